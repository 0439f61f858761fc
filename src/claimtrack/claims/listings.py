"""Lists of shares, one company a line: "AWS 28 % (30 %)" · "1. 阿里云 37%（33%）" · „Ionos: 4 Prozent“.

A line says no more than whose figure it is. What is measured stands before the list or in the title, or shows
in the sum: shares of companies in a market that is spoken of add up to no more than the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimtrack.claims.build import Draft
from claimtrack.claims.fillers import is_provider
from claimtrack.claims.names import Name
from claimtrack.claims.paired import PERCENT, may_hold_pairs
from claimtrack.claims.reading import Reading
from claimtrack.claims.vertical import upright
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.data.entities import load_entities
from claimtrack.model import Attribution, Sentence
from claimtrack.values.value import Value, ValueKind

if TYPE_CHECKING:
    from claimtrack.claims.reader import Reader

LONGEST = 140
"""A line of a list has at most so many characters."""
LEAST = 3
"""So many lines make a list."""
INTRODUCING = 2
"""What is listed is said in one of so many sentences before the list."""
MARKET_BEFORE = 4
"""The market is spoken of in one of so many sentences before it."""
WHOLE = 101.0
"""Shares add up to no more than this, rounded as they are."""
LEAST_OF_ALL = 97.0
"""With all others, shares add up to no less than this."""
HALF = 40.0
"""Shares of the largest in a market add up to no less than this."""
CONFIDENCE = 0.85
BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
NUMBERED = re.compile(r"^\s*(?:[-–—•·*‣▪]|\d{1,2}\s?[.)、:：])?\s*")
BETWEEN = re.compile(r"\s*[:：(（–—-]?\s*")
GOES_ON = re.compile(r"\s*(?:of the market|share|market share)?\s*[,，;；(（)）–—]")
LETTERS = re.compile(r"[^\W\d_]")
SHARES = ("market_share.share", "market_share.market")
OTHERS = ("revenue_growth.others", "revenue_growth.veto")
UP = "revenue_growth.up"
MARKETS = ("market_share.market", "things.market")
GROWING = ("things.growing", "revenue_growth.growth", "revenue_growth.up", "market_growth.growth")

COUNTS = (ValueKind.COUNT, ValueKind.NUMBER)
"""What a line may hold beside a share: how many were sold."""
TYPES = ("market_share", "revenue_growth")
"""What lists can claim."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: whose figure it gives, and what that measures; nobody's is that of all others."""

    reading: Reading
    name: Name | None = None
    value: Value | None = None
    growth: Value | None = None
    """A second figure with a sign, where the words before the list speak of growth as well."""
    more: bool = False
    """Whether the line goes on behind its share, and is to be read as a sentence too."""
    measured: ClaimType | None = None
    upright: bool = False
    """Whether the name stands on the line before."""


Run = list[tuple[int, Line]]
"""The lines of a list, each with its number."""


def may_be_line(sentence: Sentence) -> bool:
    """Whether a sentence can be a line of a list: short, with a percentage in digits."""
    short = sentence.field == "text" and len(sentence.text) <= LONGEST and not sentence.cells
    return short and PERCENT.search(sentence.text) is not None


def may_hold_lists(sentences: Sequence[Sentence]) -> bool:
    """Whether an article can hold a list; never false for one that does."""
    return sum(map(may_be_line, sentences)) >= LEAST or any(may_hold_pairs(one.text) for one in sentences)


def listings(readings: Sequence[Reading], reader: Reader) -> Mapping[int, Line]:
    """The lines of lists by the number of their reading, each with what it measures, if that is said."""
    found: dict[int, Line] = {}
    for run in _runs(readings, reader):
        measured = _measured(readings, run, reader)
        grown = measured is not None and measured.id == "market_share" and _grows(readings, run, reader)
        paired = all(line.growth for _, line in run if line.name)
        for at, line in run:
            told = grown or paired or line.reading.of("things.growing")
            found[at] = replace(line, measured=measured, growth=line.growth if told else None)
    for entries in upright(readings, reader):
        if len(entries) >= LEAST:
            run = [(at, Line(one, name, value, upright=True)) for at, one, name, value in entries]
            measured = _measured(readings, run, reader)
            found.update({at: replace(line, measured=measured) for at, line in run})
    return found


def _runs(readings: Sequence[Reading], reader: Reader) -> Iterator[Run]:
    """Runs of lines that hold a company and its share each; a line of all the others does not end one."""
    run: Run = []
    for at, reading in enumerate(readings):
        line = _line(reading, reader) if may_be_line(reading.sentence) else None
        if line is None and run and _is_rest(reading):
            line = Line(reading)
        if line:
            run.append((at, line))
            continue
        if len(_values(run)) >= LEAST:
            yield run
        run = []
    if len(_values(run)) >= LEAST:
        yield run


def _values(run: Run) -> list[Value]:
    return [line.value for _, line in run if line.value]


def _line(reading: Reading, reader: Reader) -> Line | None:
    """A line that holds a company and its share and nothing else; earlier shares may follow in brackets."""
    if not _of_one_house(reading.companies()):
        return None
    reading = reader.fully(reading)
    names = reading.companies()
    shares = [value for value in reading.values if value.kind is ValueKind.PERCENT]
    inside = [found.span() for found in BRACKETS.finditer(reading.folded)]
    bare = [value for value in shares if not any(start <= value.start < end for start, end in inside)]
    values = bare or shares  # "Alibaba Cloud (37 %)"
    if not _of_one_house(names) or not values:
        return None
    if len(values) == 1 and not _says_more(reading, names, values[0]):
        grows = bool(reading.of(*GROWING)) and not reading.led_by(values[0], *GROWING)
        return Line(reading, names[-1], values[0], _signed(reading, shares, values[0]), more=grows)
    if _heads(reading, names[-1], values[0]):
        return Line(reading, names[-1], values[0], _signed(reading, shares, values[0]), more=True)
    return None


def _heads(reading: Reading, name: Name, value: Value) -> bool:
    """Whether a line begins with a company and its share, and goes on past a comma or in brackets."""
    begins = NUMBERED.match(reading.folded)
    if begins is None or LETTERS.search(reading.folded, begins.end(), name.start):
        return False
    between, rest = BETWEEN.fullmatch(reading.folded, name.end, value.start), reading.folded[value.end :]
    return between is not None and GOES_ON.match(rest) is not None


def _signed(reading: Reading, shares: Sequence[Value], first: Value) -> Value | None:
    """The percentage with a sign that stands behind the first ("30 %, +17 %", "30 %, up 17 %")."""
    value = next((value for value in shares if value.start >= first.end), None)
    if value is None:
        return None
    signed = value.text[:1] in "-–−" or reading.folded[value.start - 1] == "+" or reading.led_by(value, UP)
    return _below_zero(reading, value) if signed else None


def _of_one_house(names: Sequence[Name]) -> bool:
    """Whether all names are of one company and its parts ("Microsoft Azure"); the last says which."""
    return len({load_entities().root(name.id) for name in names}) == 1


def _is_rest(reading: Reading) -> bool:
    """Whether a line gives the share of all others together ("Others 23 %", 其他 13.5%)."""
    return may_be_line(reading.sentence) and not reading.companies()


def _says_more(reading: Reading, names: Sequence[Name], value: Value) -> bool:
    """Whether a line has words besides name, share, its number in the list and what is in brackets."""
    left = list(reading.folded)
    counts = [(one.start, one.end) for one in reading.values if one.kind in COUNTS]
    spans = [*((name.start, name.end) for name in names), (value.start, value.end), *counts]
    spans += [(mark.start, mark.end) for mark in reading.of(*SHARES, UP)]
    spans += [found.span() for found in BRACKETS.finditer(reading.folded)]
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return LETTERS.search(NUMBERED.sub("", "".join(left))) is not None


def _measured(readings: Sequence[Reading], run: Run, reader: Reader) -> ClaimType | None:
    """What the figures of a list are: shares or growth, by the words before it; shares by their sum, too."""
    first = run[0][0] - run[0][1].upright
    before = [reader.fully(reading) for reading in readings[max(0, first - INTRODUCING) : first]]
    shares = any(reading.of(*SHARES) for reading in before) or bool(reader.fully(readings[0]).of(*SHARES))
    own = any(line.more and line.reading.of(*GROWING) for _, line in run)  # "AWS: 30 % (growth 17 %)"
    led = bool(before) and bool(before[-1].of(*GROWING)) and not _tells_rate(before[-1])
    if led and not before[-1].of(*SHARES, *OTHERS) and not own:
        return claim_types()["revenue_growth"]
    if any(line.reading.led_by(line.value, UP) for _, line in run if line.value):
        heads = [reader.fully(one) for one in readings[:1] if one.sentence.field == "title"]
        heads += before[-1:]
        grown = any(one.of(*GROWING) for one in heads) and not any(one.of(*OTHERS) for one in heads)
        return claim_types()["revenue_growth"] if grown else None
    opening = [reader.fully(reading) for reading in readings[max(0, first - MARKET_BEFORE) : first]]
    market = any(reading.of(*MARKETS) for reading in opening) or any(
        name.kind == "market" for reading in readings[:first] for name in reading.names
    )
    total = sum(value.high or value.low or 0.0 for value in _values(run))
    most = HALF <= total <= WHOLE
    if LEAST_OF_ALL <= total + _rest(run, reader) <= WHOLE and total < LEAST_OF_ALL:
        return claim_types()["market_share"]
    paired = [line.growth is not None and is_provider(line.name) for _, line in run if line.name]
    market = market or (all(paired) and not reader.fully(readings[0]).of("things.profits"))
    shares = (most and (shares or market)) or (total <= WHOLE and shares and market)
    return claim_types()["market_share"] if shares else None


def _below_zero(reading: Reading, value: Value) -> Value:
    """The growth of a line, below zero where a word right before it says that it fell ("down 4 %")."""
    if not reading.led_by(value, "things.falling") or value.low is None or value.high is None:
        return value
    return replace(value, low=-value.high, high=-value.low)


def _rest(run: Run, reader: Reader) -> float:
    """The share that the lines of a list give to all others, who are not named."""
    rest = [reader.fully(line.reading) for _, line in run if line.name is None]
    shares = [value for reading in rest for value in reading.values if value.kind is ValueKind.PERCENT]
    return sum(value.high or value.low or 0.0 for value in shares)


def _grows(readings: Sequence[Reading], run: Run, reader: Reader) -> bool:
    """Whether the title or the sentence before a list of shares speaks of growth as well."""
    first = run[0][0]
    heads = [reader.fully(one) for one in (readings[0], *readings[max(0, first - 1) : first])]
    return any(reading.of(*GROWING) and reading.of(*SHARES) for reading in heads)


def _tells_rate(reading: Reading) -> bool:
    """Whether the sentence before a list gives a rate of its own: then it is the market that grew."""
    return any(value.kind is ValueKind.PERCENT for value in reading.values)


def line_drafts(line: Line, voice: Attribution) -> Iterator[Draft]:
    """The claims of one line; none for all others together, and where nothing says what is measured."""
    if line.measured is None or line.name is None or line.value is None:
        return
    growth = claim_types()["revenue_growth"]
    grown = _below_zero(line.reading, line.value) if line.measured is growth else line.value
    for measured, value in ((line.measured, grown), (growth, line.growth)):
        if value:
            yield Draft(
                type=measured,
                subject=line.name.id,
                things=(value,) if line.upright else (line.name, value),
                rule=f"{measured.id}/listed",
                confidence=CONFIDENCE,
                value=value,
                attribution=voice,
            )
