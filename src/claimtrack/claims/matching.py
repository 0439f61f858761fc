"""Where the parts of one frame stand together in a sentence: near enough, in the same clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.claims.employing import helps, is_noun
from claimtrack.claims.fillers import fillers
from claimtrack.claims.names import Name
from claimtrack.claims.reading import ASIDE, Reading, Stretch, in_tail, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.terms import Mark
from claimtrack.claims.wholes import is_stock, is_whole
from claimtrack.data.claim_types import ClaimType, Frame
from claimtrack.values.value import Value, ValueKind

FEWEST = 10
"""A number without a noun below this counts something else."""


def may_count(value: Value) -> bool:
    """Whether a bare number may be one of people: whole, and not small."""
    size = value.high or value.low or 0
    return value.kind is ValueKind.NUMBER and size >= FEWEST and size == int(size)


PERSONS = re.compile(r"(?:.*\b)?[Jj]ede[rnms]? [A-Z]|每.*人")
"""One in so many people: jeder Sechste, 每六人中一人; but not jeder sechste Euro."""
COUNTED = re.compile(r"(?:.*\b)?(?:[Ee]very|[Jj]ede[rnms]?)\b|.*\b(?:in|out of|von)\b|每")
"""So many of so many: every second, three out of four, jedes dritte, 每五部手机就有一部."""
VALUE_PARTS: Mapping[str, Callable[[Value], bool]] = {
    "#people": lambda value: value.unit == "people" or may_count(value),
    "#staff": lambda value: value.unit == "people",
    "#percent": lambda value: value.kind is ValueKind.PERCENT,
    "#fall": lambda value: value.kind is ValueKind.PERCENT and value.high is not None and value.high < 0,
    "#persons": lambda value: value.kind is ValueKind.PERCENT and bool(PERSONS.match(value.text)),
    "#counted": lambda value: value.kind is ValueKind.PERCENT and bool(COUNTED.match(value.text)),
    "#points": lambda value: value.kind is ValueKind.POINTS,
    "#money": lambda value: value.kind is ValueKind.MONEY,
    "#months": lambda value: value.kind in (ValueKind.MONTHS, ValueKind.MULTIPLE),
}


PREFIX = re.compile("an|auf|aus|bei|mit|unter|vor|zu")
CLAUSE_END = re.compile(r"\s*(?:[.,;:!?“”\"»«)]|$)|\s+(?:oder|sowie|und)\b")
POSSESSIVES = ("'s", "’s")
HAVING = ("employs", "has", "total")
"""The lists that say how many there are, with participles that are nouns as well (Beschäftigte)."""
WHOLE = "#whole"
"""People counted to say what a part is taken of."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place where a claim of a type is made, with the frame that says so and the parts it stands on."""

    type: ClaimType
    frame: Frame
    parts: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return min(part.start for part in self.parts)

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return max(part.end for part in self.parts)

    @property
    def values(self) -> tuple[Value, ...]:
        """The values among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Value))

    @property
    def rule(self) -> str:
        """The name of the rule, as claims carry it."""
        return f"{self.type.id}/{self.frame.name}"


def has_parts(reading: Reading, frame: Frame, value: bool) -> bool:
    """Whether a sentence has each part of a frame, and a `value` if it needs one, near each other or not."""
    if not frame.labels <= reading.by_label.keys() or (value and not reading.values):
        return False
    if not all(fillers(reading, part) for part in frame.of if part[0] == "@"):
        return False
    counted = [VALUE_PARTS[part] for part in frame.of if part in VALUE_PARTS]
    return all(any(map(one, reading.values)) for one in counted)


def matches(
    reading: Reading, claim_type: ClaimType, frame: Frame, refused: Sequence[Stretch]
) -> Iterator[Trigger]:
    """Every trigger of a frame in a sentence, whatever else stands there."""
    places = [_things(reading, claim_type, part, refused, frame.head) for part in frame.of]
    if not all(places):
        return
    for first in places[0]:
        parts: list[Stretch] = [first]
        for things in places[1:]:
            near = _nearest(reading, frame, parts, things)
            if near is None:
                break
            parts.append(near)
        else:
            yield Trigger(claim_type, frame, tuple(parts))


def _things(
    reading: Reading, claim_type: ClaimType, part: str, refused: Sequence[Stretch], head: bool
) -> Sequence[Stretch]:
    if part in VALUE_PARTS:
        fitting = [value for value in reading.values if VALUE_PARTS[part](value)]
        if "percent" in claim_type.units:  # a part of them is claimed, never they
            fitting = [value for value in fitting if not is_whole(reading, value)]
        return fitting
    if part == WHOLE:
        return [value for value in reading.values if is_whole(reading, value)]
    if part[0] == "@":
        return [name for name in fillers(reading, part) if not (head and hangs(reading, name))]
    label = part if "." in part else f"{claim_type.id}.{part}"
    return [
        mark
        for mark in reading.of(label)
        if not _refused(reading, mark, claim_type, refused)
        and not (_dates(reading, mark) or _is_prefix(reading, mark))
        and not (part[:7] == "things." and "percent" in claim_type.units and _counted(reading, mark))
        and not (part in HAVING and (is_noun(reading, mark) or helps(reading, mark, label)))
    ]


def _counted(reading: Reading, noun: Mark) -> bool:
    """Whether a noun is one of people counted only to say how many there are: nothing is done to them."""
    return any(overlap(noun, value) and is_stock(reading, value) for value in reading.values)


def _is_prefix(reading: Reading, mark: Mark) -> bool:
    """Whether what looks like a German preposition is the prefix of a verb („da mache ich mir nichts vor“):
    it ends its clause.
    """
    if reading.lang != "de" or mark.tail or not PREFIX.fullmatch(reading.folded, mark.start, mark.end):
        return False
    return bool(CLAUSE_END.match(reading.folded, mark.end))


def _dates(reading: Reading, mark: Mark) -> bool:
    """Whether a type's own word is a part of a date: the "second" of a second quarter."""
    return not mark.label.startswith("things.") and any(
        value.kind is ValueKind.PERIOD and value.start <= mark.start and mark.end <= value.end
        for value in reading.values
    )


def _refused(reading: Reading, mark: Mark, claim_type: ClaimType, refused: Sequence[Stretch]) -> bool:
    """Whether a phrase that means something else holds a word of the claim type."""
    split = reading.lang != "zh"
    held = any(
        overlap(mark, other)
        or in_tail(mark, other)
        or _ends_in(mark, other)
        or (split and _ends_within(mark, other))
        for other in refused
    )
    if held and mark.label.startswith(f"{claim_type.id}."):
        reading.drop(mark.label.replace(".", "/"), Reason.REFUSED, mark)
    return held


def _span(reading: Reading, part: Stretch, thing: Stretch) -> float:
    """Words between two things; of a German verb in two halves the nearer counts, where the thing stands
    between them or right behind („kommt am deutschen Markt nach Zahlen von IDC auf 9 Prozent“).
    """
    far = reading.span(part, thing)
    tail = part.tail if isinstance(part, Mark) and reading.lang == "de" else None
    if tail is None or thing.start < part.start:
        return far
    near = reading.words(thing.end, tail[0]) if thing.start < tail[1] else reading.words(tail[1], thing.start)
    return min(far, near) if thing.start < tail[1] or near < 1 else far


def _ends_in(mark: Mark, other: Stretch) -> bool:
    """Whether a split term stands within another that ends in the same word."""
    alike = isinstance(other, Mark) and mark.tail is not None and mark.tail == other.tail
    return alike and other.start <= mark.start


def _ends_within(term: Mark, phrase: Stretch) -> bool:
    """Whether a split term ends in a phrase ("migrated to Azure and switched off its servers")."""
    return term.tail is not None and phrase.start <= term.tail[0] and term.tail[1] <= phrase.end


def hangs(reading: Reading, name: Name) -> bool:
    """Whether a name only belongs to another noun („die Kosten von ABB“, "ABB's costs", "orders at ABB"), or
    is only whose word it is ("according to ABB").
    """
    if reading.folded[name.end : name.end + 2] in POSSESSIVES:
        return True
    return reading.led_by(
        name, "clauses.locatives", "clauses.away_from", "clauses.prepositions", "speech.according"
    )


def _nearest(
    reading: Reading, frame: Frame, parts: Sequence[Stretch], things: Sequence[Stretch]
) -> Stretch | None:
    """The thing that stands nearest to the parts found so far, within reach and in the same clause."""
    best: tuple[float, int] | None = None
    for at, thing in enumerate(things):
        for part in parts:
            inside = isinstance(part, Value) != isinstance(thing, Value) and overlap(part, thing)
            if overlap(part, thing) and not inside:
                continue
            before = thing.start < (part.end if isinstance(part, Value) else part.start)
            if frame.ordered and before and not (inside and _changes(part, thing)):
                continue
            if _is_doer(reading, part, thing) or _is_of_another(reading, part, thing):
                continue
            if frame.change and _does_so(reading, part, thing):
                continue
            if frame.direct and _inside(reading, part, thing):
                continue
            distance = _span(reading, part, thing)
            if distance > frame.reach or reading.breaks_between(part, thing):
                continue
            if best is None or distance < best[0]:
                best = (distance, at)
    return None if best is None else things[best[1]]


def _changes(a: Stretch, b: Stretch) -> bool:
    """Whether one of two is a value that has changed, which holds its verb (从900人减到600人)."""
    return any(isinstance(one, Value) and one.previous is not None for one in (a, b))


def _inside(reading: Reading, verb: Stretch, thing: Stretch) -> bool:
    """Whether a thing hangs on another noun behind the verb, or people stand between whom the verb is about
    ("parted with 85 employees of its broadband division", 研发中心500人裁掉).
    """
    start, end = reading.between(verb, thing)
    people = [value for value in reading.values if value.unit == "people"]
    things: list[Stretch] = [*people, *reading.of("things.jobs")]
    cut = [one for one in things if not _aside(reading, one, start, end)]
    if any(reading.within(cut, start, end)):
        return True
    if reading.lang == "de":  # „kappt in seiner Autosparte 900 Stellen“
        led = any(
            mark.end <= thing.start and reading.words(mark.end, thing.start) <= 1
            for mark in reading.of("clauses.inside")
        )
        return led and any(not reading.breaks_between(one, verb) for one in cut)
    return any(verb.end <= mark.start and mark.end <= thing.start for mark in reading.of("clauses.inside"))


def _aside(reading: Reading, thing: Stretch, start: int, end: int) -> bool:
    """Whether two commas enclose a thing within a stretch: "The office, home to 40 people, closes"."""
    commas = [comma for comma in reading.commas if start <= comma < end]
    return len(commas) == ASIDE and commas[0] < thing.start < commas[1]


def _does_so(reading: Reading, verb: Stretch, staff: Stretch) -> bool:
    """Whether people stand before an English verb as those who act: "people are cutting their spending"."""
    if reading.lang != "en" or not isinstance(verb, Mark) or not isinstance(staff, Mark):
        return False
    people = any(overlap(mark, staff) for mark in reading.of("things.staff"))
    active = reading.folded[verb.start : verb.end].endswith("ing") and staff.end <= verb.start
    return (
        people
        and active
        and reading.words(staff.end, verb.start) == 1
        and bool(reading.led_by(verb, "clauses.passives"))
    )


def _is_doer(reading: Reading, verb: Stretch, thing: Stretch) -> bool:
    """Whether a country stands before the verb as the one that acts ("Britain would leave")."""
    region = isinstance(thing, Name) and thing.kind == "region" and thing.end <= verb.start
    if reading.lang == "de" and any(name.end <= thing.start for name in reading.companies()):
        return False  # the object comes before the participle: „Renault hat Russland verlassen“
    return region and not reading.led_by(thing, "clauses.away_from", "clauses.locatives")


def _is_of_another(reading: Reading, verb: Stretch, thing: Stretch) -> bool:
    """Whether it is a company that is left, and the country only says where ("turn their backs on AWS in
    China"): the name stands right behind the verb, where German may have who leaves.
    """
    if reading.lang == "de":
        return False
    named = isinstance(thing, Name) and thing.kind == "region"
    place = named or (isinstance(thing, Mark) and thing.label == "things.china")
    last = getattr(verb, "last", verb.end)
    return place and any(
        name.end <= thing.start and last <= name.start and not reading.folded[last : name.start].strip()
        for name in reading.companies()
    )
