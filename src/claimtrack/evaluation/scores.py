"""The score of a labelled set: what of the labels was found, and what was found beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimtrack.data.watches import watch_entities
from claimtrack.evaluation.labels import ACTS, Label, Labelled
from claimtrack.evaluation.matching import match, meets, stance_class
from claimtrack.evaluation.mistakes import Mistake, false_alarm, missed
from claimtrack.evaluation.parties import Kinship, Parties
from claimtrack.model import Claim, SpeakerKind, Stance, Watch

ACT_TYPES = {stance: type for type, stance in ACTS.items()}


@dataclass(slots=True)
class Tally:
    """Labels found and missed, and claims that are on no label."""

    right: int = 0
    missed: int = 0
    false: int = 0

    @property
    def labels(self) -> int:
        """How many labels count."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Of what is found, how much is right."""
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """Of what is there, how much is found."""
        return _share(self.right, self.labels)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.right, 2 * self.right + self.missed + self.false)


@dataclass(slots=True)
class Count:
    """How many of some things are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.of += 1

    @property
    def share(self) -> float:
        """The part that is right."""
        return _share(self.right, self.of)


@dataclass(slots=True)
class Table:
    """One way of scoring, in all and by language, type and stance."""

    all: Tally = field(default_factory=Tally)
    languages: dict[str, Tally] = field(default_factory=dict)
    types: dict[str, Tally] = field(default_factory=dict)
    stances: dict[str, Tally] = field(default_factory=dict)

    def of(self, lang: str, type: str, stance: Stance) -> Iterator[Tally]:
        """The tallies that a label or claim of this kind counts in."""
        yield self.all
        for tallies, key in ((self.languages, lang), (self.types, type), (self.stances, str(stance))):
            yield tallies.setdefault(key, Tally())


@dataclass(slots=True)
class Scores:
    """The score of a set. Strict: the same subject; lenient: the house will do (AWS for AWS China)."""

    strict: Table = field(default_factory=Table)
    lenient: Table = field(default_factory=Table)
    acts: Table = field(default_factory=Table)
    speakers: Count = field(default_factory=Count)
    evidence: Count = field(default_factory=Count)
    articles: int = 0
    mistakes: list[Mistake] = field(default_factory=list)


def score(found: Iterable[tuple[Labelled, Sequence[Claim]]], watch: Watch) -> Scores:
    """The score of the claims found in each labelled article.

    Labels that the watch does not follow count neither way, as optional ones do.
    """
    scores, parties = Scores(), Parties(watch_entities(watch))
    for labelled, claims in found:
        scores.articles += 1
        one = _One(labelled, claims, parties, watch, scores)
        for claim in claims:
            scores.evidence.add(_exact(labelled, claim))
        one.claims(scores.strict, Kinship.SAME)
        one.claims(scores.lenient, Kinship.HOUSE)
        one.acts()
    return scores


@dataclass(frozen=True, slots=True)
class _One:
    """One article on its way into the score."""

    labelled: Labelled
    found: Sequence[Claim]
    parties: Parties
    watch: Watch
    scores: Scores

    def claims(self, table: Table, least: Kinship) -> None:
        """Count the labels of claims, and the claims on no label; mistakes are kept of the strict score."""
        matched = match(self.labelled, self.found, self.parties, least)
        strict = least is Kinship.SAME
        for at, label in enumerate(self.labelled.labels):
            claim = self.found[matched.claim_of[at]] if at in matched.claim_of else None
            if label.act is not None:
                continue
            if claim and strict:
                self.scores.speakers.add(_same_kind(label, claim))
            if label.counts and not label.historic and self._followed(label):
                self._label(table, label, claim is not None, keep=strict)
        for at, claim in enumerate(self.found):
            if at not in matched.known and not self._is_act(claim):
                self._false(table, claim, claim.type, stance_class(claim.stance), keep=strict)

    def acts(self) -> None:
        """Count the labels of acts, and the acts on no label."""
        labels = [label for label in self.labelled.labels if label.act]
        for label in labels:
            if label.counts and self._followed(label):
                done = any(claim.stance is label.act and self._meets(label, claim) for claim in self.found)
                self._label(self.scores.acts, label, done, keep=True)
        for claim in self.found:
            if claim.stance in ACT_TYPES and not self._labelled(claim):
                self._false(self.scores.acts, claim, ACT_TYPES[claim.stance], claim.stance, keep=True)

    def _label(self, table: Table, label: Label, found: bool, *, keep: bool) -> None:
        for tally in table.of(self._lang, label.type, label.act or label.stance):
            tally.right += found
            tally.missed += not found
        if keep and not found:
            self.scores.mistakes.append(missed(self.labelled, label, self.found))

    def _false(self, table: Table, claim: Claim, type: str, stance: Stance, *, keep: bool) -> None:
        for tally in table.of(self._lang, type, stance):
            tally.false += 1
        if keep:
            self.scores.mistakes.append(false_alarm(self.labelled, claim, table is self.scores.acts))

    @property
    def _lang(self) -> str:
        return self.labelled.article.lang

    def _meets(self, label: Label, claim: Claim) -> bool:
        return meets(self.labelled.article, label, claim)

    def _is_act(self, claim: Claim) -> bool:
        """Whether a claim is to be judged as an act: its stance is one, where the label of an act stands."""
        acts = (label for label in self.labelled.labels if label.act)
        return claim.stance in ACT_TYPES and any(self._meets(label, claim) for label in acts)

    def _labelled(self, claim: Claim) -> bool:
        """Whether an act is on a label: of this act, of a claim with this stance, of what a company says.

        A claim that a company makes itself is one it confirms.
        """
        for label in self.labelled.labels:
            if not self._meets(label, claim):
                continue
            if label.act is claim.stance:
                return True
            confirms = claim.stance is Stance.CONFIRMS
            if label.speaker_kind is SpeakerKind.OFFICIAL if confirms else label.stance is claim.stance:
                return True
        return False

    def _followed(self, label: Label) -> bool:
        """Whether the watch follows what a label is about."""
        watch = self.watch
        if watch.types and label.act is None and label.type not in watch.types:
            return False
        if not watch.entities:
            return True
        parties = [party for party in (label.subject, label.object) if party]
        return any(
            self.parties.kinship(party, id) is Kinship.SAME for party in parties for id in watch.entities
        )


def _same_kind(label: Label, claim: Claim) -> bool:
    return label.speaker_kind is claim.attribution.speaker_kind


def _exact(labelled: Labelled, claim: Claim) -> bool:
    """Whether the evidence of a claim stands just where it says."""
    evidence, article = claim.evidence, labelled.article
    whole = (article.title or "") if evidence.field == "title" else article.text
    return whole[evidence.start : evidence.end] == evidence.text


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
