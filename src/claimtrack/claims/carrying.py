"""Whose word a claim goes on with that names nobody: the house of a list, the speaker of the claim before."""

from __future__ import annotations

from dataclasses import replace

from claimtrack.claims.build import Draft
from claimtrack.claims.credits import is_line
from claimtrack.claims.discourse import Discourse
from claimtrack.claims.focus import MEASURED, Focus
from claimtrack.claims.measuring import Measuring
from claimtrack.claims.reading import Reading
from claimtrack.claims.threads import Threads
from claimtrack.claims.voices import voices
from claimtrack.data.entities import load_entities
from claimtrack.model import Attribution, Claim, SpeakerKind, Stance

ACCOUNTED = ("headcount", "investment")
"""What accounts give besides revenue."""


def is_market(subject: str) -> bool:
    """Whether a claim is about a market, not about a company."""
    entity = load_entities().by_id.get(subject)
    return entity is not None and entity.kind == "market"


class Carrying:
    """What an article's claims have on somebody's word so far."""

    def __init__(
        self,
        focus: Focus,
        discourse: Discourse,
        measuring: Measuring,
        threads: Threads,
        own_voice: Attribution,
        credit: Attribution | None = None,
    ) -> None:
        """`credit`: on whose word the lists of the article stand, where it says so."""
        self._focus = focus
        self._discourse = discourse
        self._measuring = measuring
        self._threads = threads
        self._own_voice = own_voice
        self._credit = credit
        self._last: tuple[int, Claim] | None = None
        self._deal: tuple[int, Attribution] | None = None

    def note(self, claim: Claim) -> None:
        """Remember a claim that somebody makes other than the article itself."""
        own = claim.attribution is self._own_voice or claim.attribution.speaker_kind is SpeakerKind.AUTHOR
        if not own:
            self._last = self._focus.at, claim

    def _retells(self) -> bool:
        """Whether the article gives figures of others, as an outlet does, or a text that nobody signs.

        What an office, a research house or somebody with a page of his own writes is his own word.
        """
        own = self._own_voice
        nobody = own.speaker_kind is SpeakerKind.AUTHOR and own.speaker is None
        return own.speaker_kind is SpeakerKind.PRESS or nobody

    def go_on(self, draft: Draft, reading: Reading) -> Draft:
        """A figure of a list with the house and the period that the list began with."""
        if draft.attribution is not self._own_voice:
            return draft
        if self._credit and is_line(reading):
            return replace(draft, attribution=self._credit)
        if draft.type.topic not in MEASURED:
            return self._of_accounts(draft) or self._on_same_word(draft, reading)
        draft = replace(draft, attribution=self._measured_by(draft) or draft.attribution)
        if draft.attribution is self._own_voice and (word := self._counted_beside()):
            draft = replace(draft, attribution=word)
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

    def _counted_beside(self) -> Attribution | None:
        """The house that gave the figures of another topic just before: shares of a market, then growth."""
        last = self._focus.just_measured()
        if last is None or not self._discourse.goes_on(self._focus.at):
            return None
        return last.attribution if last.attribution.speaker_kind is SpeakerKind.ANALYST else None

    def _of_accounts(self, draft: Draft) -> Draft | None:
        """A headcount or an investment that a company's accounts give, where the paragraph speaks of them."""
        if draft.type.id not in ACCOUNTED or draft.historic or not self._retells():
            return None
        near = draft.type.id == "headcount" and not self._measuring.of_accounts()
        word = self._measuring.accounts(self._focus.at, near=near)
        return replace(draft, attribution=word) if word else None

    def _measured_by(self, draft: Draft) -> Attribution | None:
        """Whose figure an outlet gives: a research house's, or that of a company's own accounts."""
        at, market = self._focus.at, draft.type.topic == "market" or is_market(draft.subject)
        house = self._measuring.house(at, far=market)
        if house or market or not self._retells():
            return house
        if self._measuring.cited(at):
            return None
        results = self._measuring.results(at) if not draft.historic else None
        return self._measuring.accounts(at, near=draft.historic) or results or self._told_figure(draft)

    def _told_figure(self, draft: Draft) -> Attribution | None:
        """A company's figure that goes on with its news in the same paragraph."""
        word = self._threads.word(self._focus.at, draft.type.id, draft.subject)
        official = word is not None and word.speaker_kind is SpeakerKind.OFFICIAL
        return word if official and not draft.historic else None

    def _on_same_word(self, draft: Draft, reading: Reading) -> Draft:
        """What goes on from the sentences before, on the same word, where nobody else speaks."""
        if draft.historic or voices(reading) or reading.of("clauses.reckoned"):
            return draft
        word = self._claimed_before(draft) or self._told_before(draft)
        return replace(draft, attribution=word) if word else draft

    def _claimed_before(self, draft: Draft) -> Attribution | None:
        """On whose word the sentence before made its claim of the same topic."""
        at, claim = self._last or (-1, None)
        if claim is None or at != self._focus.at - 1 or claim.stance is Stance.DECLINES:
            return None
        if draft.type.id == "headcount" or not self._discourse.goes_on(self._focus.at):
            return None
        return claim.attribution if claim.topic == draft.type.topic else None

    def _told_before(self, draft: Draft) -> Attribution | None:
        """Whose news the paragraph tells, where an outlet retells it."""
        if not self._retells():
            return None
        word = self._threads.word(self._focus.at, draft.type.id, draft.subject) or self._of_deal(draft)
        if word and draft.type.object == "customer":
            self._deal = self._focus.at, word
        if draft.type.id != "headcount":
            word = word or self._threads.announced(self._focus.at, draft.subject)
        if word or draft.value is None or draft.type.id == "headcount":
            return word
        return self._threads.ahead(self._focus.at, draft.subject)

    def _of_deal(self, draft: Draft) -> Attribution | None:
        """On whose word the same sentence tells the other half of a deal: who goes to one leaves another."""
        at, word = self._deal or (-1, None)
        return word if at == self._focus.at and draft.type.object == "customer" else None
