"""Finds organisations that are on no list, by how their names are built; they are taken as written.

"Brightwater Robotics", "the start-up Polderkaart", „die Molkerei Alpsegen“, 杭州云翎科技. A name that shows
nothing of the kind is not taken: better no subject than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, Table, read

KIND = "organisation"
OUTLET = "outlet"
ANALYST = "analyst"
WORD = r"[A-ZÄÖÜ][\w&'’.-]*"
LONGEST = 4
"""A name has at most so many words."""
HAN = r"[\u4e00-\u9fffA-Za-z·]"
SITE = r"(?<![\w@./-])(?P<name>[a-z0-9][a-z0-9-]*\.(?:at|ch|cn|com|de|info|net|org)(?:\.cn|\.hk)?)(?![\w-])"
"""A site named by its domain."""
EDGE = r"(?:^|(?<=[，,。；;、：:“”「」《》\s的据由]))"
"""Where a Chinese name can begin."""


def find(text: str, lang: str, taken: Sequence[Name]) -> list[Name]:
    """The organisations in a sentence that overlap none of the names already found, by place."""
    found: list[Name] = []
    for kind, pattern in _patterns(lang):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if _bare(text[start:end], lang):
                continue
            if all(end <= name.start or start >= name.end for name in (*taken, *found)):
                written = text[start:end]
                found.append(Name(start, end, written, written, kind))
    return sorted(found, key=lambda name: name.start)


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns for names by the kind of organisation they are the names of, the surest first."""
    table = read(DATA / "lexicons" / lang / "organisations.toml")
    patterns = [(OUTLET, SITE), *(_chinese(table) if lang == "zh" else _western(table, lang))]
    table.done()
    return tuple((kind, re.compile(pattern)) for kind, pattern in patterns)


@cache
def _generic(lang: str) -> frozenset[str]:
    table = read(DATA / "lexicons" / lang / "organisations.toml")
    return frozenset(
        (*table.texts("endings"), *table.texts("analyst_endings"), *table.texts("outlet_endings"))
    )


def _bare(name: str, lang: str) -> bool:
    """Whether a name has no word of its own ("Cloud Services", 新闻)."""
    return name in _generic(lang) or all(word in _generic(lang) for word in name.split())


def _western(table: Table, lang: str) -> list[tuple[str, str]]:
    endings, stops = either(table.texts("endings")), either(table.texts("stops"))
    descriptors = either(table.texts("descriptors"))
    part = either(table.texts("part_of_name", ()))
    word = rf"(?!(?:{stops})\b){WORD}"
    compound = r"[\wäöüß-]*" if lang == "de" else r"\b"
    gap = "" if lang == "de" else "(?:[’']s)? "

    def ending(words: str) -> str:
        return rf"\b(?P<name>(?:{word}[ -](?:& )?){{1,{LONGEST - 1}}}(?:{words}))(?![\w-])"

    patterns = [
        (OUTLET, ending(either(table.texts("outlet_endings")))),
        (ANALYST, ending(either(table.texts("analyst_endings")))),
        (KIND, ending(endings)),
        (KIND, rf"(?i:{compound}(?:{descriptors})) (?P<name>{word}(?: {word})?)(?![\w-])"),
        (KIND, rf"\b(?P<name>{word}(?: {word})?)(?={gap}(?:{either(table.texts('offices'))})\b)"),
    ]
    if part:
        patterns.append((KIND, rf"\b(?P<name>(?:{part}) {word})(?![\w-])"))
    return patterns


def _chinese(table: Table) -> list[tuple[str, str]]:
    inner = rf"(?!{either(table.texts('breaks'))}){HAN}"

    def ending(words: str) -> str:
        return rf"{EDGE}(?P<name>(?:{inner}){{2,8}}?(?:{words}))"

    return [
        (OUTLET, ending(either(table.texts("outlet_endings")))),
        (ANALYST, ending(either(table.texts("analyst_endings")))),
        (KIND, ending(either(table.texts("endings")))),
        (KIND, rf"{EDGE}(?P<name>(?:{inner}){{2,6}}?)(?=的?(?:{either(table.texts('offices'))}))"),
    ]
