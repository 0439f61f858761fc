"""Customers on no list by where their names stand: at the head of a clause, at what is theirs, behind "with".

"Fjordal and Nordhavn now keep their data on AWS" · "Fjordal's data" · "signed a contract with Fjordal". A
German noun has a capital letter too: what ends like one is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND, is_common, stops
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.data.lexicons import either, lexicon

WORD = r"[A-ZÄÖÜ][\w&’'-]*\w"
NAME = rf"{WORD}(?: (?:& )?{WORD}){{0,3}}"
NOUN = re.compile(
    r".*(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|ion|ionen|tät|täten|tum|nis|nisse|ling|linge|innen"
    r"|ern|eln|isten|anten|enten)"
)
"""How German nouns end that are no names."""
COMMON = re.compile(r".*(?:s|ing|ed|ly|ment|tion|ity)")
"""How English words end that may begin a sentence and are no names."""
PERSON = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
LONGEST_REST = 7


def at_head(reading: Reading, end: int) -> list[Name]:
    """The names that begin a clause before an offset, with nothing but words in small letters behind them."""
    text = reading.sentence.text[:end]
    found: list[Name] = []
    for start in _clause_starts(text):
        if match := _head(reading.lang).match(text, start):
            found = list(_listed(reading, match.start("names"), match["names"])) or found
    return found


def _clause_starts(text: str) -> Iterator[int]:
    yield 0
    yield from (match.end() for match in re.finditer(r"[,;:] |[“„\"]", text))


def owner(reading: Reading, trigger: Trigger) -> list[Name]:
    """The name to which belongs what goes to a provider: "Fjordal's data", „die Daten von Fjordal“."""
    text, thing = reading.sentence.text, trigger.parts[0]
    before = re.search(rf"(?P<name>{NAME})['’]s? (?:[a-z-]+ ){{0,3}}$", text[: thing.start])
    behind = re.compile(rf" (?:of|von) (?P<name>{NAME})").match(text, getattr(thing, "last", thing.end))
    match = before or behind
    return list(_listed(reading, match.start("name"), match["name"])) if match else []


def partner(reading: Reading, trigger: Trigger) -> list[Name]:
    """The name with which a provider has signed: it stands behind a preposition, behind the verb."""
    leads = either(lexicon(reading.lang)["clauses.partner_leads"])
    pattern = re.compile(rf" (?:{leads}) (?:(?:the|dem|der|den|die) )?(?P<name>{NAME})")
    match = pattern.search(reading.sentence.text, trigger.parts[0].end)
    if match is None or reading.words(trigger.end, match.start()) > LONGEST_REST:
        return []
    return list(_listed(reading, match.start("name"), match["name"]))


def _listed(reading: Reading, start: int, written: str) -> Iterator[Name]:
    """The names of a list, if none of them is a word of the lists or a noun like others."""
    for match in re.finditer(NAME, written):
        at, end = start + match.start(), start + match.end()
        name = Name(at, end, match[0], match[0], KIND)
        if _is_name(reading, name):
            yield name


def _is_name(reading: Reading, name: Name) -> bool:
    first, *more = name.text.split()
    known: list[Stretch] = [*reading.names, *reading.values]
    if any(overlap(name, one) for one in known):
        return False
    if first in stops(reading.lang) or first.lower() in lexicon(reading.lang)["clauses.nobodies"]:
        return False
    marked = [mark for mark in reading.marks if mark.start <= name.start and name.end <= mark.end]
    if marked or PERSON.fullmatch(name.text):
        return False
    if more:
        return True
    if reading.lang == "de":
        return not is_common(first) and NOUN.fullmatch(first) is None
    return name.start > 0 or COMMON.fullmatch(first) is None


@cache
def _head(lang: str) -> re.Pattern[str]:
    joint = either(lexicon(lang)["clauses.joints"])
    names = rf"(?P<names>{NAME}(?:(?:, | (?:{joint}) |, (?:{joint}) ){NAME})*)"
    if lang == "de":  # the verb stands behind the name
        return re.compile(names + r"(?: [a-zäöüß][\wäöüß-]*)(?: [^,;:.]*)?$")
    return re.compile(names + rf"(?: [a-z][\w'’-]*){{0,{LONGEST_REST}}} ?$")
