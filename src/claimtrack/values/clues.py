"""Coarse clues of values: what the text of a value of a kind cannot do without, in words and signs.

They serve a first look at whole articles, so they promise too much and overlook nothing. A clue is written
as terms are: `*` leaves an end open. `0` stands for any digit, and hyphens and spaces are alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import product

from claimtrack.values.digits import VULGAR
from claimtrack.values.lexicon import Lexicon, Roles, lexicon_of
from claimtrack.values.roles import Role

TEN = 10.0


class Clue(StrEnum):
    """What a value may be known by."""

    AMOUNT = "amount"
    LARGE = "large"
    """A number of ten or more."""
    PEOPLE = "people"
    PERCENT = "percent"
    MONEY = "money"
    FORMULA = "formula"
    PAY = "pay"
    PAY_MONTHS = "pay_months"
    DURATION = "duration"


ROLES: Mapping[Clue, frozenset[Role]] = {
    Clue.AMOUNT: frozenset(
        {Role.CARDINAL, Role.NUMERAL_PART, Role.SCALE, Role.VAGUE, Role.FIGURES, Role.DECADE}
    ),
    Clue.LARGE: frozenset({Role.SCALE, Role.VAGUE, Role.FIGURES, Role.DECADE}),
    Clue.PEOPLE: frozenset({Role.PEOPLE, Role.PEOPLE_MEASURE, Role.STRONG, Role.HEAD}),
    Clue.PERCENT: frozenset(
        {
            *(Role.PERCENT, Role.PERCENT_BEFORE, Role.SHARE, Role.HALF, Role.FRACTION, Role.FRACTION_OF),
            *(Role.DISCOUNT, Role.FIGURES, Role.DECADE),
        }
    ),
    Clue.MONEY: frozenset(
        {
            *(Role.CURRENCY_BEFORE, Role.CURRENCY_AFTER, Role.CURRENCY_NAMED, Role.CURRENCY_LOOSE),
            Role.SUBUNIT,
        }
    ),
    Clue.PAY: frozenset({Role.PAY}),
    Clue.PAY_MONTHS: frozenset({Role.PAY_MONTHS}),
    Clue.DURATION: frozenset({Role.DURATION}),
}
"""The roles of which a word with one is a clue by itself."""


@cache
def clues(lang: str) -> Mapping[Clue, frozenset[str]]:
    """The clues of a language, each by what it is a clue of."""
    lexicon = lexicon_of(lang)
    found: dict[Clue, set[str]] = {clue: set() for clue in Clue}
    for word, roles in _phrases(lexicon):
        for clue, wanted in ROLES.items():
            if not wanted.isdisjoint(roles):
                found[clue].add(word)
    more = _han if lexicon.writing.numerals == "han" else _western
    for clue, term in more(lexicon):
        found[clue].add(term)
    return {clue: frozenset(terms) for clue, terms in found.items()}


def _phrases(lexicon: Lexicon) -> Iterator[tuple[str, Roles]]:
    return (pair for pairs in lexicon.phrases.values() for pair in pairs)


def _having(lexicon: Lexicon, *wanted: Role) -> list[str]:
    return [word for word, roles in _phrases(lexicon) if not roles.keys().isdisjoint(wanted)]


def _han(lexicon: Lexicon) -> Iterator[tuple[Clue, str]]:
    """In Chinese any word that can open a value may be a number, and a share may be told by 每."""
    for word, _ in _phrases(lexicon):
        if lexicon.opener.fullmatch(word):
            yield Clue.AMOUNT, word
            yield Clue.LARGE, word
    for word in _having(lexicon, Role.EVERY, Role.OUT_OF, Role.DIVIDED, Role.SHARE_BEFORE):
        yield Clue.PERCENT, word
    yield from _coded(lexicon)
    yield from _digits(lexicon)
    yield Clue.FORMULA, "*n*"


def _western(lexicon: Lexicon) -> Iterator[tuple[Clue, str]]:
    yield from _digits(lexicon)
    yield from _large(lexicon)
    yield from _joined(lexicon)
    yield from _parts_of_a_whole(lexicon)
    yield from _coded(lexicon)
    for ending in lexicon.endings[Role.PEOPLE_ENDING]:
        yield Clue.PEOPLE, f"*{ending}"
    yield Clue.FORMULA, "n"


def _digits(lexicon: Lexicon) -> Iterator[tuple[Clue, str]]:
    for sign in ("0", *VULGAR):
        yield Clue.AMOUNT, sign
    yield Clue.PERCENT, "0/0"
    for sign in VULGAR:
        yield Clue.PERCENT, sign
    for end in ("0", "e", "^0", *_having(lexicon, Role.SUFFIX)):
        yield Clue.LARGE, f"0{end}"
    for end in _having(lexicon, Role.DECADE_SUFFIX):
        yield Clue.PERCENT, f"0{end}"


def _large(lexicon: Lexicon) -> Iterator[tuple[Clue, str]]:
    for word, roles in _phrases(lexicon):
        if float(roles.get(Role.CARDINAL, roles.get(Role.NUMERAL_PART, 0.0))) >= TEN:
            yield Clue.LARGE, word


def _joined(lexicon: Lexicon) -> Iterator[tuple[Clue, str]]:
    """German number words that are put together: one of ten or more is among the parts, or two small ones."""
    if lexicon.writing.numerals != "joined":
        return
    small = [word for word, number in lexicon.numerals.items() if number < TEN]
    for word, number in lexicon.numerals.items():
        yield Clue.AMOUNT, f"{word}*"
        if number >= TEN:
            yield Clue.LARGE, f"*{word}*"
    for one, other in product(small, small):
        for joint in ("", *lexicon.endings[Role.NUMERAL_JOINT]):
            yield Clue.LARGE, f"{one}{joint}{other}*"


def _parts_of_a_whole(lexicon: Lexicon) -> Iterator[tuple[Clue, str]]:
    """A third, a twenty-second, every other job, every 5th job, one in five."""
    tens: list[str] = []
    low: list[str] = []
    parts: list[str] = []
    for word, roles in _phrases(lexicon):
        number = float(roles.get(Role.CARDINAL, 0.0))
        if number in range(20, 100, 10):
            tens.append(word)
        if Role.ORDINAL in roles:
            (parts if float(roles[Role.ORDINAL]) > 2 else low).append(word)
    parts += [f"{ten} {word}" for ten, word in product(tens, low)]
    every = _having(lexicon, Role.EVERY)
    parts += [f"{word} {ordinal}" for word, ordinal in product(every, [*low, "0"])]
    parts += [f"0{end}" for end in _having(lexicon, Role.ORDINAL_SUFFIX)]
    counted = [f"*{word}" for word in _having(lexicon, Role.CARDINAL, Role.ARTICLE)]
    parts += [f"{word} {of}" for word, of in product(["0", *counted], _having(lexicon, Role.OUT_OF))]
    # "One employee in eight": the noun between may be any, so the end is the clue, where it is spelt out.
    spelt = [word for word in _having(lexicon, Role.CARDINAL) if word.isalpha()]
    parts += [f"{of} {word}" for of, word in product(_having(lexicon, Role.OUT_OF), spelt)]
    return ((Clue.PERCENT, part) for part in parts)


def _coded(lexicon: Lexicon) -> Iterator[tuple[Clue, str]]:
    """MEUR, TEUR: the code of a currency with its magnitude before it."""
    codes = [word for word in _having(lexicon, Role.CURRENCY_BEFORE) if word.isalpha() and len(word) == 3]
    for prefix, code in product(_having(lexicon, Role.CURRENCY_PREFIX), codes):
        yield Clue.MONEY, f"{prefix}{code}"
