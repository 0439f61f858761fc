"""What an export is made of: columns by name, alone or in groups, in an order that stays.

A format that nests writes a group as an object (`"a": {"type": ...}`); a flat one gives each of its
columns the group's name in front (`a_type`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeAlias, TypeVar

from claimtrack.report.marked import Marked

Row = TypeVar("Row")
Cell: TypeAlias = bool | int | float | str | tuple[str, ...] | Mapping[str, str] | Marked | None
_EXACT = 2.0**53
"""Beyond this a float no longer holds every whole number."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One named value of a row."""

    name: str
    value: Callable[[Row], Cell]


@dataclass(frozen=True, slots=True)
class Group(Generic[Row]):
    """Columns of a part of the row, such as one side of a contradiction."""

    name: str
    of: Callable[[Row], Any]
    columns: tuple[Column[Any], ...]


Columns: TypeAlias = Sequence[Column[Row] | Group[Row]]


@dataclass(frozen=True, slots=True)
class Layout(Generic[Row]):
    """The columns of one kind of row: all of them for programs, the most telling ones for people."""

    programs: Columns[Row]
    people: Columns[Row]


def flat(columns: Columns[Row]) -> Iterator[Column[Row]]:
    """The columns one after another, those of groups under the group's name."""
    for column in columns:
        if isinstance(column, Column):
            yield column
        else:
            for part in column.columns:
                yield Column(f"{column.name}_{part.name}", _through(column.of, part.value))


def _through(of: Callable[[Row], Any], value: Callable[[Any], Cell]) -> Callable[[Row], Cell]:
    return lambda row: value(of(row))


def shown(value: Cell) -> str:
    """A value as one text: nothing for None, lists joined by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {part}" for name, part in value.items())
    return value.written() if isinstance(value, Marked) else str(value)


def whole(value: float | None) -> float | int | None:
    """20 for 20.0: numbers are written as a person would write them; an infinite one is unknown."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def moment(when: datetime | None) -> str | None:
    """A moment in ISO form, with its time zone."""
    return None if when is None else when.isoformat()
