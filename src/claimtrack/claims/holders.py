"""Who has a share of a market, or earns a sum, where several companies stand beside it."""

from __future__ import annotations

from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.owning import owned
from claimtrack.claims.pairing import chain
from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.slots import Filled
from claimtrack.claims.terms import Mark
from claimtrack.data.entities import load_entities

TOGETHER_REACH = 12.0
PREDICATE_REACH = 5.0
"""How near before such a word stands the name of which it is said."""
LEADER_REACH = 2.0
"""How near a word for the leader stands to the share."""


def earners(reading: Reading, trigger: Trigger, names: list[Name]) -> list[Name]:
    """The names, without those from whom another earns ("Sinnet's revenue from AWS"); a unit of the house
    that earns stays ("Amazon's revenue from AWS").
    """
    if trigger.type.topic == "market":
        own = owned(reading, names).values()
        return [name for name in names if name in own or not _overtaken(reading, name)] or names
    if trigger.type.id == "investment":
        spending = [name for name in names if not sunk_into(reading, trigger, name)]
        return [name for name in spending if not _is_given(reading, trigger, name, spending)] or spending
    if trigger.type.topic != "financials":
        return names
    kin = load_entities().root
    sources = [name for name in names if reading.led_by(name, "clauses.earned_from")]
    payees = {kin(name.id) for name in names if name not in sources}
    return [name for name in names if name not in sources or not payees or kin(name.id) in payees]


def sunk_into(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether money goes to a company that does not spend it ("$2 billion on Google Cloud")."""
    sunk = trigger.type.id == "investment" and name.start >= trigger.start
    return sunk and reading.led_by(name, "clauses.sinks")


def _overtaken(reading: Reading, name: Name) -> bool:
    """Whether another is said to have passed the company: what follows is about that other."""
    return any(
        mark.end <= name.start < mark.last if mark.tail else reading.words(mark.end, name.start) < 1
        for mark in reading.of("clauses.overtakes")
        if mark.end <= name.start
    )


def _is_given(reading: Reading, trigger: Trigger, name: Name, names: list[Name]) -> bool:
    """Whether a company gets the money: it stands behind the verb, and who gives it before, or the Chinese
    preposition says so (英伟达投资英特尔50亿美元, 软银向OpenAI注资).
    """
    verb = trigger.parts[0]
    giver = any(other.end <= verb.start and other.id != name.id for other in names)
    behind = reading.lang == "zh" and verb.end <= name.start
    return giver and (behind or (reading.lang == "zh" and reading.led_by(name, "clauses.addressees")))


def sharers(reading: Reading, one: Filled, name: Name) -> list[Name]:
    """Several coordinated organisations with one share of a market: none of them has all of it.

    "Two thirds of the market are in the hands of A, B and C", A、B和C瓜分一半市场
    """
    if one.trigger.type.id != "market_share" or one.value is None:
        return []
    together = chain(reading, name, reading.companies())
    alike = [value for value in reading.values if value.kind is one.value.kind]
    own = owned(reading, reading.companies()).get(one.value.start)
    listed = len(alike) > 1 and not (together[-1].end <= alike[0].start and len(alike) < len(together))
    if len(together) < 2 or listed or own or reading.of("clauses.each"):
        return []
    return together


def unnamed(reading: Reading, one: Filled, paired: Name | None) -> list[Mark]:
    """The words for several together who are not named before their share (前三名合计占六成)."""
    value = one.value
    if one.trigger.type.id != "market_share" or value is None or (paired and paired.end <= value.start):
        return []
    return [
        mark
        for mark in reading.of("things.together")
        if mark.end <= value.start
        and reading.distance(mark, value) <= TOGETHER_REACH
        and (mark.start == 0 or not reading.commas_between(mark, value))
        and not any(name.end <= value.start for name in reading.companies())
    ]


def leader(reading: Reading, one: Filled) -> Mark | None:
    """The word beside a share that says the leader has it, without a name ("allein der Marktführer")."""
    value = one.value
    if one.trigger.type.topic != "market" or value is None:
        return None
    marks = [mark for mark in reading.of("things.leaders") if not has_name(reading, mark)]
    near = [mark for mark in marks if reading.distance(mark, value) <= LEADER_REACH]
    names = reading.companies()
    near = [mark for mark in near if not any(_is_said_of(reading, name, mark) for name in names)]
    near = [mark for mark in near if not any(reading.within(names, *reading.between(mark, value)))]
    return near[0] if near else None


def _is_said_of(reading: Reading, name: Name, leader: Mark) -> bool:
    """Whether a name stands before the word, in its clause: "AWS remains the leader with 30 percent"; not
    in "AWS trails the leader".
    """
    other = reading.led_by(name, "clauses.locatives") or reading.led_by(leader, "clauses.after_leader")
    before = name.end <= leader.start and not other
    near = before and reading.words(name.end, leader.start) <= PREDICATE_REACH
    return near and not (reading.commas_between(name, leader) or reading.breaks_between(name, leader))


def first_listed(reading: Reading, word: Mark) -> Name | None:
    """The first of the companies listed before: who leads a market is named first."""
    before = [name for name in reading.companies() if name.end <= word.start]
    listed = chain(reading, before[-1], before) if before else []
    return listed[0] if len(listed) > 1 else None


def has_name(reading: Reading, epithet: Mark) -> bool:
    """Whether an epithet has its name with it ("the e-commerce giant Amazon", 电商巨头亚马逊)."""
    return any(
        overlap(name, epithet)
        or (epithet.end <= name.start and not reading.folded[epithet.end : name.start].strip())
        for name in reading.companies()
    )
