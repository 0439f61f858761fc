"""Acts told before what they answer: "SAP has rejected a report. It had said that 500 jobs would go"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimtrack.claims.acted_on import EVENTS
from claimtrack.claims.acts import Act
from claimtrack.claims.answered import speaks_for
from claimtrack.claims.answers import drafted
from claimtrack.claims.build import Draft
from claimtrack.claims.reading import Reading
from claimtrack.claims.regions import house
from claimtrack.data.claim_types import claim_types
from claimtrack.model import Claim, SpeakerKind, Stance

WAITS = 3
"""The report is told at most so many sentences behind the act."""


@dataclass(slots=True)
class Waiting:
    """The acts of an article that answer a report which is still to be told."""

    _acts: list[tuple[int, Reading, Act]] = field(default_factory=list)

    def note(self, at: int, reading: Reading, acts: Sequence[Act]) -> None:
        """Remember the acts of a sentence that answered nothing, where it speaks of a report."""
        for act in acts:
            stories = reading.of("speech.stories")
            if any(story.end <= act.start or story.start >= act.end for story in stories):
                self._acts.append((at, reading, act))

    def answered_by(self, at: int, told: Sequence[Claim]) -> Iterator[tuple[Reading, Draft]]:
        """What the acts claim that wait for one of the claims of a sentence, each with its own sentence."""
        for noted in list(self._acts):
            since, reading, act = noted
            claim = next((claim for claim in told if _answers(act, claim)), None)
            if since < at <= since + WAITS and claim and claim.subject:
                self._acts.remove(noted)
                yield reading, drafted(reading, act, (claim.subject, claim_types()[claim.type]), told)


def _answers(act: Act, claim: Claim) -> bool:
    """Whether an act can be the answer to a claim: a report of others, about the house that acts."""
    if claim.type not in EVENTS or claim.stance is not Stance.ASSERTS or claim.historic:
        return False
    if claim.attribution.speaker_kind is SpeakerKind.OFFICIAL or not claim.subject:
        return False
    speaks = speaks_for(act)
    named = act.voice is not None and (act.voice.house or act.voice.name is not None)
    return house(speaks) == house(claim.subject) if speaks else not named
