"""What a filled trigger says in its own right: beside an act, on whose word, of what object."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from claimtrack.claims.acts import Act
from claimtrack.claims.answers import attribution_of
from claimtrack.claims.build import Draft
from claimtrack.claims.cueing import in_quotes
from claimtrack.claims.drafts import answers_report, asks, is_mentioned, is_topic, plain, rumour
from claimtrack.claims.focus import Focus
from claimtrack.claims.objects import turned
from claimtrack.claims.pronouns import speaks_on
from claimtrack.claims.reading import Reading
from claimtrack.claims.reasons import Reason
from claimtrack.claims.regions import house, place_of
from claimtrack.claims.told import Told
from claimtrack.model import Attribution, Claim, SpeakerKind, Stance

SHOWN_REACH = 15.0
"""So many words from what is confirmed the evidence still begins with the word of confirming."""


class Teller:
    """Turns what an article's sentences tell into drafts, knowing what it has claimed so far."""

    def __init__(self, focus: Focus, own_voice: Attribution, claims: Collection[Claim]) -> None:
        """`claims` are those of the article, and grow as it is read."""
        self._focus = focus
        self._own_voice = own_voice
        self._claims = claims

    def tell(
        self, reading: Reading, one: Told, act: Act | None, carried: Attribution | None
    ) -> Iterator[Draft]:
        """The draft of a filled trigger; none where it is only the content of an act that governs it.

        `carried` is on whose word the sentence goes on, where it does not say so itself.
        """
        trigger = one.filled.trigger
        if asks(reading, one.filled):
            reading.drop(trigger.rule, Reason.QUESTION, trigger)
            return
        if is_mentioned(reading, trigger):
            reading.drop(trigger.rule, Reason.CONTENT, trigger)
            return
        draft = plain(reading, one, carried or self._own(reading))
        if carried and speaks_on(reading, trigger):
            draft = replace(draft, attribution=carried)
        if act is None and is_topic(reading, trigger):
            yield rumour(self._with_object(reading, one, draft), reading)
        elif act is None:
            yield self._with_object(reading, one, draft)
        elif act.stance is Stance.CONFIRMS:
            draft = self._with_object(reading, one, draft)
            stance = Stance.DENIES if draft.stance is Stance.DENIES else Stance.CONFIRMS
            shown = (act,) if reading.distance(act, trigger) <= SHOWN_REACH else ()
            word = attribution_of(reading, act)
            yield replace(draft, stance=stance, facet=act.facet, attribution=word, shown=shown)
        elif self._is_rumour(reading, act, draft):
            yield rumour(draft, reading)
        else:
            reading.drop(draft.rule, Reason.CONTENT, trigger)

    def _own(self, reading: Reading) -> Attribution:
        """Whose word a sentence is that names nobody: the author's where he gives his opinion ("my bet")."""
        outlet = self._own_voice.speaker_kind is SpeakerKind.PRESS
        if outlet and any(not in_quotes(reading, mark) for mark in reading.of("clauses.opinions")):
            return replace(self._own_voice, speaker_kind=SpeakerKind.AUTHOR)
        return self._own_voice

    def in_market(self, draft: Draft, reading: Reading) -> Draft:
        """The draft with the market it is measured in, if its type has one."""
        if draft.type.object != "market":
            return draft
        return replace(draft, object=self._focus.market_of(reading))

    def _with_object(self, reading: Reading, one: Told, draft: Draft) -> Draft:
        """The draft with its object: the customer, the market, or the country that is left."""
        if draft.type.object == "region":
            return replace(draft, object=place_of(reading, one.filled.trigger))
        if draft.type.object == "customer":
            things = (*draft.things, one.name) if one.name else draft.things
            return turned(reading, replace(draft, object=one.object, things=things))
        return self.in_market(draft, reading)

    def _is_rumour(self, reading: Reading, act: Act, draft: Draft) -> bool:
        """Whether the content of a denial or a refusal is a claim that others made: with a number, and new.

        What a statement quotes to deny it is no report of its own.
        """
        reported = act.stance is Stance.DECLINES or answers_report(reading)
        official = self._own_voice.speaker_kind is SpeakerKind.OFFICIAL
        return bool(draft.value) and reported and not official and not self._is_known(draft)

    def _is_known(self, draft: Draft) -> bool:
        """Whether the article has made this claim already, in these numbers, of the company or a part."""
        return any(
            claim.type == draft.type.id
            and house(claim.subject or "") == house(draft.subject)
            and claim.quantity is not None
            and draft.value is not None
            and (claim.quantity.low, claim.quantity.high) == (draft.value.low, draft.value.high)
            for claim in self._claims
        )
