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
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.data.entities import load_entities
from claimtrack.model import Attribution, Sentence
from claimtrack.values.value import Value, ValueKind

if TYPE_CHECKING:
    from claimtrack.claims.reader import Reader

LONGEST = 90
"""A line of a list has at most so many characters."""
LEAST = 3
"""So many lines make a list."""
INTRODUCING = 2
"""What is listed is said in one of so many sentences before the list."""
WHOLE = 101.0
"""Shares add up to no more than this, rounded as they are."""
HALF = 40.0
"""Shares of the largest in a market add up to no less than this."""
CONFIDENCE = 0.85
BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
NUMBERED = re.compile(r"^\s*(?:[-–—•·*‣▪]|\d{1,2}\s?[.)、:：])?\s*")
PERCENT = re.compile(r"\d\s?(?:[%％]|percent|per cent|prozent)", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]")
SHARES = ("market_share.share", "market_share.market")
MARKETS = ("market_share.market", "things.market")
GROWING = ("things.growing", "revenue_growth.growth", "revenue_growth.up", "market_growth.growth")

TYPES = ("market_share", "revenue_growth")
"""What lists can claim."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: whose figure it gives, and what that measures; nobody's is that of all others."""

    reading: Reading
    name: Name | None = None
    value: Value | None = None
    measured: ClaimType | None = None


Run = list[tuple[int, Line]]
"""The lines of a list, each with its number."""


def may_be_line(sentence: Sentence) -> bool:
    """Whether a sentence can be a line of a list: short, with a percentage in digits."""
    short = sentence.field == "text" and len(sentence.text) <= LONGEST and not sentence.cells
    return short and PERCENT.search(sentence.text) is not None


def may_hold_lists(sentences: Sequence[Sentence]) -> bool:
    """Whether an article can hold a list; never false for one that does."""
    return sum(map(may_be_line, sentences)) >= LEAST


def listings(readings: Sequence[Reading], reader: Reader) -> Mapping[int, Line]:
    """The lines of lists by the number of their reading, each with what it measures, if that is said."""
    found: dict[int, Line] = {}
    for run in _runs(readings, reader):
        measured = _measured(readings, run, reader)
        found.update((at, replace(line, measured=measured)) for at, line in run)
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
    if not _of_one_house(names) or len(values) != 1 or _says_more(reading, names, values[0]):
        return None
    return Line(reading, names[-1], values[0])


def _of_one_house(names: Sequence[Name]) -> bool:
    """Whether all names are of one company and its parts ("Microsoft Azure"); the last says which."""
    return len({load_entities().root(name.id) for name in names}) == 1


def _is_rest(reading: Reading) -> bool:
    """Whether a line gives the share of all others together ("Others 23 %", 其他 13.5%)."""
    return may_be_line(reading.sentence) and not reading.companies()


def _says_more(reading: Reading, names: Sequence[Name], value: Value) -> bool:
    """Whether a line has words besides name, share, its number in the list and what is in brackets."""
    left = list(reading.folded)
    spans = [(name.start, name.end) for name in names] + [(value.start, value.end)]
    spans += [(mark.start, mark.end) for mark in reading.of(*SHARES)]
    spans += [found.span() for found in BRACKETS.finditer(reading.folded)]
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return LETTERS.search(NUMBERED.sub("", "".join(left))) is not None


def _measured(readings: Sequence[Reading], run: Run, reader: Reader) -> ClaimType | None:
    """What the figures of a list are: shares or growth, by the words before it; shares by their sum, too."""
    first = run[0][0]
    before = [reader.fully(reading) for reading in readings[max(0, first - INTRODUCING) : first]]
    shares = any(reading.of(*SHARES) for reading in before) or bool(reader.fully(readings[0]).of(*SHARES))
    if before and before[-1].of(*GROWING) and not before[-1].of(*SHARES):
        return claim_types()["revenue_growth"]
    market = any(reading.of(*MARKETS) for reading in before) or any(
        name.kind == "market" for reading in readings[:first] for name in reading.names
    )
    total = sum(value.high or value.low or 0.0 for value in _values(run))
    most = HALF <= total <= WHOLE
    shares = (most and (shares or market)) or (total <= WHOLE and shares and market)
    return claim_types()["market_share"] if shares else None


def line_draft(line: Line, voice: Attribution) -> Draft | None:
    """The claim of one line; None for all others together, and where nothing says what is measured."""
    if line.measured is None or line.name is None or line.value is None:
        return None
    return Draft(
        type=line.measured,
        subject=line.name.id,
        things=(line.name, line.value),
        rule=f"{line.measured.id}/listed",
        confidence=CONFIDENCE,
        value=line.value,
        attribution=voice,
    )
