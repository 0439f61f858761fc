"""The border: one clear sentence and a documented exit code for whatever goes wrong, and quiet ends."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cli_running import Run
from report_samples import RANGE

from claimtrack import errors
from claimtrack.cli import list as listing
from claimtrack.cli.border import EXIT_CODES
from claimtrack.errors import ClaimtrackError

ERRORS = tomllib.loads((Path(__file__).parent / "errors.toml").read_text(encoding="utf-8"))["error"]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error["command"])
def test_each_error_is_one_sentence_with_its_exit_code(
    filled: Run, place: Path, error: dict[str, Any]
) -> None:
    (place / "broken.toml").write_text("id = ", encoding="utf-8")
    (place / "slip.toml").write_text('id = "slip"\nname = "S"\nentities = ["aws-chinna"]\n', encoding="utf-8")
    answer = filled(*shlex.split(error["command"]))
    assert (answer.code, answer.out) == (error["code"], "")
    assert answer.err.startswith("error: ")
    assert error["sentence"] in answer.err
    assert answer.err.count("\n") == 1
    assert "secret" not in answer.err
    assert "Traceback" not in answer.err


def test_each_exit_code_is_documented(run: Run) -> None:
    listed = {int(line.split()[0]) for line in EXIT_CODES.splitlines()}
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ClaimtrackError)
    ]
    assert {kind.exit_code for kind in kinds} | {0, 2, 70, 130, 143} == listed
    shown = run("--help").out
    for line in EXIT_CODES.splitlines():
        assert line in shown


def test_a_mistake_of_our_own_is_one_sentence_and_its_details_are_kept(
    filled: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops //me:secret@host")

    monkeypatch.setattr(listing, "checked", broken)
    answer = filled("list", "--db", "postgresql://me:secret@host/x")
    log = tmp_path / "data" / "claimtrack" / "errors.log"
    assert (answer.code, answer.out) == (70, "")
    assert answer.err == (
        f"error: claimtrack made a mistake (ZeroDivisionError). The details are in {log}; please report it.\n"
    )
    kept = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError: oops" in kept
    assert "claimtrack list --db postgresql://me:***@host/x" in kept
    assert "secret" not in kept


def test_a_mistake_is_told_even_where_nothing_can_be_kept(
    filled: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where the data folder should be", encoding="utf-8")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "data"))
    monkeypatch.setattr(listing, "checked", lambda *_: 1 / 0)
    answer = filled("list")
    assert answer.code == 70
    assert "The details could not be kept" in answer.err


def test_a_developer_can_see_where_an_error_arose(filled: Run) -> None:
    answer = filled("--traceback", "list", "--topic", "none")
    assert answer.code == 3
    assert "Traceback" in answer.err
    assert answer.err.splitlines()[-1].startswith("error: There is no topic 'none'")


def test_an_error_cannot_write_to_the_terminal_what_it_likes(filled: Run) -> None:
    answer = filled("list", "--watch", "./\x1b[31mred\x1b]0;x\x07.toml")
    assert "\x1b" not in answer.err
    assert "red" in answer.err


def test_the_database_may_be_named_before_or_after_the_command(filled: Run, tmp_path: Path) -> None:
    filled("db", "upgrade", "--db", "other.sqlite")
    for arguments in (("--db", "other.sqlite", "db", "path"), ("db", "path", "--db", "other.sqlite")):
        assert filled(*arguments).out == "other.sqlite\n"
    both = ("--db", "first.sqlite", "db", "path", "--db", "other.sqlite")
    assert filled(*both).out == "other.sqlite\n"
    assert filled("db", "path").out == f"{tmp_path / 'claims.sqlite'}\n"


def test_quiet_may_stand_before_or_after_the_command(filled: Run) -> None:
    assert filled("--quiet", "list", "--topic", "market").err == ""
    assert filled("list", "--topic", "market", "-q").err == ""
    assert filled("list", "--topic", "market").err != ""


def test_the_version_is_told(run: Run) -> None:
    answer = run("--version")
    assert answer.code == 0
    assert answer.out.startswith("claimtrack ")


def test_nothing_on_the_command_line_is_answered_with_help(run: Run) -> None:
    answer = run()
    assert answer.code in (0, 2)
    assert "Begin with: claimtrack demo" in answer.out + answer.err


def test_ctrl_c_ends_with_its_own_code(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "checked", interrupted)
    answer = filled("list")
    assert (answer.code, answer.out, answer.err) == (130, "", "Interrupted. What was saved stays.\n")


@pytest.mark.parametrize(
    "command",
    [("list",), ("export", "claims"), ("contradictions", "--limit", "0"), ("--help",), ("show", RANGE.id)],
)
def test_a_reader_that_has_enough_is_no_error(filled: Run, command: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", *command],
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_output_is_no_mistake(filled: Run, closed: int) -> None:
    done = subprocess.run(
        f"{sys.executable} -m claimtrack list {closed}>&-",
        shell=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs signals of POSIX")
def test_a_schedulers_stop_puts_away_what_was_begun(filled: Run, place: Path) -> None:
    """The export waits for a pipe that nobody reads further, with its draft beside the file."""
    script = (
        "import sys, time\n"
        "from claimtrack.cli import answers, main\n"
        "def slow(*_): print('begun', flush=True); time.sleep(60)\n"
        "answers._write = slow\n"
        "sys.argv = ['claimtrack', 'export', 'claims', '-o', 'out.csv']\n"
        "main.run()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        assert [path.suffix for path in place.iterdir()] == [".part"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 143
    assert list(place.iterdir()) == []
