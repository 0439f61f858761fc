"""On whose word an opening stands: a newspaper tells first what happens, and then who said so.

"Forvia will close its plant. … A spokesman confirmed the plans": the first sentence stands on the company's
word, though it names nobody. So does a title on the word that the text gives for the same claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimtrack.data.entities import load_entities
from claimtrack.model import Attribution, Claim, Sentence, SpeakerKind, Stance

LENDERS = (SpeakerKind.ANALYST, SpeakerKind.OFFICIAL, SpeakerKind.UNNAMED, SpeakerKind.INSIDER)
ANSWERS = (Stance.DENIES, Stance.DECLINES)


def with_lent_words(
    claims: Sequence[Claim], sentences: Sequence[Sentence], own_voice: Attribution
) -> list[Claim]:
    """The claims in their order, those of the opening on the word that is given for them later."""
    if own_voice.speaker_kind is SpeakerKind.OFFICIAL:
        return list(claims)
    places = {(sentence.field, sentence.start): at for at, sentence in enumerate(sentences)}
    told = [(places[claim.evidence.field, claim.evidence.sentence_start], claim) for claim in claims]
    return [_lent(at, claim, told, own_voice) for at, claim in told]


def _lent(at: int, claim: Claim, told: Sequence[tuple[int, Claim]], own_voice: Attribution) -> Claim:
    if claim.attribution != own_voice or claim.stance in ANSWERS or claim.historic:
        return claim
    later = [(place, other) for place, other in told if place > at and _same(claim, other)]
    if not later:
        return claim
    place, first = later[0]
    confirmed = first.stance is Stance.CONFIRMS and place == at + 1
    titled = claim.evidence.field == "title" and first.stance is Stance.ASSERTS
    lends = (confirmed or titled) and first.attribution.speaker_kind in LENDERS
    return replace(claim, attribution=first.attribution) if lends else claim


def _same(claim: Claim, other: Claim) -> bool:
    """Whether another claim may say the same of the same house: none of both gives another figure."""
    kin = load_entities().root
    if other.type != claim.type or kin(other.subject or "") != kin(claim.subject or ""):
        return False
    return not (claim.quantity and other.quantity) or _ends(claim) == _ends(other)


def _ends(claim: Claim) -> tuple[float | None, float | None]:
    return (claim.quantity.low, claim.quantity.high) if claim.quantity else (None, None)
