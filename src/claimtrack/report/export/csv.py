"""CSV as RFC 4180 has it: commas, quotes where needed, CRLF, and one line of names.

The text comes from strangers. A text that a spreadsheet would run as a formula gets an apostrophe in
front (https://owasp.org/www-community/attacks/CSV_Injection), and control characters other than tab and
line break are left out; numbers stay numbers. Lists are joined by "; ".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from claimtrack.report.columns import Cell, Columns, Row, flat, shown

FOR_PEOPLE = False
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def write(rows: Iterable[Row], columns: Columns[Row], out: TextIO) -> None:
    """Write the rows under a line of names."""
    plain = list(flat(columns))
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in plain])
    for row in rows:
        writer.writerow([cell(column.value(row)) for column in plain])


def cell(value: Cell) -> str | int | float:
    """A value as it stands in a cell: numbers as they are, all else as text no spreadsheet will run."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return harmless(shown(value))


def harmless(text: str) -> str:
    """The text as no spreadsheet will run it."""
    clean = _CONTROL.sub("", text)
    return f"'{clean}" if _FORMULA.match(clean) else clean
