"""Which sentences of an article can hold a claim at all: a cheap test before the costly reading.

A frame needs each of its parts in the sentence, so the words of the frames say what can be claimed where; a
weak frame also needs a strong one of its type somewhere in the article. The test leaves nothing out that
reading would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimtrack.claims.alone import MARKET_WORDS
from claimtrack.claims.glance import ACTS
from claimtrack.claims.names import Name
from claimtrack.claims.terms import TermFinder
from claimtrack.data.claim_types import ClaimType, Frame, claim_types
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.values.find import may_hold
from claimtrack.values.lexicon import lexicon_of
from claimtrack.values.signs import signs
from claimtrack.values.value import ValueKind

LISTS = "clauses.parts"
REGION = "region"
MARKET = "market"
VALUE = "#value"
MONTHS = "#months"
SIGNED = {"#percent": ValueKind.PERCENT, "#money": ValueKind.MONEY, MONTHS: ValueKind.MONTHS}
"""Parts of frames that are values with a word or sign of their own."""
FORMULA = re.compile(r"(?<![a-z])n(?![a-z])|\dn(?![a-z])")
"""Months of pay as a formula: N+3, 2N."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a frame needs in its sentence: words of these lists, a value, listed names of these kinds."""

    type: str
    labels: frozenset[str]
    value: bool
    kinds: frozenset[str]
    lenders: frozenset[str]
    """The types of which one must be spoken of in the article; empty for a frame that stands alone."""
    market: bool = False
    """True where the article must speak of a market, or of what is sold."""


class Sieve:
    """Says for each sentence of an article whether it must be read."""

    def __init__(self, lang: str) -> None:
        self._lexicon = lexicon_of(lang)
        self._finder = _finder(lang)
        self._needs = tuple((need, _bits(need)) for need in _needs())

    def keeps(self, folded: Sequence[str], names: Sequence[Sequence[Name]]) -> list[bool]:
        """True for the sentences, given folded and with their names, in which something can be claimed."""
        held = [self._held(text, found) for text, found in zip(folded, names, strict=True)]
        alone = [(need, bits) for need, bits in self._needs if not need.lenders]
        if not any(one & _market_bits() for one in held):
            alone = [(need, bits) for need, bits in alone if not need.market]
        spoken = {need.type for need, bits in alone if any(one & bits == bits for one in held)}
        if not spoken:
            return [False] * len(held)
        wanted = {bits for need, bits in self._needs if not need.lenders or need.lenders & spoken}
        wanted |= _act_bits()
        kept = [any(one & bits == bits for bits in wanted) for one in held]
        return [True, *kept[1:]] if kept else []  # what an article is about stands in its first line

    def touches(self, folded: Sequence[str], names: Sequence[Sequence[Name]]) -> list[bool]:
        """True for the sentences with any word of a claim type or an act, though no claim may come of it."""
        return [bool(self._labels(text)) for text, _ in zip(folded, names, strict=True)]

    def places_market(self, text: str, names: Sequence[Name]) -> bool:
        """Whether a sentence names a market's country, for those after it ("The Indian market differs.")."""
        placed = any(name.kind == REGION for name in names)
        return placed and MARKET_WORDS[0] in self._labels(text)

    def _labels(self, text: str) -> frozenset[str]:
        labels = self._finder.labels(text)
        return labels | {MONTHS} if FORMULA.search(text) else labels

    def _held(self, text: str, names: Sequence[Name]) -> int:
        """The bits of what was seen of one sentence in passing: words, a value, kinds of names."""
        labels = self._labels(text)
        value = bool(labels) and may_hold(text, self._lexicon)
        kinds = {name.kind for name in names if not name.is_city}
        bits = _bit_of()
        held = sum(bits[label] for label in labels) | (bits[VALUE] if value else 0)
        return held | sum(bits[f"@{kind}"] for kind in kinds if f"@{kind}" in bits)


@cache
def _bit_of() -> Mapping[str, int]:
    """A bit for each thing that may be seen in a sentence."""
    names = [*_labels(), *SIGNED, VALUE, *(f"@{kind}" for kind in sorted({MARKET, REGION}))]
    return {name: 1 << at for at, name in enumerate(dict.fromkeys(names))}


def _bits(need: Need) -> int:
    """The bits of everything a frame needs."""
    names = {*need.labels, *(f"@{kind}" for kind in need.kinds), *([VALUE] if need.value else [])}
    return sum(_bit_of()[name] for name in names)


@cache
def _act_bits() -> frozenset[int]:
    """The bits of which one set is there where somebody denies, confirms or refuses, or a list goes on."""
    bits = _bit_of()
    return frozenset(sum(bits[label] for label in each) for each in (*ACTS, {LISTS}))


@cache
def _market_bits() -> int:
    return sum(_bit_of()[name] for name in (*MARKET_WORDS, f"@{MARKET}"))


@cache
def _needs() -> tuple[Need, ...]:
    return tuple(
        need
        for claim_type in claim_types().values()
        for frame in claim_type.frames
        for need in (_need(claim_type, frame), *_in_market(claim_type, frame))
    )


def _in_market(claim_type: ClaimType, frame: Frame) -> Iterator[Need]:
    """What a weak frame needs that counts where a market is spoken of."""
    if frame.in_market:
        yield replace(_need(claim_type, frame), lenders=frozenset(), market=True)


def _need(claim_type: ClaimType, frame: Frame) -> Need:
    lenders = frozenset({claim_type.id, *claim_type.context}) if frame.leans else frozenset()
    return Need(
        type=claim_type.id,
        labels=frame.labels | {part for part in frame.of if part in SIGNED},
        value=any(part[0] == "#" for part in frame.of) or claim_type.value == "needed",
        # A provider, a market, a country must be on a list; an organisation need not.
        kinds=frozenset(part[1:] for part in frame.of if part in ("@market", "@region")),
        lenders=lenders,
    )


@cache
def _finder(lang: str) -> TermFinder:
    lists: dict[str, list[str]] = {}
    for part, kind in SIGNED.items():
        lists[part] = [f"*{sign}*" if lang == "de" and sign.isalpha() else sign for sign in signs(lang, kind)]
    for label in _labels():
        type_id = label.split(".")[0]
        own = claim_types()[type_id].words[lang] if type_id in claim_types() else {}
        lists[label] = expanded(own[label] if label in own else lexicon(lang)[label])
    return TermFinder(lists, lang)


def _labels() -> Iterator[str]:
    words = {label for need in _needs() for label in need.labels if label not in SIGNED}
    yield from sorted(words.union({LISTS, *MARKET_WORDS}, *ACTS))
