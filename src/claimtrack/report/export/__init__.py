"""The formats for programs and documents; each other file of this folder is one, under its own name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, TextIO

from claimtrack.errors import InputError
from claimtrack.report.columns import Columns, Row


class Format(Protocol):
    """What the module of a format offers."""

    FOR_PEOPLE: bool
    """Whether it takes the columns for people instead of all."""

    def write(self, rows: Iterable[Row], columns: Columns[Row], out: TextIO) -> None:
        """Write the rows one after another, holding none."""


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats there are."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem != "__init__"))


def format_named(name: str) -> Format:
    """The format of this name; InputError names those there are."""
    if name not in formats():
        raise InputError(f"There is no format {name!r}", hint=f"Formats: {', '.join(formats())}.")
    module: Format = import_module(f"{__name__}.{name}")
    return module
