"""Which name each of several values belongs to, in a list of names and values.

"A with 36 %, followed by B with 19 %" · "the 39 % at A and the 32 % at B" · A和B分别为36%和19%
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.claims.names import Name
from claimtrack.claims.owning import owned
from claimtrack.claims.reading import Reading
from claimtrack.values.value import Value

TIGHT = 3.0
"""A name that follows its value stands this near."""


def pair(reading: Reading, values: Sequence[Value], names: Sequence[Name]) -> dict[int, Name]:
    """The name of each value, by the value's start; values without a clear name are left out."""
    ordered = sorted(values, key=lambda value: value.start)
    starts = {value.start for value in ordered}
    pairs = {start: name for start, name in owned(reading, names).items() if start in starts}
    pairs.update(_respectively(reading, ordered, names))
    for at, value in enumerate(ordered):
        left = ordered[at - 1].end if at else 0
        right = ordered[at + 1].start if at + 1 < len(ordered) else len(reading.folded)
        before = [n for n in names if left <= n.start and n.end <= value.start and n not in pairs.values()]
        after = [n for n in names if value.end <= n.start and n.end <= right and _tight(reading, value, n)]
        if value.start not in pairs and (before or after):
            pairs[value.start] = before[-1] if before else after[0]
    return pairs


def _tight(reading: Reading, value: Value, name: Name) -> bool:
    near = reading.distance(value, name) <= TIGHT
    return near and not reading.commas_between(value, name) and not reading.breaks_between(value, name)


def chain(reading: Reading, name: Name, names: Sequence[Name]) -> list[Name]:
    """The names coordinated with one ("A, B and C"), itself among them, by place, each company once."""
    ordered = sorted(names, key=lambda one: one.start)
    at = ordered.index(name)
    first = last = at
    while first > 0 and _joined(reading, ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and _joined(reading, ordered[last], ordered[last + 1]):
        last += 1
    unique = {one.id: one for one in reversed(ordered[first : last + 1])}
    return sorted(unique.values(), key=lambda one: one.start)


def _joined(reading: Reading, a: Name, b: Name) -> bool:
    """Whether nothing but commas and words such as "and" stands between two names."""
    between = reading.folded[a.end : b.start]
    for mark in reading.of("clauses.joints"):
        if a.end <= mark.start and mark.end <= b.start:
            between = between.replace(reading.folded[mark.start : mark.end], " ")
    return not between.strip(" ,，、()（）")


def _respectively(reading: Reading, values: Sequence[Value], names: Sequence[Name]) -> dict[int, Name]:
    """The names of values that stand in one list after as many names, where a word says so."""
    if not reading.of("clauses.respectively"):
        return {}
    pairs: dict[int, Name] = {}
    before = 0
    for run in _runs(reading, values):
        listed = {name.id: name for name in names if before <= name.start and name.end <= run[0].start}
        unique = list(listed.values())[-len(run) :]
        if len(run) > 1 and len(unique) == len(run):
            pairs.update({value.start: name for value, name in zip(run, unique, strict=True)})
        before = run[-1].end
    return pairs


def _runs(reading: Reading, values: Sequence[Value]) -> Iterator[list[Value]]:
    """The values in lists: between two of one list stands no more than a comma and a word such as "and"."""
    run: list[Value] = []
    for value in values:
        if run and reading.distance(run[-1], value) > 1:
            yield run
            run = []
        run.append(value)
    if run:
        yield run
