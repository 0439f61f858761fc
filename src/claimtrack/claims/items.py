"""Items of lists that give a figure of one company each and go on: "Cisco: 268 in Milpitas, from April".

What is counted stands in the title or before the list: people who go, or people who are there.
Unlike the lines of `listings`, an item may say more; that is read as any sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimtrack.claims.build import Draft
from claimtrack.claims.frames import triggers
from claimtrack.claims.matching import may_count
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.reading import COMPANY_KINDS, Reading, Stretch, overlap
from claimtrack.claims.regions import branch
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.model import Attribution
from claimtrack.values.value import Value, ValueKind

if TYPE_CHECKING:
    from claimtrack.claims.reader import Reader

LONGEST = 240
"""An item has at most so many characters."""
NEAR = 3
"""The next item stands at most so many sentences on."""
LEAST = 2
"""So many items make a list."""
CONFIDENCE = 0.8
MOST = 500_000.0
"""More people than these are of no company."""
FIGURE_REACH = 30
"""So many characters behind its company an item has its figure at most."""
HEAD = re.compile(r"\s*(?:[-–—•·*‣▪]|\d{1,2}\s?[.)、])?\s*")
COLON = re.compile(r".*[:：]\s")
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?")
PLACE = r"[A-ZÄÖÜ][\w.'’-]*(?:[ ,]+[A-ZÄÖÜ][\w.'’-]*){0,3}"
BETWEEN = re.compile(
    rf"(?:\s?[,，(（–—-]\s?{PLACE}[)）]?|\s(?:at|bei|in)\s{PLACE})?\s*[:：,，(（–—-]?\s*[\"“„»「]?\s*"
)
"""What stands between a company and its figure: a place, a sign, nothing."""
WRITTEN = re.compile(rf"{HEAD.pattern}(?P<name>{PLACE})\s*[:：(（–—-]")
TURNED = re.compile(r"\s*[:：–—-]\s*|\s(?:at|bei)\s")
RESTS = re.compile(r"\s*(?:$|[,;.(（–—-]|in\s)")
ENDS = re.compile(r"[\s\"”“«」]*(?:$|[.,;:!)）(（–—。，；、-])")
SMALL = re.compile(r"\s[a-zäöü]")
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence that begins with a company and its figure, or with a figure and its company."""

    reading: Reading
    name: Name
    value: Value
    above: bool = False
    """Whether the company stands elsewhere: alone in the sentence before ("ZF. Up to 14,000 by 2028.") or in
    the title.
    """
    written: bool = False
    """Whether the name is on no list."""


Run = list[tuple[int, Sequence[Item]]]
"""The items of a list, with the number of their sentence."""


def items(readings: Sequence[Reading], reader: Reader) -> Mapping[int, tuple[Sequence[Item], ClaimType]]:
    """The items of lists of people by the number of their sentence, each with what they count."""
    found: dict[int, tuple[Sequence[Item], ClaimType]] = {}
    for run in _runs(readings, reader):
        run = _meant(run, readings[0])
        number = sum(len(listed) for _, listed in run)
        if number and (counted := _counted(readings, run[0][0], number, reader)):
            found.update((at, (listed, counted)) for at, listed in run)
    return found


def _meant(run: Run, title: Reading) -> Run:
    """The items, those headed by a name on no list with whom they are about: a company of that name where
    others on the lists stand beside it, and no place; else a part of the company in the title.
    """
    every = [item for _, listed in run for item in listed]
    written = [item for item in every if item.written]
    if not written:
        return run
    titled = {name.id: name for name in title.companies()}
    companies = len(written) < len(every)
    if not companies and len(titled) != 1:
        return []
    named = [
        (at, [one if companies or not one.written else _part(one, *titled.values()) for one in listed])
        for at, listed in run
    ]
    kept = [
        (at, [one for one in listed if not (one.written and _is_no_company(one))]) for at, listed in named
    ]
    return [(at, listed) for at, listed in kept if listed]


def _part(item: Item, company: Name) -> Item:
    """The item as one of a part of a company: a site, a department."""
    return replace(item, name=company, above=True, written=False)


def _is_no_company(item: Item) -> bool:
    """Whether what heads an item is a place, a time or a common thing."""
    reading, name = item.reading, item.name
    places = [one for one in reading.names if one.kind not in COMPANY_KINDS]
    things = [mark for mark in reading.marks if mark.label.startswith(("things.", "clauses."))]
    times = [value for value in reading.values if value.kind is ValueKind.PERIOD]
    others: list[Stretch] = [*places, *times]
    if any(overlap(name, one) for one in others):
        return True
    return any(mark.start <= name.start and name.end <= mark.end for mark in things)


def _runs(readings: Sequence[Reading], reader: Reader) -> Iterator[Run]:
    run: Run = []
    for at, reading in enumerate(readings):
        if run and at - run[-1][0] > NEAR:
            yield run
            run = []
        if listed := _items(reading, reader) or list(
            _under(readings[at - 1] if at else None, reading, reader)
        ):
            run.append((at, listed))
    if run:
        yield run


def _items(reading: Reading, reader: Reader) -> Sequence[Item]:
    """The items that a sentence holds: one that it begins with, or several and nothing else ("IBM 1,000,
    Ericsson 240").
    """
    sentence = reading.sentence
    if sentence.field != "text" or sentence.cells or len(sentence.text) > LONGEST:
        return []
    if not reading.companies():
        return list(_written(reading, reader))
    first = reading.companies()[0]
    if not any(map(str.isdigit, reading.folded[: first.end + FIGURE_REACH])):
        return []
    reading = reader.fully(reading)
    names = [one for one in reading.companies() if one.start >= first.start]
    counts = [value for value in reading.values if _counts(reading, value)]
    if not names or not counts:
        return []
    pairs = list(_pairs(reading, names, counts))
    if pairs and _heads(reading, pairs[0].name) and pairs[0].value is counts[0]:
        return pairs if len(pairs) == len(counts) else pairs[:1]
    return list(_turned(reading, names[0], counts[0]))


def _written(reading: Reading, reader: Reader) -> Iterator[Item]:
    """The item of a line that a name on no list begins, with a sign behind it: "Fernwave: 310 in Cork"."""
    head = WRITTEN.match(reading.sentence.text)
    if head is None or not any(map(str.isdigit, reading.folded[head.end() : head.end() + FIGURE_REACH])):
        return
    reading = reader.fully(reading)
    value = next((one for one in reading.values if _counts(reading, one)), None)
    if value and BETWEEN.fullmatch(reading.sentence.text, head.end("name"), value.start):
        name = Name(*head.span("name"), head["name"], head["name"], KIND)
        yield Item(reading, name, value, written=True)


def _under(before: Reading | None, reading: Reading, reader: Reader) -> Iterator[Item]:
    """The item of a sentence that begins with a figure, under the name of a company alone."""
    names = before.companies() if before else []
    if before is None or len(names) != 1 or reading.companies() or before.sentence.field != "text":
        return
    if LETTERS.search(before.folded[: names[0].start] + before.folded[names[0].end :]):
        return
    if not any(map(str.isdigit, reading.folded[:FIGURE_REACH])):
        return
    reading = reader.fully(reading)
    value = next((one for one in reading.values if _counts(reading, one)), None)
    if value and HEAD.fullmatch(reading.folded, 0, value.start):
        yield Item(reading, names[0], value, above=True)


def _pairs(reading: Reading, names: Sequence[Name], counts: Sequence[Value]) -> Iterator[Item]:
    """The names that have a figure right behind them."""
    for name in names:
        value = next((one for one in counts if one.start >= name.end), None)
        if value and BETWEEN.fullmatch(reading.sentence.text, name.end, value.start):
            yield Item(reading, name, value)


def _turned(reading: Reading, name: Name, value: Value) -> Iterator[Item]:
    """An item that names its company behind the figure: "1,750 – Workday", "300 at SAP in Walldorf"."""
    text = reading.folded
    led = HEAD.fullmatch(text, 0, value.start) and TURNED.fullmatch(text, value.end, name.start)
    if led and RESTS.match(text, name.end):
        yield Item(reading, name, value)


def _heads(reading: Reading, name: Name) -> bool:
    """Whether only a bullet, a number, a date, a time or what ends in a colon stands before a name."""
    colon = COLON.search(reading.folded, 0, name.start)
    left = list(reading.folded[: name.start])
    left[: colon.end() if colon else 0] = " " * (colon.end() if colon else 0)
    for value in reading.values:
        if value.kind is ValueKind.PERIOD and value.end <= name.start:
            left[value.start : value.end] = " " * (value.end - value.start)
    rest = CLOCK.sub("", "".join(left))
    return LETTERS.search(rest) is None


def _counts(reading: Reading, value: Value) -> bool:
    """Whether a value counts people, or may: a whole number with no other noun."""
    if (value.low or value.high or 0) > MOST or value.previous is not None:
        return False
    if value.unit == "people" and value.kind is ValueKind.COUNT:
        return True
    ends = ENDS.match(reading.folded, value.end)
    if reading.lang == "de":  # nouns have capitals
        ends = ends or SMALL.match(reading.sentence.text, value.end)
    led = value.vague or reading.followed_by(value.end, "clauses.bare_followers")
    return may_count(value) and (ends is not None or led)


def _counted(readings: Sequence[Reading], first: int, number: int, reader: Reader) -> ClaimType | None:
    """What the items of a list count, by the words of the title and of the sentences before it.

    A single item goes on from a sentence that counts people who go: "Microsoft let 650 go. Amazon, 180."
    """
    before = [reader.fully(one) for one in readings[max(0, first - NEAR) : first]]
    if number < LEAST:
        last = before[-1:]
        counting = any(_speaks_of_cuts(one) and any(v.unit == "people" for v in one.values) for one in last)
        return claim_types()["layoff"] if counting else None
    title = reader.fully(readings[0])
    if any(map(_speaks_of_cuts, [title, *before])):
        return claim_types()["layoff"]
    heads = [title, *before[-1:]]
    return claim_types()["headcount"] if any(one.of("headcount.total") for one in heads) else None


def _speaks_of_cuts(reading: Reading) -> bool:
    """Whether words of a sentence say by themselves that people are let go."""
    return bool(triggers(reading, [claim_types()["layoff"]], lambda _: False))


def item_draft(item: Item, counted: ClaimType, voice: Attribution) -> Draft:
    """The claim of one item."""
    value = item.value if item.value.unit else replace(item.value, unit="people", sure=item.value.sure * 0.9)
    return Draft(
        type=counted,
        subject=item.name.id if item.above else branch(item.reading, item.name, counted.id),
        things=(item.value,) if item.above else (item.name, item.value),
        rule=f"{counted.id}/item",
        confidence=CONFIDENCE,
        value=value,
        attribution=voice,
    )
