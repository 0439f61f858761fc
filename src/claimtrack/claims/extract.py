"""From the sentences of an article to its claims: the table of contents of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from claimtrack.claims.acts import Act, acts
from claimtrack.claims.answers import answers, governing
from claimtrack.claims.asking import answered, asked, asks_how_much
from claimtrack.claims.bare import Bare
from claimtrack.claims.build import Draft, build
from claimtrack.claims.carrying import Carrying
from claimtrack.claims.corrected import corrections
from claimtrack.claims.credits import credit
from claimtrack.claims.discourse import Discourse
from claimtrack.claims.echoes import without_echoes
from claimtrack.claims.explain import Explanation
from claimtrack.claims.focus import MEASURED, Focus
from claimtrack.claims.frames import MARKET, triggers
from claimtrack.claims.going_shares import with_unit
from claimtrack.claims.headings import is_heading, is_prose
from claimtrack.claims.items import Item, item_draft, items
from claimtrack.claims.lending import with_lent_words
from claimtrack.claims.listings import Line, line_drafts, listings
from claimtrack.claims.market_subjects import settle
from claimtrack.claims.measuring import Measuring
from claimtrack.claims.objects import CUSTOMER_TYPES, deals, listed
from claimtrack.claims.opening import focus_of
from claimtrack.claims.paired import Pair, may_hold_pairs, pair_drafts, pairs
from claimtrack.claims.reader import Reader
from claimtrack.claims.reading import COMPANY_KINDS, Reading
from claimtrack.claims.reasons import Reason
from claimtrack.claims.retelling import retold
from claimtrack.claims.rows import is_row
from claimtrack.claims.slots import Filled, fill
from claimtrack.claims.standings import standings
from claimtrack.claims.subjects import Subject, subjects
from claimtrack.claims.tables import Tables
from claimtrack.claims.telling import Teller
from claimtrack.claims.threads import Threads
from claimtrack.claims.told import Told, is_told, settled
from claimtrack.claims.vertical import only_name
from claimtrack.claims.voices import voices
from claimtrack.claims.waiting import Waiting
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.model import Article, Attribution, Claim, Sentence
from claimtrack.values.value import Value

OWN_WORD = Attribution()


def extract(
    article: Article,
    sentences: Sequence[Sentence],
    reader: Reader,
    own_voice: Attribution = OWN_WORD,
    explanation: Explanation | None = None,
    types: frozenset[str] | None = None,
) -> list[Claim]:
    """The claims of an article in the order of their place, each once; nothing found is an empty list.

    `sentences` are the article's own, title first; `own_voice` is whose word an unattributed claim is.
    An `explanation` is told what was read in each sentence, and why something is not claimed. Where only some
    `types` are asked for, an article that can hold none of them need not be read; else all of it is claimed.
    """
    everything = explanation is not None
    readings = reader.read(
        sentences, article.published, source=article.source, types=types, everything=everything
    )
    readings = [reader.fully(one) if may_hold_pairs(one.sentence.text) else one for one in readings]
    if not readings:
        return []
    if explanation:
        explanation.listen(readings)
    own_voice = retold(own_voice, readings, reader)
    discourse = Discourse(readings, reader, article.text, own_voice.speaker_kind)
    focus = focus_of(readings, reader.own_company(readings))
    measuring, threads = Measuring(readings, reader, discourse), Threads(readings, reader, discourse)
    carrying = Carrying(focus, discourse, measuring, threads, own_voice, credit(readings))
    extraction = Extraction(article, carrying, focus, own_voice, discourse, explanation)
    prose = is_prose(sentences)
    lists = listings(readings, reader)
    listed = items(readings, reader)
    standing = standings(readings, reader)
    for at, (reading, after) in enumerate(zip_longest(readings, readings[1:])):
        if at in standing:
            extraction.focus.at = at
            extraction.focus.note_type("market_share")
            reading = reader.fully(reading)
        heads_rows = after is not None and is_row(after)
        if at in lists:
            extraction.read_line(at, lists[at])
        elif at in listed:
            extraction.read_items(at, *listed[at])
        elif not (prose and is_heading(reading.sentence)) or heads_rows or is_row(reading):
            extraction.read(at, reading, heads_rows=heads_rows)
        else:
            extraction.pass_over(at, reading)
    told = with_lent_words(sorted(extraction.claims.values(), key=_place), sentences, own_voice)
    kept = without_echoes(told)
    if explanation:
        explanation.keep(told, kept)
    return kept


def _place(claim: Claim) -> tuple[bool, int]:
    """The place of the sentence of a claim, the title first."""
    return claim.evidence.field != "title", claim.evidence.sentence_start


class Extraction:
    """The reading of one article: what it is about so far, and what it has claimed."""

    def __init__(
        self,
        article: Article,
        carrying: Carrying,
        focus: Focus,
        own_voice: Attribution,
        discourse: Discourse,
        explanation: Explanation | None = None,
    ) -> None:
        self.article = article
        self.focus = focus
        self.own_voice = own_voice
        self.discourse = discourse
        self.carrying = carrying
        self.explanation = explanation
        self.claims: dict[str, Claim] = {}
        self._tables = Tables(focus, own_voice)
        self._teller = Teller(focus, own_voice, self.claims.values())
        self._bare = Bare()
        self._asked: Sequence[ClaimType] = ()
        self._waiting = Waiting()
        self._given: Sequence[Value | None] = ()

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

    def pass_over(self, at: int, reading: Reading) -> None:
        """Claim nothing of a heading, but hear what it asks, and of whom the lines below it are."""
        name = only_name(reading)
        self.focus.section = name.id if name else None
        self._asked = asked(self.discourse.fully(at)) if self._asks(reading) else ()
        if self.explanation:
            self.explanation.passed_over(reading, Reason.HEADING)

    def _prose(self, at: int, reading: Reading) -> None:
        self.discourse.meet(at)
        reading = with_unit(reading, self.focus, lambda: self.discourse.fully(at))
        if reading.sketched:
            self.discourse.overhear(at)
        if self._asked or self._asks(reading):
            reading = self.discourse.fully(at)
        if not self._given and (found := pairs(reading, market=self.focus.recent(MARKET))):
            self._pairs(at, reading, found)
            return
        if not (reading.is_read and self._sentence(reading)):
            self.focus.note_named(reading)
        self._asked = asked(reading) if reading.is_read else ()

    def _asks(self, reading: Reading) -> bool:
        return asks_how_much(reading.sentence.text, reading.folded, reading.lang)

    def _pairs(self, at: int, reading: Reading, found: Sequence[Pair]) -> None:
        """Take in a sentence that gives several companies a share and a growth each."""
        voice = self.discourse.word(at) or self.own_voice
        drafts = [self._teller.in_market(draft, reading) for draft in pair_drafts(found, voice)]
        self._keep(reading, iter(drafts))
        self._read_on(at, reading, [draft.value for draft in drafts])

    def read_line(self, at: int, line: Line) -> None:
        """Take in the next line of a list of figures; what they measure is not said everywhere."""
        self.focus.at = at
        drafts = list(line_drafts(line, self.own_voice))
        self._keep(line.reading, (self._teller.in_market(draft, line.reading) for draft in drafts))
        if line.more:
            self._read_on(at, line.reading, [draft.value for draft in drafts])
        elif self.explanation and not drafts:
            self.explanation.passed_over(line.reading, Reason.NO_HEADER)

    def _read_on(self, at: int, reading: Reading, given: Sequence[Value | None]) -> None:
        """Take in what else an item of a list says, but not again the values that are `given`."""
        self._given = given
        self.read(at, reading)
        self._given = ()

    def read_items(self, at: int, listed: Sequence[Item], counted: ClaimType) -> None:
        """Take in the next items of a list of people, and whatever else their sentence says."""
        self.focus.at = at
        self.focus.mean(listed[0].name.id)
        reading = listed[0].reading
        self._keep(reading, (item_draft(item, counted, self.own_voice) for item in listed))
        self._read_on(at, reading, [item.value for item in listed])

    def _begins_paragraph(self, reading: Reading) -> bool:
        """Whether a line ends between the sentence before and this one, or the text begins with it."""
        start = reading.sentence.start
        return reading.sentence.field == "text" and "\n" in self.article.text[max(0, start - 2) : start + 1]

    def _sentence(self, reading: Reading) -> bool:
        """Take in a sentence of prose; true where it only gives shares of a market."""
        found = settle(reading, triggers(reading, claim_types().values(), self.focus.recent), self.focus)
        found = [*found, *answered(reading, self._asked, found)]
        done = acts(reading, found, self.discourse.word(self.focus.at))
        if self.explanation:
            self.explanation.heard(reading, voices(reading), done)
        filled = [one for one in fill(reading, found) if one.value is None or one.value not in self._given]
        whom = subjects(reading, filled, self.focus)
        told: list[Told] = []
        for one, all_of in zip(filled, whom, strict=True):
            told.extend(self._told(reading, one, all_of, told))
        told = settled(reading, told)
        pairs = zip(filled, whom, strict=True)
        self._note_company(reading, [(one, each) for one, each in pairs if is_told(one.trigger, told)])
        if all(trigger.type.id not in CUSTOMER_TYPES for trigger in found):
            self._keep(reading, listed(reading, self.focus, self.own_voice))
        carried = self.discourse.word(self.focus.at) if told else None
        known = len(self.claims)
        for each in told:
            act = governing(reading, done, each.filled.trigger)
            self._keep(reading, self._teller.tell(reading, each, act, carried))
        for earlier, draft in self._waiting.answered_by(self.focus.at, list(self.claims.values())[known:]):
            self._keep(earlier, iter([draft]))
        for trigger in found:
            if is_told(trigger, told):
                self.focus.note_type(trigger.type.id)
        self.focus.note_words(reading)
        for id in self._bare.outdone(self.focus.at, done, self.discourse):
            self.claims.pop(id, None)
        before = len(self.claims)
        unanswered: list[Act] = []
        self._keep(reading, answers(reading, done, told, self.focus, list(self.claims.values()), unanswered))
        self._waiting.note(self.focus.at, reading, unanswered)
        word = self.discourse.word(self.focus.at)
        self._keep(reading, corrections(reading, list(self.claims.values()), word))
        new = list(self.claims.values())[before:]
        self._bare.note(self.focus.at, reading, new if not told else [])
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

    def _note_company(self, reading: Reading, told: Sequence[tuple[Filled, Sequence[Subject]]]) -> None:
        """Remember whom a sentence is about first; a list of figures does not change that. Of a customer and
        its provider it is whom the sentence begins with.
        """
        spoken_of = [
            (who.name, who.id)
            for one, all_of in told
            for who in all_of
            if who.name and who.name.kind in COMPANY_KINDS and one.trigger.type.topic not in MEASURED
        ]
        if spoken_of and all(one.trigger.type.object == "customer" for one, _ in told):
            first = reading.companies()[0]
            spoken_of = [(first, first.id)]
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
