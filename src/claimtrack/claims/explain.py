"""What was read in each sentence of an article, what it claims, and why something is not claimed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from claimtrack.claims.acts import Act
from claimtrack.claims.fillers import fillers
from claimtrack.claims.reading import Reading
from claimtrack.claims.reasons import Dropped, Reason
from claimtrack.claims.speakers import Voice
from claimtrack.data.claim_types import ClaimType, Frame, claim_types
from claimtrack.model import Claim, Sentence


@dataclass(slots=True)
class Explained:
    """One sentence: what was read in it, what it claims, and what was dropped."""

    reading: Reading
    speakers: Sequence[Voice] = ()
    acts: Sequence[Act] = ()
    claims: list[Claim] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.reading.sentence

    def drop(self, what: str, reason: Reason) -> None:
        """Note the sentence as a whole as dropped."""
        self.dropped.append(Dropped(what, reason, 0, len(self.sentence.text)))


class Explanation:
    """Listens while an article is read; `sentences` are its sentences in their order."""

    def __init__(self) -> None:
        self.sentences: list[Explained] = []
        self._of: dict[int, Explained] = {}

    def listen(self, readings: Sequence[Reading]) -> None:
        """Have the readings note what they drop."""
        self.sentences = [Explained(reading) for reading in readings]
        self._of = {id(one.reading): one for one in self.sentences}
        for one in self.sentences:
            one.reading.dropped = one.dropped
            if not one.reading.starts:
                one.drop("sentence", Reason.NO_WORDS)

    def heard(self, reading: Reading, speakers: Sequence[Voice], acts: Sequence[Act]) -> None:
        """Note who speaks in a sentence, and what they do."""
        one = self._of[id(reading)]
        one.speakers, one.acts = speakers, acts

    def passed_over(self, reading: Reading, reason: Reason) -> None:
        """Note a sentence that is not read for claims."""
        one = self._of[id(reading)]
        if reading.starts:
            one.drop("sentence", reason)

    def keep(self, found: Collection[Claim], kept: Sequence[Claim]) -> None:
        """Note what is claimed in the end, of all that was found; the rest are echoes."""
        ids = {claim.id for claim in kept}
        for claim in found:
            if claim.id in ids:
                self._around(claim).claims.append(claim)
            else:
                self.drop(claim, Reason.ECHO)
        for one in self.sentences:
            one.dropped[:] = _told(one)

    def drop(self, claim: Claim, reason: Reason) -> None:
        """Note a claim that was made, and is left out after all."""
        one, start = self._around(claim), claim.evidence.sentence_start
        if claim in one.claims:
            one.claims.remove(claim)
        place = claim.evidence.start - start, claim.evidence.end - start
        one.dropped.append(Dropped(claim.rule.partition("/")[2], reason, *place))

    def _around(self, claim: Claim) -> Explained:
        place = claim.evidence.field, claim.evidence.sentence_start
        return next(one for one in self.sentences if (one.sentence.field, one.sentence.start) == place)


def _told(one: Explained) -> list[Dropped]:
    """What was dropped, each once, by place, words of claim types that led to nothing among it.

    Left out is what a claim says all the same: of the same words by another rule of its type, or of words
    that by themselves are too weak for another type.
    """
    base = one.sentence.start
    made = [(claim.type, claim.evidence.start - base, claim.evidence.end - base) for claim in one.claims]
    dropped = [*one.dropped, *_unused(one)]
    told = dict.fromkeys(each for each in dropped if not any(_said(each, *claim) for claim in made))
    return sorted(told, key=lambda each: (each.start, each.end))


def _said(dropped: Dropped, type_id: str, start: int, end: int) -> bool:
    if dropped.reason in (Reason.WEAK, Reason.APART, Reason.NO_VALUE):
        return dropped.start < end and start < dropped.end
    same = dropped.what.partition("/")[0] == type_id and dropped.reason is not Reason.ECHO
    return same and start <= dropped.start and dropped.end <= end


def _unused(one: Explained) -> Iterator[Dropped]:
    """What the words of claim types lack that neither became a claim nor were dropped for another reason."""
    if any(each.what == "sentence" for each in one.dropped):
        return
    known = {each.what.partition("/")[0] for each in one.dropped} | {claim.type for claim in one.claims}
    open_types = {id: claim_type for id, claim_type in claim_types().items() if id not in known}
    for type_id, claim_type in open_types.items():
        lacking = list(islice(_without_value(one.reading, claim_type), 1))
        yield from lacking
        for mark in () if lacking else one.reading.marks:
            of_type, _, name = mark.label.partition(".")
            if of_type == type_id and name not in ("not", "veto"):
                yield Dropped(f"{type_id}/{name}", Reason.APART, mark.start, mark.last)


def _without_value(reading: Reading, claim_type: ClaimType) -> Iterator[Dropped]:
    """The frames of a claim type of which only the value is not there."""
    if claim_type.subject == "market" and not _market_named(reading):
        return
    for frame in claim_type.frames:
        found = [reading.of(label) for label in sorted(frame.labels)]
        if found and all(found) and _asks_for_value(frame) and _named(reading, frame):
            marks = [marks[0] for marks in found]
            start, end = min(mark.start for mark in marks), max(mark.last for mark in marks)
            yield Dropped(f"{claim_type.id}/{frame.name}", Reason.NO_VALUE, start, end)


def _asks_for_value(frame: Frame) -> bool:
    return not frame.context and any(part[0] == "#" for part in frame.of)


def _named(reading: Reading, frame: Frame) -> bool:
    """Whether every name is there that a frame asks for."""
    return all(fillers(reading, part) for part in frame.of if part[0] == "@")


def _market_named(reading: Reading) -> bool:
    return bool(reading.of("things.market")) or any(name.kind == "market" for name in reading.names)
