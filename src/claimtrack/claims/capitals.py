"""Capitalised names of an article that stand on no list, and how an article goes on to call them.

"Brannock Castings" is Brannock later on, a company goes by the first word of its name; "Ray Tillotson" is
Tillotson, a person by the last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from claimtrack.claims.names import Name
from claimtrack.claims.organisations import is_common
from claimtrack.data.load import DATA, read

WORD = r"[A-ZÄÖÜ][\w&.’'-]*[\w&]|[A-ZÄÖÜ]{2}"
RUN = re.compile(rf"(?<![\w@/.-])(?:{WORD})(?: (?:& )?(?:{WORD})){{0,3}}")
POSSESSIVE = re.compile(r"(?<=\w)[’']s?(?!\w)")
OWN_CAPITALS = re.compile(r"[A-Z]{2,}|[A-Z][a-z]+[A-Z]\w*")
"""A word that is written with capitals wherever it stands: NASA, GateHouse."""
INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w&.’'-]*\w")
"""A word with a capital that begins no sentence."""
BLANK = "|"
"""It stands where no name goes on."""
SHOUTED = 6
"""So many capitals in a row are those of a dateline or a heading."""


@dataclass(frozen=True, slots=True)
class Called:
    """A name as an article first gives it in full, and what it calls the bearer elsewhere."""

    full: str
    short: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All that it is called, the longest first."""
        return (self.full, self.short) if self.short else (self.full,)


class Capitals:
    """Which words an article writes with a capital though no sentence begins with them."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self._texts = texts

    def has(self, word: str) -> bool:
        """Whether a word is a name wherever it stands."""
        return OWN_CAPITALS.fullmatch(word) is not None or word in self._inside

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(found[0] for text in self._texts for found in INSIDE.finditer(text))


def called_names(texts: Sequence[str], names: Sequence[Sequence[Name]], lang: str) -> list[Called]:
    """The names on no list that could be a company's, each as the article calls it, as they appear."""
    seen = Counter(run for text, own in zip(texts, names, strict=True) for run in _runs(text, own, lang))
    single = {run for run in seen if " " not in run}
    first = {run.split()[0] for run in seen if " " in run}
    last = {run.split()[-1] for run in seen if " " in run}
    found: list[Called] = []
    for run in seen:
        words = run.split()
        if len(words) == 1:
            if run not in last and run not in first:
                found.append(Called(run))
        elif not _is_person(words, single):
            found.append(Called(run, words[0] if words[0] in single else None))
    return found


def _is_person(words: Sequence[str], single: set[str]) -> bool:
    """Whether a name comes back by its last word alone, as that of a person does."""
    return words[-1] in single and words[0] not in single


def _runs(text: str, taken: Sequence[Name], lang: str) -> Iterator[str]:
    """The capitalised words that stand together, apart from names on a list and words that lead to them."""
    for name in taken:
        text = text[: name.start] + BLANK * (name.end - name.start) + text[name.end :]
    for match in RUN.finditer(POSSESSIVE.sub(BLANK, text)):
        words = [word.rstrip(".") for word in match[0].split(" ")]
        while words and words[0] in stops(lang):
            del words[0]
        office = next((at for at, word in enumerate(words) if word in titles(lang)), len(words))
        words = words[:office]  # "Infodata President Ann Lee" is one name and another
        if not words or any(len(word) >= SHOUTED and word.isupper() for word in words):
            continue
        if not (lang == "de" and is_common(words[0])):
            yield " ".join(words)


@cache
def titles(lang: str) -> frozenset[str]:
    """Offices that are written with a capital before a person's name."""
    table = read(DATA / "lexicons" / lang / "unlisted.toml")
    return frozenset(table.texts("titles", ()))


@cache
def stops(lang: str) -> frozenset[str]:
    """Words that are capitalised at the beginning of a sentence, or as titles of persons."""
    table = read(DATA / "lexicons" / lang / "organisations.toml")
    return frozenset(table.texts("stops"))
