"""A claim as one flat row, and back; nothing of it is lost on the way."""

from __future__ import annotations

from typing import Any

from claimtrack.model import (
    Attribution,
    Claim,
    Evidence,
    Facet,
    Modality,
    Period,
    Qualifier,
    Quantity,
    Scope,
    SpeakerKind,
    Stance,
)
from claimtrack.store.dates import days_of


def claim_row(claim: Claim, source: str | None) -> dict[str, Any]:
    """The columns that say what the claim is; its id and its place in the store are for the caller to add."""
    said_from, said_to = days_of(claim.published)
    return {
        "type": claim.type,
        "topic": claim.topic,
        "subject": claim.subject,
        "object": claim.object,
        "region": claim.scope.region,
        "org": claim.scope.org,
        "stance": claim.stance.value,
        "facet": claim.facet and claim.facet.value,
        "modality": claim.modality.value,
        "article": claim.article,
        "source": claim.source or source,
        "lang": claim.lang,
        "published": claim.published,
        "said_from": said_from,
        "said_to": said_to,
        "historic": claim.historic,
        "cumulative": claim.cumulative,
        "rule": claim.rule,
        "confidence": claim.confidence,
        **_quantity_row(claim.quantity),
        **_period_row(claim.period),
        **_attribution_row(claim.attribution),
        **_evidence_row(claim.evidence),
    }


def _quantity_row(quantity: Quantity | None) -> dict[str, Any]:
    """A claim without a quantity has no unit; one whose unit is unsaid has an empty one."""
    if quantity is None:
        names = ("low", "high", "unit", "qualifier", "value_text")
        return {**dict.fromkeys(names), "vague": False}
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier and quantity.qualifier.value,
        "value_text": quantity.text,
        "vague": quantity.vague,
    }


def _period_row(period: Period | None) -> dict[str, Any]:
    if period is None:
        return {"period": None, "period_start": None, "period_end": None}
    return {"period": period.label, "period_start": period.start, "period_end": period.end}


def _attribution_row(attribution: Attribution) -> dict[str, Any]:
    return {
        "speaker": attribution.speaker,
        "speaker_kind": attribution.speaker_kind.value,
        "cue": attribution.cue,
        "via": attribution.via,
    }


def _evidence_row(evidence: Evidence) -> dict[str, Any]:
    return {
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "evidence": evidence.text,
        "sentence_start": evidence.sentence_start,
        "sentence_end": evidence.sentence_end,
    }


def to_claim(row: Any, targets: tuple[str, ...]) -> Claim:
    """The claim of a row of the table `claim`."""
    return Claim(
        id=row.id,
        type=row.type,
        topic=row.topic,
        subject=row.subject,
        object=row.object,
        evidence=Evidence(row.field, row.start, row.end, row.evidence, row.sentence_start, row.sentence_end),
        article=row.article,
        lang=row.lang,
        quantity=_quantity(row),
        period=None if row.period is None else Period(row.period_start, row.period_end, row.period),
        scope=Scope(row.region, row.org),
        stance=Stance(row.stance),
        facet=None if row.facet is None else Facet(row.facet),
        modality=Modality(row.modality),
        attribution=Attribution(row.speaker, SpeakerKind(row.speaker_kind), row.cue, tuple(row.via)),
        published=row.published,
        source=row.source,
        historic=row.historic,
        cumulative=row.cumulative,
        targets=targets,
        rule=row.rule,
        confidence=row.confidence,
    )


def _quantity(row: Any) -> Quantity | None:
    if row.unit is None:
        return None
    qualifier = None if row.qualifier is None else Qualifier(row.qualifier)
    return Quantity(row.low, row.high, row.unit, qualifier, row.value_text, row.vague)
