"""All claims of the store set against each other, type by type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from claimtrack.comparison.compare import blocks, compare
from claimtrack.comparison.family import Family
from claimtrack.data.claim_types import claim_types
from claimtrack.data.watches import ANY, watch_entities
from claimtrack.model import Claim, Comparison, Watch
from claimtrack.store import claims as stored
from claimtrack.store.claim_filter import ClaimFilter
from claimtrack.store.comparisons import ComparisonCount, counts, save_comparisons
from claimtrack.store.session import Store


def compare_all(store: Store, now: datetime, watch: Watch = ANY) -> list[ComparisonCount]:
    """Compare all current claims and save what was found; how many comparisons of each kind hold now.

    One transaction for each claim type; what no longer holds is kept as gone. The watch adds the entities
    of its own to those that are known.
    """
    family = Family(watch_entities(watch).by_id)
    for type_id in claim_types():
        filter = ClaimFilter(type=type_id)
        with store.read() as conn:
            claims = [claim for block in stored.blocks(conn, filter) for claim in block]
        found = list(comparisons(claims, family))
        with store.begin() as conn:
            save_comparisons(conn, found, now, among=filter)
    with store.read() as conn:
        return counts(conn)


def comparisons(claims: list[Claim], family: Family) -> Iterator[Comparison]:
    """What the comparison of some claims gives, block by block."""
    for block in blocks(claims, family):
        yield from compare(block, family)
