"""Help: every command says what it does, explains each option, and gives examples that can be typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from cli_running import Run
from typer.main import get_command

from claimtrack.cli.commands import COMMANDS
from claimtrack.cli.main import app
from claimtrack.report import claim_columns, comparison_columns

ROOT = get_command(app)


def commands() -> Iterator[tuple[str, ...]]:
    """Every command that does something, as typed."""
    for name in COMMANDS:
        inner = getattr(found((name,)), "commands", None)
        if inner is None:
            yield (name,)
        else:
            yield from ((name, below) for below in inner)


def found(path: tuple[str, ...]) -> Any:
    """The command of this name."""
    command: Any = ROOT
    for name in path:
        command = command.get_command(None, name)
    return command


def examples(path: tuple[str, ...]) -> list[str]:
    """The lines of the examples of a command."""
    text = str(found(path).help)
    return [line.strip() for line in text.partition("Examples:\n")[2].splitlines()]


def test_each_command_stands_in_the_file_of_its_name(run: Run) -> None:
    shown = run("--help").out
    for name in COMMANDS:
        assert found((name,)).name == name
        assert f" {name} " in shown


def test_a_slip_in_a_command_is_answered_with_the_nearest(run: Run) -> None:
    answer = run("lst")
    assert (answer.code, answer.out) == (2, "")
    assert "No such command 'lst'. Did you mean 'list'?" in answer.err


@pytest.mark.parametrize("path", list(commands()), ids="-".join)
def test_help_fits_a_terminal_and_explains_every_option(
    run: Run, path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    answer = run(*path, "--help")
    assert answer.code == 0
    assert answer.out == run(*path, "-h").out
    for option in found(path).params:
        assert option.help or option.name == "help", f"{path}: {option.name} is not explained"
    for name in ("--db", "--quiet", "--no-color"):
        assert name in answer.out
    assert "--traceback" not in answer.out


@pytest.mark.parametrize("path", list(commands()), ids="-".join)
def test_examples_are_commands_that_the_program_understands(path: tuple[str, ...]) -> None:
    lines = examples(path)
    assert lines, f"{path} has no examples"
    for line in lines:
        for typed in re.findall(r"claimtrack [^|>)]*", line):
            words = shlex.split(typed.strip().strip('"'))[1:]
            inner: Any = ROOT
            while words and words[0] in getattr(inner, "commands", {}):
                inner = inner.get_command(None, words.pop(0))
            inner.make_context("claimtrack", words)


@pytest.mark.parametrize(
    ("what", "documentation"),
    [("claims", claim_columns.__doc__), ("contradictions", comparison_columns.__doc__)],
)
def test_help_of_an_export_lists_its_columns(
    run: Run, what: str, documentation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = run("export", what, "--help").out
    for line in documentation.splitlines()[2:]:
        assert line in shown, "nothing is taken for markup, no line is wrapped"
