"""Which claims are brought together at all, so that a block of thousands never becomes all its pairs.

Two ways lead to a pair. Claims that pass the cheap part of a rule's gate (equal keys, a month in common)
always meet: no contradiction is lost. Claims that would not pass are set beside each other only as a person
would do it, since "cannot be compared" is an answer too: in the same article, or of different sources, or
with an official statement, said within SIDE_BY_SIDE_DAYS, and only the NEAREST of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from claimtrack.comparison.gate import gate_key
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.rounds import Days, apart, days_of, window
from claimtrack.comparison.rule import Rule
from claimtrack.comparison.wording import outlet

SIDE_BY_SIDE_DAYS = 200
"""Far enough that the spring and the autumn round of one year are set side by side."""
NEAREST = 8
"""So many earlier claims, and so many earlier statements, stand beside each claim."""
_MONTH = 30
_MOST_MONTHS = 48
"""A longer window is kept in one place of its own and met by all that share its key."""

Faces = tuple[Reading, ...]
"""The readings of one claim: one, or for a denial one for each claim it answers."""


class _Shelf:
    """Places of claims by key and by the months of their window."""

    def __init__(self) -> None:
        self._months: dict[Hashable, list[int]] = defaultdict(list)
        self._keys: dict[Hashable, list[int]] = defaultdict(list)
        self._long: dict[Hashable, list[int]] = defaultdict(list)

    @staticmethod
    def _months_of(days: Days) -> range:
        return range(days[0] // _MONTH, days[1] // _MONTH + 1)

    def put(self, key: Hashable, days: Days, place: int) -> None:
        """Keep a place where its key and months will find it."""
        months = self._months_of(days)
        self._keys[key].append(place)
        if len(months) > _MOST_MONTHS:
            self._long[key].append(place)
            return
        for month in months:
            self._months[key, month].append(place)

    def find(self, key: Hashable, days: Days) -> Iterator[int]:
        """The places with this key that share a month."""
        months = self._months_of(days)
        if len(months) > _MOST_MONTHS:
            yield from self._keys.get(key, ())
            return
        yield from self._long.get(key, ())
        for month in months:
            yield from self._months.get((key, month), ())


class _Meeting:
    """For one rule: the earlier claims that a claim may meet behind the gate."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._all = _Shelf()
        self._opening = _Shelf()

    def enter(self, place: int, faces: Faces) -> set[int]:
        """The earlier places this claim meets; afterwards it can be met itself."""
        opens = self._rule.opens(faces[0])
        entries = [entry for face in faces if (entry := self._entry(face)) is not None]
        shelf = self._all if opens else self._opening
        met = {other for key, days in entries for other in shelf.find(key, days)}
        for key, days in entries:
            self._all.put(key, days, place)
            if opens:
                self._opening.put(key, days, place)
        return met

    def _entry(self, face: Reading) -> tuple[Hashable, Days] | None:
        days = window(face) if "period" in self._rule.needs else (0, 0)
        key = gate_key(face, self._rule.needs)
        return None if days is None or key is None or not self._rule.takes(face) else (key, days)


class _Neighbours:
    """The earlier claims that a person would set beside a claim."""

    def __init__(self) -> None:
        self._articles: dict[str, list[int]] = defaultdict(list)
        self._recent: list[int] = []
        self._statements: list[int] = []
        self._readings: dict[int, Reading] = {}

    def enter(self, place: int, reading: Reading) -> set[int]:
        """The earlier places beside this claim; afterwards it can stand beside others."""
        article = self._articles[reading.claim.article]
        near = [*self._recent[-NEAREST:], *self._statements[-NEAREST:]]
        beside = {other for other in near if _beside(self._readings[other], reading)}
        beside.update(article[-NEAREST:])
        article.append(place)
        self._recent.append(place)
        self._readings[place] = reading
        if _statement(reading):
            self._statements.append(place)
        return beside


def _statement(reading: Reading) -> bool:
    return reading.official or not reading.affirms


def _beside(a: Reading, b: Reading) -> bool:
    if a.said and b.said and apart(days_of(a.said), days_of(b.said)) > SIDE_BY_SIDE_DAYS:
        return False
    return _statement(a) or _statement(b) or outlet(a.claim) != outlet(b.claim)


def candidates(block: Sequence[Faces], rules: Iterable[Rule]) -> Iterator[tuple[int, int, bool]]:
    """Pairs of places (earlier, later) worth looking at, and whether they also stand side by side.

    The block is in its own order; each pair comes once, statements and the nearest first.
    """
    meetings = [_Meeting(rule) for rule in rules]
    neighbours = _Neighbours()
    answers = _answers(block)
    for place, faces in enumerate(block):
        beside = neighbours.enter(place, faces[0]) | answers[place]
        met = beside.union(*(meeting.enter(place, faces) for meeting in meetings))
        met.discard(place)
        for other in sorted(met, key=lambda other: (not _statement(block[other][0]), -other)):
            yield other, place, other in beside


def _answers(block: Sequence[Faces]) -> dict[int, set[int]]:
    """Later place -> earlier places, for each denial and each claim it answers."""
    places = {faces[0].claim.id: place for place, faces in enumerate(block)}
    pairs: dict[int, set[int]] = defaultdict(set)
    for place, faces in enumerate(block):
        for face in faces:
            if face.answers is not None:
                target = places[face.answers.claim.id]
                pairs[max(place, target)].add(min(place, target))
    return pairs
