"""Markets on no list, known by how they are written: "the heat pump market", „der Ruderbootmarkt“, 宠物市场.

Such a market is called as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read

KIND = "market"
PLACES = ("region", "place")
HEADS = {"en": "market", "de": "markt", "zh": "市场"}
"""What such a name has in any of its forms."""
CLOUDS = ("cloud", "云")
WORD = re.compile(r"[^\s]+")
FEWEST = 2
MOST = 5
"""A Chinese product has so many characters: what is longer holds other words."""
FORMS = {
    "en": re.compile(
        r"\b(?P<of>(?:[a-z][a-z'’-]+ ){0,3}[a-z][a-z'’-]+) market\b(?! (?:share|leader|value|cap|for)|-)"
        r"|\bmarket for (?P<for>[a-z][a-z-]+(?: [a-z][a-z-]+)?)"
    ),
    "de": re.compile(
        r"(?<![\w-])(?P<of>[a-zäöüß-]{2,}?)-?markt(?:s|es)?\b(?!-)"
        r"|\bmarkt(?:s|es)? für (?P<for>[a-zäöüß-]{4,})"
    ),
    "zh": re.compile(
        r"(?P<of>[\u4e00-\u9fff]{2,16}?)市场(?=[增规萎下上总达去今年将整收回缩扩有容的，。、：,:;；]|同比|预计|$)"
    ),
}


@dataclass(frozen=True, slots=True)
class _Words:
    plain: frozenset[str]
    barring: frozenset[str]
    ends: frozenset[str]
    tail: re.Pattern[str]
    """What begins behind the last of the plain words, in Chinese."""
    placing: re.Pattern[str]
    """What says before a market that something else happens there."""


@cache
def _words(lang: str) -> _Words:
    table = read(DATA / "lexicons" / lang / "markets.toml")
    plain, barring, ends = (table.texts(key) for key in ("plain", "barring", "ends"))
    where = table.texts("placing")
    table.done()
    tail = re.compile(rf".*(?:{either(plain)})" if plain and lang == "zh" else r"(?!)")
    placing = re.compile(rf"\b(?:{either(where)}) (?:[a-zäöüß]+ ){{0,2}}$" if where else r"(?!)")
    return _Words(frozenset(plain), frozenset(barring), frozenset(ends), tail, placing)


def with_markets(
    texts: Sequence[str], folded: Sequence[str], names: Sequence[Sequence[Name]], lang: str
) -> list[list[Name]]:
    """The names of each sentence with the markets that it names and no list holds."""
    found = []
    for text, low, own in zip(texts, folded, names, strict=True):
        spans = _markets(low, own, lang) if HEADS[lang] in low else ()
        more = [Name(start, end, text[start:end], text[start:end], KIND) for start, end in spans]
        found.append(sorted([*own, *more], key=lambda name: name.start) if more else list(own))
    return found


def _markets(text: str, own: Sequence[Name], lang: str) -> Iterator[tuple[int, int]]:
    for form in FORMS[lang].finditer(text):
        group = "of" if form["of"] else "for"
        start, end = form.span(group)
        places = [name for name in own if name.kind in PLACES and start <= name.start and name.end < end]
        start = max([start, *(name.end for name in places)])
        start, end = _product(text, start, end, lang, last=group == "of")
        if start == end or any(word in text[start:end] for word in CLOUDS):
            continue  # clouds have a list of their own
        if _words(lang).placing.search(text[: form.start() if group == "for" else start]):
            continue
        whole = (start, form.end()) if group == "of" else (form.start(), end)
        if not any(name.start < whole[1] and whole[0] < name.end for name in own if name not in places):
            yield whole


def _product(text: str, start: int, end: int, lang: str, *, last: bool) -> tuple[int, int]:
    """Where what is sold stands, without what says nothing of it; nowhere where it is no product."""
    words, said = _words(lang), text[start:end]
    if lang == "de":
        return (start, start) if said in words.barring else (start, end)
    if lang == "zh":
        tail = words.tail.match(said)
        start += tail.end() if tail else 0
        barred = any(one in text[start:end] for one in words.barring)
        return (start, start) if barred or not FEWEST <= end - start <= MOST else (start, end)
    kept = list(WORD.finditer(said))
    empty = [at for at, word in enumerate(kept) if word[0] in words.plain or word[0] in words.ends]
    empty += [at for at, word in enumerate(kept) if not last and word[0].endswith("ed")]
    kept = kept[empty[-1] + 1 if last and empty else 0 : min(empty) if empty and not last else None]
    if not kept or any(word[0] in words.barring for word in kept):
        return start, start
    return start + kept[0].start(), start + kept[-1].end()
