"""Who leaves or joins whom: the provider and the customer of a claim about customers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimtrack.claims.focus import Focus
from claimtrack.claims.frames import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.pairing import chain
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.regions import regional
from claimtrack.claims.terms import Mark
from claimtrack.data.entities import load_entities
from claimtrack.data.lexicons import either, lexicon

CUSTOMER_REACH = 16.0
PREPOSITION_REACH = 2.0
WORD = r"[A-ZÄÖÜ][\w&’'.-]*\w"
HAN = r"[\u4e00-\u9fffA-Za-z]{2,6}?"
VERBS = frozenset({"customer_exit.leave", "customer_exit.end", "customer_win.choose", "customer_win.sign"})
DIRECTIONS = {"customer_exit": "clauses.away_from", "customer_win": "clauses.over_to"}


@dataclass(frozen=True, slots=True)
class Deal:
    """A provider, and a customer where one is named."""

    provider: str
    customer: str | None
    name: Name | None


def deals(reading: Reading, trigger: Trigger, focus: Focus) -> list[Deal]:
    """Each provider a trigger is about with each customer named; none where no provider is known.

    A provider is known by its line of business, and by the preposition: "from Azure to Google Cloud" is
    an exit for one and a win for the other.
    """
    names = [n for n in reading.companies() if reading.distance(n, trigger) <= CUSTOMER_REACH]
    providers = _providers(reading, trigger, names)
    customers = _customers(reading, trigger, names, providers)
    ids = [regional(reading, trigger, name.id, name, focus) for name in providers]
    if not customers and providers:
        customers = _as_written(reading, trigger, providers)
    if not ids and (known := _in_focus(focus)):
        ids = [regional(reading, trigger, known, None, focus)]
    if not customers and trigger.frame.of[-1] == "@provider":
        return []  # who leaves a provider must be named: "30,000 people may have to leave Amazon"
    named: list[Name | None] = list(customers) or [None]
    return [Deal(id, name.id if name else None, name) for id in ids for name in named]


def _providers(reading: Reading, trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    known = [name for name in names if provides(name) and not _other_end(reading, trigger, name)]
    turned = [name for name in known if _after(reading, DIRECTIONS[trigger.type.id], name)]
    best = min(turned or known, key=lambda name: _cost(reading, trigger, name), default=None)
    return chain(reading, best, known) if best else []


def _other_end(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a provider is the other end of the move: whom one goes to does not lose, nor the other way."""
    ends = {"customer_exit": "clauses.target", "customer_win": "clauses.source"}
    return reading.led_by(name, ends[trigger.type.id])


def _as_written(reading: Reading, trigger: Trigger, providers: Sequence[Name]) -> list[Name]:
    """A customer on no list, taken as written: what stands alone before the verb ("Otto verlässt AWS")."""
    end = min([trigger.start, *(name.start for name in providers)])
    found = _subject_pattern(reading.lang).search(reading.sentence.text[:end])
    if found is None or found["name"].split()[0].lower() in lexicon(reading.lang)["clauses.nobodies"]:
        return []
    name = Name(*found.span("name"), found["name"], found["name"], KIND)
    known: list[Stretch] = [*reading.marks, *reading.values, *reading.names]
    return [] if any(overlap(name, one) for one in known) else [name]


@cache
def _subject_pattern(lang: str) -> re.Pattern[str]:
    """A name alone at the head of a clause, right before the verb."""
    between = either(lexicon(lang)["clauses.before_verbs"])
    if lang == "zh":
        return re.compile(rf"(?:^|[，,。；;、：“])(?P<name>{HAN})(?:{between}|把.*)*$")
    return re.compile(rf"(?:^|[,;:] )(?P<name>{WORD}(?: {WORD}){{0,2}}) (?:(?:{between}) )?$")


def _customers(
    reading: Reading, trigger: Trigger, names: Sequence[Name], providers: Sequence[Name]
) -> list[Name]:
    """The customers: who stands nearest to the trigger and is no provider, and who is named with it."""
    taken = {name.id for name in providers}
    others = [name for name in names if name.id not in taken and not provides(name)]
    others = [name for name in others if _can_act(reading, trigger, name)]
    best = min(others, key=lambda name: _cost(reading, trigger, name), default=None)
    return chain(reading, best, others) if best else []


def _can_act(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a name can be who leaves or joins: before the verb, right behind it, or behind "by"."""
    verb = trigger.parts[0]
    if name.end <= verb.start or not isinstance(verb, Mark) or verb.label not in VERBS:
        return True
    behind = reading.words(verb.end, name.start)
    return (reading.lang == "de" and behind <= 1) or _after(reading, "clauses.by", name)


def _after(reading: Reading, label: str, name: Name) -> bool:
    """Whether a name stands right behind one of the prepositions of a list."""
    return any(
        mark.end <= name.start and reading.words(mark.end, name.start) <= PREPOSITION_REACH
        for mark in reading.of(label)
    )


def _cost(reading: Reading, trigger: Stretch, name: Name) -> float:
    return reading.distance(trigger, name) + 6 * reading.breaks_between(trigger, name)


def listed(reading: Reading, focus: Focus) -> list[tuple[str, Name]]:
    """The provider and each customer a sentence lists after one that spoke of customers ("Among them: …")."""
    provider = focus.last_subject
    names = [name for name in reading.companies() if not provides(name) and name.id != provider]
    unique = {name.id: name for name in reversed(names)}
    return [(provider, name) for name in list(unique.values())[::-1]] if provider else []


def _in_focus(focus: Focus) -> str | None:
    """The provider the article speaks of, where a sentence names none."""
    known = load_entities().by_id
    ids = (id for id in (focus.company, focus.lead) if id and id in known)
    return next((id for id in ids if known[id].sector), None)


def provides(name: Name) -> bool:
    """Whether an organisation is one that others are customers of, as the lists say."""
    return name.entity is not None and name.entity.sector is not None
