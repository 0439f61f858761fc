"""Pairs that say the same gathered into one: twenty outlets that repeat a report are one thing to read.

Two pairs say the same when they have one kind and weight, one type, house and object, the same numbers and
stances on both sides, and were said in the same month. Exports keep every pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.model import Claim, SourceKind

if TYPE_CHECKING:
    from claimtrack.store.claim_views import ClaimView
    from claimtrack.store.comparisons import ComparisonView

Key = tuple[object, ...]
MONTH = len("2025-09")


@dataclass(frozen=True, slots=True)
class Gathered:
    """A pair to show for all that say the same: how many they are, and in how many articles."""

    view: ComparisonView
    pairs: int
    articles: int


def gather(views: Iterable[ComparisonView]) -> Iterator[Gathered]:
    """The pairs gathered, in the order of the first of each; the best documented stands for the others."""
    groups: dict[Key, list[ComparisonView]] = {}
    for view in views:
        groups.setdefault(_key(view), []).append(view)
    for group in groups.values():
        articles = {side.url for view in group for side in (view.a, view.b)}
        yield Gathered(min(group, key=_rank), len(group), len(articles))


def _key(view: ComparisonView) -> Key:
    comparison = view.comparison
    sides = (_saying(comparison.a), _saying(comparison.b))
    return comparison.relation, comparison.kind, comparison.strength, *sides


def _saying(claim: Claim) -> Key:
    """What a side says, whoever says it."""
    quantity = claim.quantity
    value = quantity and (quantity.low, quantity.high, quantity.unit)
    when = (claim.published or "")[:MONTH]
    return claim.type, claim.subject, claim.object, claim.stance, claim.facet, value, when


def _rank(view: ComparisonView) -> tuple[bool, bool, str, str]:
    """First the company's own page, then one article that has both sides, then the earliest."""
    first_party = _official(view.b) or _official(view.a)
    said = (view.a.claim.published or "", view.b.claim.published or "")
    return not first_party, view.a.url != view.b.url, *said


def _official(view: ClaimView) -> bool:
    return view.source_kind == SourceKind.OFFICIAL
