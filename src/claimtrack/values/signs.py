"""The words and signs without which a text holds no share, no sum of money, no months of pay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from claimtrack.values.lexicon import Roles, lexicon_of
from claimtrack.values.roles import Role
from claimtrack.values.value import ValueKind

SIGNS: Mapping[ValueKind, frozenset[Role]] = {
    ValueKind.PERCENT: frozenset(
        {
            *(Role.PERCENT, Role.PERCENT_BEFORE, Role.POINTS, Role.FRACTION, Role.FRACTION_OF, Role.SHARE),
            *(Role.SHARE_BEFORE, Role.HALF, Role.EVERY, Role.OUT_OF, Role.DISCOUNT, Role.DIVIDED),
            *(Role.FIGURES, Role.DECADE),
        }
    ),
    ValueKind.MONEY: frozenset(
        {
            *(Role.CURRENCY_BEFORE, Role.CURRENCY_AFTER, Role.CURRENCY_NAMED, Role.CURRENCY_LOOSE),
            *(Role.CURRENCY_PREFIX, Role.SUBUNIT),
        }
    ),
    ValueKind.MONTHS: frozenset({Role.PAY, Role.PAY_MONTHS}),
}


@cache
def signs(lang: str, kind: ValueKind) -> tuple[str, ...]:
    """The folded words of which one stands in every text with a value of the kind; beside them, N and 2N."""
    wanted = SIGNS[kind]
    phrases = [phrase for found in lexicon_of(lang).phrases.values() for phrase in found]
    found = {word for word, roles in phrases if wanted & roles.keys()}
    if kind is ValueKind.PERCENT and lexicon_of(lang).writing.numerals == "spaced":
        found |= set(_thirds(phrases))
    return tuple(sorted(found))


def _thirds(phrases: Iterable[tuple[str, Roles]]) -> Iterator[str]:
    """A third, one-third: an ordinal behind an article or a one is a share."""
    words = dict(phrases)
    ones = [word for word, roles in words.items() if Role.ARTICLE in roles or roles.get(Role.CARDINAL) == 1]
    for word, roles in words.items():
        if float(roles.get(Role.ORDINAL, 0)) > 2:
            yield from (f"{one}{joint}{word}" for one in ones for joint in " -")
