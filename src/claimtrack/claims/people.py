"""People who speak: a name beside an office ("spokesman Ian Colley", 公关总监王化), known from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read
from claimtrack.model import SpeakerKind

WORD = r"[A-ZÄÖÜ][\w'’-]+"
HOUSE = re.compile(r"[A-ZÄÖÜ][\w&-]+(?: [A-ZÄÖÜ][\w&-]+){0,2}")
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


def house_behind(text: str, lang: str, office_end: int) -> int | None:
    """Where the name of the house ends, on no list, that an office belongs to; None where there is none."""
    found = belonging(lang).match(text, office_end)
    named = HOUSE.match(text, found.end()) if found else None
    return named.end() if named else None


def without_article(text: str, lang: str) -> str:
    """A text without the article that it ends with: what stands before "a spokesman"."""
    articles = _words(lang).get("articles")
    return re.sub(rf"\b(?i:{articles})\s*$", "", text).rstrip() if articles else text.rstrip()


def nicknames(folded: str) -> Iterator[tuple[int, int]]:
    """Where people are called as colleagues call them: 老郑, 小李."""
    for found in _nicknames().finditer(folded):
        yield found.span()


@cache
def _nicknames() -> re.Pattern[str]:
    words = _words("zh")
    return re.compile(
        rf"[老小](?:{words['surnames']})(?={words['followers']}|[^\u4e00-\u9fff]|[告苦坦算笑回叹])"
    )


@cache
def belonging(lang: str) -> re.Pattern[str]:
    """What stands between an office and its house behind it."""
    words, articles = (_words(lang)[key] for key in ("belongs", "house_articles"))
    return re.compile(rf" (?:{words}) (?:(?:{articles}) )?" if words else r"(?!)")


@cache
def issuing(lang: str) -> re.Pattern[str]:
    """What stands between a paper and those it is by."""
    words, articles = (_words(lang)[key] for key in ("issues", "house_articles"))
    return re.compile(rf",? (?:{words}) (?:(?:{articles}) )?" if words else r"(?!)")


@cache
def _words(lang: str) -> dict[str, str]:
    """The word lists about people, each as alternatives of a pattern."""
    table = read(DATA / "lexicons" / lang / "people.toml")
    lists = {key: either(table.texts(key)) for key in table}
    table.done()
    return lists


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """What finds a name before its office, and what finds one behind it."""
    return _chinese(_words(lang)) if lang == "zh" else _western(_words(lang))


def _western(words: Mapping[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "Beth Galetti, its senior vice president", "spokesman Ian Colley"."""
    articles, particles = words["articles"], words["particles"]
    name = rf"{WORD}(?: [A-Z]\.)?(?: (?:{particles}) )?(?: {WORD}){{1,2}}"
    before = rf"(?<![\w-])({name}), (?:(?:{articles}) )?(?:[\w-]+ ){{0,2}}$"
    return re.compile(before), re.compile(rf",? ({name})(?![\w-])")


def _chinese(words: Mapping[str, str]) -> tuple[None, re.Pattern[str]]:
    surnames, followers = words["surnames"], words["followers"]
    return None, re.compile(rf"((?:{surnames})[\u4e00-\u9fff]{{1,2}}?)(?={followers}|[，,、：:（(。])")


class People:
    """The people an article has named so far, by what they are called later on."""

    def __init__(self) -> None:
        self._kinds: dict[str, SpeakerKind] = {}

    def note(self, person: Person, lang: str) -> None:
        """Remember somebody; the first office counts."""
        self._kinds.setdefault(called(person.name, lang), person.kind)

    def kind(self, name: str) -> SpeakerKind | None:
        """Of which kind somebody is who is known by a name."""
        return self._kinds.get(name)

    def find(self, text: str, lang: str) -> Iterator[Person]:
        """Where somebody remembered is named again."""
        for name, kind in self._kinds.items():
            pattern = re.escape(name) if lang == "zh" else rf"(?:{WORD} )?\b{re.escape(name)}(?![\w-])"
            for found in re.finditer(pattern, text):
                yield Person(found.start(), found.end(), found[0], kind)


def called(name: str, lang: str) -> str:
    """What a person is called later: the last name; in Chinese the whole."""
    return name if lang == "zh" else name.split()[-1]
