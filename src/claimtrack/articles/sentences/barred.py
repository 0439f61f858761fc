"""Tables in plain text whose cells stand between bars, as in Markdown, or between other signs.

    Company | City | Workers affected          Provider – share – growth
    Wolfspeed | Durham | 310                   AWS – 31% – 18%

They are read as tables only with a header of words and columns that hold figures throughout, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.articles.sentences.flattened import FEWEST_COLUMNS, FEWEST_ROWS, Row, fits, trimmed

BARS = "|｜"
LONGEST, SHORT = 100, 40
"""A cell has at most so many characters; one that ends in a sign that prose has too, so many."""
SIGNS = (
    (re.compile(rf"[{BARS}]"), LONGEST),
    (re.compile(r"\s[–—-]\s"), SHORT),
    (re.compile(r"\s/\s"), SHORT),
    (re.compile(r";\s"), SHORT),
    (re.compile(r",\s"), SHORT),
    (re.compile(r"[/／，、]|,(?!\d{3})"), SHORT),
)
"""What stands between cells, the surest first; the last without a space, as only Chinese has it."""
HAN = re.compile(r"[\u3400-\u9fff]")
RULE = re.compile(rf"[\s{BARS}:=—–-]+")
"""The line below the header of a Markdown table."""


def barred_rows(text: str) -> list[Row]:
    """The rows of the tables with such signs of a text, headers first, each with the offsets of its cells."""
    found: list[Row] = []
    for sign, longest in SIGNS if HAN.search(text) else SIGNS[:-1]:
        done = {row[0][0] for row in found}
        tables = _tables(text, sign, longest) if sign.search(text) else ()
        found += [row for table in tables if table[0][0][0] not in done for row in table]
    return found


def _tables(text: str, sign: re.Pattern[str], longest: int) -> Iterator[list[Row]]:
    run: list[Row] = []
    end = 0
    for line in [*text.splitlines(keepends=True), ""]:
        start, end = end, end + len(line)
        if run and line.strip() and RULE.fullmatch(line):
            continue
        row = _row(text, start, end, sign, longest)
        if run and len(row) != len(run[0]):
            yield from _as_table(text, run)
            run = []
        if row:
            run.append(row)
    yield from _as_table(text, run)


def _row(text: str, start: int, end: int, sign: re.Pattern[str], longest: int) -> Row:
    """The cells of a line; none where it has too few signs or holds prose."""
    signs = [found.span() for found in sign.finditer(text, start, end)]
    starts, stops = [start, *(b for _, b in signs)], [*(a for a, _ in signs), end]
    cells = [trimmed(text, a, b) for a, b in zip(starts, stops, strict=True)]
    while cells and cells[0][0] == cells[0][1]:
        del cells[0]
    while cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    fine = len(cells) >= FEWEST_COLUMNS and all(b - a <= longest for a, b in cells)
    return tuple(cells) if fine else ()


def _as_table(text: str, run: list[Row]) -> Iterator[list[Row]]:
    """The rows as a table, if they are one."""
    cells = [[text[a:b] for a, b in row] for row in run]
    if len(run) > FEWEST_ROWS and fits(cells):
        yield run
