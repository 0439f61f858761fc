"""Which market a claim is about, and whether it is about a market or about a company."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.focus import Focus
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.nearness import AFTER_COST, nearest
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.terms import Mark
from claimtrack.values.value import ValueKind

MARKET_REACH = 20.0
GOES_ON_REACH = 3.0
"""So near to its beginning a sentence says that it goes on with the figure before ("That was …")."""
REVENUE_REACH = 4.0
AND = {"en": ("and", "and has", "and is"), "de": ("und", "und ist"), "zh": ()}
"""What joins a second verb to a first."""
OF = {
    "en": re.compile(r" of (?:[a-z']+ ){0,3}"),
    "de": re.compile(r" (?:de[rs]|vom|am) (?:[a-zäöüß]+ ){0,2}"),
    "zh": re.compile(r"(?!)"),
}
"""What stands between a share and its market."""
MARKET_PARTS = frozenset({"@market", "things.market"})


def settle(reading: Reading, found: Sequence[Trigger], focus: Focus) -> list[Trigger]:
    """The triggers with markets and companies told apart: what grows is one or the other."""
    markets = [t for t in found if about_market(t) and market_meant(reading, t, focus)]
    markets = [t for t in markets if not _of_revenue(reading, t) or going_on(reading, t, focus)]
    taken = [part for trigger in markets for part in trigger.parts]
    kept = [
        trigger
        for trigger in found
        if trigger in markets
        or (
            not about_market(trigger)
            and not _of_some_market(reading, trigger)
            and not _of_volumes(reading, trigger, focus)
            and not (_explained(reading, trigger) and any(p in taken for p in trigger.parts))
        )
    ]
    for trigger in found:
        if reading.dropped is not None and trigger not in kept:
            reason = Reason.NO_MARKET if about_market(trigger) else Reason.YIELDS
            reading.drop(trigger.rule, reason, trigger)
    return kept


def _of_volumes(reading: Reading, trigger: Trigger, focus: Focus) -> bool:
    """Whether what grows is how much was sold, as was said before: "Shipments grew 9 %. Acer grew 36 %." """
    return trigger.type.id == "revenue_growth" and focus.volumes and not reading.of("things.revenue")


def _of_some_market(reading: Reading, trigger: Trigger) -> bool:
    """Whether what grows is an industry that stands right before the verb in Chinese: 行业规模增长七成."""
    if reading.lang != "zh" or trigger.type.id != "revenue_growth":
        return False
    return any(
        mark.end <= value.start
        and not reading.commas_between(mark, value)
        and not any(reading.within(reading.companies(), mark.end, value.start))
        and not any(reading.within(reading.of("things.revenue"), mark.end, value.start))
        for mark in reading.of("things.industries", "clauses.whole_markets")
        for value in trigger.values
    )


def _of_revenue(reading: Reading, trigger: Trigger) -> bool:
    """Whether what grows is revenue, named right before it, though a market is named farther off."""
    return trigger.frame.subject != "market" and any(
        mark.end <= trigger.start
        and reading.distance(mark, trigger) <= REVENUE_REACH
        and not reading.commas_between(mark, trigger)
        for mark in reading.of("things.revenue")
    )


def about_market(trigger: Trigger) -> bool:
    """Whether the trigger's subject is a market, by its frame or its type."""
    return (trigger.frame.subject or trigger.type.subject) == "market"


def _explained(reading: Reading, trigger: Trigger) -> bool:
    """Whether the growth of a market explains such a trigger better: no growth of a company, no part, and
    no investment of one where none is named ("enterprises spent $119 billion on cloud infrastructure").
    """
    if trigger.type.id == "investment":
        return not reading.companies()
    return trigger.type.id == "revenue_growth" or MARKET_PARTS.intersection(trigger.frame.of) != frozenset()


def market_meant(reading: Reading, trigger: Trigger, focus: Focus) -> tuple[str, Name | None] | None:
    """The market a trigger is about: a named one, or the one in focus where the words say "the market"."""
    named = [name for name in reading.names if name.kind == "market"]
    spoken = [mark for mark in reading.of("things.market") if not _of_trading(reading, mark)]
    places: list[Stretch] = [*named, *spoken]
    places = [place for place in places if not _is_shared(reading, trigger, place)]
    place = min(places, key=lambda thing: _cost(reading, trigger, thing), default=None)
    alone = not reading.companies()
    if place is None and alone and (market := going_on(reading, trigger, focus)):
        return market, None
    if place is None or _cost(reading, trigger, place) > MARKET_REACH * (2 if alone else 1):
        return None
    company = nearest(reading, trigger, _named_first(reading, trigger, place))
    if company and _cost(reading, trigger, company) < _cost(reading, trigger, place):
        return None
    if isinstance(place, Name):
        return focus.local_market(reading, place), place
    market = focus.market_of(reading)
    return (market, None) if market else None


def _named_first(reading: Reading, trigger: Trigger, market: Stretch) -> list[Name]:
    """The companies that may own what is said where a market is named before it: those behind, past a comma,
    begin a list of their own ("The market grew 23 %, AWS held 30 %").
    """
    return [
        name
        for name in reading.companies()
        if not (market.end <= trigger.end <= name.start and reading.commas_between(trigger, name))
    ]


def _is_shared(reading: Reading, trigger: Trigger, place: Stretch) -> bool:
    """Whether a market is only what somebody who grows has a share of: "has 12 % of the market and grew"."""
    goes_on = reading.folded[place.end : trigger.start].strip() in ("", *AND[reading.lang])
    return (
        place.end <= trigger.start
        and goes_on
        and any(
            value.kind is ValueKind.PERCENT
            and value.end <= place.start
            and OF[reading.lang].fullmatch(reading.folded, value.end, place.start) is not None
            for value in reading.values
        )
    )


def going_on(reading: Reading, trigger: Trigger, focus: Focus) -> str | None:
    """The market whose figures a sentence goes on with that names nobody: "That is 21 % more than …", or by a
    word for what is spent and sold there: "The chip industry had a good year. Turnover rose by a fifth".
    """
    if reading.companies() or reading.of("things.epithets", "clauses.first_persons"):
        return None
    back = [mark for mark in reading.of("clauses.goes_on") if reading.words(0, mark.start) <= GOES_ON_REACH]
    if back and not reading.of("things.revenue"):
        return focus.measured_market() or focus.market_alone()
    heads = reading.of(
        "things.market_heads", "things.outlooks", *(() if focus.lead else ("things.market_sums",))
    )
    pronouns = [mark for mark in reading.of("clauses.market_pronouns") if mark.end <= trigger.end]
    spoken = any(mark.start < trigger.end and not reading.breaks_between(mark, trigger) for mark in heads)
    return focus.market_alone() if spoken or pronouns else None


def _of_trading(reading: Reading, market: Mark) -> bool:
    """Whether the word belongs to another thing: what the market expects, a market share."""
    return any(overlap(market, other) for other in reading.of("things.no_market"))


def _cost(reading: Reading, trigger: Trigger, thing: Stretch) -> float:
    cost = reading.distance(trigger, thing) + 4 * reading.breaks_between(trigger, thing)
    return cost + (AFTER_COST if thing.start >= trigger.end else 0)
