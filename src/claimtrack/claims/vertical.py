"""Lists that stand upright, a name and its share on lines of their own: "AWS / 30 % / Microsoft / 20 %".

A page that is saved as text makes such lines of a table or of the labels of a chart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.claims.names import Name
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.data.entities import load_entities
from claimtrack.values.value import Value, ValueKind

if TYPE_CHECKING:
    from claimtrack.claims.reader import Reader

SHORT = 40
"""So many characters such a line has at most."""
ORDINAL = re.compile(r"\s*(?:#|no\.?\s?|nr\.?\s?)?\d{1,2}\s?[.)、]?\s*$")
"""A line that only counts: "1", "2."."""
ENDS = tuple(".!?:;。！？：；")
"""What a label does not end in."""
PAIR = 2
SIGNS = " .,:;()（）*•·-–—|"

Entry = tuple[int, Reading, Name, Value]
"""The number of the line of a value, its reading, whose value it is, and the value."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A line of such a list: a label, with the company that it names if any, or a percentage."""

    at: int
    reading: Reading
    name: Name | None = None
    value: Value | None = None


def upright(readings: Sequence[Reading], reader: Reader) -> Iterator[list[Entry]]:
    """Runs of pairs of lines, one of which holds a label and nothing else and the other its percentage; of
    each pair whose label is a company.

    The label stands first, or last where the run begins with a percentage and ends with a label.
    """
    for block in _blocks(readings, reader):
        run = _paired(block)
        labels, values = [cell for cell in run if not cell.value], [cell for cell in run if cell.value]
        pairs = zip(labels, values, strict=False)
        yield [
            (cell.at, cell.reading, label.name, cell.value)
            for label, cell in pairs
            if label.name and cell.value
        ]


def _paired(block: Sequence[_Cell]) -> Sequence[_Cell]:
    """The lines of a run that make pairs, without a label that belongs to none; none where it can be read in
    two ways.
    """
    if len(block) < PAIR:
        return ()
    first, last = block[0], block[-1]
    if len(block) % PAIR == 0:
        return block if first.name or (first.value and (last.name or block[1].name)) else ()
    if first.value:
        return ()
    if first.name is None and last.name:
        return block[1:]  # a heading, then the figure first
    return block[:-1] if first.name and last.name is None else ()


def _blocks(readings: Sequence[Reading], reader: Reader) -> Iterator[list[_Cell]]:
    """Runs of lines that hold a label and a percentage in turn."""
    block: list[_Cell] = []
    for at, reading in enumerate(readings):
        if reading.sentence.field == "text" and ORDINAL.fullmatch(reading.folded):
            continue
        cell = _cell(at, reading, reader)
        if cell is None or not block or bool(block[-1].value) == bool(cell.value):
            yield block
            block = []
        if cell:
            block.append(cell)
    yield block


def _cell(at: int, reading: Reading, reader: Reader) -> _Cell | None:
    """What a line is in such a list; None where it is no part of one."""
    if reading.sentence.field != "text" or len(reading.folded) > SHORT:
        return None
    if value := _only_rate(reading, reader):
        return _Cell(at, reader.fully(reading), value=value)
    label = not any(map(str.isdigit, reading.folded)) and reading.folded[-1:] not in ENDS
    name = only_name(reading)
    return _Cell(at, reading, name=name) if name or label else None


def only_name(reading: Reading) -> Name | None:
    """The company that a line holds, if it holds nothing else."""
    names = [name for name in reading.names if name.kind in COMPANY_KINDS]
    root = load_entities().root
    if len(reading.folded) > SHORT or not names or len({root(name.id) for name in names}) > 1:
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
