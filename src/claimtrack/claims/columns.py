"""What the columns of a table hold, by the words in its header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimtrack.claims.reading import Reading
from claimtrack.claims.terms import Mark
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.data.lexicons import expanded, term_lists
from claimtrack.data.load import DATA, read
from claimtrack.folding import fold
from claimtrack.model import Period, Sentence
from claimtrack.values.value import Value, ValueKind

COLUMN_TYPES = {
    "market_share.share": "market_share",
    "things.revenue": "revenue",
    "things.growing": "revenue_growth",
    "headcount.total": "headcount",
}
"""What the words of a header cell say its column claims; of several the last in the cell decides."""
CUTS = {"columns.layoff": "layoff", "columns.severance": "severance"}
"""What a whole cell says its column claims: a table with such a column is about people who go."""
COUNT, SHARE = "columns.count", "columns.share"
MAGNITUDES = (
    (re.compile(r"billion|\bbn\b|milliarden|mrd|十亿"), 1e9),
    (re.compile(r"million|mio|百万"), 1e6),
)
CURRENCIES = ((re.compile(r"usd|us-dollar|dollar|\$|美元"), "USD"), (re.compile(r"eur|€|欧元"), "EUR"))
HUNDRED_MILLION = re.compile(r"亿")
BRACKETS = re.compile(r"\s*[(（\[].*[)）\]]\s*|[*†]+$")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a table holds."""

    type: ClaimType
    unit: str | None
    factor: float = 1.0
    period: Period | None = None


def heads_cuts(lang: str, sentence: Sentence) -> bool:
    """Whether a row can be the header of a table about people who go."""
    base = sentence.start
    cells = (sentence.text[start - base : end - base] for start, end in sentence.cells)
    return any(_words(lang).get(_bare(cell), frozenset()) & CUTS.keys() for cell in cells)


def columns_of(reading: Reading, cells: Sequence[tuple[int, int]], *, cuts: bool) -> list[Column | None]:
    """What each cell of a row says of its column, None where it says nothing.

    `cuts`: the article speaks of people who go; then a bare "People" or "Share" counts those.
    """
    said = [_words(reading.lang).get(_bare(reading.folded[a:b]), frozenset()) for a, b in cells]
    cuts = cuts or any(labels & CUTS.keys() for labels in said)
    return [
        _of_cuts(labels) if cuts and labels else _measured(reading, start, end)
        for labels, (start, end) in zip(said, cells, strict=True)
    ]


def _of_cuts(labels: frozenset[str]) -> Column | None:
    type_id = next((id for label, id in CUTS.items() if label in labels), "layoff")
    return Column(claim_types()[type_id], "percent" if SHARE in labels else None)


def _measured(reading: Reading, start: int, end: int) -> Column | None:
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


def fitted(column: Column, value: Value) -> Value | None:
    """A value in the column's unit; None where the two do not go together."""
    units = column.type.units
    bare = value.kind is ValueKind.NUMBER
    if value.kind is ValueKind.MONTHS:
        return value if "months" in units else None
    if value.kind is ValueKind.PERCENT or (bare and _in_percent(column)):
        return replace(value, unit="percent") if "percent" in units else None
    if value.kind is ValueKind.MONEY:
        return _scaled(value, column, value.unit) if "money" in units else None
    if bare and "money" in units:
        return _scaled(value, column, column.unit) if column.unit else None
    return replace(value, unit="people") if "people" in units else None


def _in_percent(column: Column) -> bool:
    """Whether a bare number is a percentage in a column."""
    return column.unit == "percent" or ("percent" in column.type.units and "people" not in column.type.units)


def _scaled(value: Value, column: Column, unit: str | None) -> Value:
    """The value times what the header says it is given in, unless the cell says so itself."""
    large = max(value.low or 0, value.high or 0) >= column.factor
    factor = 1.0 if large else column.factor
    low, high = (None if side is None else side * factor for side in (value.low, value.high))
    return replace(value, low=low, high=high, unit=unit)


def _bare(cell: str) -> str:
    """A cell without what stands in brackets, and without the colon behind the last of a header."""
    return BRACKETS.sub("", fold(cell)).strip(" :")


@cache
def _words(lang: str) -> Mapping[str, frozenset[str]]:
    """What the words that fill a header cell stand for."""
    found: dict[str, set[str]] = {}
    for label, terms in term_lists(read(DATA / "lexicons" / lang / "columns.toml"), "columns").items():
        for term in _folded(terms):
            found.setdefault(term, set()).add(label)
    return {term: frozenset(labels) for term, labels in found.items()}


def _folded(terms: Iterable[str]) -> list[str]:
    return [fold(term) for term in expanded(terms)]
