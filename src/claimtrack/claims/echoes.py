"""Leaves out what an article says twice: the shorter form, the title that repeats the text."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model import Claim, SpeakerKind, Stance

ANSWERS = (Stance.DENIES, Stance.DECLINES)
Key = tuple[str, str | None, Stance, bool]


def without_echoes(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, without those that say less than another of the article, and without repetitions in
    one sentence ("N+5, five months' pay"). What has a value is an echo only inside its own sentence.
    """
    fullest: dict[Key, Claim] = {}
    for claim in claims:
        best = fullest.get(_key(claim))
        if best is None or _fullness(claim) > _fullness(best):
            fullest[_key(claim)] = claim
    kept: dict[tuple[object, ...], Claim] = {}
    texts = [claim for claim in claims if claim.evidence.field == "text"]
    for claim in claims:
        if claim.evidence.field == "title" and any(_same(claim, other) for other in texts):
            continue
        if _fullness(claim) == _fullness(fullest[_key(claim)]) or not _echo(claim):
            kept.setdefault(_saying(claim), claim)
    return list(kept.values())


def _same(title: Claim, text: Claim) -> bool:
    """Whether the title only says in fewer words what the text says: the same, or one end of its range."""
    if title.stance in ANSWERS and title.quantity is None:
        return title.stance is text.stance
    if _key(title)[:-1] != _key(text)[:-1] or title.object not in (None, text.object):
        return False
    short, full = title.quantity, text.quantity
    if short is None:
        return True
    if full is None or short.unit != full.unit:
        return False
    ends = {end for end in (full.low, full.high) if end is not None}
    return not ends.isdisjoint((short.low, short.high))


def _key(claim: Claim) -> Key:
    """What two claims share when one may echo the other: type, subject, stance, the company's word or not."""
    official = claim.attribution.speaker_kind is SpeakerKind.OFFICIAL
    return claim.type, claim.subject, claim.stance, official


def _echo(claim: Claim) -> bool:
    """Whether a claim can be an echo at all: it has no value and no object, and answers nothing."""
    if claim.quantity or claim.object:
        return False
    return claim.stance is Stance.ASSERTS or claim.evidence.field == "title"


def _fullness(claim: Claim) -> tuple[bool, bool]:
    """How much a claim says: a value or an object, then the text rather than the title."""
    return bool(claim.quantity or claim.object), claim.evidence.field == "text"


def _saying(claim: Claim) -> tuple[object, ...]:
    """What must differ for two claims to be both kept."""
    if _echo(claim):
        return _key(claim)
    quantity = claim.quantity
    value = quantity and (quantity.low, quantity.high, quantity.unit)
    evidence = claim.evidence
    return (
        *_key(claim),
        claim.subject,
        claim.object,
        value,
        evidence.field,
        evidence.sentence_start,
        claim.facet,
    )
