"""A real terminal: colours where they are wanted, the evidence in bold, a moving line that goes away."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_running import Run

pty = pytest.importorskip("pty")
BOLD = "\x1b[1;4m"


def on_terminal(*arguments: str, width: int = 80, **env: str) -> str:
    """What a command writes to a terminal of so many columns."""
    import fcntl
    import struct
    import termios

    keeper, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", *arguments],
        stdin=terminal, stdout=terminal, stderr=terminal,
        env={**os.environ, "TERM": "xterm-256color", **env}, close_fds=True,
    )  # fmt: skip
    os.close(terminal)
    parts = []
    while True:
        try:
            part = os.read(keeper, 65536)
        except OSError:  # Linux says so that the other end is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(keeper)
    assert process.wait(timeout=60) == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_the_evidence_is_bold_on_a_terminal(filled: Run) -> None:
    shown = on_terminal("contradictions")
    assert f"{BOLD}cut between 20% and 30% of its jobs" in shown
    assert "**" not in shown


def test_no_line_is_wider_than_the_terminal(filled: Run) -> None:
    from rich.cells import cell_len

    for width in (40, 80, 120):
        for command in (("list",), ("contradictions",)):
            shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", on_terminal(*command, width=width))
            assert max(map(cell_len, shown.split("\n"))) <= width


@pytest.mark.parametrize("arguments", [("--no-color", "doctor"), ("doctor", "--no-color")])
def test_no_colour_is_written_when_none_is_wanted(filled: Run, arguments: tuple[str, ...]) -> None:
    colours = re.compile(r"\x1b\[(?:\d+;)*[349]\d")
    assert colours.search(on_terminal("doctor"))
    assert not colours.search(on_terminal(*arguments))
    assert not colours.search(on_terminal("doctor", NO_COLOR="1"))


def test_a_terminal_without_bold_gets_stars(filled: Run) -> None:
    shown = on_terminal("contradictions", TERM="dumb")
    assert "**cut between 20% and 30% of its jobs**" in " ".join(shown.split())
    assert "\x1b" not in shown


def test_help_without_colour(filled: Run) -> None:
    assert "\x1b[1;36m" not in on_terminal("--no-color", "--help")


def test_a_terminal_gets_the_table_of_extract_and_a_moving_line_of_ingest(filled: Run, place: Path) -> None:
    text = "AWS China will cut about 10% of its jobs.\n"
    (place / "cuts.txt").write_text(text, encoding="utf-8")
    assert "about 10 %" in on_terminal("extract", "cuts.txt")
    shown = on_terminal("ingest", "cuts.txt")
    assert "\x1b[?25l" in shown, "the cursor is hidden while the line moves"
    assert "\x1b[?25h" in shown, "and is shown again"
    assert "\x1b[?25l" not in on_terminal("ingest", "cuts.txt", "--quiet")
