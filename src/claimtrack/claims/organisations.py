"""Finds organisations that are on no list, by how their names are built; they are taken as written.

"Brightwater Robotics", "the start-up Polderkaart", „die Molkerei Alpsegen“, 杭州云翎科技. A name that shows
nothing of the kind is not taken: better no subject than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.data.load import DATA, read

KIND = "organisation"
WORD = r"[A-ZÄÖÜ][\w&'’.-]*"
LONGEST = 4
"""A name has at most so many words."""
HAN = r"[\u4e00-\u9fffA-Za-z0-9·]"


def find(text: str, lang: str, taken: Sequence[Name]) -> list[Name]:
    """The organisations in a sentence that overlap none of the names already found, by place."""
    found: list[Name] = []
    for pattern in _patterns(lang):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if all(end <= name.start or start >= name.end for name in (*taken, *found)):
                written = text[start:end]
                found.append(Name(start, end, written, written, KIND))
    return sorted(found, key=lambda name: name.start)


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return _chinese() if lang == "zh" else _western(lang)


def _western(lang: str) -> tuple[re.Pattern[str], ...]:
    table = read(DATA / "lexicons" / lang / "organisations.toml")
    endings, stops = _either(table.texts("endings")), _either(table.texts("stops"))
    descriptors = _either(table.texts("descriptors"))
    part = _either(table.texts("part_of_name", ()))
    table.done()
    word = rf"(?!(?:{stops})\b){WORD}"
    compound = r"[\wäöüß-]*" if lang == "de" else r"\b"
    patterns = [
        rf"\b(?P<name>(?:{word} (?:& )?){{1,{LONGEST - 1}}}(?:{endings}))(?![\w-])",
        rf"(?i:{compound}(?:{descriptors})) (?P<name>{word}(?: {word})?)(?![\w-])",
    ]
    if part:
        patterns.append(rf"\b(?P<name>(?:{part}) {word})(?![\w-])")
    return tuple(re.compile(pattern) for pattern in patterns)


def _chinese() -> tuple[re.Pattern[str], ...]:
    table = read(DATA / "lexicons" / "zh" / "organisations.toml")
    endings, breaks = _either(table.texts("endings")), "".join(table.texts("breaks"))
    table.done()
    inner = rf"(?![{breaks}]){HAN}"
    return (re.compile(rf"(?:^|(?<=[，,。；;、“”「」《》\s的]))(?P<name>(?:{inner}){{2,8}}?(?:{endings}))"),)


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
