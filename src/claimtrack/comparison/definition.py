"""What a claim type means for the gate: whether it is a round, a state or a span, and what must be named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from claimtrack.data.load import Table, read

DEFINITIONS = Path(__file__).parent / "definitions.toml"


class Time(StrEnum):
    """How a claim type lies in time; definitions.toml explains each."""

    ROUND = "round"
    STATE = "state"
    SPAN = "span"


class Named(StrEnum):
    """Which object a claim type must name; definitions.toml explains each."""

    FREE = "free"
    CUSTOMER = "customer"
    MARKET = "market"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Definition:
    """What two claims of a type must share before they may be compared."""

    time: Time = Time.ROUND
    object: Named = Named.FREE
    house: bool = False
    part: bool = False


def _definition(table: Table) -> Definition:
    definition = Definition(
        time=Time(table.choice("time", list(Time), Time.ROUND)),
        object=Named(table.choice("object", list(Named), Named.FREE)),
        house=table.flag("house"),
        part=table.flag("part"),
    )
    table.done()
    return definition


def read_definitions(path: Path) -> Mapping[str, Definition]:
    """Claim type -> its definition, from one file."""
    table = read(path)
    type_ids = list(table)
    return {type_id: _definition(table.table(type_id)) for type_id in type_ids}


@cache
def _definitions() -> Mapping[str, Definition]:
    return read_definitions(DEFINITIONS)


def definition_of(type_id: str) -> Definition:
    """The definition of a claim type; the strict default where the type is not named."""
    return _definitions().get(type_id, Definition())
