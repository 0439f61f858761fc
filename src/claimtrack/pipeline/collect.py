"""One crawl as the store sees it: what waits to be asked for, what became of it, where the run stands.

The crawler's only way to the store. Everything is written in whole visits, so that a crawl killed at any
moment has lost nothing but the pages it was just looking at; they still wait.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from claimtrack.data.watches import load_watch
from claimtrack.errors import StoreError
from claimtrack.model import AddressKind, Link, Outcome, Visit
from claimtrack.pipeline.crawl_events import Visited
from claimtrack.pipeline.crawl_job import Job
from claimtrack.pipeline.crawl_start import ROBOTS, Process, begin_run
from claimtrack.pipeline.sieve import NO_PAGE, Sieve, without_hash
from claimtrack.pipeline.steps import rules_hash
from claimtrack.store.addresses import Known, Waiting, waiting
from claimtrack.store.earlier import decided, read_by
from claimtrack.store.runs import SourceSummary, finish_run, summary
from claimtrack.store.session import open_store
from claimtrack.store.visits import record

__all__ = ["ROBOTS", "Collector", "Fetch", "Process", "without_article"]

REMEMBERED = timedelta(days=90)
"""Decisions against a page hold so long after they were last met; each crawl that meets one renews it."""
MOST_SITEMAPS = 200
"""Sitemaps of one source that are read in a run: an index may lead to another without end."""
TRUSTED = (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED, Outcome.READ)
"""Outcomes after which "not modified" says enough. After a decision or a failure the page is needed."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """An address to ask for: with validators where an answer without body will do, else in full."""

    link: Link
    has_article: bool
    etag: str | None = None
    last_modified: str | None = None
    last_sha256: str | None = None

    @property
    def is_conditional(self) -> bool:
        """Whether the server may answer that nothing has changed."""
        return self.etag is not None or self.last_modified is not None


class Collector:
    """A run at work: hands out what waits, takes what became of it, ends the run."""

    def __init__(self, job: Job, now: datetime, process: Process) -> None:
        self.watch = load_watch(job.watch)
        self.sieve = Sieve(self.watch)
        self.done = 0
        self._full_fetch = timedelta(days=job.full_fetch_days)
        self._rules = rules_hash()
        self._out: dict[str, Link] = {}
        self._sitemaps: Counter[str] = Counter()
        self._store = open_store(job.db)
        try:
            self.run = begin_run(self._store, self.watch, timedelta(days=job.revisit_days), now, process)
            with self._store.read() as conn:
                self._decided = decided(conn, self.sieve.no_entity, NO_PAGE, now - REMEMBERED)
                self._read = read_by(conn, self.watch.id, now - self._full_fetch)
        except BaseException:
            self._store.close()
            raise

    @property
    def out(self) -> list[Link]:
        """What was handed out and has not come back."""
        return list(self._out.values())

    def count(self) -> int:
        """How many addresses wait in the run."""
        with self._store.read() as conn:
            return len(waiting(conn, self.run.id))

    def hand_out(self, now: datetime) -> tuple[list[Fetch], list[Visited]]:
        """What waits and was not handed out yet, and what was decided against without asking for it."""
        with self._store.read() as conn:
            new = [one for one in waiting(conn, self.run.id) if one.link.url not in self._out]
        self._out |= {one.link.url: one.link for one in new}
        held = [one for one in new if self._is_decided(one)]
        told = self._skip(held, now) if held else []
        return [self._fetch(one, now) for one in new if one.link.url in self._out], told

    def record(self, visit: Visit) -> Visited:
        """What became of an address, all that the visit gave being saved in one transaction.

        An article that the store refuses is a failure of its page. A store that takes nothing (a full disk,
        a server that went away) is the end of the crawl.
        """
        try:
            outcome = self._save(visit)
        except StoreError as error:
            if not _is_about_the_page(error):
                raise
            visit = without_article(visit, error.what)
            outcome = self._save(visit)
        return self._told(visit, outcome)

    def finish(self, now: datetime, *, stopped: bool = False, note: str | None = None) -> str:
        """How the run ends: finished; failed, if nothing could be read; stopped, if something still waits."""
        with self._store.begin() as conn:
            if stopped or waiting(conn, self.run.id, limit=1):
                state = "stopped"
            else:
                state = "finished" if any(map(_gave, summary(conn, self.run.id))) else "failed"
            finish_run(conn, self.run.id, now, state, note)
        return state

    def close(self) -> None:
        """Give back the store."""
        self._store.close()

    def _save(self, visit: Visit) -> Outcome:
        links = tuple(link for link in visit.links if self._may_follow(link))
        with self._store.begin() as conn:
            return record(conn, replace(visit, links=links), rules_hash=self._rules)

    def _may_follow(self, link: Link) -> bool:
        if link.kind is not AddressKind.SITEMAP:
            return True
        self._sitemaps[link.source] += 1
        return self._sitemaps[link.source] <= MOST_SITEMAPS

    def _told(self, visit: Visit, outcome: Outcome) -> Visited:
        """The visit as it is told, its address no longer out."""
        link = self._out.pop(visit.url)
        self.done += 1
        reason = without_hash(visit.reason) if visit.reason else None
        return Visited(link.source, link.url, outcome, reason, self.done, len(self._out))

    def _is_decided(self, one: Waiting) -> bool:
        return one.link.url in self._decided and not one.known.has_article

    def _skip(self, held: list[Waiting], now: datetime) -> list[Visited]:
        """Record the addresses as decided against once more, all in one transaction."""
        urls = [one.link.url for one in held]
        visits = [Visit(self.run.id, url, Outcome.SKIPPED, now, reason=self._decided[url]) for url in urls]
        with self._store.begin() as conn:
            for visit in visits:
                record(conn, visit, rules_hash=self._rules)
        return [self._told(visit, visit.outcome) for visit in visits]

    def _fetch(self, one: Waiting, now: datetime) -> Fetch:
        known = one.known
        fetch = Fetch(one.link, known.has_article, last_sha256=known.last_sha256)
        if not self._may_ask_on_condition(one.link.url, known, now):
            return fetch
        return replace(fetch, etag=known.etag, last_modified=known.last_modified)

    def _may_ask_on_condition(self, url: str, known: Known, now: datetime) -> bool:
        """Validators lie now and then, so that a page is asked for in full after some days in any case."""
        recent = known.last_full_fetch is not None and now - known.last_full_fetch < self._full_fetch
        return recent and known.outcome in TRUSTED and url in self._read


def _gave(source: SourceSummary) -> bool:
    """Whether anything of a source could be read."""
    pages = source.new + source.revised + source.unchanged + source.not_modified
    return source.read + pages > 0


def _is_about_the_page(error: StoreError) -> bool:
    """Whether what was to be saved is at fault, and not the store: the database takes it for bad data."""
    return error.__cause__ is None or type(error.__cause__).__name__ in ("DataError", "IntegrityError")


def without_article(visit: Visit, reason: str) -> Visit:
    """The visit as one that failed: what it gave could not be kept."""
    failed = replace(visit, outcome=Outcome.FAILED, reason=reason, article=None, claims=())
    return replace(failed, links=(), snapshot=None)
