"""What speaks for a capitalised name being a company's, and what against it, wherever an article has it.

The patterns are of what is before a name or behind it, and never hold the name: they are made once for a
language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimtrack.claims.capitals import Called
from claimtrack.data.lexicons import either, expanded
from claimtrack.data.load import DATA, read

LEAST = 2
"""So many times an article has a name at least."""
SAID = {"en": 1, "de": 2}
"""So much of it must be said of the name itself: every German noun is capitalised and may come back."""
CITED = -2
"""Where a house is only cited, the article is less likely about it ("…, according to Tarnwick Data")."""
WINDOW = 60
"""So many characters before a name are looked at."""
HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article has a name: what stands before it, where it ends, whether it is the short form."""

    before: str
    start: int
    end: int
    short: bool


@dataclass(frozen=True, slots=True)
class Signs:
    """Patterns of what stands before the names of companies and behind them, in one language."""

    lang: str
    before: tuple[tuple[re.Pattern[str], int], ...]
    behind: tuple[tuple[re.Pattern[str], int], ...]
    refuting_before: tuple[re.Pattern[str], ...]
    refuting_behind: re.Pattern[str]
    endings: frozenset[str]
    others: frozenset[str]
    """How the names of houses end that measure or report."""

    def weight(self, called: Called, text: str, titled: str) -> int:
        """How much speaks for a name being a company's; 0 where something speaks against it.

        `titled`: the title or, without one, what stands first.
        """
        last = called.full.split()[-1]
        if last in self.others:
            return 0
        found = list(_places(called, text))
        if len(found) < LEAST or self._refuted(called, found, text):
            return 0
        weight = sum(
            points for sign, points in self.before if any(sign.search(place.before) for place in found)
        )
        weight += sum(
            points for sign, points in self.behind if any(sign.match(text, place.end) for place in found)
        )
        weight += 2 * (last in self.endings and " " in called.full)
        if weight < SAID[self.lang]:
            return 0
        named = next(_places(called, titled), None) is not None
        return weight + (called.short is not None) + named + (len(found) > LEAST)

    def _refuted(self, called: Called, found: Sequence[Place], text: str) -> bool:
        """Whether the name stands where only persons, places or things do, or is an ordinary word too."""
        lower = called.full.lower()
        if self.lang == "en" and " " not in called.full and next(_whole(lower, text), None) is not None:
            return True
        rest = called.full.removeprefix(called.short or called.full)
        for place in found:
            if called.short and (not place.short or text.startswith(rest, place.end)):
                continue  # "the" refutes Tarnwick, not Tarnwick Glassworks
            before = any(sign.search(place.before) for sign in self.refuting_before)
            if before or self.refuting_behind.match(text, place.end):
                return True
        return False


def _places(called: Called, text: str) -> Iterator[Place]:
    """Where a text has a name as a word of its own, in full or in short."""
    taken: list[range] = []
    for form in called.forms:
        for start in _whole(form, text):
            if not any(start in each for each in taken):
                end = start + len(form)
                taken.append(range(start, end))
                yield Place(text[max(0, start - WINDOW) : start], start, end, form == called.short)


def _whole(name: str, text: str) -> Iterator[int]:
    """The places of a name that is no part of a longer word."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (_is_word(before) or before == HYPHEN or _is_word(after)):
            yield at
        at = text.find(name, at + 1)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@cache
def company_signs(lang: str) -> Signs:
    """The signs of a language that writes names with capitals."""
    table = read(DATA / "lexicons" / lang / "unlisted.toml")
    keys = ("employing", "before", "citing", "behind", "doing", "being", "refuting_before", "refuting_behind")
    employing, before, citing, behind, doing, being, refuting, refuting_behind = (
        either(expanded(table.texts(key))) for key in keys
    )
    for key in ("own_pages", "titles"):
        table.texts(key, ())
    articles = rf"(?:{either(table.texts('articles'))})\b"
    on = rf"[,.;)]| (?:{either(table.texts('going_on'))})\b"
    endings = frozenset(table.texts("endings"))
    table.done()
    organisations = read(DATA / "lexicons" / lang / "organisations.toml")
    others = (f"{kind}_endings" for kind in ("analyst", "outlet", "union"))
    compound = r"[\w-]*" if lang == "de" else r"\b"
    firms = f"{compound}(?:{either(organisations.texts('descriptors'))}|{being})"
    apposition = rf", (?:{articles}) (?:(?!{articles})[\w’'&-]+ ){{0,6}}?(?i:{firms})(?:{on})"
    persons = (re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+ \Z"),) if lang == "en" else ()
    return Signs(
        lang=lang,
        before=(
            (re.compile(rf"(?i:\b(?:{employing})) \Z"), 2),
            (re.compile(rf"(?i:{firms}),? \Z"), 2),
            (re.compile(rf"(?i:\b(?:{before})) \Z"), 1),
            (re.compile(rf"(?i:\b(?:{citing})) \Z"), CITED),
        ),
        behind=(
            (re.compile(apposition), 2),
            (re.compile(rf"(?:[’']?s?)?[ -](?:{behind})\b"), 2),
            (re.compile(rf" (?:{doing})\b"), 1),
        ),
        refuting_before=(*persons, re.compile(rf"(?i:\b(?:{refuting})) \Z")),
        refuting_behind=re.compile(rf",? (?:{refuting_behind})\b"),
        endings=endings | frozenset(organisations.texts("endings")),
        others=frozenset(word for key in others for word in organisations.texts(key, ())),
    )
