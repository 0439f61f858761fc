"""What a sentence tells: its filled triggers with the subjects they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading
from claimtrack.claims.reasons import Reason
from claimtrack.claims.regions import house
from claimtrack.claims.slots import Filled


@dataclass(frozen=True, slots=True)
class Told:
    """A filled trigger with the subject it speaks of, and the customer where it names one."""

    filled: Filled
    subject: str
    object: str | None = None
    name: Name | None = None


def settled(reading: Reading, told: Sequence[Told]) -> list[Told]:
    """What a sentence tells, each deal once; nobody wins whom it loses there ("will not renew with SAP")."""
    left = {house(one.subject) for one in told if one.filled.trigger.type.id == "customer_exit"}
    named = {_deal(one) for one in told if one.object}
    kept: list[Told] = []
    for one in told:
        again = any(_deal(one) == _deal(other) and one.object == other.object for other in kept)
        says_less = one.object is None and _deal(one) in named
        returns = one.filled.trigger.type.id == "customer_win" and house(one.subject) in left
        if one.filled.trigger.type.object == "customer" and (again or says_less or returns):
            reading.drop(one.filled.trigger.rule, Reason.YIELDS, one.filled.trigger)
        else:
            kept.append(one)
    return kept


def is_told(trigger: Trigger, told: Sequence[Told]) -> bool:
    """Whether a trigger says something; of a customer and a provider only where it is known who they are."""
    return trigger.type.object != "customer" or any(one.filled.trigger is trigger for one in told)


def _deal(one: Told) -> tuple[str, str]:
    return one.filled.trigger.type.id, one.subject
