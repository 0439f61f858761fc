"""Names and dates as a person types them: checked against what is known, or refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from claimtrack.errors import InputError


def topic(name: str) -> str:
    """The topic of this name."""
    from claimtrack.data.watches import known_topics

    return _known("topic", name, known_topics())


def claim_type(name: str) -> str:
    """The claim type of this name."""
    from claimtrack.data.watches import known_topics

    return _known("claim type", name, (each for types in known_topics().values() for each in types))


def language(name: str) -> str:
    """The language of this code."""
    from claimtrack.data.lexicons import LANGUAGES

    return _known("language", name, LANGUAGES)


def entity(name: str) -> str:
    """An id as it is; a name becomes the id of the entity that bears it, one on no list stays as written."""
    from claimtrack.data.ids import is_id

    if is_id(name):
        return name
    from claimtrack.data.entities import load_entities
    from claimtrack.folding import fold

    wanted = fold(name)
    for known in load_entities():
        if any(fold(written) == wanted for names in known.names.values() for written in names):
            return known.id
    return name


def first_day(text: str) -> date:
    """The first day of a day, month or year."""
    return _days(text)[0]


def last_day(text: str) -> date:
    """The last day of a day, month or year."""
    return _days(text)[1]


def end_of(text: str) -> datetime:
    """The last moment of a day, month or year, in UTC."""
    return datetime.combine(last_day(text), time.max, UTC)


def _days(text: str) -> tuple[date, date]:
    from claimtrack.store.dates import days_of

    first, last = days_of(text.strip())
    if first is None or last is None:
        raise InputError(f"{text!r} is not a date", hint="Write 2025-09-15, 2025-09 or 2025.")
    return first, last


def _known(noun: str, name: str, known: Iterable[str]) -> str:
    from claimtrack.data.near import near

    names = sorted(known)
    if name not in names:
        hint = f"Known: {', '.join(names)}."
        raise InputError(f"There is no {noun} {name!r}{near(name, names)}", hint=hint)
    return name
