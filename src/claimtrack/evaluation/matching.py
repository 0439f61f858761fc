"""Which claim is which label: type, subject, value and stance agree; evidence decides between several."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.evaluation.labels import Label, Labelled
from claimtrack.evaluation.parties import Kinship, Parties
from claimtrack.model import Article, Claim, Quantity, Stance

VAGUE = ((13, 17), (24, 99), (100, 999), (1000, 9999))
"""What mid-teens, dozens, hundreds and thousands are labelled with: any value that meets them will do."""
CLASSES = {Stance.CONFIRMS: Stance.ASSERTS}
"""Who confirms a claim makes it."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found of the labels of an article, by their positions in its lists."""

    claim_of: dict[int, int]
    """Label -> the claim that is it."""
    known: frozenset[int]
    """The claims that say what some label says, also those that say it once more."""


def match(labelled: Labelled, claims: Sequence[Claim], parties: Parties, least: Kinship) -> Matched:
    """The labels of claims (not of acts) that were found, each by one claim, the best pairs first."""
    pairs = []
    for at, label in enumerate(labelled.labels):
        for place, claim in enumerate(claims):
            if label.act is None and says(label, claim):
                kinship = parties.kinship(label.subject, claim.subject)
                if kinship >= least:
                    pairs.append((2 * meets(labelled.article, label, claim) + kinship, at, place))
    claim_of: dict[int, int] = {}
    for _, at, place in sorted(pairs, reverse=True):
        if at not in claim_of and place not in claim_of.values():
            claim_of[at] = place
    return Matched(claim_of, frozenset(place for _, _, place in pairs))


def says(label: Label, claim: Claim) -> bool:
    """Whether a claim says what a label says, whoever it is about."""
    return (
        claim.type == label.type
        and stance_class(claim.stance) is label.stance
        and same_value(label, claim.quantity)
    )


def stance_class(stance: Stance) -> Stance:
    """The stance as labels tell them apart: asserts, denies, declines."""
    return CLASSES.get(stance, stance)


def same_value(label: Label, quantity: Quantity | None) -> bool:
    """Whether intervals and units agree; a label without a value wants a claim without one."""
    low, high = (quantity.low, quantity.high) if quantity else (None, None)
    if label.low is None and label.high is None:
        return low is None and high is None
    if quantity is None or (label.unit and quantity.unit and label.unit != quantity.unit):
        return False
    if (label.low, label.high) in VAGUE and (low is not None or high is not None):
        assert label.low is not None
        assert label.high is not None
        return (low or 0) <= label.high and (math.inf if high is None else high) >= label.low
    return _same(label.low, low) and _same(label.high, high)


def _same(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6)


def meets(article: Article, label: Label, claim: Claim) -> bool:
    """Whether the evidence of a claim shares a character with the words of a label.

    Labels do not name a field. A title is laid over the opening of the text, which says the same as a rule,
    so that a claim in the title is not held against an article that is labelled where the text says it.
    """
    _, start = place_of(article, label)
    return claim.evidence.start < start + len(label.evidence) and start < claim.evidence.end


def place_of(article: Article, label: Label) -> tuple[str, int]:
    """Where the words of a label stand: in the text where they can, else in the title."""
    start = article.text.find(label.evidence)
    return ("text", start) if start >= 0 else ("title", (article.title or "").find(label.evidence))
