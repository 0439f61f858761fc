"""Units that a bare number shares with its neighbours in a list of names and values.

"A stood at 22 %, B at 13" · „A liegt bei vier, B bei zwei Prozent“ · A收入84亿元、B39亿
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read
from claimtrack.values.value import Value, ValueKind

WHOLE = 100.0
LARGE = 1e6
"""A smaller number without a currency is no sum of money that a company is spoken of with."""
LENDERS = (ValueKind.PERCENT, ValueKind.MONEY)
PEOPLE = "shared/people"
"""The rule of a number that counts people because those of a company before it are counted."""
FEWEST = 10
"""A smaller number of people is told with a noun."""
BESIDE = ("", ",", ":")
LEAD_REACH = 24
"""How far back, in characters, the words are looked for that lead to a number."""


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What leads to a bare number, what may follow it, what leads on from it to its name, and what leads on
    from people to where they are.
    """
    table = read(DATA / "lexicons" / lang / "sharing.toml")
    leads, follows, names, places = (
        either(table.texts(key)) for key in ("leads", "follows", "names", "places")
    )
    table.done()
    edge = "" if lang == "zh" else r"(?<!\w)"
    return (
        re.compile(rf"(?:{edge}(?:{leads})\s?|[(（]\s?)$"),
        re.compile(rf"\s*(?:$|[,;:.()（），；。、]|(?:{follows})(?!\w))"),
        re.compile(rf"\s(?:{names})\s" if names else r"(?!)"),
        re.compile(rf"\s(?:{places})(?!\w)" if places else r"(?!)"),
    )


@dataclass(frozen=True, slots=True)
class _List:
    """A sentence in which a bare number may share the unit of another value."""

    lang: str
    folded: str
    names: Sequence[Name]

    def stands(self, value: Value) -> bool:
        """Whether a number stands as values of a list do: led to by a word or a name, and nothing counted."""
        leads, follows, names, _ = _patterns(self.lang)
        before, rest = self.folded[max(0, value.start - LEAD_REACH) : value.start], value.end
        beside = any(not self.folded[name.end : value.start].strip(" ,") for name in self.before(value))
        to_name = names.match(self.folded, rest)
        if to_name and self.begins(to_name.end()):
            return True
        return bool((beside or leads.search(before)) and follows.match(self.folded, rest))

    def counts(self, value: Value) -> bool:
        """Whether a number behind a name may be one of people: "Intel cuts 900 jobs, AMD 300 in Austin"."""
        _, follows, _, places = _patterns(self.lang)
        beside = any(self.folded[name.end : value.start].strip(" ") in BESIDE for name in self.before(value))
        size = value.low or value.high or 0.0
        ends = follows.match(self.folded, value.end) or places.match(self.folded, value.end)
        return beside and size >= FEWEST and size == int(size) and bool(ends)

    def before(self, value: Value) -> list[Name]:
        """The names before a value."""
        return [name for name in self.names if name.end <= value.start]

    def begins(self, at: int) -> bool:
        """Whether a name begins at an offset."""
        return any(name.start == at for name in self.names)

    def parted(self, value: Value, lender: Value) -> bool:
        """Whether each of two values has a name of its own: one between them, or right behind the later."""
        first, last = sorted((value, lender), key=lambda one: one.start)
        between = any(first.end <= name.start and name.end <= last.start for name in self.names)
        if first is value:
            return between and bool(self.before(value))
        _, _, names, _ = _patterns(self.lang)
        to_name = names.match(self.folded, last.end)
        return between or bool(to_name and self.begins(to_name.end()))


def with_shared_units(lang: str, folded: str, values: Sequence[Value], names: Sequence[Name]) -> list[Value]:
    """The values, bare numbers among them with the unit that their list gives them."""
    bare = [value for value in values if value.kind is ValueKind.NUMBER and not value.vague]
    lenders = [value for value in values if value.kind in LENDERS and not value.vague]
    people = [value for value in values if value.kind is ValueKind.COUNT and value.unit == "people"]
    if not bare or not (lenders or people) or not names:
        return list(values)
    listed = _List(lang, folded, names)
    lent = [_lent(listed, value, lenders) if value in bare else value for value in values]
    return [_counted(listed, value, people) if value in bare else value for value in lent]


def in_percent(lang: str, folded: str, values: Sequence[Value], names: Sequence[Name]) -> list[Value]:
    """The values, numbers that stand as those of a list do in percent, as the shares of the sentence before
    are: "AWS holds 30 percent. Google, in third place, has 13."
    """
    listed = _List(lang, folded, names)
    return [_as_percent(value) if _may_be_share(listed, value) else value for value in values]


def _may_be_share(listed: _List, value: Value) -> bool:
    """Whether a bare number behind a name can be a share, and nothing is counted."""
    size = max(value.low or 0.0, value.high or 0.0)
    bare = value.kind is ValueKind.NUMBER and not value.vague and 0 < size <= WHOLE
    return bare and bool(listed.before(value)) and listed.stands(value)


def in_currency(lang: str, folded: str, values: Sequence[Value], unit: str) -> list[Value]:
    """The values, large numbers that stand as those of a list do in the currency of the sentence before:
    „2024 waren es 84 Milliarden Euro. Die Autosparte kam auf 55 Milliarden“.
    """
    listed = _List(lang, folded, ())
    return [
        replace(value, kind=ValueKind.MONEY, unit=unit, rule="shared/money")
        if value.kind is ValueKind.NUMBER and (value.low or 0.0) >= LARGE and listed.stands(value)
        else value
        for value in values
    ]


def _as_percent(value: Value) -> Value:
    return replace(value, kind=ValueKind.PERCENT, unit="percent", rule="shared/percent")


def _counted(listed: _List, value: Value, people: Sequence[Value]) -> Value:
    """The number, one of people where those of a company before it are counted."""
    if any(one.end <= value.start and listed.parted(value, one) for one in people) and listed.counts(value):
        return replace(value, kind=ValueKind.COUNT, unit="people", rule=PEOPLE)
    return value


def _lent(listed: _List, value: Value, lenders: Sequence[Value]) -> Value:
    for lender in sorted(lenders, key=lambda one: abs(one.start - value.start)):
        size = max(value.low or 0.0, value.high or 0.0)
        fits = 0 < size <= WHOLE if lender.kind is ValueKind.PERCENT else size >= LARGE
        if fits and listed.stands(value) and listed.parted(value, lender):
            return replace(value, kind=lender.kind, unit=lender.unit, rule=f"shared/{lender.kind}")
    return value
