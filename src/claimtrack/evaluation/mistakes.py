"""What went wrong in a labelled article: the sentence, what was expected there, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.articles.sentences import split
from claimtrack.evaluation.labels import Label, Labelled
from claimtrack.evaluation.matching import place_of
from claimtrack.model import Claim, Sentence


@dataclass(frozen=True, slots=True)
class Mistake:
    """A label that was missed, or a claim that is on no label, with what else there is in its sentence."""

    kind: str
    """missed, false, missed act or false act."""
    article: str
    sentence: str
    expected: tuple[Label, ...]
    found: tuple[Claim, ...]


def missed(labelled: Labelled, label: Label, claims: Sequence[Claim]) -> Mistake:
    """A label that was missed, and what was found in its sentence instead."""
    sentence = _sentence(labelled, *place_of(labelled.article, label))
    near = tuple(claim for claim in claims if _stands_in(claim, sentence))
    return Mistake("missed act" if label.act else "missed", labelled.id, sentence.text, (label,), near)


def false_alarm(labelled: Labelled, claim: Claim, act: bool) -> Mistake:
    """A claim on no label, and what the labels say of its sentence."""
    sentence = _sentence(labelled, claim.evidence.field, claim.evidence.start)
    near = tuple(
        label
        for label in labelled.labels
        if _sentence(labelled, *place_of(labelled.article, label)) == sentence
    )
    return Mistake("false act" if act else "false", labelled.id, sentence.text, near, (claim,))


def _sentence(labelled: Labelled, field: str, start: int) -> Sentence:
    """The sentence around a place; the last one before it where it stands between two."""
    of_field = [one for one in split(labelled.article) if one.field == field]
    before = [one for one in of_field if one.start <= start]
    return (before or of_field)[-1 if before else 0]


def _stands_in(claim: Claim, sentence: Sentence) -> bool:
    place = claim.evidence
    return place.field == sentence.field and place.start < sentence.end and sentence.start < place.end
