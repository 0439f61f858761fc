"""Reads one watch file: strict, every id in it known.

It has an `id`, a `name`, and lists of `entities`, `topics`, `types`, `sources` and `languages`; a list that
is left out narrows nothing. It may bring its own `[[source]]` and `[[entity]]` tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from claimtrack.data.entities import Entities, load_entities
from claimtrack.data.entity_files import read_entity
from claimtrack.data.ids import read_id, read_known, read_languages
from claimtrack.data.load import DATA, Table, read
from claimtrack.data.near import near
from claimtrack.data.sources import check_addresses, load_sources, read_source
from claimtrack.errors import DataFileError, InputError
from claimtrack.model import Source, Watch

ANY = Watch(id="any", name="Everything")
"""Follows everything: any entity, any claim type, every source that is not disabled."""


@cache
def known_topics() -> Mapping[str, tuple[str, ...]]:
    """Topic -> ids of its claim types. Only the topic of each type is read here, not its words."""
    topics: dict[str, tuple[str, ...]] = {}
    for path in sorted((DATA / "claim_types").glob("*.toml")):
        topic = read(path).text("topic")
        topics[topic] = (*topics.get(topic, ()), path.stem)
    return topics


def read_watch(path: Path) -> Watch:
    """The watch of one file."""
    table = _open(path)
    watch_id, name = read_id(table), table.text("name")
    if watch_id == ANY.id:
        raise table.wrong("id", f"{ANY.id!r} is the watch that follows everything")
    own_entities = tuple(read_entity(entity) for entity in table.tables("entity"))
    entities = load_entities().with_own(own_entities, str(path))
    own_sources = _own_sources(table, entities)
    watch = Watch(
        id=watch_id,
        name=name,
        entities=read_known(table, "entities", "entity", entities.by_id),
        types=_types(table),
        sources=read_known(table, "sources", "source", (*load_sources(), *(own.id for own in own_sources))),
        languages=read_languages(table, ANY.languages),
        own_sources=own_sources,
        own_entities=own_entities,
    )
    table.done()
    check_addresses(followed_sources(watch), str(path))
    return watch


def _open(path: Path) -> Table:
    """The table of a watch file; a wrong path is the person's slip, not a broken file."""
    try:
        return read(path)
    except DataFileError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise InputError("There is no such watch file", where=str(path)) from error
        if isinstance(error.__cause__, IsADirectoryError):
            raise InputError("A watch is one TOML file, and this is a folder", where=str(path)) from error
        raise


def _own_sources(table: Table, entities: Entities) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for each in table.tables("source"):
        source_id = read_id(each)
        if source_id in found or source_id in load_sources():
            raise each.wrong("id", f"there is already a source {source_id!r}")
        found[source_id] = read_source(each, source_id, entities)
    return tuple(found.values())


def _types(table: Table) -> tuple[str, ...]:
    """The claim types named, and those of the topics named, in the order of their names."""
    topics = known_topics()
    every = [each for types in topics.values() for each in types]
    types = set(read_known(table, "types", "claim type", every))
    for topic in read_known(table, "topics", "topic", topics):
        types.update(topics[topic])
    return tuple(sorted(types))


def followed_sources(watch: Watch) -> list[Source]:
    """The sources a watch names and its own; where it has none, all in its languages. Some have no way in."""
    own = {source.id: source for source in watch.own_sources}
    known = {**load_sources(), **own}
    if not watch.sources and not own:
        return [source for source in known.values() if set(source.languages) & set(watch.languages)]
    for source_id in watch.sources:
        if source_id not in known:
            what = f"There is no source {source_id!r}{near(source_id, known)}"
            raise InputError(what, where=f"watch {watch.id!r}")
    return [known[source_id] for source_id in dict.fromkeys((*watch.sources, *own))]
