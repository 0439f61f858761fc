"""A sentence that goes on with shares of a market, or with revenue, and leaves out the unit.

"AWS holds 30 percent. Google, in third place, has 13." · „AWS hält 30 Prozent. Google kommt auf 13.“
"""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.claims.focus import Focus
from claimtrack.claims.reading import Reading
from claimtrack.claims.sharing import in_currency, in_percent
from claimtrack.model import Claim
from claimtrack.values.value import ValueKind

SHARE, REVENUE = "market_share", "revenue"
MARKET, FINANCIALS = "market", "financials"
PLAIN = (ValueKind.NUMBER, ValueKind.PERIOD)


def _before(reading: Reading, focus: Focus, topic: str, type_id: str) -> Claim | None:
    """The figure of a type that the sentence before gave, if this one has digits and may go on with it."""
    at, claim = focus.measured.get(topic, (-1, None))
    if claim is None or claim.type != type_id or claim.quantity is None or focus.at - at != 1:
        return None
    return claim if any(map(str.isdigit, reading.folded)) else None


def with_unit(reading: Reading, focus: Focus, fully: Callable[[], Reading]) -> Reading:
    """The sentence, bare numbers of a list of shares in percent where it goes on with one and has no
    percentage of its own; bare sums in the currency of the revenue just told.
    """
    share = reading.companies() and _before(reading, focus, MARKET, SHARE)
    revenue = _before(reading, focus, FINANCIALS, REVENUE)
    if not (share or revenue):
        return reading
    reading = fully()
    if share and all(value.kind in PLAIN for value in reading.values):
        reading.values = in_percent(reading.lang, reading.folded, reading.values, reading.companies())
    if revenue and revenue.quantity and not any(value.kind is ValueKind.MONEY for value in reading.values):
        unit = revenue.quantity.unit
        reading.values = in_currency(reading.lang, reading.folded, reading.values, unit)
    return reading
