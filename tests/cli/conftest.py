"""Running claimtrack as a person does, on the small database of tests/report and in a folder of its own."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "report"))

from cli_running import Answer, Run
from report_samples import fill

from claimtrack.cli import tables
from claimtrack.cli.main import exit_code
from claimtrack.store.session import open_store


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled database, to be copied."""
    path = tmp_path_factory.mktemp("cli") / "claims.sqlite"
    with open_store(str(path)) as store:
        fill(store)
    return path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working folder, with a data folder and no settings from outside."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CLAIMTRACK_CONTACT", "CLAIMTRACK_LOG", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("CLAIMTRACK_DB", str(tmp_path / "claims.sqlite"))
    monkeypatch.setenv("TERMINAL_WIDTH", "100")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def run(place: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command as the shell does, piped; there is no database yet."""

    def run(*arguments: str) -> Answer:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8"))
            code = exit_code(list(arguments))
            sys.stdout.flush()
            sys.stderr.flush()
            return Answer(code, out.getvalue().decode(), err.getvalue().decode())

    return run


@pytest.fixture
def filled(run: Run, filled_file: Path) -> Run:
    """The same with the filled database."""
    shutil.copy(filled_file, os.environ["CLAIMTRACK_DB"])
    return run


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes standard output a terminal of so many columns that knows no colours."""

    def on_terminal(width: int) -> None:
        from rich.console import Console

        def console() -> Console:
            out = tables.stdout_for_people()
            plain = {"highlight": False, "markup": False, "emoji": False}
            return Console(
                file=out, force_terminal=True, width=width, color_system=None, legacy_windows=False, **plain
            )

        monkeypatch.setattr(tables, "console", console)

    return on_terminal
