"""The options that say which claims are asked for; list, contradictions and export share them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from claimtrack.cli import complete, names
from claimtrack.model import Stance

if TYPE_CHECKING:
    from claimtrack.store.claim_filter import ClaimFilter

Read = TypeVar("Read")


class Voice(StrEnum):
    """Whose words: the party's own, or anybody else's."""

    OFFICIAL = "official"
    PRESS = "press"


def _option(
    *names: str, help: str, metavar: str | None = None, offer: Callable[[str], list[str]] | None = None
) -> Any:
    return typer.Option(
        *names, help=help, metavar=metavar, autocompletion=offer, rich_help_panel="Which claims"
    )


_TOPIC = "What it is about, such as layoffs, customers or market."
_TYPE = "One claim type, such as layoff or market_share."
_ENTITY = "Who it is about: an id such as aws-china, or a name."
_VOICE = "official: the company's own words; press: all others."
_STANCE = f"What the speaker does: {', '.join(Stance)}."
_WATCH = "Only what this watch follows: its id, or its file."
_AS_OF = "As the database was at the end of that day (UTC)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The claims asked for, as options; all that are given must hold."""

    topic: Annotated[str | None, _option(metavar="TOPIC", help=_TOPIC, offer=complete.topics)] = None
    type: Annotated[str | None, _option(metavar="TYPE", help=_TYPE, offer=complete.claim_types)] = None
    entity: Annotated[str | None, _option(metavar="ID", help=_ENTITY, offer=complete.entities)] = None
    source: Annotated[str | None, _option(metavar="ID", help="Where it stands.", offer=complete.sources)] = (
        None
    )
    voice: Annotated[Voice | None, _option(metavar="VOICE", help=_VOICE)] = None
    stance: Annotated[Stance | None, _option(metavar="STANCE", help=_STANCE)] = None
    language: Annotated[
        str | None,
        _option(
            "--language",
            "--lang",
            metavar="CODE",
            help="In which language, such as en.",
            offer=complete.languages,
        ),
    ] = None
    since: Annotated[str | None, _option(metavar="DATE", help="Said in that day, month, year, or later.")] = (
        None
    )
    until: Annotated[str | None, _option(metavar="DATE", help="Said then or earlier.")] = None
    watch: Annotated[str | None, _option(metavar="WATCH", help=_WATCH, offer=complete.watches)] = None
    as_of: Annotated[str | None, _option(metavar="DATE", help=_AS_OF)] = None

    def asked(self) -> ClaimFilter:
        """The filter for the store; what is not known is an InputError that names what is."""
        from claimtrack.data.watches import ANY, load_watch
        from claimtrack.store.claim_filter import ClaimFilter

        watch = ANY if self.watch is None else load_watch(self.watch)
        return ClaimFilter(
            topic=_read(names.topic, self.topic),
            type=_read(names.claim_type, self.type),
            entity=_read(names.entity, self.entity),
            source=self.source,
            voice=self.voice,
            stance=self.stance,
            language=_read(names.language, self.language),
            since=_read(names.first_day, self.since),
            until=_read(names.last_day, self.until),
            entities=watch.entities,
            types=watch.types,
            as_of=_read(names.end_of, self.as_of),
        )


def _read(read: Callable[[str], Read], text: str | None) -> Read | None:
    return None if text is None else read(text)
