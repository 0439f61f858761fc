"""Text from strangers, fit to be printed: nothing in it moves the cursor, hides or turns words round."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]"  # colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x9c|\x1b\\)"  # titles, links, clipboard
    r"|\x1b[ -/]*[0-~]"
)
_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Controls, marks of direction, and characters without width; joiners stay, since scripts need them."""
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_STACK = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""More than four marks on one letter, which would cover the lines around it."""


def printable(text: str) -> str:
    """The text on one line without sequences of a terminal, controls, unseen characters and turns."""
    whole = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _SEQUENCE.sub("", text))
    return _STACK.sub(r"\1", _UNSEEN.sub("", _SPACE.sub(" ", whole)))


def printable_lines(text: str) -> str:
    """The same for a text of several lines, whose line ends stay."""
    return "\n".join(printable(line) for line in text.split("\n"))
