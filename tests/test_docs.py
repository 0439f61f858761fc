"""What the README shows is what claimtrack does: its session, its commands, its numbers, its links."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from claimtrack.cli.border import EXIT_CODES
from claimtrack.cli.commands import COMMANDS
from claimtrack.cli.main import app
from claimtrack.data.watches import load_watch, watched_sources
from readme_session import README, Session, blocks, timeless

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """The rows of the table that begins with this cell, its head left out, marks of code taken away."""
    lines = TEXT[TEXT.index(f"| {heading} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.timeout(120)
def test_the_session_prints_what_the_readme_says(tmp_path: Path) -> None:
    session = Session(tmp_path)
    shown = [block for block in blocks(TEXT) if block.file or block.info == "console"]
    assert len(shown) > 8
    for block in shown:
        assert timeless(session.play(block)) == timeless(block.body), (
            "python tests/readme_session.py writes it anew"
        )
    assert (tmp_path / "contradictions.csv").read_text(encoding="utf-8-sig").count("dengta.txt") >= 1


def test_every_command_is_listed() -> None:
    assert [row[0] for row in table("command")] == list(COMMANDS)


def test_every_exit_code_is_listed() -> None:
    told = [line.split(maxsplit=1) for line in EXIT_CODES.splitlines()]
    assert table("exit code") == told


def indented() -> list[str]:
    """The commands that the README shows without what they print."""
    lines = [line[4:].split("#")[0].strip() for line in TEXT.splitlines() if line.startswith("    ")]
    named = re.findall(r"`(claimtrack [^`]+)`", TEXT)
    return sorted({line for line in (*lines, *named) if line.startswith("claimtrack ")})


@pytest.mark.parametrize("line", indented())
def test_every_command_shown_can_be_given(line: str) -> None:
    program = get_command(app)
    _, name, *arguments = shlex.split(line)
    context = program.make_context("claimtrack", [name, *arguments], resilient_parsing=True)
    command = program.get_command(context, name)  # type: ignore[attr-defined]
    assert command is not None, f"there is no command {name}"
    while hasattr(command, "commands"):
        command, arguments = command.commands[arguments[0]], arguments[1:]
    command.make_context(name, arguments, parent=context, resilient_parsing=True)


def test_every_make_target_named_is_there() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)\b", TEXT)) - {"a", "it", "room"}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test", "check", "bench"} <= named
    assert named <= targets


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\((?!https?://)([^)]+)\)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_bundled_watch_reads_as_many_sources_as_the_readme_says() -> None:
    number = len(list(watched_sources(load_watch("aws-china"))))
    assert f"{number} sources in three languages" in TEXT


def test_the_python_named_is_the_oldest_that_works() -> None:
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert oldest is not None
    assert f"Python {oldest[1]} or newer" in TEXT
    assert sys.version_info >= tuple(map(int, oldest[1].split(".")))
