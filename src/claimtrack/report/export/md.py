"""Markdown: a table for a document. Words from strangers' pages stand in it as text, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from claimtrack.report.columns import Cell, Columns, Row, flat, shown
from claimtrack.report.marked import Marked, one_line
from claimtrack.report.printable import printable

FOR_PEOPLE = True
_MARKUP = re.compile(r"([\\`*_\[\]|~#])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def write(rows: Iterable[Row], columns: Columns[Row], out: TextIO) -> None:
    """Write a table with a line of names."""
    plain = list(flat(columns))
    out.write(_line(column.name for column in plain))
    out.write(_line("---" for _ in plain))
    for row in rows:
        out.write(_line(cell(column.value(row)) for column in plain))


def cell(value: Cell) -> str:
    """A value as it stands in a cell; the evidence of a sentence is bold."""
    if isinstance(value, Marked):
        before, after = escaped(value.before), escaped(value.after)
        # Stars that touch a space are not read as marks.
        inside = value.evidence.strip()
        return one_line(f"{before}**{escaped(inside)}**{after}" if inside else before + after)
    return one_line(escaped(str(shown(value))))


def escaped(text: str) -> str:
    """The text with everything that Markdown or HTML would read as markup made plain."""
    plain = _MARKUP.sub(r"\\\1", printable(text.replace("\t", " | ")))
    return "".join(_HTML.get(letter, letter) for letter in plain)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
