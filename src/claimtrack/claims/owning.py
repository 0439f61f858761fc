"""Values that a name right beside them claims for itself: "AWS (31 %)", Azure 的 21 %, "39 % at Azure"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read
from claimtrack.values.value import Value, ValueKind


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a name and its value behind it, and between a value and its name behind it."""
    table = read(DATA / "lexicons" / lang / "owning.toml")
    before, behind, about = (either(table.texts(key)) for key in ("before", "behind", "about"))
    table.done()
    return (
        re.compile(rf"(?:\s?[(（\[]|\s?(?:{before}))\s?(?:{about})?\s?"),
        re.compile(rf"\s?[(（]|(?:{behind}) " if behind else r"\s?[(（]"),
    )


def owned(reading: Reading, names: Sequence[Name]) -> dict[int, Name]:
    """The names of the values that have one right beside them, by the value's start."""
    return dict(_owned(reading, names))


def _owned(reading: Reading, names: Sequence[Name]) -> Iterator[tuple[int, Name]]:
    text = reading.folded
    before, behind = _patterns(reading.lang)
    for value in reading.values:
        if value.kind is ValueKind.PERIOD:
            continue
        for name in names:
            beside = name.end <= value.start and before.fullmatch(text, name.end, value.start)
            if beside and not _coordinated(reading, name, names):
                yield value.start, name
                break
            if value.end <= name.start and behind.fullmatch(text, value.end, name.start):
                yield value.start, _its_own(reading, name, names)
                break


def _its_own(reading: Reading, name: Name, names: Sequence[Name]) -> Name:
    """The name, or the one right behind it that belongs to it: "28 % for Amazon's AWS"."""
    owned_by = (one for one in names if reading.folded[name.end : one.start] in ("'s ", "’s "))
    return next((one for one in owned_by if one.start > name.end), name)


def _coordinated(reading: Reading, name: Name, names: Sequence[Name]) -> bool:
    """Whether the name is the last of several that share what follows ("Lidl and Kaufland with 575,000")."""
    before = [one for one in names if one.end < name.start]
    if not before:
        return False
    between = (before[-1].end, name.start)
    joint = any(between[0] <= mark.start and mark.end <= between[1] for mark in reading.of("clauses.joints"))
    return joint and reading.words(*between) <= 1


def others(reading: Reading, value: Value | None, names: Sequence[Name]) -> list[Name]:
    """The names that can be what a value is about: not those that own another value of its kind."""
    if value is None:
        return list(names)
    kinds = {one.start: one.kind for one in reading.values}
    taken = [
        name
        for start, name in owned(reading, names).items()
        if start != value.start and kinds[start] is value.kind
    ]
    return [name for name in names if name not in taken or _goes_on(reading, name, value)]


def _goes_on(reading: Reading, name: Name, value: Value) -> bool:
    """Whether a Chinese name with a share of its own goes on to another value: 腾讯云占10%，增长11%."""
    own = [one for one in reading.values if one.kind is value.kind and name.end <= one.start < value.start]
    others = any(name.end <= other.start < value.start for other in reading.companies())
    if reading.lang != "zh" or len(own) != 1 or others or reading.breaks_between(name, value):
        return False
    return any(name.end <= mark.start < own[0].start for mark in reading.of("market_share.takes"))
