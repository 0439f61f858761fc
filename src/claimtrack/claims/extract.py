"""From the sentences of an article to its claims: the table of contents of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from claimtrack.claims.acts import Act, acts
from claimtrack.claims.answers import Told, answers, governing, settled
from claimtrack.claims.build import Draft, build
from claimtrack.claims.carrying import Carrying
from claimtrack.claims.discourse import Discourse
from claimtrack.claims.echoes import without_echoes
from claimtrack.claims.explain import Explanation
from claimtrack.claims.focus import MEASURED, Focus, focus_of
from claimtrack.claims.frames import triggers
from claimtrack.claims.headings import is_heading, is_prose
from claimtrack.claims.lending import with_lent_words
from claimtrack.claims.listings import Line, line_draft, listings
from claimtrack.claims.market_subjects import settle
from claimtrack.claims.objects import CUSTOMER_TYPES, deals, listed
from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.claims.reasons import Reason
from claimtrack.claims.rows import is_row
from claimtrack.claims.slots import Filled, fill
from claimtrack.claims.subjects import Subject, subjects
from claimtrack.claims.tables import Tables
from claimtrack.claims.telling import Teller
from claimtrack.claims.voices import voices
from claimtrack.data.claim_types import claim_types
from claimtrack.model import (
    Article,
    Attribution,
    Claim,
    Sentence,
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
        self._tables = Tables(focus, own_voice)
        self._teller = Teller(focus, own_voice, self.claims.values())
        self._bare: tuple[int, list[str]] = (0, [])

    def read(self, at: int, reading: Reading, *, heads_rows: bool = False) -> None:
        """Take in the next sentence or table row; `heads_rows`: the next one is a row of a table."""
        self.focus.at = at
        self.focus.fresh = self.focus.fresh and not self._begins_paragraph(reading)
        self.focus.note_market(reading)
        rows = self._tables.take(reading, heads_rows=heads_rows)
        if rows is None:
            self._prose(at, reading)
        else:
            self._keep(reading, (self._teller.in_market(draft, reading) for draft in rows))
            if self.explanation and not self._tables.headed:
                self.explanation.passed_over(reading, Reason.NO_HEADER)
        self.focus.note_country(reading)

    def _prose(self, at: int, reading: Reading) -> None:
        if reading.sketched:
            self.discourse.overhear(at)
        if not (reading.is_read and self._sentence(reading)):
            self.focus.note_named(reading)

    def read_line(self, at: int, line: Line) -> None:
        """Take in the next line of a list of figures; what they measure is not said everywhere."""
        self.focus.at = at
        if draft := line_draft(line, self.own_voice):
            self._keep(line.reading, iter([self._teller.in_market(draft, line.reading)]))
        elif self.explanation:
            self.explanation.passed_over(line.reading, Reason.NO_HEADER)

    def _begins_paragraph(self, reading: Reading) -> bool:
        """Whether a line ends between the sentence before and this one, or the text begins with it."""
        start = reading.sentence.start
        return reading.sentence.field == "text" and "\n" in self.article.text[max(0, start - 2) : start + 1]

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
            self._keep(reading, listed(reading, self.focus, self.own_voice))
        carried = self.discourse.word(self.focus.at) if told else None
        for each in told:
            act = governing(reading, done, each.filled.trigger)
            self._keep(reading, self._teller.tell(reading, each, act, carried))
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
