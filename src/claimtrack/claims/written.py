"""Customers on no list, taken as they are written: what stands alone before the verb, or right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.enumerated import listed_before
from claimtrack.claims.heads import at_head, owner, partner
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.terms import Mark
from claimtrack.data.lexicons import either, expanded, lexicon

WORD = r"[A-ZÄÖÜ][\w&’'.-]*\w"
PERSON = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?: [A-Z]\.)?(?: [A-ZÄÖÜ][a-zäöüß]+){1,2}")
"""How the names of people are written, and those of some companies."""
HAN = r"[\u4e00-\u9fffA-Za-z]{2,6}?"


def as_written(reading: Reading, trigger: Trigger, providers: Sequence[Name]) -> list[Name]:
    """A customer on no list, taken as written: what stands alone before the verb ("Otto verlässt AWS"),
    or right behind one that wins it ("AWS landed Otto").
    """
    if trigger.frame.actor == "provider":
        pattern = _object_pattern(reading.lang) if trigger.frame.named else None
        found = pattern.match(reading.sentence.text, trigger.parts[0].end) if pattern else None
    else:
        end = min([trigger.start, *(name.start for name in providers)])
        found = _subject_pattern(reading.lang).search(reading.sentence.text[:end])
    if found is None or _is_nobody(found["name"], reading.lang):
        return _elsewhere(reading, trigger, providers)
    if PERSON.fullmatch(found["name"]) and _people_do(reading, trigger):
        return []
    groups = [group for group in ("name", "second") if found.groupdict().get(group)]
    names = [Name(*found.span(group), found[group], found[group], KIND) for group in groups]
    known: list[Stretch] = [*reading.marks, *reading.values, *reading.names]
    return [name for name in names if not any(overlap(name, one) and not _heads(name, one) for one in known)]


def _elsewhere(reading: Reading, trigger: Trigger, providers: Sequence[Name]) -> list[Name]:
    """The customers whose names stand elsewhere in the clause; in Chinese all listed before the verb."""
    frame, verb = trigger.frame, trigger.parts[0]
    if reading.lang == "zh":
        return listed_before(reading, verb.start) if "choose" in frame.of else []
    if frame.actor == "provider":
        return []
    if "trade.assets" in frame.of and (found := owner(reading, trigger)):
        return found
    if "sign" in frame.of and all(name.end <= verb.start for name in providers):
        return partner(reading, trigger)
    if _people_do(reading, trigger):
        return []
    return at_head(reading, min([verb.start, *(name.start for name in providers)]))


def _heads(name: Name, thing: Stretch) -> bool:
    """Whether a name begins with what it is: „Molkerei Alpsegen“."""
    site = isinstance(thing, Mark) and thing.label == "things.sites"
    return site and thing.start == name.start and thing.end < name.end


def _people_do(reading: Reading, trigger: Trigger) -> bool:
    """Whether people do so to whom they work for: "John Smith left IBM" is no customer of it."""
    return any(overlap(mark, trigger.parts[0]) for mark in reading.of("clauses.resigning"))


def _is_nobody(name: str, lang: str) -> bool:
    return name.split()[0].lower() in lexicon(lang)["clauses.nobodies"]


@cache
def _subject_pattern(lang: str) -> re.Pattern[str]:
    """A name alone at the head of a clause, right before the verb; what it is may stand between commas."""
    between = either(expanded(lexicon(lang)["clauses.before_verbs"]))
    if lang == "zh":
        return re.compile(rf"(?:^|[，,。；;、：“])(?P<name>{HAN})(?:的{HAN})?(?:{between}|把.*)*$")
    article = either(lexicon(lang)["clauses.name_articles"])
    joint = either(lexicon(lang)["clauses.joints"])
    apposed = either(lexicon(lang)["clauses.apposed"])
    second = rf"(?: (?:{joint}) (?P<second>{WORD}(?: {WORD})?)|, (?:{apposed}) [^,;:.]{{3,60}},)?"
    name = rf"(?:(?:{article}) )?(?P<name>{WORD}(?: {WORD}){{0,2}}){second}"
    return re.compile(rf"(?:^|[,;:] )(?P<first>){name} (?:(?:{between}) )*$")


@cache
def _object_pattern(lang: str) -> re.Pattern[str] | None:
    """A name right behind the verb; in Chinese nothing shows where it would end."""
    article = either(lexicon(lang)["clauses.name_articles"])
    return None if lang == "zh" else re.compile(rf" (?:(?:{article}) )?(?P<name>{WORD}(?: {WORD}){{0,2}})")
