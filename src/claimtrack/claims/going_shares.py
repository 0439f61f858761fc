"""A sentence that goes on with shares of a market, or with revenue, and leaves out the unit.

"AWS holds 30 percent. Google, in third place, has 13." · „AWS hält 30 Prozent. Google kommt auf 13.“
"""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.claims.focus import Focus
from claimtrack.claims.reading import Reading
from claimtrack.claims.sharing import in_currency, in_percent
from claimtrack.values.value import ValueKind

SHARE = "market_share"
MARKET = "market"
PLAIN = (ValueKind.NUMBER, ValueKind.PERIOD)


def _shared_before(reading: Reading, focus: Focus) -> bool:
    """Whether the sentence before gave a share, and this one has digits and may go on with it."""
    at, claim = focus.measured.get(MARKET, (-1, None))
    return (
        claim is not None
        and claim.type == SHARE
        and focus.at - at == 1
        and any(map(str.isdigit, reading.folded))
    )


def with_unit(reading: Reading, focus: Focus, fully: Callable[[], Reading]) -> Reading:
    """The sentence, bare numbers of a list of shares in percent where it goes on with one and has no
    percentage of its own; bare sums in the currency of the revenue just told.
    """
    share = reading.companies() and _shared_before(reading, focus)
    at, unit = focus.currency
    earned = focus.at - at == 1 and any(map(str.isdigit, reading.folded))
    if not (share or earned):
        return reading
    reading = fully()
    if share and all(value.kind in PLAIN for value in reading.values):
        reading.values = in_percent(reading.lang, reading.folded, reading.values, reading.companies())
    if earned and not any(value.kind is ValueKind.MONEY for value in reading.values):
        reading.values = in_currency(reading.lang, reading.folded, reading.values, unit)
    return reading
