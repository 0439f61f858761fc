"""Strict reading of data files: each key is known and of its type, or the file is refused by name and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimtrack.data.near import near
from claimtrack.errors import DataFileError, InputError

DATA = Path(__file__).parent
_REQUIRED: Any = object()
"""Stands for "no default": the key must be there."""


class Table:
    """One table of a TOML file. Reading a key takes it; `done` refuses what was not taken."""

    def __init__(self, values: Mapping[str, Any], path: Path, at: str = "") -> None:
        self._values = dict(values)
        self.path = path
        self.at = at

    def wrong(self, key: str, what: str) -> InputError:
        """The error that names this file and key; to be raised by the caller."""
        name = f"{self.at}.{key}" if self.at else key
        return DataFileError(f"Data file cannot be used: {what}", where=f"{self.path}, key {name!r}")

    def _take(self, key: str, kind: type | tuple[type, ...], expected: str, default: Any) -> Any:
        if key not in self._values:
            if default is _REQUIRED:
                raise self.wrong(key, f"{expected} is missing")
            return default
        value = self._values.pop(key)
        if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
            raise self.wrong(key, f"{expected} is expected, not {value!r}")
        return value

    def text(self, key: str, default: str | None = _REQUIRED) -> str:
        """The text under `key`; never empty."""
        value: str = self._take(key, str, "a text", default)
        if value is not None and not value.strip():
            raise self.wrong(key, "the text is empty")
        return value

    def maybe_text(self, key: str) -> str | None:
        """The text under `key`, or None where the key is absent."""
        return self.text(key) if key in self._values else None

    def texts(self, key: str, default: tuple[str, ...] = _REQUIRED) -> tuple[str, ...]:
        """The list of texts under `key`; a text twice is an error, since it is always a slip."""
        values = self._take(key, list, "a list of texts", default)
        for value in values:
            if not isinstance(value, str) or not value:
                raise self.wrong(key, f"a list of texts is expected, but it holds {value!r}")
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            raise self.wrong(key, f"{sorted(twice)[0]!r} stands there twice")
        return tuple(values)

    def number(self, key: str, default: float = _REQUIRED) -> float:
        """The number under `key`."""
        return float(self._take(key, (int, float), "a number", default))

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false under `key`."""
        return bool(self._take(key, bool, "true or false", default))

    def choice(self, key: str, allowed: Iterable[str], default: str = _REQUIRED) -> str:
        """The text under `key`, which must be one of `allowed`."""
        value = self.text(key, default)
        names = list(allowed)
        if value not in names:
            raise self.wrong(key, f"{value!r} is not one of {', '.join(names)}{near(value, names)}")
        return value

    def table(self, key: str) -> Table:
        """The table under `key`; an absent one reads as empty."""
        return Table(self._take(key, dict, "a table", {}), self.path, f"{self.at}.{key}" if self.at else key)

    def tables(self, key: str) -> list[Table]:
        """The array of tables under `key`; an absent one reads as none."""
        values = self._take(key, list, "an array of tables", [])
        for value in values:
            if not isinstance(value, dict):
                raise self.wrong(key, f"an array of tables is expected, but it holds {value!r}")
        name = f"{self.at}.{key}" if self.at else key
        return [Table(value, self.path, f"{name}[{n}]") for n, value in enumerate(values)]

    def __iter__(self) -> Iterator[str]:
        """The keys not taken yet, in the file's order."""
        return iter(list(self._values))

    def done(self) -> None:
        """Refuse the keys that nobody took: an unknown key is a slip of the pen, never ignored."""
        for key in self._values:
            raise self.wrong(key, "this key is not known")


def read(path: Path) -> Table:
    """The table of a whole TOML file; a missing, unreadable or malformed file is one clear sentence."""
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8-sig")), path)
    except FileNotFoundError as error:
        raise DataFileError("There is no such data file", where=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(f"Data file cannot be read ({error})", where=str(path)) from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        # Nesting without end and numbers of thousands of digits are refused by Python, not by TOML.
        raise DataFileError(f"Data file is not valid TOML ({error})", where=str(path)) from error
