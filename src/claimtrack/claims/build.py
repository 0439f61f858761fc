"""Builds a Claim from what was found, with its exact evidence and an id that hashes content and place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.slots import nearest_period
from claimtrack.data.claim_types import ClaimType
from claimtrack.model import (
    Article,
    Attribution,
    Claim,
    Evidence,
    Facet,
    Modality,
    Period,
    Scope,
    Stance,
)
from claimtrack.values.value import Value

ID_LENGTH = 16
AUTHOR = Attribution()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a claim says, before it is tied to its place."""

    type: ClaimType
    subject: str
    things: tuple[Stretch, ...]
    """What the claim stands on; its evidence runs from the first to the last."""
    rule: str
    confidence: float
    value: Value | None = None
    object: str | None = None
    stance: Stance = Stance.ASSERTS
    facet: Facet | None = None
    modality: Modality = Modality.PLAIN
    attribution: Attribution = AUTHOR
    historic: bool = False
    cumulative: bool = False
    org: str | None = None
    region: str | None = None
    period: Period | None = None
    targets: tuple[str, ...] = ()
    shown: tuple[Stretch, ...] = ()
    """What else its evidence shows: the word of confirming it."""


def build(draft: Draft, reading: Reading, article: Article) -> Claim:
    """The claim of a draft in a sentence of an article."""
    claim = Claim(
        id="",
        type=draft.type.id,
        topic=draft.type.topic,
        subject=draft.subject,
        object=draft.object,
        evidence=evidence(reading, (*draft.things, *draft.shown)),
        article=article.url,
        lang=article.lang,
        quantity=draft.value.quantity() if draft.value else None,
        period=draft.period or nearest_period(reading, draft.things),
        scope=Scope("CN" if draft.subject.endswith("-china") else draft.region, draft.org),
        stance=draft.stance,
        facet=draft.facet,
        modality=draft.modality,
        attribution=draft.attribution,
        published=article.published,
        source=article.source,
        historic=draft.historic,
        cumulative=draft.cumulative,
        targets=draft.targets,
        rule=f"{reading.lang}/{draft.rule}",
        confidence=round(draft.confidence * (draft.value.sure if draft.value else 1.0), 2),
    )
    return replace(claim, id=claim_id(claim, article))


def evidence(reading: Reading, things: tuple[Stretch, ...]) -> Evidence:
    """The stretch of the article from the first of the things to the last, as written."""
    start = min(thing.start for thing in things)
    end = max(getattr(thing, "last", thing.end) for thing in things)
    sentence = reading.sentence
    return Evidence(
        field=sentence.field,
        start=sentence.start + start,
        end=sentence.start + end,
        text=sentence.text[start:end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
    )


def claim_id(claim: Claim, article: Article) -> str:
    """The id of a claim: the same words in the same sentence of the same article give the same id.

    Where the sentence stands in the text does not count, so an edit elsewhere leaves the id as it is;
    of sentences that stand there twice, the which-th one this is does.
    """
    quantity, place = claim.quantity, claim.evidence
    whole = (article.title or "") if place.field == "title" else article.text
    sentence = whole[place.sentence_start : place.sentence_end]
    parts = (
        article.url,
        claim.type,
        claim.subject,
        claim.object,
        quantity and (quantity.low, quantity.high, quantity.unit, quantity.qualifier),
        claim.stance,
        place.field,
        sentence,
        whole.count(sentence, 0, place.sentence_start) if sentence else 0,
        place.start - place.sentence_start,
        place.end - place.sentence_start,
    )
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_LENGTH]
