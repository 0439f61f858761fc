"""Claims in the rows of a table: the header says what a column holds, the row whom and when.

Tables stand in the text as lines of tab-separated cells. A page saved as text may have lost its tabs
("Alibaba Cloud36%Q3 2024"): such a glued row is read only where it can be read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimtrack.claims.build import Draft
from claimtrack.claims.columns import COLUMN_TYPES, Column, columns_of, fitted
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.regions import branch
from claimtrack.model import Attribution
from claimtrack.values.value import Value, ValueKind

CONFIDENCE = 0.85
SENTENCE_ENDS = ("。", "!", "?", "”", "」")
GLUE = re.compile(r"[~≈<>]?[$€¥]?\d+(?![\d年月日季])")
"""A value glued to a name; a Chinese date behind a name is none ("台积电8月营收")."""


@dataclass(slots=True)
class Header:
    """The header of the table being read; empty between tables."""

    columns: list[Column | None] = field(default_factory=list)
    glued: bool = False
    subject: str | None = None
    """Whom the rows are about that name nobody: named in the header, else just before the table."""


def glued(folded: str, names: Sequence[Name]) -> bool:
    """Whether a line begins with a name and a value without a space between: a row that lost its tabs.

    A line that ends like a sentence is one (甲骨文300人被裁。).
    """
    if not names or names[0].start != 0 or folded.endswith(SENTENCE_ENDS):
        return False
    return bool(GLUE.match(folded, names[0].end))


def is_row(reading: Reading) -> bool:
    """Whether a reading is a row of a table, with tabs or glued."""
    return bool(reading.sentence.cells) or glued(reading.folded, reading.names)


def header_of(reading: Reading, before: str | None, *, cuts: bool = False) -> Header | None:
    """The header that a row is, None where it names nothing that can be claimed, or holds numbers.

    `before` is whom the text spoke of before the table; `cuts`: that it spoke of people who go.
    """
    cells = reading.cells()
    columns = columns_of(reading, cells, cuts=cuts)
    if not any(columns) or any(value.kind is not ValueKind.PERIOD for value in reading.values):
        return None
    named = next((name.id for name in reading.companies()), before)
    glued_here = len(cells) == 1
    if glued_here and len({COLUMN_TYPES[mark.label] for mark in reading.of(*COLUMN_TYPES)}) > 1:
        columns = [None]  # "Revenue (bn USD)Growth (%)": which digits are whose can be read in two ways
    return Header(columns, glued=glued_here, subject=named)


def row_drafts(reading: Reading, header: Header, voice: Attribution) -> Iterator[Draft]:
    """The claims of one row under its header."""
    names = reading.companies()
    if not names and (header.subject is None or not _goes_by_time(reading, header)):
        return
    if len({name.id for name in names}) > 1:
        return
    for column, value in _cells(reading, header):
        subject = branch(reading, names[0], column.type.id) if names else header.subject or ""
        things: tuple[Stretch, ...] = (names[0], value) if names else (value,)
        yield Draft(
            type=column.type,
            subject=subject,
            things=things,
            rule=f"{column.type.id}/row",
            confidence=CONFIDENCE,
            value=value,
            attribution=voice,
            period=next((v.period for v in reading.values if v.period), column.period),
        )


def _goes_by_time(reading: Reading, header: Header) -> bool:
    """Whether a row that names nobody is one of a single company's: it begins with a time or with nothing."""
    start, end = reading.cells()[0]
    timed = any(value.period and start <= value.start < end for value in reading.values)
    return timed or start == end or header.glued


def _cells(reading: Reading, header: Header) -> Iterator[tuple[Column, Value]]:
    numbers = [value for value in reading.values if value.kind is not ValueKind.PERIOD]
    if header.glued:
        columns = [column for column in header.columns if column]
        if len(columns) == 1 and len(numbers) == 1 and (value := fitted(columns[0], numbers[0])):
            yield columns[0], value
        return
    for column, (start, end) in zip(header.columns, reading.cells(), strict=False):
        inside = [value for value in numbers if start <= value.start and value.end <= end]
        if column and len(inside) == 1 and (value := fitted(column, inside[0])):
            yield column, value
