"""Who leaves or joins whom: the provider and the customer of a claim about customers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.claims.build import Draft
from claimtrack.claims.enumerated import listed_behind
from claimtrack.claims.fillers import is_provider, serves, supplies
from claimtrack.claims.focus import Focus
from claimtrack.claims.kin import is_rivalled
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.parties import (
    customers_of,
    providers_of,
    speaks_of_customers,
)
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.regions import house, regional
from claimtrack.claims.stand_ins import acting, unnamed
from claimtrack.claims.written import as_written
from claimtrack.data.claim_types import claim_types
from claimtrack.data.entities import load_entities
from claimtrack.model import Attribution, Stance

CUSTOMER_REACH = 16.0
PEOPLE_REACH = 3.0
"""So near before a verb stand those who do it."""
GENITIVE = 3
"""So many characters stand at most between a company and its people: "SAP's chief"."""
RIVAL_REACH = 24
"""So many characters behind a company stands its rival's name at most."""
CUSTOMER_TYPES = ("customer_exit", "customer_win")

LISTING = frozenset({"count", "new_customers"})
"""The lists of words behind which customers are listed."""


@dataclass(frozen=True, slots=True)
class Deal:
    """A provider, and a customer where one is named."""

    provider: str
    customer: str | None
    name: Name | None


def deals(reading: Reading, trigger: Trigger, focus: Focus, before: Sequence[Name] = ()) -> list[Deal]:
    """Each provider a trigger is about with each customer named; none where no provider is known.

    `before` are the customers the sentence spoke of already ("Otto leaves A and goes to B"). Somebody
    must be said to leave or join it, named or not: "30,000 people may have to leave Amazon".
    """
    names = [
        name
        for name in reading.companies()
        if reading.distance(name, trigger) <= CUSTOMER_REACH and not _stands_aside(reading, name)
    ]
    if _moves_people(reading, trigger) or _parted(reading, trigger):
        return []
    if _was_so(reading, trigger) and not any(focus.recent(type_id, 1) for type_id in CUSTOMER_TYPES):
        return []
    providers = [one for one in providers_of(reading, trigger, names) if not _stands_aside(reading, one)]
    ids = [regional(reading, trigger, name.id, name, focus) for name in providers]
    asked = any(part[0] == "@" for part in trigger.frame.of)
    told_of = trigger.frame.actor == "provider" and acting(reading, trigger)
    if not ids and "new_customers" in trigger.frame.of:
        ids = [name.id for name in names if name.end <= trigger.start][-1:]  # 用友说，新增客户包括…
    if not ids and (told_of or not asked):
        ids = [regional(reading, trigger, known, None, focus) for known in _in_focus(focus)]
    customers = customers_of(reading, trigger, names, providers)
    if not customers and providers:
        customers = as_written(reading, trigger, providers)
    if not customers and asked:
        customers = [name for name in before if name.end <= trigger.parts[0].start]
    if "but_now" in trigger.frame.of:
        customers = [name for name in before if name.end <= trigger.start]
    if reading.lang == "zh" and not LISTING.isdisjoint(trigger.frame.of):
        customers = listed_behind(reading, getattr(trigger.parts[0], "last", trigger.end)) or customers
    if customers:
        named = "new_customers" in trigger.frame.of
        if trigger.frame.named and not asked and not named and len(names) > len(customers):
            return []  # the contract may be one with somebody else who is named
        return [Deal(id, name.id, name) for id in ids for name in customers if house(name.id) != house(id)]
    if trigger.frame.named and trigger.frame.buyer and acting(reading, trigger):
        meant = [(id, _meant(reading, trigger, focus, id)) for id in ids]
        return [Deal(id, customer, None) for id, customer in meant if customer]
    said = acting(reading, trigger) or unnamed(reading, trigger) or _goes_without_saying(trigger)
    if any(supplies(reading, name) for name in providers):
        return []
    if trigger.frame.named or (asked and not speaks_of_customers(trigger) and not said):
        return []
    return [Deal(id, _meant(reading, trigger, focus, id), None) for id in ids]


def _speaks_of_office(reading: Reading) -> bool:
    """Whether somebody with an office begins the sentence ("The chief of Ford's chip unit has left")."""
    first = next(iter(reading.companies()), None)
    if first is None or reading.of("speech.say"):
        return False
    return any(
        mark.end <= first.start
        and reading.words(0, mark.start) <= 1
        and reading.words(mark.end, first.start) <= 1
        for mark in reading.of("things.offices")
    )


def _goes_without_saying(trigger: Trigger) -> bool:
    """Whether the customer is the one just spoken of: "Its place is taken by SAP"."""
    frame = trigger.frame
    return frame.context and (
        "@provider" in frame.of or frame.actor == "provider" or "taken_over" in frame.of
    )


def _moves_people(reading: Reading, trigger: Trigger) -> bool:
    """Whether it is people who go: "IBM employees moved to Oracle", "poached 50 engineers from IBM",
    „SAP-Vorstand Müller wechselt zu IBM“.
    """
    if "customers" in trigger.frame.of:
        return False
    verb = trigger.parts[0]
    if _speaks_of_office(reading):
        return True
    counted = [value for value in reading.values if value.unit == "people"]
    if any(reading.within(counted, verb.start, trigger.end)):
        return True
    return any(
        mark.end <= verb.start
        and reading.words(mark.end, verb.start) <= PEOPLE_REACH
        and any(0 <= mark.start - name.end <= GENITIVE for name in reading.companies())
        for mark in reading.of("things.offices", "things.staff")
    )


def _was_so(reading: Reading, trigger: Trigger) -> bool:
    """Whether a sentence only says how things were: „Bislang rechnet das Unternehmen bei T-Systems“."""
    told = trigger.type.id == "customer_win" and trigger.frame.buyer
    return told and _is_former(reading, trigger.parts)


def _is_former(reading: Reading, things: Sequence[Stretch]) -> bool:
    were = any(overlap(mark, thing) for mark in reading.of("trade.were") for thing in things)
    return were or any(
        not reading.breaks_between(mark, thing) and not reading.commas_between(mark, thing)
        for mark in reading.of("trade.formerly")
        for thing in things
    )


def _parted(reading: Reading, trigger: Trigger) -> bool:
    """Whether a Chinese comma parts the verb from the customers, which then do something of their own:
    新增两个机房，客户可以自选.
    """
    if reading.lang != "zh" or "customers" not in trigger.frame.of:
        return False
    verb, customers = (
        trigger.parts[trigger.frame.of.index(part)] for part in (trigger.frame.of[0], "customers")
    )
    return verb.end <= customers.start and reading.commas_between(verb, customers) > 0


def _stands_aside(reading: Reading, name: Name) -> bool:
    """Whether a company only says whose rival the next one is."""
    named_behind = any(0 < other.start - name.end <= RIVAL_REACH for other in reading.companies())
    return named_behind and is_rivalled(reading.folded, name.end, reading.lang)


def _meant(reading: Reading, trigger: Trigger, focus: Focus, provider: str) -> str | None:
    """The company in focus where a word stands for it ("it leaves AWS") and it is no provider itself."""
    entity = load_entities().by_id.get(focus.company or "")
    if not focus.company or not acting(reading, trigger) or serves(entity):
        return None
    return None if house(focus.company) == house(provider) else focus.company


def listed(reading: Reading, focus: Focus, voice: Attribution) -> Iterator[Draft]:
    """The customers listed after a sentence that spoke of customers lost or won ("Among them: …")."""
    opens = any(reading.words(0, mark.start) <= 1 for mark in reading.of("clauses.parts"))
    type_id = focus.last_type
    if not opens or type_id not in CUSTOMER_TYPES or not focus.recent(type_id, 1):
        return
    for provider, customer in _parties_listed(reading, focus):
        yield Draft(
            type=claim_types()[type_id],
            subject=provider,
            object=customer.id,
            things=(customer,),
            rule=f"{type_id}/list",
            confidence=0.8,
            attribution=voice,
        )


def _parties_listed(reading: Reading, focus: Focus) -> list[tuple[str, Name]]:
    provider = focus.last_subject
    names = [name for name in reading.companies() if not is_provider(name) and name.id != provider]
    unique = {name.id: name for name in reversed(names)}
    return [(provider, name) for name in list(unique.values())[::-1]] if provider else []


def turned(reading: Reading, draft: Draft) -> Draft:
    """The draft, or an exit where a customer does so no longer ("no longer relies on AWS"), only did so once,
    or does not renew what it had ("did not renew its contract with AWS", 没有与AWS续约).
    """
    if draft.type.id != "customer_win":
        return draft
    if draft.stance is Stance.DENIES:
        left = bool(reading.of("clauses.no_longer")) or _not_renewed(reading, draft)
    else:
        left = draft.stance is Stance.ASSERTS and _no_more(reading, draft)
    if not left:
        return draft
    return replace(draft, type=claim_types()["customer_exit"], stance=Stance.ASSERTS, facet=None)


def _no_more(reading: Reading, draft: Draft) -> bool:
    """Whether it is over: "buys sensors from Luminar no longer", or how things were before."""
    things = draft.things[:1]
    standing = {frame.name for frame in draft.type.frames if frame.buyer}
    if draft.rule.rpartition("/")[2] in standing and _is_former(reading, things):
        return True
    return any(
        thing.end <= mark.start
        and not reading.breaks_between(mark, thing)
        and not reading.commas_between(mark, thing)
        for mark in reading.of("clauses.no_longer")
        for thing in things
    )


def _not_renewed(reading: Reading, draft: Draft) -> bool:
    """Whether it is a renewal that did not come, and is not only still to come."""
    verbs = reading.of("clauses.renewals")
    renewed = any(overlap(verb, thing) for verb in verbs for thing in draft.things)
    return renewed and not reading.of("clauses.not_yet")


def _in_focus(focus: Focus) -> list[str]:
    """The provider the article speaks of, where a sentence names none."""
    known = load_entities().by_id
    ids = [id for id in (focus.company, focus.lead) if id and id in known]
    return [id for id in ids if serves(known[id])][:1]
