"""From the sentences of an article to its claims: the table of contents of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from claimtrack.claims.acts import Act, acts
from claimtrack.claims.answers import Told, answers, attribution_of, governing
from claimtrack.claims.build import Draft, build
from claimtrack.claims.discourse import Discourse, speaks_on
from claimtrack.claims.drafts import answers_report, asks, plain, rumour
from claimtrack.claims.echoes import without_echoes
from claimtrack.claims.explain import Explanation
from claimtrack.claims.focus import MEASURED, Focus, focus_of
from claimtrack.claims.frames import triggers
from claimtrack.claims.headings import is_heading, is_prose
from claimtrack.claims.objects import deals, listed
from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.claims.reasons import Reason
from claimtrack.claims.regions import place_of
from claimtrack.claims.rows import Header, header_of, is_row, row_drafts
from claimtrack.claims.slots import Filled, fill
from claimtrack.claims.subjects import Subject, settle, subjects
from claimtrack.claims.voices import voices
from claimtrack.data.claim_types import claim_types
from claimtrack.model import (
    Article,
    Attribution,
    Claim,
    Sentence,
    SpeakerKind,
    Stance,
)

OWN_WORD = Attribution()
CUSTOMER_TYPES = ("customer_exit", "customer_win")


def extract(
    article: Article,
    sentences: Sequence[Sentence],
    reader: Reader,
    own_voice: Attribution = OWN_WORD,
    explanation: Explanation | None = None,
) -> list[Claim]:
    """The claims of an article in the order of their place, each once; nothing found is an empty list.

    `sentences` are the article's own, title first; `own_voice` is whose word an unattributed claim is.
    An `explanation` is told what was read in each sentence, and why something is not claimed.
    """
    readings = reader.read(sentences, article.published, everything=explanation is not None)
    if explanation:
        explanation.listen(readings)
    discourse = Discourse(readings, reader)
    extraction = Extraction(article, focus_of(readings), own_voice, discourse, explanation)
    prose = is_prose(sentences)
    for at, (reading, after) in enumerate(zip_longest(readings, readings[1:])):
        heads_rows = after is not None and is_row(after)
        if not (prose and is_heading(reading.sentence)) or heads_rows or is_row(reading):
            extraction.read(at, reading, heads_rows=heads_rows)
        elif explanation:
            explanation.passed_over(reading, Reason.HEADING)
    kept = without_echoes(list(extraction.claims.values()))
    if explanation:
        explanation.keep(extraction.claims.values(), kept)
    return kept


class Extraction:
    """The reading of one article: what it is about so far, and what it has claimed."""

    def __init__(
        self,
        article: Article,
        focus: Focus,
        own_voice: Attribution,
        discourse: Discourse,
        explanation: Explanation | None = None,
    ) -> None:
        self.article = article
        self.focus = focus
        self.own_voice = own_voice
        self.discourse = discourse
        self.explanation = explanation
        self.claims: dict[str, Claim] = {}
        self._header: Header | None = None
        self._last: Reading | None = None

    def read(self, at: int, reading: Reading, *, heads_rows: bool = False) -> None:
        """Take in the next sentence or table row; `heads_rows`: the next one is a row of a table."""
        self.focus.at = at
        self.focus.note_market(reading)
        if is_row(reading):
            self._row(reading)
        elif heads_rows and (header := header_of(reading, self._caption())):
            self._header = header
        else:
            self._header = None
            if reading.is_read:
                self._sentence(reading)
            self._last = reading
        self.focus.note_opening(reading)

    def _caption(self) -> str | None:
        """Whom a table is about that does not say so: who was named just before it, or the article."""
        named = self._last.companies() if self._last else []
        return named[0].id if named else self.focus.company_meant()

    def _row(self, reading: Reading) -> None:
        header = header_of(reading, self._caption())
        if header:
            self._header = header
        elif self._header:
            drafts = row_drafts(reading, self._header, self.own_voice)
            self._keep(reading, (self._in_market(draft, reading) for draft in drafts))
        elif self.explanation:
            self.explanation.passed_over(reading, Reason.NO_HEADER)

    def _in_market(self, draft: Draft, reading: Reading) -> Draft:
        if draft.type.object != "market":
            return draft
        return replace(draft, object=self.focus.market_of(reading))

    def _sentence(self, reading: Reading) -> None:
        found = settle(reading, triggers(reading, claim_types().values(), self.focus.recent), self.focus)
        done = acts(reading, found, self.discourse.word(self.focus.at))
        if self.explanation:
            self.explanation.heard(reading, voices(reading), done)
        filled = fill(reading, found)
        whom = subjects(reading, filled, self.focus)
        for whose, all_of in zip(filled, whom, strict=True):
            if not all_of:
                reading.drop(whose.trigger.rule, Reason.NO_SUBJECT, whose.trigger)
        told = [Told(one, who.id) for one, all_of in zip(filled, whom, strict=True) for who in all_of]
        self._note_company(filled, whom)
        if all(trigger.type.id not in CUSTOMER_TYPES for trigger in found):
            self._keep(reading, self._list(reading))
        for one in told:
            self._keep(reading, self._tell(reading, one, governing(reading, done, one.filled.trigger)))
        for trigger in found:
            self.focus.note_type(trigger.type.id)
        self._keep(reading, answers(reading, done, told, self.focus, list(self.claims.values())))

    def _note_company(self, filled: Sequence[Filled], whom: Sequence[Sequence[Subject]]) -> None:
        """Remember whom a sentence is about first; a list of figures does not change that."""
        spoken_of = [
            (who.name, who.id)
            for one, all_of in zip(filled, whom, strict=True)
            for who in all_of
            if who.name and who.name.kind in COMPANY_KINDS and one.trigger.type.topic not in MEASURED
        ]
        if spoken_of:
            name, id = min(spoken_of, key=lambda pair: pair[0].start)
            self.focus.company = name.id
            self.focus.branches[name.id] = id

    def _keep(self, reading: Reading, drafts: Iterator[Draft]) -> None:
        for draft in drafts:
            claim = build(self._gone_on(draft, reading), reading, self.article)
            if claim.topic in MEASURED and claim.quantity:
                self.focus.note_measured(claim)
            self.claims.setdefault(claim.id, claim)
            self.focus.note_type(claim.type, claim.subject)

    def _tell(self, reading: Reading, one: Told, act: Act | None) -> Iterator[Draft]:
        """What a filled trigger says in its own right: nothing where it is only the content of an act."""
        if asks(reading, one.filled):
            reading.drop(one.filled.trigger.rule, Reason.QUESTION, one.filled.trigger)
            return
        carried = self.discourse.word(self.focus.at)
        draft = plain(reading, one, carried or self.own_voice)
        if carried and speaks_on(reading, one.filled.trigger):
            draft = replace(draft, attribution=carried)
        if act is None:
            yield from self._with_objects(reading, one.filled, draft)
        elif act.stance is Stance.CONFIRMS:
            word = attribution_of(reading, act)
            yield replace(draft, stance=Stance.CONFIRMS, facet=act.facet, attribution=word)
        elif draft.value and answers_report(reading) and not self._official() and not self._known(draft):
            yield rumour(draft, reading)
        else:
            reading.drop(draft.rule, Reason.CONTENT, one.filled.trigger)

    def _with_objects(self, reading: Reading, one: Filled, draft: Draft) -> Iterator[Draft]:
        """The draft with its object: once for each customer, or with the country that is left."""
        if draft.type.object == "region":
            yield replace(draft, object=place_of(reading, one.trigger))
        if draft.type.object in ("none", "market"):
            yield self._in_market(draft, reading)
        if draft.type.object != "customer":
            return
        found = deals(reading, one.trigger, self.focus)
        if not found:
            reading.drop(draft.rule, Reason.NO_PARTIES, one.trigger)
        for deal in found:
            things = (*draft.things, deal.name) if deal.name else draft.things
            yield replace(draft, subject=deal.provider, object=deal.customer, things=things)

    def _list(self, reading: Reading) -> Iterator[Draft]:
        """Customers listed after a sentence that spoke of customers lost or won ("Among them: …")."""
        openers = [mark for mark in reading.of("clauses.parts") if reading.words(0, mark.start) <= 1]
        if (
            not openers
            or self.focus.last_type not in CUSTOMER_TYPES
            or not self.focus.recent(self.focus.last_type, 1)
        ):
            return
        claim_type = claim_types()[self.focus.last_type]
        for provider, customer in listed(reading, self.focus):
            yield Draft(
                type=claim_type,
                subject=provider,
                object=customer.id,
                things=(customer,),
                rule=f"{claim_type.id}/list",
                confidence=0.8,
                attribution=self.own_voice,
            )

    def _gone_on(self, draft: Draft, reading: Reading) -> Draft:
        """A figure of a list with the house and the period that the list began with."""
        before = self.focus.going_on(draft.type.topic) if draft.type.topic in MEASURED else None
        if before is None or not draft.value or draft.attribution is not self.own_voice:
            return draft
        measured = before.attribution.speaker_kind is SpeakerKind.ANALYST
        named = any(value.period for value in reading.values)
        return replace(
            draft,
            attribution=before.attribution if measured else draft.attribution,
            period=draft.period if named else before.period,
        )

    def _official(self) -> bool:
        """Whether the article is a statement itself: what it quotes to deny it is no report of its own."""
        return self.own_voice.speaker_kind is SpeakerKind.OFFICIAL

    def _known(self, draft: Draft) -> bool:
        """Whether the article has made this claim already, in the same numbers."""
        return any(
            claim.type == draft.type.id
            and claim.subject == draft.subject
            and claim.quantity is not None
            and draft.value is not None
            and (claim.quantity.low, claim.quantity.high) == (draft.value.low, draft.value.high)
            for claim in self.claims.values()
        )
