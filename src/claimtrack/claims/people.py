"""People who speak: a name beside an office ("spokesman Ian Colley", 公关总监王化), known from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimtrack.data.load import DATA, Table, read
from claimtrack.model import SpeakerKind

WORD = r"[A-ZÄÖÜ][\w'’-]+"
LONGEST_GAP = 60
"""A name before its office begins at most so many characters before it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name, of the kind that the office beside it says."""

    start: int
    end: int
    name: str
    kind: SpeakerKind


def person_at(text: str, folded: str, lang: str, start: int, end: int, kind: SpeakerKind) -> Person | None:
    """The person whose office stands from `start` to `end`, if a name stands beside it.

    Western names are looked for in the text, by their capitals; Chinese ones in the folded text.
    """
    before, behind = _patterns(lang)
    found = behind.match(folded if lang == "zh" else text, end)
    if found is None and before is not None:
        found = before.search(text[:start], max(0, start - LONGEST_GAP))
    return Person(found.start(1), found.end(1), text[found.start(1) : found.end(1)], kind) if found else None


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """What finds a name before its office, and what finds one behind it."""
    table = read(DATA / "lexicons" / lang / "people.toml")
    patterns = _chinese(table) if lang == "zh" else _western(table)
    table.done()
    return patterns


def _western(table: Table) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Beth Galetti, its senior vice president", "spokesman Ian Colley"."""
    articles, particles = "|".join(table.texts("articles")), "|".join(table.texts("particles"))
    name = rf"{WORD}(?: [A-Z]\.)?(?: (?:{particles}) )?(?: {WORD}){{1,2}}"
    before = rf"(?<![\w-])({name}), (?:(?:{articles}) )?(?:[\w-]+ ){{0,2}}$"
    return re.compile(before), re.compile(rf",? ({name})(?![\w-])")


def _chinese(table: Table) -> tuple[None, re.Pattern[str]]:
    surnames, followers = "".join(table.texts("surnames")), "|".join(table.texts("followers"))
    return None, re.compile(rf"([{surnames}][\u4e00-\u9fff]{{1,2}}?)(?={followers}|[，,、：:（(。])")


class People:
    """The people an article has named so far, by what they are called later on."""

    def __init__(self) -> None:
        self._kinds: dict[str, SpeakerKind] = {}

    def note(self, person: Person, lang: str) -> None:
        """Remember somebody; the first office counts."""
        self._kinds.setdefault(called(person.name, lang), person.kind)

    def find(self, text: str, lang: str) -> Iterator[Person]:
        """Where somebody remembered is named again."""
        for name, kind in self._kinds.items():
            pattern = re.escape(name) if lang == "zh" else rf"(?:{WORD} )?\b{re.escape(name)}(?![\w-])"
            for found in re.finditer(pattern, text):
                yield Person(found.start(), found.end(), found[0], kind)


def called(name: str, lang: str) -> str:
    """What a person is called later: the last name; in Chinese the whole."""
    return name if lang == "zh" else name.split()[-1]
