"""Finds organisations that are on no list, by how their names are built; they are taken as written.

"Brightwater Robotics", "the start-up Polderkaart", „die Molkerei Alpsegen“, 杭州云翎科技. A name that shows
nothing of the kind is not taken: better no subject than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import ahocorasick

from claimtrack.claims.names import Name
from claimtrack.data.bynames import bynames
from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.data.load import DATA, Table, read
from claimtrack.folding import simplified

KIND = "organisation"
OUTLET = "outlet"
ANALYST = "analyst"
UNION = "union"
WORD = r"[A-ZÄÖÜ][\w&'’.-]*"
LONGEST = 4
"""A name has at most so many words."""
LONGEST_UNION = 6
HAN = r"[\u4e00-\u9fffA-Za-z·]"
ENDINGS = ("endings", "analyst_endings", "outlet_endings")
DOMAINS = ("at", "ch", "cn", "com", "de", "info", "net", "org")
SITE = rf"(?<![\w@./-])(?P<name>[a-z0-9][a-z0-9-]*\.(?:{'|'.join(DOMAINS)})(?:\.cn|\.hk)?)(?![\w-])"
"""A site named by its domain."""
WESTERN_LISTS = ("stops", "descriptors", "offices")
CHINESE_LISTS = ("breaks", "descriptors", "followers", "offices")
Pattern = tuple[str, tuple[str, ...], str]
"""The kind of organisation, the words of which its pattern needs one, and the pattern."""
NAMED = r"(?<![家该些多某])"
"""A Chinese word for a company that stands behind none of these may have a name behind it."""
EDGE = r"(?:^|(?<=[，,。；;、：:“”「」《》\s的据由]))"
"""Where a Chinese name can begin."""


def find(text: str, lang: str, taken: Sequence[Name]) -> list[Name]:
    """The organisations in a sentence that overlap none of the names already found, by place."""
    found: list[Name] = []
    plain = simplified(text) if lang == "zh" else text
    patterns, automaton = _patterns(lang), _words(lang)
    held = 0
    for _, bits in automaton.iter(plain.lower()):
        held |= bits
    for at, (kind, _, pattern) in enumerate(patterns):
        for match in pattern.finditer(plain) if held >> at & 1 else ():
            start, end = match.span("name")
            if _bare(plain[start:end], lang) or (lang == "de" and is_common(plain[start:end])):
                continue
            if all(end <= name.start or start >= name.end for name in (*taken, *found)):
                written = text[start:end]
                found.append(Name(start, end, written, written, kind))
    return sorted(found, key=lambda name: name.start)


@cache
def _words(lang: str) -> Any:
    """What finds the words of all patterns in one pass, each with the bits of the patterns it is of."""
    bits: dict[str, int] = {}
    for at, (_, words, _) in enumerate(_patterns(lang)):
        for word in words:
            bits[word] = bits.get(word, 0) | 1 << at
    found = ahocorasick.Automaton()
    for word, each in bits.items():
        found.add_word(word, each)
    found.make_automaton()
    return found


@cache
def _patterns(lang: str) -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Patterns for names by the kind of organisation they are the names of, the surest first.

    With each stand the words of which a text must hold one: to look for them is quick.
    """
    table = read(DATA / "lexicons" / lang / "organisations.toml")
    sites = tuple(f".{domain}" for domain in DOMAINS)
    patterns = [(OUTLET, sites, SITE), *(_chinese(table) if lang == "zh" else _western(table, lang))]
    table.texts("generic", ())
    table.done()
    return tuple(
        (kind, tuple(word.lower() for word in words), re.compile(pattern))
        for kind, words, pattern in patterns
    )


@cache
def _generic(lang: str) -> frozenset[str]:
    table = read(DATA / "lexicons" / lang / "organisations.toml")
    words = [word for key in ENDINGS for word in table.texts(key)]
    words += table.texts("generic", ())
    lines = [word for each in bynames() for word in each.words[lang]] if lang == "zh" else []
    return frozenset((*words, *lines, *lexicon(lang)["things.firms"]))


@cache
def stops(lang: str) -> frozenset[str]:
    """Words that are capitalised and no part of a name; Chinese has none."""
    return frozenset(read(DATA / "lexicons" / lang / "organisations.toml").texts("stops", ()))


def _bare(name: str, lang: str) -> bool:
    """Whether a name has no word of its own ("Cloud Services", 新闻, 物流公司)."""
    if lang == "zh":
        return name in _generic(lang) or _core(name) in _generic(lang)
    return all(word in _generic(lang) for word in name.split())


def _core(name: str) -> str:
    """A Chinese name without the words that only say what kind of firm it is: 云翎 of 云翎科技公司."""
    core = name
    for ending in sorted(_endings(), key=len, reverse=True):
        core = core.removesuffix(ending)
    return core or name


@cache
def _endings() -> tuple[str, ...]:
    return read(DATA / "lexicons" / "zh" / "organisations.toml").texts("endings")


def is_common(name: str) -> bool:
    """Whether German words are nouns of the lists („will der Konzern Stellen streichen“), not a name."""
    whole, ends = _common()
    first = name.split()[0].lower()
    return first in whole or first.endswith(ends)


@cache
def _common() -> tuple[frozenset[str], tuple[str, ...]]:
    """German nouns of the lists, whole and as ends of compounds."""
    lists = [terms for label, terms in lexicon("de").items() if label.startswith("things.")]
    terms = [form for each in lists for form in expanded(each)]
    ends = tuple(term.strip("*") for term in terms if term.startswith("*"))
    return frozenset(word for term in terms for word in term.split()), ends


def _western(table: Table, lang: str) -> list[Pattern]:
    lists = {key: table.texts(key) for key in WESTERN_LISTS}
    stops, descriptors, offices = (either(lists[key]) for key in WESTERN_LISTS)
    parts = table.texts("part_of_name", ())
    word = rf"(?!(?:{stops})\b){WORD}"
    compound = r"[\wäöüß-]*" if lang == "de" else r"\b"
    gap = "" if lang == "de" else "(?:[’']s)? "

    def ending(kind: str, words: tuple[str, ...], longest: int = LONGEST) -> Pattern:
        last = rf"(?:{word}[ -](?:& )?){{1,{longest - 1}}}(?:{either(words)})"
        return kind, words, rf"\b(?P<name>{last})(?![\w-])"

    return [
        ending(OUTLET, table.texts("outlet_endings")),
        *(ending(UNION, (union,), LONGEST_UNION) for union in table.texts("union_endings", ())),
        ending(ANALYST, table.texts("analyst_endings")),
        ending(KIND, table.texts("endings")),
        (
            KIND,
            lists["descriptors"],
            rf"(?i:{compound}(?:{descriptors})) (?P<name>{word}(?: {word})?)(?![\w-])",
        ),
        (KIND, lists["offices"], rf"\b(?P<name>{word}(?: {word}){{0,2}})(?={gap}(?:{offices})\b)"),
        (KIND, parts, rf"\b(?P<name>(?:{either(parts)}) {word})(?![\w-])"),
    ]


def _chinese(table: Table) -> list[Pattern]:
    lists = {key: table.texts(key) for key in CHINESE_LISTS}
    verbs = [term for label in ("say", "confirm", "deny") for term in lexicon("zh")[f"speech.{label}"]]
    said = [term for term in expanded(verbs) if len(term) > 1 and "…" not in term]
    lists["breaks"] = (*lists["breaks"], *said)
    breaks, descriptors, behind, offices = (either(lists[key]) for key in CHINESE_LISTS)
    inner = rf"(?!{breaks}){HAN}"
    parts = rf"(?:{either(table.texts('parts'))})"

    def ending(kind: str, words: tuple[str, ...]) -> Pattern:
        name = rf"(?P<name>(?:{inner}){{2,8}}?(?:{either(words)}))(?!(?<=公司)[A-Za-z“「《])"
        return kind, words, rf"(?:(?P<of>(?<=的))|(?<!的){EDGE}){name}(?(of)(?!{parts}))"

    return [
        ending(OUTLET, table.texts("outlet_endings")),
        ending(ANALYST, table.texts("analyst_endings")),
        (
            KIND,
            lists["descriptors"],
            rf"{NAMED}(?:{descriptors})(?!{behind})(?P<name>(?:{inner}){{2,4}}?)(?={behind})",
        ),
        ending(KIND, table.texts("endings")),
        (KIND, lists["offices"], rf"{EDGE}(?P<name>(?:{inner}){{2,6}}?)(?=的?(?:{offices}))"),
    ]
