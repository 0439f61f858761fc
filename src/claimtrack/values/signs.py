"""The words and signs without which a text holds no share, no sum of money, no months of pay."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claimtrack.values.lexicon import lexicon_of
from claimtrack.values.roles import Role
from claimtrack.values.value import ValueKind

SIGNS: Mapping[ValueKind, frozenset[Role]] = {
    ValueKind.PERCENT: frozenset(
        {
            *(Role.PERCENT, Role.PERCENT_BEFORE, Role.POINTS, Role.FRACTION, Role.FRACTION_OF, Role.SHARE),
            *(Role.SHARE_BEFORE, Role.HALF, Role.EVERY, Role.OUT_OF, Role.DISCOUNT, Role.DIVIDED),
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
    phrases = lexicon_of(lang).phrases.values()
    return tuple(sorted({word for found in phrases for word, roles in found if wanted & roles.keys()}))
