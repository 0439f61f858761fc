"""Which claims are asked for, and the SQL that finds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from claimtrack.errors import InputError
from claimtrack.model import SourceKind, SpeakerKind, Stance
from claimtrack.store.tables import Article, Claim, Revision, Source
from claimtrack.store.types import storable
from claimtrack.store.writing import short_hash

VOICES = ("official", "press")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """The claims asked for: all that is given must hold, and what is left out does not matter.

    `entity` and `entities` are subject (or one of several) or object; `entities` and `types` are those of a
    Watch, empty for any.
    `since` and `until` are the days it was said or, where that is unknown, first seen. `as_of` gives the
    store as it was at that moment. Claims of withdrawn articles are included: they were made all the same.
    """

    topic: str | None = None
    type: str | None = None
    entity: str | None = None
    source: str | None = None
    voice: str | None = None
    speaker_kind: SpeakerKind | None = None
    stance: Stance | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None
    entities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    article: str | None = None
    as_of: datetime | None = None
    include_superseded: bool = False
    include_withdrawn: bool = True

    def __post_init__(self) -> None:
        if self.voice not in (None, *VOICES):
            raise InputError(f"There is no voice {self.voice!r}", hint=f"Choose from {', '.join(VOICES)}.")


ANY = ClaimFilter()


def claims_with(*columns: Any) -> Select[Any]:
    """The columns of each claim with its revision, article and, if it is known, source."""
    return (
        select(*columns)
        .select_from(Claim)
        .join(Revision, Claim.revision == Revision.id)
        .join(Article, Revision.article == Article.id)
        .outerjoin(Source, Claim.source == Source.id)
    )


def conditions(filter: ClaimFilter) -> list[ColumnElement[bool]]:
    """What must hold for a claim to be among those asked for."""
    return [*_plain(filter), *_entities(filter), *_voice(filter), *_said(filter), *_standing(filter)]


def _plain(filter: ClaimFilter) -> list[ColumnElement[bool]]:
    wanted = {
        Claim.topic: filter.topic,
        Claim.type: filter.type,
        Claim.source: filter.source,
        Claim.speaker_kind: filter.speaker_kind,
        Claim.stance: filter.stance,
        Claim.lang: filter.language,
        Article.url_hash: None if filter.article is None else short_hash(filter.article),
    }
    found = [column == value for column, value in wanted.items() if value is not None]
    return [*found, Claim.type.in_(filter.types)] if filter.types else found


def _entities(filter: ClaimFilter) -> list[ColumnElement[bool]]:
    asked: list[tuple[str, ...]] = [] if filter.entity is None else [(filter.entity,)]
    if filter.entities:
        asked.append(filter.entities)
    return [_is_party(names) for names in asked]


def _is_party(names: tuple[str, ...]) -> ColumnElement[bool]:
    """One of the names is subject or object, or one of several subjects that are joined by a plus sign.

    By `replace`, since LIKE takes large and small letters for the same on one database only.
    """
    joined = literal("+").concat(Claim.subject).concat("+")
    among = [func.replace(joined, f"+{storable(name)}+", "") != joined for name in names]
    several = and_(Claim.subject.contains("+", autoescape=True), or_(*among))
    return or_(Claim.subject.in_(names), Claim.object.in_(names), several)


def _voice(filter: ClaimFilter) -> list[ColumnElement[bool]]:
    """An official speaker, or an official source that speaks for itself; press is every other voice."""
    if filter.voice is None:
        return []
    official_source = Source.kind.is_not_distinct_from(SourceKind.OFFICIAL)
    first_party = and_(Claim.speaker_kind == SpeakerKind.AUTHOR, official_source)
    official = or_(Claim.speaker_kind == SpeakerKind.OFFICIAL, first_party)
    return [official if filter.voice == "official" else ~official]


def _said(filter: ClaimFilter) -> list[ColumnElement[bool]]:
    """A month or a year counts as since or until a day when it may be: when any day of it is."""
    found: list[ColumnElement[bool]] = []
    if filter.since is not None:
        found.append(or_(Claim.day >= filter.since, Claim.said_to >= filter.since))
    if filter.until is not None:
        found.append(Claim.day <= filter.until)
    return found


def _standing(filter: ClaimFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filter.as_of is not None:
        found.append(Claim.seen_at <= filter.as_of)
    if not filter.include_superseded:
        found.append(not_yet(Claim.superseded_at, filter.as_of))
    if not filter.include_withdrawn:
        found.append(not_yet(Article.withdrawn_at, filter.as_of))
    return found


def not_yet(ended: Any, moment: datetime | None) -> ColumnElement[bool]:
    """Not ended, or at least not by the moment."""
    still: ColumnElement[bool] = ended.is_(None)
    return still if moment is None else or_(still, ended > moment)
