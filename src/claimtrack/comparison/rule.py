"""What a comparison rule is made of, and what it may ask for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from claimtrack.comparison.family import Family
from claimtrack.comparison.reading import Reading
from claimtrack.model import Comparison


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look up beside the pair: the family of entities, and every claim of the block by id.

    `conceded` holds what official voices affirm, article by article (`event_key`).
    """

    family: Family
    readings: Mapping[str, Reading]
    conceded: frozenset[Hashable] = frozenset()


def event_key(reading: Reading) -> Hashable:
    """One event as one article tells it: "AWS cuts jobs in China", in this article."""
    return reading.claim.article, reading.claim.type, reading.company, reading.region, reading.object


def context_of(readings: Iterable[Reading], family: Family) -> Context:
    """What the rules may look up in one block."""
    known = {reading.claim.id: reading for reading in readings}
    affirmed = (one for one in known.values() if one.official and one.affirms and not one.historic)
    return Context(family, known, frozenset(event_key(one) for one in affirmed))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its file in rules/ gives it.

    `needs` names the checks of the gate a pair must pass. `opens` says whether a claim can be the one a
    comparison starts from (a denial, say): of each pair, one claim must open and both must be `takes`n.
    `apply` decides about a pair: a is the press or earlier side, b the official or later one.
    """

    name: str
    documentation: str
    needs: tuple[str, ...]
    takes: Callable[[Reading], bool]
    opens: Callable[[Reading], bool]
    apply: Callable[[Reading, Reading, Context], Comparison | None]
