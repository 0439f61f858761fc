"""Whose word a claim goes on with that names nobody: the house of a list, the speaker of the claim before."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.claims.build import Draft
from claimtrack.claims.discourse import Discourse
from claimtrack.claims.focus import MEASURED, Focus
from claimtrack.claims.reading import Reading
from claimtrack.claims.voices import voices
from claimtrack.data.entities import load_entities
from claimtrack.model import Attribution, Claim, SpeakerKind, Stance

OUTLETS = (SpeakerKind.PRESS, SpeakerKind.AUTHOR)
"""Who gives figures of others: what an office or a research house publishes is its own."""


def is_market(subject: str) -> bool:
    """Whether a claim is about a market, not about a company."""
    entity = load_entities().by_id.get(subject)
    return entity is not None and entity.kind == "market"


class Carrying:
    """What an article's claims have on somebody's word so far."""

    def __init__(self, focus: Focus, discourse: Discourse, own_voice: Attribution) -> None:
        self._focus = focus
        self._discourse = discourse
        self._own_voice = own_voice
        self._last: tuple[int, Claim] | None = None

    def note(self, claim: Claim) -> None:
        """Remember a claim that somebody makes other than the article itself."""
        if claim.attribution is not self._own_voice:
            self._last = self._focus.at, claim

    def go_on(self, draft: Draft, reading: Reading) -> Draft:
        """A figure of a list with the house and the period that the list began with."""
        if draft.attribution is not self._own_voice:
            return draft
        if draft.type.topic not in MEASURED:
            return self._on_same_word(draft, reading)
        draft = replace(draft, attribution=self._measured_by(draft) or draft.attribution)
        before = self._focus.going_on(draft.type.topic)
        if before is None or not draft.value:
            return draft
        measured = before.attribution.speaker_kind is SpeakerKind.ANALYST
        named = any(value.period for value in reading.values)
        return replace(
            draft,
            attribution=before.attribution if measured else draft.attribution,
            period=draft.period if named else before.period,
        )

    def _measured_by(self, draft: Draft) -> Attribution | None:
        """Whose figure an outlet gives: a research house's, or that of a company's own accounts."""
        at, market = self._focus.at, draft.type.topic == "market" or is_market(draft.subject)
        house = self._discourse.house(at, far=market)
        if house or market or draft.historic or self._own_voice.speaker_kind not in OUTLETS:
            return house
        return self._discourse.accounts(at)

    def _on_same_word(self, draft: Draft, reading: Reading) -> Draft:
        """What goes on from a claim of the sentence before, on the same word, where nobody else speaks."""
        last = self._last
        if (
            last is None
            or draft.historic
            or draft.type.id == "headcount"
            or not self._discourse.goes_on(self._focus.at)
        ):
            return draft
        at, claim = last
        same = (
            at == self._focus.at - 1
            and claim.topic == draft.type.topic
            and claim.stance is not Stance.DECLINES
        )
        if not same or voices(reading) or reading.of("clauses.reckoned"):
            return draft
        return replace(draft, attribution=claim.attribution)
