"""Companies on no list that an article is about, known by the article as a whole.

A name is taken where the article shows more than once that it is a company's: it begins the title or stands
beside what it is ("the start-up Fernwave", 芯片公司云砺), comes back in the text, and nothing says that it is
a person, a place or a common word. Only articles whose title names nobody else are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.organisations import find as find_organisations
from claimtrack.claims.reading import COMPANY_KINDS
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read

OPENING = 4
"""So many sentences, the title among them, introduce whom an article is about."""
LEAST = 2
"""So many times a name comes back in the text."""
ACRONYM = re.compile(r"[A-ZÄÖÜ]{3,5}")
PREFIX = re.compile(r"(?P<name>[A-ZÄÖÜ][\w&.-]*\w(?: (?:& )?[A-ZÄÖÜ][\w&.-]*\w){0,2})(?= )")


def with_unlisted(texts: Sequence[str], names: Sequence[list[Name]], lang: str) -> list[list[Name]]:
    """The names of each sentence, with those of companies on no list that the article is about."""
    if len(texts) <= LEAST or any(name.kind in COMPANY_KINDS for name in names[0]):
        return list(names)
    introduced = dict.fromkeys(_introduced(texts, names, lang))
    about = {one: one for one in introduced if _comes_back(one, texts)}
    about.update({one.split()[0]: one for one in introduced if _goes_by_acronym(one, texts)})
    if not about:
        return list(names)
    pattern = re.compile(rf"(?<![\w-])(?:{either(about)})(?![\w-])" if lang != "zh" else either(about))
    return [
        sorted([*own, *_found(pattern, text, own, about)], key=lambda name: name.start)
        for text, own in zip(texts, names, strict=True)
    ]


def _found(
    pattern: re.Pattern[str], text: str, own: Sequence[Name], about: Mapping[str, str]
) -> Iterator[Name]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if all(end <= name.start or start >= name.end for name in own):
            yield Name(start, end, match[0], about[match[0]], KIND)


def _introduced(texts: Sequence[str], names: Sequence[list[Name]], lang: str) -> Iterator[str]:
    """The names that the first sentences introduce as those of companies."""
    for text, own in zip(texts[:OPENING], names[:OPENING], strict=True):
        yield from (name.text for name in find_organisations(text, lang, own) if name.kind == KIND)
    if lang != "zh" and (first := PREFIX.match(texts[0])):
        words = first["name"].split(" ")
        prefixes = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        back = [one for one in prefixes if _comes_back(one, texts)]
        yield from [one for one in back if _is_company(one, texts[1:], lang)][:1]


def _goes_by_acronym(name: str, texts: Sequence[str]) -> bool:
    """Whether a name of several words is called by the acronym it begins with ("SBC Communications", SBC)."""
    first, *more = name.split()
    return bool(more) and ACRONYM.fullmatch(first) is not None and _comes_back(first, texts)


def _comes_back(name: str, texts: Sequence[str]) -> bool:
    return sum(text.count(name) for text in texts[1:]) >= LEAST


def _is_company(name: str, texts: Sequence[str], lang: str) -> bool:
    """Whether something around a name in the text is said of companies only, and nothing of others."""
    shown, refuted = _evidence(lang)
    written = re.escape(name)
    whole = "\n".join(texts)
    if re.search(refuted.replace("NAME", written), whole) or re.search(rf"\b{written.lower()}\b", whole):
        return False
    return re.search(shown.replace("NAME", written), whole) is not None


@cache
def _evidence(lang: str) -> tuple[str, str]:
    """Patterns of what is said of companies, and of persons, places and things, with NAME for the name."""
    table = read(DATA / "lexicons" / lang / "unlisted.toml")
    before, behind, refuting, refuting_behind = (
        either(table.texts(key)) for key in ("before", "behind", "refuting_before", "refuting_behind")
    )
    table.done()
    person = r"(?<![.!?\n] )(?<!\n)\b[A-ZÄÖÜ][a-zäöü]+ NAME\b|" if lang == "en" else ""
    return (
        rf"(?i:\b(?:{before})) NAME\b|\bNAME(?:[’']s?)?[ -](?:{behind})\b",
        rf"{person}(?i:\b(?:{refuting})) NAME\b|\bNAME,? (?:{refuting_behind})\b",
    )
