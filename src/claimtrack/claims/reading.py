"""What has been read in one sentence: its marks, values and names, and how far apart things stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from claimtrack.claims.capitals import Capitals
from claimtrack.claims.names import PLACE, Name
from claimtrack.claims.people import People
from claimtrack.claims.reasons import Dropped, Reason
from claimtrack.claims.terms import Mark
from claimtrack.claims.unparted import asides, bracketed
from claimtrack.claims.within import is_within
from claimtrack.model import Sentence
from claimtrack.values.value import Value, ValueKind

QUOTED_ENDS = r"(?<=[,.!?])[\"”](?= )|[\"“”»«](?=, )|(?<=[，。！？])[”」]"
"""Where a quotation ends that is a sentence of its own."""
BREAKS = re.compile(rf"[;；:：。]| [–—-] |——|[()（）]|{QUOTED_ENDS}")
HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff%）)]) (?=[\u4e00-\u9fff])")
"""A space between Chinese characters stands for a comma or an end."""
COLONS = re.compile(r"[:：]\s*")
MEASURES = frozenset({ValueKind.PERCENT, ValueKind.MONEY})
COMMAS = re.compile(r",(?!\d)|(?<!\d),|[，、]")
GENITIVES = (" ", "'s ", "’s ")
BUSINESS = re.compile("geschäft|business")
OWNERS = {"en": (" of ", " at "), "de": (" von ", " der ", " des ", " bei "), "zh": ()}
"""What stands between a business and whose it is, behind it."""
HEAD_WORDS = 4.0
"""So many words stand at most before, and behind, what a line says is counted."""
COMMA_WORDS = 2.0
"""A comma between two parts of a frame counts as so many words."""
CLAUSE_ENDS = (",", ";", ":", "–", "—")
OPENING, CLOSING = "(（", ")）"
PEOPLE = "things.chinese_people"
ASIDE = 2
"""So many commas enclose an aside."""
COMPANY_KINDS = frozenset({"company", "unit", "operator", "organisation"})
PLACE_KINDS = frozenset({"region", PLACE})
ORIGIN = re.compile(r"[ -]?\w*")
"""What stands between a country and the company from there, which may be the end of a compound."""


class Stretch(Protocol):
    """Anything that has a place in the sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(slots=True)
class Reading:
    """One sentence with everything found in it; offsets are the sentence's own."""

    sentence: Sentence
    lang: str
    folded: str
    marks: Sequence[Mark]
    values: Sequence[Value]
    names: Sequence[Name]
    starts: Sequence[int]
    """Where the words (in Chinese: the characters) begin."""
    people: People = field(default_factory=People)
    """The people whom the article has named."""
    capitals: Capitals = field(default_factory=Capitals)
    """The words that the article always writes with a capital."""
    sketched: bool = False
    """True where only the names were looked for; `starts` says no more then than where the first word is."""
    dropped: list[Dropped] | None = None
    """Where to note what is not claimed, and why; None where nobody asks."""
    by_label: dict[str, list[Mark]] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    commas: list[int] = field(default_factory=list)
    asides: list[tuple[int, int]] = field(default_factory=list)
    """What stands in brackets or between dashes: it parts nothing."""

    def __post_init__(self) -> None:
        if not self.is_read:
            return
        reached = [mark for mark in self.marks if mark.label == "clauses.no_targets"]
        firms = [mark for mark in self.marks if mark.label == "things.firms"]
        self.names = [
            name for name in self.names if name.kind not in PLACE_KINDS or not self._origin(name, firms)
        ]
        for mark in self.marks:
            if mark.label == "things.china" and (self._no_place(mark, firms) or self._of_people(mark)):
                continue
            if mark.label == "things.market" and self._business(mark):
                continue
            if is_within(mark, self.names, self.lang):
                continue
            if mark.label == "clauses.targets" and any(o.start <= mark.start < o.last for o in reached):
                continue
            if mark.label == "clauses.targets" and any(
                value.start < mark.start and mark.end < value.end for value in self.values
            ):
                continue  # 4,000 to 6,000
            self.by_label.setdefault(mark.label, []).append(mark)
        self.commas = [found.start() for found in COMMAS.finditer(self.folded)]
        ends = [found.start() for found in BREAKS.finditer(self.folded)]
        stops = [at for mark in self.of("clauses.stops") if (at := self._breaks_at(mark, ends)) is not None]
        if self.lang == "zh":
            ends += [found.start() for found in HAN_SPACE.finditer(self.folded)]
        held = bracketed(self.folded, self.values) | self._led_to()
        self.breaks = sorted(end for end in [*stops, *ends] if end not in held)
        self.asides = list(asides(self.folded))

    def _led_to(self) -> set[int]:
        """The colons that lead from what is measured to its value: "Umsatz: 15 Milliarden Euro", and from the
        company at the head of a line to how many jobs: "Bosch: 13 000 Stellen".
        """
        places: set[int] = set()
        for colon in COLONS.finditer(self.folded):
            start = next((n.end for n in self.names if n.start == colon.end()), colon.end())
            headed = any(name.end == colon.start() and self.opens(name) for name in self.names)
            headed_or_counted = headed or self._is_counted(colon.start())
            if (
                (headed and self.lang == "zh")
                or any(
                    value.kind in MEASURES and value.start >= start and self.words(start, value.start) <= 1
                    for value in self.values
                )
                or (
                    headed_or_counted
                    and any(value.start == start and self._counts(value) for value in self.values)
                )
            ):
                places.add(colon.start())
        return places

    def opens(self, name: Name) -> bool:
        """Whether a name begins its sentence, or a line of a list, behind other names at most: 江苏昆山：…"""
        before = [one for one in self.names if one.end <= name.start]
        known = sum(one.end - one.start for one in before)
        return known == sum(map(str.isalnum, self.folded[: name.start]))

    def _is_counted(self, colon: int) -> bool:
        """Whether people or their going are what stands before a colon: "Headcount at Cisco: 86,200"."""
        return any(
            mark.end <= colon
            and self.words(mark.end, colon) <= HEAD_WORDS
            and not self.words(0, mark.start) > HEAD_WORDS
            for mark in self.of("headcount.total", "layoff.event")
        )

    def _counts(self, value: Value) -> bool:
        """Whether a value counts people, or may do so."""
        return value.unit == "people" or value.kind is ValueKind.NUMBER

    def _breaks_at(self, stop: Mark, ends: Sequence[int]) -> int | None:
        """Where the clause with a stop begins, if the stop parts anything.

        An adverb of contrast may stand inside its clause: „Der Umsatz sank dagegen um drei Prozent“. A word
        that parts only where it comes first is an auxiliary elsewhere: 其中200人可转岗.
        """
        if stop.start == 0 or self._put_in(stop):
            return None
        before = self.folded[: stop.start].rstrip()
        if not before.endswith(CLAUSE_ENDS) and any(
            mark.start == stop.start for mark in self.of("clauses.stops_first")
        ):
            return None
        inside = any(overlap(stop, mark) for mark in self.of("clauses.contrasts"))
        if not inside or before.endswith(CLAUSE_ENDS):
            return stop.start
        since = max((end for end in ends if end < stop.start), default=0)
        commas = [comma for comma in self.commas if since <= comma < stop.start]
        return commas[0] if len(commas) == 1 else None

    def _put_in(self, mark: Mark) -> bool:
        """Whether a word stands between commas: "Management, however, told …" begins no new clause."""
        behind = self.folded[mark.end : mark.end + 1]
        return behind == "," and self.folded[: mark.start].rstrip().endswith(",")

    def _no_place(self, china: Mark, firms: Sequence[Mark]) -> bool:
        """Whether a word for China is a part of a name ("AWS China"), or says where a company is from."""
        return any(overlap(china, name) for name in self.companies()) or self._origin(china, firms)

    def _of_people(self, china: Mark) -> bool:
        """Whether a word for China only says where people come from: 中国籍工程师."""
        return any(
            china.start == mark.start < china.end < mark.end for mark in self.marks if mark.label == PEOPLE
        )

    def _business(self, market: Mark) -> bool:
        """Whether a word for a market is a company's business there („Microsofts Cloud-Geschäft“)."""
        if BUSINESS.search(self.folded[market.start : market.end]) and any(
            self.folded[market.end : name.start] in OWNERS[self.lang] for name in self.companies()
        ):
            return True
        return any(
            overlap(market, name) or self.folded[name.end : market.start] in GENITIVES
            for name in self.companies()
            if name.start <= market.start
        )

    def _origin(self, place: Stretch, firms: Sequence[Mark]) -> bool:
        """Whether a place says where a company is from, not where something happens: "the US group"."""
        return any(
            place.end <= firm.start and ORIGIN.fullmatch(self.folded, place.end, firm.start) for firm in firms
        ) and not any(name.end == place.start for name in self.companies())

    def drop(self, what: str, reason: Reason, thing: Stretch) -> None:
        """Note that something is not claimed, where somebody asks."""
        if self.dropped is not None:
            self.dropped.append(Dropped(what, reason, thing.start, thing.end))

    @property
    def is_read(self) -> bool:
        """False where only the names were looked for, as nothing can be claimed in the sentence."""
        return bool(self.starts) and not self.sketched

    def companies(self) -> list[Name]:
        """The organisations named that can be the subject of a claim, by place."""
        return [name for name in self.names if name.kind in COMPANY_KINDS]

    def cells(self) -> list[tuple[int, int]]:
        """The cells of a table row; a line without tabs is one cell."""
        base = self.sentence.start
        cells = [(start - base, end - base) for start, end in self.sentence.cells]
        return cells or [(0, len(self.folded))]

    def of(self, *labels: str) -> list[Mark]:
        """The marks with one of these labels, by place."""
        found = [mark for label in labels for mark in self.by_label.get(label, ())]
        return found if len(labels) == 1 else sorted(found, key=lambda mark: mark.start)

    def led_by(self, thing: Stretch, *labels: str) -> bool:
        """Whether a mark with one of these labels stands right before a thing."""
        return any(
            mark.end <= thing.start and self.words(mark.end, thing.start) < 1 for mark in self.of(*labels)
        )

    def followed_by(self, end: int, *labels: str) -> bool:
        """Whether a mark with one of these labels stands right behind an offset."""
        return any(mark.start >= end and self.words(end, mark.start) < 1 for mark in self.of(*labels))

    def words(self, start: int, end: int) -> float:
        """How many words begin between two offsets; two Chinese characters count as one word."""
        count = bisect_left(self.starts, end) - bisect_left(self.starts, start)
        return count / 2 if self.lang == "zh" else count

    def between(self, a: Stretch, b: Stretch) -> tuple[int, int]:
        """The stretch between two things, empty where they overlap."""
        first, second = (a, b) if a.start <= b.start else (b, a)
        return first.end, max(first.end, second.start)

    def distance(self, a: Stretch, b: Stretch) -> float:
        """Words between two things."""
        return self.words(*self.between(a, b))

    def span(self, a: Stretch, b: Stretch) -> float:
        """Words between two things of one frame; what two commas enclose between them is an aside.

        "Recruitment, once the heart of its plans, has all but stopped."
        """
        start, end = self.between(a, b)
        commas = [comma for comma in self.commas if start <= comma < end]
        if len(commas) != ASIDE:
            return self.words(start, end) + COMMA_WORDS * len(commas)
        return self.words(start, commas[0]) + self.words(commas[1], end) + COMMA_WORDS

    def breaks_between(self, a: Stretch, b: Stretch) -> int:
        """How many ends of clauses stand between two things; an aside between them is none."""
        start, end = self.between(a, b)
        asides = sum(start <= first and last < end for first, last in self.asides)
        return max(0, _count(self.breaks, start, end) - 2 * asides)

    def commas_between(self, a: Stretch, b: Stretch) -> int:
        """How many commas stand between two things."""
        return _count(self.commas, *self.between(a, b))

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around an offset: from the break before it to the break after it."""
        before = [place for place in self.breaks if place <= at]
        after = [place for place in self.breaks if place > at]
        return (before[-1] if before else 0), (after[0] if after else len(self.folded))

    def within(self, things: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
        """The things that begin inside a stretch."""
        return (thing for thing in things if start <= thing.start < end)


def _count(places: Sequence[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


def overlap(a: Stretch, b: Stretch) -> bool:
    """Whether two things share a character."""
    return a.start < b.end and b.start < a.end


def in_tail(thing: Stretch, term: Stretch) -> bool:
    """Whether a thing stands in the second half of a split term ("stellt … niemanden ein")."""
    tail = term.tail if isinstance(term, Mark) else None
    return tail is not None and thing.start < tail[1] and tail[0] < thing.end
