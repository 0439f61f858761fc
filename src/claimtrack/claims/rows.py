"""Claims in the rows of a table: the header says what a column holds, the row whom and when.

Tables stand in the text as lines of tab-separated cells. A page saved as text may have lost its tabs
("Alibaba Cloud36%Q3 2024"): such a glued row is read only where it can be read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimtrack.claims.build import Draft
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.terms import Mark
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.model import Attribution, Period
from claimtrack.values.value import Value, ValueKind

CONFIDENCE = 0.85
COLUMN_TYPES = {
    "market_share.share": "market_share",
    "things.revenue": "revenue",
    "things.growing": "revenue_growth",
    "headcount.total": "headcount",
}
"""What the words of a header cell say its column claims; of several the last in the cell decides."""
MAGNITUDES = (
    (re.compile(r"billion|\bbn\b|milliarden|mrd|十亿"), 1e9),
    (re.compile(r"million|mio|百万"), 1e6),
)
CURRENCIES = ((re.compile(r"usd|us-dollar|dollar|\$|美元"), "USD"), (re.compile(r"eur|€|欧元"), "EUR"))
HUNDRED_MILLION = re.compile(r"亿")
SENTENCE_ENDS = ("。", "!", "?", "”", "」")
GLUE = re.compile(r"[~≈<>]?[$€¥]?\d+(?![\d年月日季])")
"""A value glued to a name; a Chinese date behind a name is none ("台积电8月营收")."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a table holds."""

    type: ClaimType
    unit: str | None
    factor: float = 1.0
    period: Period | None = None


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


def header_of(reading: Reading, before: str | None) -> Header | None:
    """The header that a row is, None where it names nothing that can be claimed, or holds numbers.

    `before` is whom the text spoke of before the table.
    """
    cells = reading.cells()
    columns = [_column(reading, start, end) for start, end in cells]
    if not any(columns) or any(value.kind is not ValueKind.PERIOD for value in reading.values):
        return None
    named = next((name.id for name in reading.companies()), before)
    glued_here = len(cells) == 1
    if glued_here and len({COLUMN_TYPES[mark.label] for mark in reading.of(*COLUMN_TYPES)}) > 1:
        columns = [None]  # "Revenue (bn USD)Growth (%)": which digits are whose can be read in two ways
    return Header(columns, glued=glued_here, subject=named)


def _column(reading: Reading, start: int, end: int) -> Column | None:
    marks = [mark for mark in reading.of(*COLUMN_TYPES) if start <= mark.start and mark.end <= end]
    if not marks:
        return None
    text = reading.folded[start:end]
    type_id = COLUMN_TYPES[_deciding(marks).label]
    unit = next((code for pattern, code in CURRENCIES if pattern.search(text)), None)
    factor = next((factor for pattern, factor in MAGNITUDES if pattern.search(text)), 1.0)
    if factor == 1.0 and HUNDRED_MILLION.search(text):
        factor = 1e8
    periods = [value.period for value in reading.values if start <= value.start and value.end <= end]
    return Column(claim_types()[type_id], unit, factor, next(iter(periods), None))


def _deciding(marks: Sequence[Mark]) -> Mark:
    """Growth over revenue over the rest: "revenue growth (%)" is a growth."""
    order = list(COLUMN_TYPES)
    growth = [mark for mark in marks if mark.label == "things.growing"]
    return growth[0] if growth else min(marks, key=lambda mark: order.index(mark.label))


def row_drafts(reading: Reading, header: Header, voice: Attribution) -> Iterator[Draft]:
    """The claims of one row under its header."""
    names = reading.companies()
    subject = names[0].id if names else header.subject
    if subject is None or len({name.id for name in names}) > 1:
        return
    for column, value in _cells(reading, header):
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


def _cells(reading: Reading, header: Header) -> Iterator[tuple[Column, Value]]:
    numbers = [value for value in reading.values if value.kind is not ValueKind.PERIOD]
    if header.glued:
        columns = [column for column in header.columns if column]
        if len(columns) == 1 and len(numbers) == 1 and (value := _as(columns[0], numbers[0])):
            yield columns[0], value
        return
    for column, (start, end) in zip(header.columns, reading.cells(), strict=False):
        inside = [value for value in numbers if start <= value.start and value.end <= end]
        if column and len(inside) == 1 and (value := _as(column, inside[0])):
            yield column, value


def _as(column: Column, value: Value) -> Value | None:
    """The value in the column's unit; None where the two do not go together."""
    units = column.type.units
    if value.kind is ValueKind.PERCENT or (value.kind is ValueKind.NUMBER and "percent" in units):
        return replace(value, unit="percent") if "percent" in units else None
    if value.kind is ValueKind.MONEY:
        return _scaled(value, column, value.unit) if "money" in units else None
    if value.kind is ValueKind.NUMBER and "money" in units:
        return _scaled(value, column, column.unit) if column.unit else None
    return replace(value, unit="people") if "people" in units else None


def _scaled(value: Value, column: Column, unit: str | None) -> Value:
    """The value times what the header says it is given in, unless the cell says so itself."""
    large = max(value.low or 0, value.high or 0) >= column.factor
    factor = 1.0 if large else column.factor
    low, high = (None if side is None else side * factor for side in (value.low, value.high))
    return replace(value, low=low, high=high, unit=unit)
