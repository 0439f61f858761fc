"""The watches: what a person follows. One file each, bundled in `watches/` or anywhere else."""

from __future__ import annotations

from pathlib import Path

from claimtrack.data.entities import Entities, load_entities
from claimtrack.data.load import DATA
from claimtrack.data.near import near
from claimtrack.data.watch_files import ANY, followed_sources, known_topics, read_watch
from claimtrack.data.watch_template import watch_template
from claimtrack.errors import InputError
from claimtrack.model import Source, Watch

__all__ = [
    "ANY",
    "bundled_watches",
    "known_topics",
    "load_watch",
    "unread_sources",
    "watch_entities",
    "watch_template",
    "watched_sources",
]


def bundled_watches() -> list[str]:
    """The ids that `load_watch` takes without a path."""
    return sorted([ANY.id, *(path.stem for path in (DATA / "watches").glob("*.toml"))])


def load_watch(name_or_path: str) -> Watch:
    """The watch of a bundled id, or of a TOML file anywhere."""
    if name_or_path == ANY.id:
        return ANY
    bundled = bundled_watches()
    if name_or_path in bundled:
        return read_watch(DATA / "watches" / f"{name_or_path}.toml")
    if not _is_path(name_or_path):
        what = f"There is no watch {name_or_path!r}{near(name_or_path, bundled)}"
        hint = f"Bundled watches: {', '.join(bundled)}; your own is named by its path, as ./mine.toml."
        raise InputError(what, hint=hint)
    return read_watch(Path(name_or_path))


def _is_path(name: str) -> bool:
    return name.isprintable() and (name.endswith(".toml") or "/" in name or "\\" in name)


def watch_entities(watch: Watch) -> Entities:
    """The bundled entities and the watch's own."""
    return load_entities().with_own(watch.own_entities, f"watch {watch.id!r}")


def watched_sources(watch: Watch) -> list[Source]:
    """The sources to be read: those the watch names and its own; where it has none, all in its languages."""
    return [source for source in followed_sources(watch) if source.enabled]


def unread_sources(watch: Watch) -> list[Source]:
    """The sources the watch follows in vain, because no way leads into them; each has its reason."""
    return [source for source in followed_sources(watch) if not source.enabled]
