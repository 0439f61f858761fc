"""Whose voice it is, and what a voice can have known when it spoke."""

from __future__ import annotations

from claimtrack.comparison.family import Family
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.refusal import Refusal
from claimtrack.comparison.rounds import apart, days_of
from claimtrack.comparison.wording import outlet, voice

KNOWN_DAYS = 3
"""A denial covers what was said up to so many days after it: reports travel, and sites date them late."""


def same_voice(a: Reading, b: Reading, family: Family) -> bool:
    """Whether one speaker is named for both; where nobody is named, only one article makes one voice."""
    name_a, name_b = a.claim.attribution.speaker, b.claim.attribution.speaker
    if not name_a or not name_b:
        return not name_a and not name_b and a.claim.article == b.claim.article
    return family.id_of(name_a) == family.id_of(name_b)


def corrects_itself(a: Reading, b: Reading, family: Family) -> bool:
    """Whether one voice in one outlet gives both, in one article or days apart.

    In one article they are nearly always a total and a part, or two rounds; days apart, an update.
    """
    if a.claim.article == b.claim.article:
        return same_voice(a, b, family)
    named = a.claim.attribution.speaker or b.claim.attribution.speaker
    if outlet(a.claim) != outlet(b.claim) or (named and not same_voice(a, b, family)):
        return False
    return bool(a.said and b.said and apart(days_of(a.said), days_of(b.said)) > KNOWN_DAYS)


def one_official_voice(a: Reading, b: Reading, family: Family) -> bool:
    """Whether both are the same official voice: by name, or because they stand in one article.

    "There is no truth in the report, but several thousand jobs will go" is one answer, not two that disagree.
    """
    return a.official and b.official and (a.claim.article == b.claim.article or same_voice(a, b, family))


def late_or_undated(denial: Reading, claim: Reading) -> Refusal | None:
    """Why a denial cannot be held against a claim for reasons of time; None when it could know of it."""
    if denial.claim.article == claim.claim.article or claim.claim.id in denial.claim.targets:
        return None
    if denial.said is None or claim.said is None:
        return Refusal("order", f"Which was said first is not known: {voice(claim)}, {voice(denial)}.")
    if days_of(claim.said)[0] <= days_of(denial.said)[1] + KNOWN_DAYS:
        return None
    return Refusal("order", f"{voice(claim)} came after the denial: {voice(denial)} could not know of it.")
