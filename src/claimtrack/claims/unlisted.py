"""Companies on no list that an article is about, known by the article as a whole.

A name is taken where the article shows in several ways that it is a company's: how it ends, what stands in
apposition to it, who works there, what only a company does, that the title has it and the text comes back
to it. Nothing may show that it is a person's or a place's. Better no subject than a wrong one: and an article
about Brightwater Robotics is no article about the customer that it names once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from claimtrack.claims.capitals import Called, called_names
from claimtrack.claims.company_signs import LEAST, company_signs
from claimtrack.claims.han_names import han_names
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.organisations import find as find_organisations
from claimtrack.claims.reading import COMPANY_KINDS
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read
from claimtrack.folding import fold, simplified
from claimtrack.model import Entity

OPENING = 4
"""So many sentences, the title among them, introduce whom an article is about."""
ENOUGH = 3
"""A name is a company's where what speaks for it has this weight."""
PAGED = 2
"""What it weighs that the page an article stands on has the name ("Corvid Labs blog")."""
ACRONYM = re.compile(r"[A-ZÄÖÜ]{3,5}")


def with_unlisted(
    texts: Sequence[str],
    names: Sequence[list[Name]],
    lang: str,
    *,
    listed: Callable[[str], Entity | None] = lambda _: None,
    page: str | None = None,
) -> list[list[Name]]:
    """The names of each sentence, with those of companies on no list that the article is about.

    `listed` knows the names that are too common to stand alone: here the article shows whose they are.
    `page`: what a company's own page is called.
    """
    if len(texts) <= LEAST:
        return list(names)
    about = _about(texts, names, lang, page)
    if not about:
        return list(names)
    pattern = re.compile(rf"(?<![\w-])(?:{either(about)})(?![\w-])" if lang != "zh" else either(about))
    known = {full: listed(full) for full in about.values()}
    return [
        sorted([*own, *_found(pattern, text, own, about, known)], key=lambda name: name.start)
        for text, own in zip(texts, names, strict=True)
    ]


def _about(texts: Sequence[str], names: Sequence[list[Name]], lang: str, page: str | None) -> dict[str, str]:
    """What the companies on no list are called, each with its name in full."""
    about: dict[str, str] = {}
    if not any(name.kind in COMPANY_KINDS for name in names[0]):
        introduced = dict.fromkeys(_introduced(texts, names, lang))
        about.update({one: one for one in introduced if _comes_back(one, texts)})
        about.update({one.split()[0]: one for one in introduced if _goes_by_acronym(one, texts)})
    if lang == "zh":
        about.update({one: one for one in han_names(texts, names)})
        return {simplified(called): _as_written(full, texts) for called, full in about.items()}
    paged = [*texts, page] if page else texts
    signs, whole = company_signs(lang), "\n".join(paged)
    for called in called_names(paged, [*names, []][: len(paged)], lang):
        own = PAGED * (page is not None and called.full in page)
        if _opens(called, texts) and own + signs.weight(called, whole, titled=paged[0]) >= ENOUGH:
            about.update(dict.fromkeys(called.forms, called.full))
    return about


def own_page(source: str | None, lang: str) -> str | None:
    """The source where its name says that it is somebody's own page ("SAP Newsroom"); None otherwise."""
    if source is None:
        return None
    return source if any(word in fold(source) for word in _own_pages(lang)) else None


def is_page_word(text: str, lang: str) -> bool:
    """Whether a text is nothing but what an own page is called ("Newsroom")."""
    return fold(text).strip() in _own_pages(lang)


@cache
def _own_pages(lang: str) -> frozenset[str]:
    """What own pages are called; English words everywhere."""
    tables = (read(DATA / "lexicons" / each / "unlisted.toml") for each in {lang, "en"})
    return frozenset(fold(word) for table in tables for word in table.texts("own_pages"))


def _as_written(name: str, texts: Sequence[str]) -> str:
    """A Chinese name in the characters in which the article has it first."""
    for text in texts:
        at = simplified(text).find(simplified(name))
        if at >= 0:
            return text[at : at + len(name)]
    return name


def _found(
    pattern: re.Pattern[str],
    text: str,
    own: Sequence[Name],
    about: Mapping[str, str],
    known: Mapping[str, Entity | None],
) -> Iterator[Name]:
    for match in pattern.finditer(simplified(text)):
        start, end = match.span()
        if all(end <= name.start or start >= name.end for name in own):
            full = about[match[0]]
            entity = known[full]
            id, kind = (entity.id, entity.kind) if entity else (full, KIND)
            yield Name(start, end, text[start:end], id, kind, entity)


def _introduced(texts: Sequence[str], names: Sequence[list[Name]], lang: str) -> Iterator[str]:
    """The names that the first sentences introduce as those of companies."""
    for text, own in zip(texts[:OPENING], names[:OPENING], strict=True):
        yield from (name.text for name in find_organisations(text, lang, own) if name.kind == KIND)


def _goes_by_acronym(name: str, texts: Sequence[str]) -> bool:
    """Whether a name of several words is called by the acronym it begins with ("SBC Communications", SBC)."""
    first, *more = name.split()
    return bool(more) and ACRONYM.fullmatch(first) is not None and _comes_back(first, texts)


def _comes_back(name: str, texts: Sequence[str]) -> bool:
    return sum(text.count(name) for text in texts[1:]) >= LEAST


def _opens(called: Called, texts: Sequence[str]) -> bool:
    """Whether the title or the first sentences have a name."""
    return any(form in text for form in called.forms for text in texts[:OPENING])
