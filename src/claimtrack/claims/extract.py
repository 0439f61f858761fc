"""From the sentences of an article to its claims: the table of contents of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from claimtrack.claims.acts import Act, acts
from claimtrack.claims.answers import Told, answers, attribution_of, governing, settled
from claimtrack.claims.build import Draft, build
from claimtrack.claims.carrying import Carrying
from claimtrack.claims.discourse import Discourse, speaks_on
from claimtrack.claims.drafts import answers_report, asks, plain, rumour
from claimtrack.claims.echoes import without_echoes
from claimtrack.claims.explain import Explanation
from claimtrack.claims.focus import MEASURED, Focus, focus_of
from claimtrack.claims.frames import triggers
from claimtrack.claims.headings import is_heading, is_prose
from claimtrack.claims.lending import with_lent_words
from claimtrack.claims.listings import Line, line_draft, listings
from claimtrack.claims.objects import CUSTOMER_TYPES, deals, listed, turned
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
BARE = 6
"""A sentence of so few words may say that somebody denies without saying what."""


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
    if not readings:
        return []
    if explanation:
        explanation.listen(readings)
    discourse = Discourse(readings, reader, article.text)
    extraction = Extraction(article, focus_of(readings), own_voice, discourse, explanation)
    prose = is_prose(sentences)
    lists = listings(readings, reader)
    for at, (reading, after) in enumerate(zip_longest(readings, readings[1:])):
        heads_rows = after is not None and is_row(after)
        if at in lists:
            extraction.read_line(at, lists[at])
        elif not (prose and is_heading(reading.sentence)) or heads_rows or is_row(reading):
            extraction.read(at, reading, heads_rows=heads_rows)
        elif explanation:
            explanation.passed_over(reading, Reason.HEADING)
    told = with_lent_words(list(extraction.claims.values()), sentences, own_voice)
    kept = without_echoes(told)
    if explanation:
        explanation.keep(told, kept)
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
        self.carrying = Carrying(focus, discourse, own_voice)
        self.explanation = explanation
        self.claims: dict[str, Claim] = {}
        self._header: Header | None = None
        self._bare: tuple[int, list[str]] = (0, [])
        self._last: Reading | None = None

    def read(self, at: int, reading: Reading, *, heads_rows: bool = False) -> None:
        """Take in the next sentence or table row; `heads_rows`: the next one is a row of a table."""
        self.focus.at = at
        self.focus.fresh = self.focus.fresh and not self._begins_paragraph(reading)
        self.focus.note_market(reading)
        if is_row(reading):
            self._row(reading)
        elif heads_rows and (header := header_of(reading, self._caption())):
            self._header = header
        else:
            self._header = None
            if reading.sketched:
                self.discourse.overhear(at)
            if not (reading.is_read and self._sentence(reading)):
                self.focus.note_named(reading)
            self._last = reading
        self.focus.note_country(reading)

    def read_line(self, at: int, line: Line) -> None:
        """Take in the next line of a list of figures; what they measure is not said everywhere."""
        self.focus.at = at
        if draft := line_draft(line, self.own_voice):
            self._keep(line.reading, iter([self._in_market(draft, line.reading)]))
        elif self.explanation:
            self.explanation.passed_over(line.reading, Reason.NO_HEADER)

    def _begins_paragraph(self, reading: Reading) -> bool:
        """Whether a line ends between the sentence before and this one, or the text begins with it."""
        start = reading.sentence.start
        return reading.sentence.field == "text" and "\n" in self.article.text[max(0, start - 2) : start + 1]

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

    def _sentence(self, reading: Reading) -> bool:
        """Take in a sentence of prose; true where it only gives shares of a market."""
        found = settle(reading, triggers(reading, claim_types().values(), self.focus.recent), self.focus)
        done = acts(reading, found, self.discourse.word(self.focus.at))
        if self.explanation:
            self.explanation.heard(reading, voices(reading), done)
        filled = fill(reading, found)
        whom = subjects(reading, filled, self.focus)
        told: list[Told] = []
        for one, all_of in zip(filled, whom, strict=True):
            told.extend(self._told(reading, one, all_of, told))
        told = settled(reading, told)
        self._note_company(filled, whom)
        if all(trigger.type.id not in CUSTOMER_TYPES for trigger in found):
            self._keep(reading, self._list(reading))
        for each in told:
            self._keep(reading, self._tell(reading, each, governing(reading, done, each.filled.trigger)))
        for trigger in found:
            self.focus.note_type(trigger.type.id)
        self.focus.note_words(reading)
        self._drop_bare(done)
        before = len(self.claims)
        self._keep(reading, answers(reading, done, told, self.focus, list(self.claims.values())))
        short = reading.words(0, len(reading.folded)) <= BARE
        bare = short and not told and not reading.of("speech.reports")
        self._bare = (self.focus.at, list(self.claims)[before:] if bare else [])
        return bool(told) and all(one.filled.trigger.type.topic == "market" for one in told)

    def _told(
        self, reading: Reading, one: Filled, whom: Sequence[Subject], before: Sequence[Told]
    ) -> Iterator[Told]:
        """A filled trigger once for each subject, or for each customer with its provider.

        `before`: what the sentence told already; who left A may be who goes to B.
        """
        trigger = one.trigger
        if trigger.type.object != "customer":
            if not whom:
                reading.drop(trigger.rule, Reason.NO_SUBJECT, trigger)
            yield from (Told(one, who.id) for who in whom)
            return
        same = [told.name for told in before if told.name]
        found = deals(reading, trigger, self.focus, same)
        if not found:
            reading.drop(trigger.rule, Reason.NO_PARTIES, trigger)
        yield from (Told(one, deal.provider, deal.customer, deal.name) for deal in found)

    def _drop_bare(self, done: Sequence[Act]) -> None:
        """Where a sentence says only that somebody denies, and the next what: the next one is the denial.

        "Tesla disagrees. There was no question of job cuts, the plant's manager said."
        """
        at, ids = self._bare
        denies = any(act.stance is Stance.DENIES for act in done)
        if denies and self.focus.at == at + 1 and self.discourse.goes_on(self.focus.at):
            for id in ids:
                if self.claims[id].stance is Stance.DENIES:
                    del self.claims[id]

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
            self.focus.mean(name.id)
            self.focus.branches[name.id] = id

    def _keep(self, reading: Reading, drafts: Iterator[Draft]) -> None:
        for draft in drafts:
            claim = build(self.carrying.go_on(draft, reading), reading, self.article)
            if claim.topic in MEASURED and claim.quantity:
                self.focus.note_measured(claim)
            self.claims.setdefault(claim.id, claim)
            self.carrying.note(claim)
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
            yield self._with_object(reading, one, draft)
        elif act.stance is Stance.CONFIRMS:
            word = attribution_of(reading, act)
            draft = self._with_object(reading, one, draft)
            stance = Stance.DENIES if draft.stance is Stance.DENIES else Stance.CONFIRMS
            yield replace(draft, stance=stance, facet=act.facet, attribution=word)
        elif (
            draft.value
            and (act.stance is Stance.DECLINES or answers_report(reading))
            and not self._official()
            and not self._known(draft)
        ):
            yield rumour(draft, reading)
        else:
            reading.drop(draft.rule, Reason.CONTENT, one.filled.trigger)

    def _with_object(self, reading: Reading, one: Told, draft: Draft) -> Draft:
        """The draft with its object: the customer, or the country that is left."""
        trigger = one.filled.trigger
        if draft.type.object == "region":
            return replace(draft, object=place_of(reading, trigger))
        if draft.type.object == "customer":
            things = (*draft.things, one.name) if one.name else draft.things
            return turned(reading, replace(draft, object=one.object, things=things))
        return self._in_market(draft, reading)

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
