"""A sentence that says only that somebody denies, and the next one that says what."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.acts import Act
from claimtrack.claims.discourse import Discourse
from claimtrack.claims.reading import Reading
from claimtrack.claims.regions import house
from claimtrack.model import Claim, Facet, Stance

SHORT = 6
"""A sentence of so few words may say that somebody denies without saying what."""
BACK = 2
"""So many sentences further on the same speaker may say it at most."""


class Bare:
    """The denials of the last short sentence: the next one is the denial, where it says what is denied.

    "Tesla disagrees. There was no question of job cuts, the plant's manager said." · also past a sentence of
    a heading: "Tesla denies it. Few believe that. … Tesla denied that 300 jobs would go."
    """

    def __init__(self) -> None:
        self._at = 0
        self._claims: Sequence[Claim] = ()

    def note(self, at: int, reading: Reading, claims: Sequence[Claim]) -> None:
        """After a sentence: `claims` are what its acts claimed where it told nothing else."""
        short = reading.words(0, len(reading.folded)) <= SHORT and not reading.of("speech.stories")
        denials = [claim for claim in claims if claim.stance is Stance.DENIES] if short else []
        if denials or at >= self._at + BACK:
            self._at, self._claims = at, denials

    def outdone(self, at: int, done: Sequence[Act], discourse: Discourse) -> list[str]:
        """The ids of the denials that the acts of the sentence at this place say in full."""
        denying = [act for act in done if act.stance is Stance.DENIES and act.counts]
        if not denying or at > self._at + BACK:
            return []
        goes_on = at == self._at + 1 and discourse.goes_on(at)
        again = [claim for claim in self._claims if any(_is_by(act, claim) for act in denying)]
        return [claim.id for claim in (self._claims if goes_on else again)]


def _is_by(act: Act, claim: Claim) -> bool:
    """Whether an act is by the company that a denial before it is about, and more than a word on a report."""
    name = act.voice.name if act.voice and act.facet is not Facet.CHARACTERISATION else None
    return name is not None and house(name.id) == house(claim.subject or "")
