"""The beginning of a crawl: a new run with all that it has to look at, or the one that was interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from claimtrack.data.watches import unread_sources, watched_sources
from claimtrack.errors import CrawlError
from claimtrack.model import AddressKind, Link, Watch
from claimtrack.store.addresses import discover, due
from claimtrack.store.earlier import unread
from claimtrack.store.runs import Run, finish_run, latest_run, start_run
from claimtrack.store.session import Store
from claimtrack.store.sources import save_sources

KIND = "crawl"
ROBOTS = "robots.txt forbids it"
STALE = timedelta(hours=6)
"""An interrupted run that began longer ago is given up for a new one: what its feeds said is old by now.
The new run reads them again, and takes over the pages that were left."""
GIVEN_UP = "interrupted, and given up for a newer run that took over its pages"


@dataclass(frozen=True, slots=True)
class Process:
    """The process that works on a run, by which another one sees that it is alive."""

    host: str
    pid: int


def begin_run(store: Store, watch: Watch, revisit: timedelta, now: datetime, process: Process) -> Run:
    """The run to work on, everything it has to look at waiting in it.

    In one transaction: a run either knows all its ways and all articles to look at again, or does not exist.
    """
    ids = [source.id for source in watched_sources(watch)]
    if not ids:
        raise CrawlError("The watch names no source that can be read", where=watch.id)
    with store.read() as conn:
        left = unread(conn, ids, ROBOTS, now - revisit)
    with store.begin() as conn:
        take_up = partial(
            start_run, conn, kind=KIND, watch=watch.id, now=now, host=process.host, pid=process.pid
        )
        run = take_up()
        begun = latest_run(conn, kind=KIND, watch=watch.id)
        if run.resumed and begun is not None and now - begun.started > STALE:
            finish_run(conn, run.id, now, "failed", GIVEN_UP)
            run = take_up()
        save_sources(conn, [*watched_sources(watch), *unread_sources(watch)])
        discover(conn, run.id, _ways(watch), now)
        if not run.resumed:
            discover(conn, run.id, [*due(conn, ids, now - revisit), *left], now)
    return run


def _ways(watch: Watch) -> Iterator[Link]:
    """Where the articles of the watch's sources are found."""
    for source in watched_sources(watch):
        for way in source.ways:
            yield Link(way.url, source.id, AddressKind(way.kind.value), links=way.links)
