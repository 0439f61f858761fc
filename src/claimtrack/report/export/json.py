"""JSON: one list of objects, an object a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from claimtrack.report.columns import Columns, Row
from claimtrack.report.export.jsonl import line

FOR_PEOPLE = False


def write(rows: Iterable[Row], columns: Columns[Row], out: TextIO) -> None:
    """Write a list with an object for each row."""
    out.write("[")
    for number, row in enumerate(rows):
        out.write(f"{',' if number else ''}\n{line(row, columns)}")
    out.write("\n]\n")
