"""Lists that stand upright, a name and its share on lines of their own: "AWS / 30 % / Microsoft / 20 %".

A page that is saved as text makes such lines of a table or of the labels of a chart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimtrack.claims.names import Name
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.values.value import Value, ValueKind

if TYPE_CHECKING:
    from claimtrack.claims.reader import Reader

SHORT = 40
"""So many characters such a line has at most."""
ORDINAL = re.compile(r"\s*(?:#|no\.?\s?|nr\.?\s?)?\d{1,2}\s?[.)、]?\s*$")
"""A line that only counts: "1", "2."."""
SIGNS = " .,:;()（）*•·-–—|"

Entry = tuple[int, Reading, Name, Value]
"""The number of the line of a value, its reading, whose value it is, and the value."""


Item = tuple[int, Reading, Name | None, Value | None]
"""A line with the company or the percentage that it holds."""


def upright(readings: Sequence[Reading], reader: Reader) -> Iterator[list[Entry]]:
    """Runs of pairs of lines, one of which holds a company and nothing else and the other its percentage.

    The name stands first, or last where the run begins with a percentage and ends with a name.
    """
    for block in _blocks(readings, reader):
        names, values = [one for one in block if one[2]], [one for one in block if one[3]]
        if len(names) == len(values):
            pairs = zip(names, values, strict=True)
            yield [(at, one, name, value) for (_, _, name, _), (at, one, _, value) in pairs if name and value]


def _blocks(readings: Sequence[Reading], reader: Reader) -> Iterator[list[Item]]:
    """Runs of lines that hold a company and a percentage in turn."""
    block: list[Item] = []
    for at, reading in enumerate(readings):
        if reading.sentence.field == "text" and ORDINAL.fullmatch(reading.folded):
            continue
        text = reading.sentence.field == "text"
        name = only_name(reading) if text else None
        value = _only_rate(reading, reader) if text and name is None else None
        turn = block and bool(block[-1][2]) != bool(name)
        if not (name or value) or not turn:
            yield block
            block = []
        if name or value:
            block.append((at, reader.fully(reading) if value else reading, name, value))
    yield block


def only_name(reading: Reading) -> Name | None:
    """The company that a line holds, if it holds nothing else."""
    names = [name for name in reading.names if name.kind in COMPANY_KINDS]
    if len(reading.folded) > SHORT or not names or len({name.id for name in names}) > 1:
        return None
    left = list(reading.folded)
    for name in names:
        left[name.start : name.end] = " " * (name.end - name.start)
    return None if "".join(left).strip(SIGNS) else names[0]


def _only_rate(reading: Reading, reader: Reader) -> Value | None:
    """The percentage that a line holds, if it holds nothing else."""
    if len(reading.folded) > SHORT or not any(map(str.isdigit, reading.folded)):
        return None
    rates = [value for value in reader.fully(reading).values if value.kind is ValueKind.PERCENT]
    if len(rates) != 1:
        return None
    around = reading.folded[: rates[0].start] + reading.folded[rates[0].end :]
    return None if around.strip(SIGNS) else rates[0]
