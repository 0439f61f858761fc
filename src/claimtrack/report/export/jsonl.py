"""JSON Lines: one object a line, groups as objects of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from claimtrack.report.columns import Columns, Group, Row

FOR_PEOPLE = False


def write(rows: Iterable[Row], columns: Columns[Row], out: TextIO) -> None:
    """Write one object a line."""
    for row in rows:
        out.write(f"{line(row, columns)}\n")


def line(row: Row, columns: Columns[Row]) -> str:
    """The row as one line of JSON; letters of all scripts as they are."""
    return json.dumps(_object(row, columns), ensure_ascii=False, allow_nan=False)


def _object(row: Any, columns: Columns[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in columns:
        if isinstance(column, Group):
            found[column.name] = _object(column.of(row), column.columns)
        else:
            value = column.value(row)
            found[column.name] = dict(value) if isinstance(value, Mapping) else value
    return found
