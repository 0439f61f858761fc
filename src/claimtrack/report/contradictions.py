"""Contradictions and the other pairs for people: both sides, one above the other, and the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from claimtrack.model import Relation, Strength
from claimtrack.report.columns import Column, Layout
from claimtrack.report.comparison_columns import COMPARISONS
from claimtrack.report.list import SHORT_ID
from claimtrack.report.marked import Marked, marked
from claimtrack.report.voices import said_on, source, who
from claimtrack.report.words import counted, stance, value, what

if TYPE_CHECKING:
    from datetime import datetime

    from claimtrack.store.claim_filter import ClaimFilter
    from claimtrack.store.claim_views import ClaimView
    from claimtrack.store.comparisons import ComparisonView
    from claimtrack.store.session import Store

NOUNS = {
    Relation.CONTRADICTS: ("contradiction", "contradictions"),
    Relation.AGREES: ("agreement", "agreements"),
    Relation.INCOMPARABLE: ("pair that cannot be compared", "pairs that cannot be compared"),
}
AROUND = 160
"""How many characters of the sentence are shown on either side of the evidence."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: who said what, when and where, and the sentence with its evidence marked."""

    date: str
    says: str
    where: str
    words: Marked
    claim: str


def side(view: ClaimView) -> Side:
    """A claim as one side of a pair."""
    claim = view.claim
    return Side(
        date=said_on(view),
        says=f"{who(claim)} {stance(claim)}: {value(claim.quantity) or what(claim)}{claim.when}",
        where=f"{source(view)}, {claim.lang}",
        words=marked(view).shortened(AROUND),
        claim=claim.id[:SHORT_ID],
    )


def heading(view: ComparisonView) -> str:
    """What the pair is about: "layoff of aws-china: denied (dispute)"."""
    comparison = view.comparison
    subjects = dict.fromkeys(claim.subject or "unknown" for claim in (comparison.a, comparison.b))
    types = dict.fromkeys(what(claim) for claim in (comparison.a, comparison.b))
    kind = f": {comparison.kind}" if comparison.kind else ""
    weight = f" ({comparison.strength})" if comparison.strength else ""
    return f"{' / '.join(types)}, {' / '.join(subjects)}{kind}{weight}"


def _place(view: ClaimView) -> str:
    shown = side(view)
    return f"{shown.date}, {shown.where}: {shown.says} ({view.url})"


PAIRS: tuple[Column[ComparisonView], ...] = (
    Column("about", heading),
    Column("one side", lambda view: _place(view.a)),
    Column("its words", lambda view: side(view.a).words),
    Column("other side", lambda view: _place(view.b)),
    Column("its words", lambda view: side(view.b).words),
    Column("why", lambda view: view.comparison.reason),
    Column("id", lambda view: view.id[:SHORT_ID]),
)
"""The columns for a document."""

COMPARED = Layout(COMPARISONS, PAIRS)


def pairs(
    store: Store, relation: Relation, asked: ClaimFilter, strength: Strength | None = None
) -> Iterator[ComparisonView]:
    """The pairs of one relation with a side that is asked for, those found last first."""
    from claimtrack.store import comparisons

    with store.read() as conn:
        for view in comparisons.find(conn, relation, asked):
            if strength is None or view.comparison.strength is strength:
                yield view


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs of each relation hold in the whole database."""

    counts: Counter[Relation]

    @property
    def total(self) -> int:
        """How many pairs there are of any relation."""
        return self.counts.total()

    def words(self, relation: Relation) -> str:
        """The count of one relation with its noun."""
        return counted(self.counts[relation], *NOUNS[relation])


def tally(store: Store) -> Tally:
    """How many pairs of each relation hold."""
    from claimtrack.store import comparisons

    with store.read() as conn:
        counts = comparisons.counts(conn)
    found: Counter[Relation] = Counter()
    for count in counts:
        found[count.relation] += count.count
    return Tally(found)


def by_strength(strengths: Iterable[Strength | None]) -> str:
    """How many of each weight: "2 proper, 1 dispute"; empty for pairs that have none."""
    counts = Counter(strength for strength in strengths if strength is not None)
    nouns = {
        Strength.CONTRADICTION: ("proper", "proper"),
        Strength.DISPUTE: ("dispute of the wording", "disputes of the wording"),
        Strength.NOTE: ("note", "notes"),
    }
    return ", ".join(counted(counts[each], *nouns[each]) for each in Strength if counts[each])


def new_at(store: Store, moment: datetime) -> int:
    """How many contradictions were first found at this moment or later."""
    from claimtrack.store import comparisons

    with store.read() as conn:
        found = comparisons.contradictions(conn)
        return sum(1 for _ in takewhile(lambda view: view.first_seen >= moment, found))
