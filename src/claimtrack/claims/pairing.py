"""Which name each of several values belongs to, in a list of names and values.

"A with 36 %, followed by B with 19 %" · "the 39 % at A and the 32 % at B" · A和B分别为36%和19%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtrack.claims.enumerated import enumerated
from claimtrack.claims.names import Name
from claimtrack.claims.owning import owned
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.values.value import Value, ValueKind

TIGHT = 3.0
"""A name that follows its value stands this near."""
OPENING_REACH = 5.0
"""So near stands the name that follows a value that opens its sentence."""
NAME_REACH = 4.0
"""So near to its share stands each company of a list."""
OPENED = re.compile(r",? (?:the )?|[，,]?")
SEVERAL = 2
"""So many companies with a share each are a list."""
WHOLE = 101.0
"""So many percent are the whole, rounded."""
OWN_REACH = 3.0
"""So near behind it stands the value of a word that says what else is measured."""


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
            pairs[value.start] = (
                after[0] if not before or _turned(reading, before, value, after) else before[-1]
            )
    return pairs


def _tight(reading: Reading, value: Value, name: Name) -> bool:
    opens = reading.words(0, value.start) <= 1
    near = reading.distance(value, name) <= (OPENING_REACH if opens else TIGHT)
    if near and _opens(reading, value, name):
        return True
    return near and not reading.commas_between(value, name) and not reading.breaks_between(value, name)


def _opens(reading: Reading, value: Value, name: Name) -> bool:
    """Whether a sentence begins with a value, and goes on with its name: "With 15 %, vivo was ahead"."""
    first = reading.words(0, value.start) <= 1 and not any(n.end <= value.start for n in reading.companies())
    return first and OPENED.fullmatch(reading.folded, value.end, name.start) is not None


def _turned(reading: Reading, before: Sequence[Name], value: Value, after: Sequence[Name]) -> bool:
    """Whether the value stands right before its name, past a comma from the other: "…, 20 Prozent Azure"."""
    parted = reading.commas_between(before[-1], value) > 0
    return bool(after) and parted and reading.words(value.end, after[0].start) < 1


DESCRIBED = {
    "en": re.compile(r", ?,?\s*the [a-z-]+ (?:[a-z-]+ )?$"),
    "de": re.compile(r", ?,?\s*(?:der|die|das|dem|den) [a-zäöüß-]+ $"),
}
"""What may stand before the second of two names that are joined: "Airbus and the carmaker Renault"."""
JOINT = "&"
ARTICLE = re.compile(f"{JOINT}(?: (?:das|dem|den|der|die|the)(?= $))?")
"""A word that joins two names, with the article of the second: „SAP und die Telekom“."""
CLAUSE_COMMAS = frozenset({",", "，"})
"""They part clauses in Chinese, where 、 parts the names of a list."""
NOTHING = re.compile(r"(?!)")


def chain(reading: Reading, name: Name, names: Sequence[Name]) -> list[Name]:
    """The names coordinated with one ("A, B and C"), itself among them, by place, each company once."""
    if name not in names:
        return [name]  # taken as written, in a list of its own
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
    if reading.lang == "zh" and between.strip() in CLAUSE_COMMAS:
        return False
    for mark in reading.of("clauses.joints"):
        if a.end <= mark.start and mark.end <= b.start:
            between = ARTICLE.sub(",", between.replace(reading.folded[mark.start : mark.end], JOINT))
    between = DESCRIBED.get(reading.lang, NOTHING).sub(",", between)
    return not between.strip(" ,，、()（）")


def _respectively(reading: Reading, values: Sequence[Value], names: Sequence[Name]) -> dict[int, Name]:
    """The names of values that stand in one list after as many names, where a word says so or the names
    are one list as well: "The shares of A, B and C came to 29, 20 and 13 percent".
    """
    said = bool(reading.of("clauses.respectively"))
    pairs: dict[int, Name] = {}
    before = 0
    for run in _runs(reading, values):
        listed = {name.id: name for name in names if before <= name.start and name.end <= run[0].start}
        unique = list(listed.values())[-len(run) :]
        if said and len(run) > 1 and (written := enumerated(reading, len(run), run[0].start)):
            unique = written
        if len(run) > 1 and len(unique) == len(run) and (said or _one_chain(reading, unique, names)):
            pairs.update({value.start: name for value, name in zip(run, unique, strict=True)})
        if not run[-1].vague:  # "double-digit growth, up 29 % and 30 % respectively"
            before = run[-1].end
    return pairs


def unsettled(reading: Reading, values: Sequence[Value], names: Sequence[Name]) -> set[int]:
    """The starts of values in a list for which a word says that each has a name of its own, though the
    names that are known are not as many: whose they are cannot be said (长安、鸿蒙智行和零跑分别占…).
    """
    if not reading.of("clauses.respectively"):
        return set()
    ordered = sorted(values, key=lambda value: value.start)
    paired = _respectively(reading, ordered, names)
    found: set[int] = set()
    for run in _runs(reading, ordered):
        before = [name for name in names if name.end <= run[0].start]
        several = len(before) > 1 and len(chain(reading, before[-1], before)) > 1
        if len(run) > 1 and several:
            found.update(value.start for value in run if value.start not in paired)
    return found


def _one_chain(reading: Reading, listed: Sequence[Name], names: Sequence[Name]) -> bool:
    """Whether names are all that one list holds."""
    return len(listed) > 1 and chain(reading, listed[-1], names) == list(listed)


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


def lists_shares(reading: Reading) -> bool:
    """Whether several companies have a share of their own."""
    shares = [value for value in reading.values if value.kind is ValueKind.PERCENT]
    pairs = pair(reading, shares, reading.companies())
    near = (
        name.id for value in shares if (name := pairs.get(value.start)) and _stands_by(reading, name, value)
    )
    return len(set(near)) >= SEVERAL


def may_be_shares(reading: Reading) -> bool:
    """Whether a company is named, and the percentages make no more than the whole of which nothing says that
    it is one of prices or stocks.
    """
    shares = [value for value in reading.values if value.kind is ValueKind.PERCENT]
    total = sum(value.low or value.high or 0 for value in shares)
    others = reading.of("clauses.priced", "market_share.veto", "revenue_growth.veto")
    pointing = reading.of("things.epithets", "clauses.subject_pronouns")
    return total <= WHOLE and not others and bool(reading.companies() or pointing)


def shares_whole(reading: Reading) -> bool:
    """Whether several companies have a share of their own, together no more than the whole, and nothing in
    the sentence speaks of prices or stocks.
    """
    if not (may_be_shares(reading) and lists_shares(reading)):
        return False
    shares = [value for value in reading.values if value.kind is ValueKind.PERCENT]
    pairs = pair(reading, shares, reading.companies())
    first = next(share for share in shares if share.start in pairs)
    return _said_to_have(reading, pairs[first.start], first)


def _said_to_have(reading: Reading, name: Name, share: Value) -> bool:
    """Whether a percentage stands right at its company, or behind a word of having („kommt nur noch auf“)."""
    if name.start > share.start or reading.words(name.end, share.start) < 1:
        return True
    marks = reading.of("clauses.targets", "market_share.hold", "market_share.level", "market_share.rank")
    return any(
        name.end <= mark.start and mark.last <= share.start and reading.words(mark.last, share.start) <= 1
        for mark in marks
    )


def _stands_by(reading: Reading, name: Name, value: Value) -> bool:
    return reading.distance(name, value) <= NAME_REACH and not reading.breaks_between(name, value)


def governs(reading: Reading, word: Stretch, value: Value) -> bool:
    """Whether a value stands right behind a word that says what is measured ("shares rose 5 percent")."""
    near = word.end <= value.start and reading.words(word.end, value.start) <= OWN_REACH
    return near and not reading.commas_between(word, value)
