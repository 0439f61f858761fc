"""Figures that a company puts right: "It is 90 people, not 900", "the actual number is far lower"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.claims.acted_on import EVENTS
from claimtrack.claims.actors import actor
from claimtrack.claims.acts import Act
from claimtrack.claims.answered import speaks_for
from claimtrack.claims.answers import drafted
from claimtrack.claims.build import Draft
from claimtrack.claims.reading import Reading
from claimtrack.claims.regions import house
from claimtrack.claims.standing import negations
from claimtrack.claims.stretches import Place, place_of
from claimtrack.data.claim_types import claim_types
from claimtrack.model import Attribution, Claim, Facet, SpeakerKind, Stance
from claimtrack.values.value import Value

NOT_REACH = 1.0
"""So many words stand at most between "not" and the figure („nicht um 900“)."""


def corrections(reading: Reading, before: Sequence[Claim], carried: Attribution | None) -> Iterator[Draft]:
    """The denial of a figure that others gave, where a company says that it is another.

    Only one for a sentence, and none where the sentence denies something already.
    """
    here = reading.sentence.start, reading.sentence.field
    if any(
        (claim.evidence.sentence_start, claim.evidence.field) == here and claim.stance is Stance.DENIES
        for claim in before
    ):
        return
    reported = [claim for claim in before if _is_reported(claim, here)]
    for place, claim in _put_right(reading, reported):
        by = actor(reading, place, Stance.DENIES, carried)
        kind = by.voice.kind if by.voice else by.carried.speaker_kind if by.carried else None
        act = Act(place.start, place.end, Stance.DENIES, Facet.NUMBER, by.voice, "number", by.carried)
        speaks = speaks_for(act)
        own = speaks is None or house(speaks) == house(str(claim.subject))
        if by.reason is None and kind is SpeakerKind.OFFICIAL and own:
            yield drafted(reading, act, (str(claim.subject), claim_types()[claim.type]), before)
            return


def _is_reported(claim: Claim, here: tuple[int, str]) -> bool:
    """Whether others than the company gave a figure in a sentence before."""
    return (
        claim.type in EVENTS
        and claim.quantity is not None
        and claim.subject is not None
        and claim.stance is Stance.ASSERTS
        and not claim.historic
        and claim.attribution.speaker_kind is not SpeakerKind.OFFICIAL
        and (claim.evidence.sentence_start, claim.evidence.field) != here
    )


def _put_right(reading: Reading, reported: Sequence[Claim]) -> Iterator[tuple[Place, Claim]]:
    """Where a figure is put right, and the claim that gave it, the last one where it is not said again."""
    for value in reading.values if reported else ():
        again = [claim for claim in reported if _same(value, claim)]
        for mark in negations(reading) if again else ():
            if mark.end <= value.start and reading.words(mark.end, value.start) <= NOT_REACH:
                yield Place(mark.start, value.end), again[-1]
    for mark in reading.of("acts.actual") if reported else ():
        yield place_of(mark), reported[-1]


def _same(value: Value, claim: Claim) -> bool:
    """Whether a value is the figure of a claim; a number alone leaves its unit out."""
    figure = claim.quantity
    if figure is None or value.unit not in (None, figure.unit):
        return False
    return (value.low, value.high) == (figure.low, figure.high)
