"""Companies meant without their name: "the Seattle giant", „die Walldorfer“, „der Autobauer“, 这家车企.

A byname stands for the company last named in the article that it fits, one in the title first. Where it
fits none that was named it is left alone: inhabitants are no company, and a carmaker may be on no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claimtrack.claims import units
from claimtrack.claims.kin import is_introduced, is_related
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import is_common
from claimtrack.claims.terms import Mark, TermFinder
from claimtrack.data.bynames import Byname, bynames
from claimtrack.data.entities import load_entities
from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.data.load import DATA, read

KINDS = frozenset({"company", "unit", "operator"})
LOOK_BACK = 60
"""So many characters before a byname hold the words that lead in to it."""
LEADS = {
    ("line", "en"): r"\b(?:ARTICLES) (?:ADJECTIVES )?(?:[\w-]+ ){0,2}$",
    ("line", "de"): r"\b(?:ARTICLES)\s(?:[a-zäöüß-]+ ){0,2}[\w-]*$",
    ("line", "zh"): r"(?:ARTICLES|FARTHER)[\u4e00-\u9fff]{0,4}$",
    ("nation", "en"): r"\b(?:ARTICLES) (?:\w+ )?$",
    ("nation", "de"): r"\b(?:ARTICLES)\s(?:[a-zäöüß-]+ )?$",
    ("nation", "zh"): r"(?:ARTICLES)$",
    ("people", "de"): r"\b(?:ARTICLES)\s$",
    ("unit", "en"): r"\b(?:ARTICLES|POSSESSIVES) (?:[\w-]+ ){0,2}$",
    ("unit", "de"): r"\b(?:ARTICLES|POSSESSIVES)\s(?:[a-zäöüß-]+ ){0,2}[\w-]*$",
    ("unit", "zh"): r"(?:^|[，。；：、,;:的]|POSSESSIVES|ARTICLES)$",
    ("town", "en"): r"\b(?:ARTICLES) (?:\w+ )?$",
    ("town", "de"): r"\b(?:ARTICLES)\s$",
    ("town", "zh"): r"(?:SEATS|ARTICLES)$",
}
"""What stands before a byname, in folded text; words in capitals are lists of bynames.toml."""
FOLLOWS = {
    ("line", "en"): r"(?![\w-]| [A-Z]| (?:business|industry|market|revenues?|sales|sector|shipments)\b)",
    ("line", "de"): r"(?![\w-])",
    ("line", "zh"): "",
    ("nation", "en"): r"(?: [\w-]+){0,2}? (?:FIRMS)\b(?! [A-Z])",
    ("nation", "de"): r" [\w-]*(?i:FIRMS)\b",
    ("nation", "zh"): r"[\u4e00-\u9fff]{0,4}?(?:FIRMS)",
    ("people", "de"): r"(?: [a-zäöü]|[,.:;]|$)",
    ("unit", "en"): r"(?![\w-])",
    ("unit", "de"): r"(?![\w-])",
    ("unit", "zh"): "",
    ("town", "en"): r"(?:BASED)?(?: [\w-]+){0,2}? (?:FIRMS)\b(?! [A-Z])",
    ("town", "de"): r"(?: [a-zäöü]|[,.:;]|$| (?:[\w-]*(?i:FIRMS))\b)",
    ("town", "zh"): r"(?:BASED)?(?:ARTICLES)?[\u4e00-\u9fff]{0,4}?(?:FIRMS)",
}
"""What stands behind it, in the text as written."""


def resolved(
    texts: Sequence[str], folded: Sequence[str], names: Sequence[list[Name]], lang: str
) -> list[list[Name]]:
    """The names of each sentence with the bynames in it as names of the companies that are meant."""
    named: list[str] = []
    titled: frozenset[str] = frozenset()
    found = []
    for at, (text, low, own) in enumerate(zip(texts, folded, names, strict=True)):
        meant = list(_meant(text, low, own, lang, named, titled))
        kept = [name for name in own if not any(_overlap(name, one) for one in meant)]
        every = sorted([*kept, *meant], key=lambda name: name.start)
        named = _order((name for name in every if not _is_another(name, low, lang)), named)
        titled = frozenset(named) if at == 0 else titled
        found.append(every)
    return found


def _overlap(name: Name, other: Name) -> bool:
    return name.start < other.end and other.start < name.end


def _is_another(name: Name, folded: str, lang: str) -> bool:
    """Whether a name only says who somebody else is, or what it is to the one spoken of."""
    return is_introduced(folded, name.start, lang) or is_related(folded, name.end, lang)


def _order(names: Iterable[Name], named: Sequence[str]) -> list[str]:
    """The companies that have been named, the last one last."""
    here = [name.id for name in names if name.kind in KINDS]
    return list(dict.fromkeys([*reversed(here), *reversed(named)]))[::-1]


def _meant(
    text: str, folded: str, own: list[Name], lang: str, named: Sequence[str], titled: frozenset[str]
) -> Iterator[Name]:
    """The names that the bynames of one sentence stand for."""
    if not named and not own:
        return
    for mark in _finder(lang).find(folded):
        byname = _by_label(lang)[mark.label]
        order = _order([name for name in own if name.end <= mark.start], named)
        if byname.kind == units.KIND:
            if unit := units.owned_unit(text, folded, mark, own):
                yield unit
                continue
            order = units.units_of(order)
        fitting = [id for id in order if id in byname.companies]
        if fitting and _put(byname.kind, text, folded, mark, own, lang):
            best = next((id for id in reversed(fitting) if id in titled), fitting[-1])
            entity = load_entities().by_id[best]
            yield Name(mark.start, mark.end, text[mark.start : mark.end], best, entity.kind, entity)


def _put(kind: str, text: str, folded: str, mark: Mark, own: Sequence[Name], lang: str) -> bool:
    """Whether a byname is put as one: behind an article or its like, and without the name itself."""
    lead, follow = _patterns(kind, lang)
    led = lead.search(folded[max(0, mark.start - LOOK_BACK) : mark.start])
    behind = follow.match(text, mark.end)
    if led is None or behind is None or (lang == "de" and kind == "line" and _named(text, mark.end)):
        return False
    start = mark.start - len(led.group())
    end = max(behind.end(), mark.end + 1)
    return not any(start <= name.start < end + 2 and name.kind in KINDS for name in own)


def _named(text: str, end: int) -> bool:
    """Whether a German byname is followed by a name („der Zulieferer Allgaier“), not by a common noun."""
    word = re.compile(r" ([A-ZÄÖÜ][\w-]*)").match(text, end)
    return word is not None and not is_common(word[1])


@cache
def _patterns(kind: str, lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lines = [word for each in bynames() if each.kind == "line" for word in each.words[lang]]
    words = {**_words(lang), "FIRMS": [*lines, *expanded(lexicon(lang)["things.firms"])]}
    lead, follow = LEADS[kind, lang], FOLLOWS[kind, lang]
    for key, terms in words.items():
        choice = either({term.strip("*") for term in terms})
        lead, follow = lead.replace(key, choice), follow.replace(key, choice)
    return re.compile(lead), re.compile(follow)


@cache
def _words(lang: str) -> dict[str, list[str]]:
    """The small words around bynames, by the names of their lists in capitals."""
    table = read(DATA / "lexicons" / lang / "bynames.toml")
    words = {key.upper(): list(table.texts(key)) for key in table}
    table.done()
    return words


@cache
def _by_label(lang: str) -> dict[str, Byname]:
    """The bynames under the labels of the finder; a word of several stands for the companies of all."""
    words: dict[tuple[str, str], set[str]] = {}
    for each in bynames():
        for word in each.words[lang]:
            words.setdefault((each.kind, word), set()).update(each.companies)
    return {
        f"{kind}.{word}": Byname(kind, {lang: (word,)}, frozenset(companies))
        for (kind, word), companies in words.items()
    }


@cache
def _finder(lang: str) -> TermFinder:
    return TermFinder({label: each.words[lang] for label, each in _by_label(lang).items()}, lang)
