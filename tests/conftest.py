"""What all tests share: no trained pipeline of this machine, and a tiny one where a test is about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tiny_model import build_wheel, forget_models, train

os.environ["CLAIMTRACK_MODELS"] = "none"


@pytest.fixture(scope="session")
def tiny_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a pipeline that was trained on a few sentences to name organisations."""
    return build_wheel(tmp_path_factory.mktemp("wheel"), train("en"))


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for trained pipelines, in use during the test; `forget_models` takes in a new one."""
    folder = tmp_path / "models"
    monkeypatch.setenv("CLAIMTRACK_MODELS", str(folder))
    forget_models()
    yield folder
    forget_models()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of this name in the folder `golden` beside the test.

    CLAIMTRACK_GOLDEN=write writes it, for a person to read.
    """

    def same(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        tidy = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
        if os.environ.get("CLAIMTRACK_GOLDEN") == "write":
            path.write_text(tidy, encoding="utf-8")
        assert tidy == path.read_text(encoding="utf-8")

    return same
