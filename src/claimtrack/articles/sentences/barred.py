"""Tables in plain text whose cells stand between bars, as in Markdown.

    Company | City | Workers affected
    Wolfspeed | Durham | 310

They are read as tables only with a header of words and columns that hold figures throughout, or none.
"""

from __future__ import annotations

import re

from claimtrack.articles.sentences.flattened import FEWEST_COLUMNS, FEWEST_ROWS, Row, fits, trimmed

BARS = "|｜"
LONGEST = 100
"""A cell has at most so many characters."""
SPLIT = re.compile(rf"[{BARS}]")
RULE = re.compile(rf"[\s{BARS}:=—–-]+")
"""The line below the header of a Markdown table."""


def barred_rows(text: str) -> list[Row]:
    """The rows of the tables with bars of a text, headers first, each with the offsets of its cells."""
    if not any(bar in text for bar in BARS):
        return []
    found: list[Row] = []
    run: list[Row] = []
    end = 0
    for line in [*text.splitlines(keepends=True), ""]:
        start, end = end, end + len(line)
        if run and line.strip() and RULE.fullmatch(line):
            continue
        row = _row(text, start, end)
        if run and len(row) != len(run[0]):
            found += _as_table(text, run)
            run = []
        if row:
            run.append(row)
    return found + _as_table(text, run)


def _row(text: str, start: int, end: int) -> Row:
    """The cells of a line; none where it has too few bars or holds prose."""
    bars = [found.start() for found in SPLIT.finditer(text, start, end)]
    starts, stops = [start, *(bar + 1 for bar in bars)], [*bars, end]
    cells = [trimmed(text, a, b) for a, b in zip(starts, stops, strict=True)]
    while cells and cells[0][0] == cells[0][1]:
        del cells[0]
    while cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    fine = len(cells) >= FEWEST_COLUMNS and all(b - a <= LONGEST for a, b in cells)
    return tuple(cells) if fine else ()


def _as_table(text: str, run: list[Row]) -> list[Row]:
    cells = [[text[a:b] for a, b in row] for row in run]
    return run if len(run) > FEWEST_ROWS and fits(cells) else []
