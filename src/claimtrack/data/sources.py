"""The sources: publishers and offices that can be read, one file each in `sources/`; its name is the id.

One that this release cannot read is listed with `enabled = false` and the reason, so that the gap is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlsplit

from claimtrack.data.entities import Entities, load_entities
from claimtrack.data.ids import is_id, read_country, read_known, read_languages
from claimtrack.data.load import DATA, Table, read
from claimtrack.data.near import near
from claimtrack.errors import DataFileError
from claimtrack.model import Confidence, Source, SourceKind, Way, WayKind

PUBLISHERS = ("outlet", "analyst")
"""The kinds of entity that publish a source."""


def read_source(table: Table, source_id: str, entities: Entities) -> Source:
    """The source of one table, whose entities must all be known."""
    source = Source(
        id=source_id,
        name=table.text("name"),
        kind=SourceKind(table.choice("kind", SourceKind)),
        languages=read_languages(table),
        country=read_country(table, "country"),
        homepage=_homepage(table),
        official_for=read_known(table, "official_for", "entity", entities.by_id),
        ways=tuple(_way(way) for way in table.tables("way")),
        note=table.maybe_text("note"),
        outlet=_outlet(table, entities),
        confidence=Confidence(table.choice("confidence", Confidence, Confidence.HIGH)),
        enabled=table.flag("enabled", default=True),
        reason=table.maybe_text("reason"),
    )
    table.done()
    _check(source, table)
    return source


def _check(source: Source, table: Table) -> None:
    """Refuse what cannot be meant: enabled without a way in, official for nobody, one address twice."""
    if source.enabled and not source.ways:
        raise table.wrong("way", "there is no way in; name one, or say enabled = false and the reason")
    if not source.enabled and (source.ways or not source.reason):
        raise table.wrong("enabled", "a source that is not read has a reason, and no way in")
    if source.enabled and source.reason:
        raise table.wrong("reason", "a reason belongs to enabled = false")
    if source.official_for and source.kind is not SourceKind.OFFICIAL:
        raise table.wrong("official_for", f"a source of kind {source.kind.value} speaks for nobody")
    if source.enabled and source.kind is SourceKind.OFFICIAL and not source.official_for:
        raise table.wrong("official_for", "an official source speaks for somebody; name the entities")
    urls = [way.url for way in source.ways]
    if len(set(urls)) < len(urls):
        raise table.wrong("way", "one address stands there twice")


def _way(table: Table) -> Way:
    kind = WayKind(table.choice("kind", WayKind))
    way = Way(kind, _url(table, "url"), table.maybe_text("links"))
    table.done()
    if kind is WayKind.LIST and way.links is None:
        raise table.wrong("links", "a list needs the regular expression of its articles' addresses")
    if way.links is not None:
        if kind not in (WayKind.LIST, WayKind.SITEMAP):
            raise table.wrong("links", f"a {kind.value} takes no such expression")
        _check_pattern(way.links, table)
    return way


def _check_pattern(pattern: str, table: Table) -> None:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise table.wrong("links", f"{pattern!r} is no regular expression ({error})") from error


def _homepage(table: Table) -> str | None:
    return _url(table, "homepage") if "homepage" in table else None


def _url(table: Table, key: str) -> str:
    """The address under `key`, which must be one that can be fetched as it stands."""
    url = table.text(key)
    try:
        parts = urlsplit(url)
        fetchable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fetchable = False
    if not fetchable or re.search(r"[\s{}<>\"\\^`]", url):
        raise table.wrong(key, f"{url!r} is no address that begins with http:// or https://")
    return url


def _outlet(table: Table, entities: Entities) -> str | None:
    outlet = table.maybe_text("outlet")
    if outlet is not None:
        publishers = [entity.id for entity in entities if entity.kind in PUBLISHERS]
        if outlet not in publishers:
            raise table.wrong("outlet", f"there is no outlet {outlet!r}{near(outlet, publishers)}")
    return outlet


def check_addresses(sources: Iterable[Source], place: str) -> None:
    """Refuse two sources that read one address: their articles would count twice."""
    readers: dict[str, str] = {}
    for source in sources:
        for way in source.ways:
            other = readers.setdefault(way.url, source.id)
            if other != source.id:
                what = f"{way.url} is already read by source {other!r}"
                raise DataFileError(
                    f"Data file cannot be used: {what}", where=f"{place}, source {source.id!r}"
                )


@cache
def load_sources() -> Mapping[str, Source]:
    """The bundled sources by id, in the order of their ids."""
    found: dict[str, Source] = {}
    for path in sorted((DATA / "sources").glob("*.toml"), key=lambda path: path.stem):
        if not is_id(path.stem):
            raise DataFileError(
                "The name of a source's file is its id, written like aws-china", where=str(path)
            )
        found[path.stem] = read_source(read(path), path.stem, load_entities())
    check_addresses(found.values(), str(DATA / "sources"))
    return found
