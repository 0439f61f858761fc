"""The comparability gate: what two claims must share before any rule may look at them.

Each check gives a Refusal or None. A check with a `key` can also sort claims beforehand: two claims whose
keys differ would be refused, so they need not be brought together at all. A key of None means that what is
compared is unknown, which equals nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from claimtrack.comparison import checks
from claimtrack.comparison.family import Family
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the gate."""

    refuse: Callable[[Reading, Reading, Family], Refusal | None]
    key: Callable[[Reading], Hashable] = lambda _reading: ()


CHECKS = {
    "type": Check(checks.same_type, lambda reading: reading.claim.type),
    "subject": Check(checks.same_subject, lambda reading: reading.company),
    "scope": Check(checks.same_scope, lambda reading: (reading.region,)),
    "part": Check(checks.same_part, lambda reading: (reading.part,)),
    "object": Check(checks.same_object, lambda reading: (reading.object,)),
    "definition": Check(checks.same_definition),
    "modality": Check(checks.no_supposition),
    "period": Check(checks.same_time),
    "value-missing": Check(checks.both_numbers, lambda reading: None if reading.interval is None else ()),
    "unit": Check(checks.same_unit, lambda reading: reading.unit),
}
"""The checks in their order: the first that fails gives the reason."""

ORDER = tuple(CHECKS)


def refusal(a: Reading, b: Reading, needs: Iterable[str], family: Family) -> Refusal | None:
    """Why these two cannot be compared by a rule that needs these checks; None when they can be."""
    answered = a.answered_by(b) or b.answered_by(a)
    for name in needs:
        found = CHECKS[name].refuse(a, b, family)
        if found is not None and not (answered and found.unknown):
            return found
    return None


def gate_key(reading: Reading, needs: Iterable[str]) -> tuple[Hashable, ...] | None:
    """What must be equal for two claims to pass these checks; None where it is unknown."""
    keys = tuple(CHECKS[name].key(reading) for name in needs)
    return None if None in keys else keys
