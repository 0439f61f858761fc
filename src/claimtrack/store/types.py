"""Column types that give back what went in, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Text, TypeDecorator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text as both databases take it: NUL and halves of surrogate pairs become U+FFFD, one for one.

    PostgreSQL refuses both. One for one, so that offsets into the text stay what they were.
    """
    plain = str(text)
    if plain.isascii() and "\x00" not in plain:
        return plain
    return _UNSTORABLE.sub("\ufffd", plain)


class CleanText(TypeDecorator[str]):
    """Text; what a database refuses is replaced on the way in, in values and in questions alike."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return _storable_or_none(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:  # noqa: ARG002
        """The same without SQLAlchemy's two calls around it: a claim has some thirty texts."""
        return _storable_or_none


def _storable_or_none(value: str | None) -> str | None:
    if value is None or (type(value) is str and value.isascii() and "\x00" not in value):
        return value
    return storable(value)


def id_text() -> CleanText:
    """Text that sorts by its bytes, whatever the database's language, so that a prefix is a range."""
    sorted_by_bytes: CleanText = CleanText().with_variant(CleanText(collation="C"), "postgresql")
    return sorted_by_bytes


class Moment(TypeDecorator[datetime]):
    """A moment in time, aware and in UTC on the way in and out; SQLite keeps it as sortable text."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value!r}")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """Lists and mappings of texts as JSON, in the order given (PostgreSQL's JSONB would sort the keys)."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002
        return _clean(value)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(key): _clean(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(one) for one in value]
    return value
