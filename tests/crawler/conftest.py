"""What the tests of the crawler share: a site of one's own, a watch, a way to disturb the crawler."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from crawl_site import Site, watch_toml


@pytest.fixture
def site() -> Iterator[Site]:
    """A host on loopback that answers as the test says."""
    with Site() as running:
        yield running


@pytest.fixture
def watch(tmp_path: Path, site: Site) -> Callable[..., Path]:
    """Writes a watch whose one source has the ways given, at paths of the site or elsewhere."""

    def write(*ways: tuple[str, str], entities: Iterable[str] = ("aws",), name: str = "watch.toml") -> Path:
        full = [(kind, url if "://" in url else site.url(url)) for kind, url in ways]
        path = tmp_path / name
        path.write_text(watch_toml({"test-daily": full}, entities), encoding="utf-8")
        return path

    return write


@pytest.fixture
def sabotage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Runs a piece of Python at the start of the crawler and of its worker, before anything else."""

    def arrange(code: str) -> None:
        folder = tmp_path / "sabotage"
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(textwrap.dedent(code), encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(folder))

    return arrange
