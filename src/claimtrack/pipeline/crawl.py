"""A whole crawl: the crawler as a child process, then the comparison of what it brought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.data.watches import bundled_watches, load_watch
from claimtrack.errors import CrawlError, InputError
from claimtrack.model import Watch
from claimtrack.pipeline.contradictions import compare_all
from claimtrack.pipeline.crawl_child import Child
from claimtrack.pipeline.crawl_events import Ended, Event, Started, Trouble
from claimtrack.pipeline.crawl_job import Job
from claimtrack.pipeline.sieve import without_hash
from claimtrack.settings import Settings, data_folder
from claimtrack.store.comparisons import ComparisonCount
from claimtrack.store.runs import finish_run
from claimtrack.store.session import Store, open_store
from claimtrack.store.summaries import Reason, SourceSummary, summary

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
AGAIN = "Repeat the command: it goes on where it stopped"


@dataclass(frozen=True, slots=True)
class Totals:
    """What a run came to, over all sources: `read` counts feeds, sitemaps and lists, `failed` those too."""

    seen: int
    new: int
    revised: int
    withdrawn: int
    unchanged: int
    not_modified: int
    skipped: int
    failed: int
    read: int


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """A crawl that came to its end; `resumed` when it took up one that had been interrupted."""

    run: str
    watch: Watch
    resumed: bool
    sources: tuple[SourceSummary, ...]
    totals: Totals
    comparisons: tuple[ComparisonCount, ...]
    log: Path


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def crawl(
    settings: Settings,
    watch: str,
    *,
    delay: float = 1.0,
    timeout: float = 30.0,
    page_seconds: float = 60.0,
    allow_private: bool = False,
    log: Path | None = None,
    on_event: Callable[[Event], None] | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> CrawlResult:
    """What a crawl of the watch came to, a bundled one by id or a file by path.

    `on_event` is told of each thing that happens. Whatever interrupts this function, Ctrl-C included, stops
    the crawler too, and the run waits to be taken up.
    """
    followed = load_watch(watch)
    job = Job(
        db=_shared_database(settings.db),
        watch=watch if watch in bundled_watches() else str(Path(watch).absolute()),
        contact=settings.contact,
        full_fetch_days=settings.full_fetch_days,
        revisit_days=settings.revisit_days,
        log_level=_log_level(settings.log_level),
        delay=delay,
        timeout=timeout,
        allow_private=allow_private,
        page_seconds=page_seconds,
    )
    log = log or data_folder() / "crawl.log"
    started = _run_child(job, log, on_event or (lambda _: None), clock)
    with open_store(settings.db) as store:
        comparisons = tuple(compare_all(store, clock(), followed))
        sources = read_summary(store, started.run)
    return CrawlResult(started.run, followed, started.resumed, sources, totals(sources), comparisons, log)


def read_summary(store: Store, run: str) -> tuple[SourceSummary, ...]:
    """What a run came to, source by source, with reasons as they are shown to a person."""
    with store.read() as conn:
        return tuple(_shown(source) for source in summary(conn, run))


def totals(sources: tuple[SourceSummary, ...]) -> Totals:
    """The sums over all sources."""
    return Totals(
        seen=sum(source.seen for source in sources),
        new=sum(source.new for source in sources),
        revised=sum(source.revised for source in sources),
        withdrawn=sum(source.withdrawn for source in sources),
        unchanged=sum(source.unchanged for source in sources),
        not_modified=sum(source.not_modified for source in sources),
        skipped=sum(reason.count for source in sources for reason in source.skipped),
        failed=sum(reason.count for source in sources for reason in source.failed),
        read=sum(source.read for source in sources),
    )


def _run_child(
    job: Job, log: Path, on_event: Callable[[Event], None], clock: Callable[[], datetime]
) -> Started:
    """How the run began, when it came to its end; anything else is an error that says what to do."""
    started: Started | None = None
    ended: Ended | None = None
    trouble: Trouble | None = None
    with Child(job, log) as child:
        for event in child.events():
            started = event if isinstance(event, Started) else started
            ended = event if isinstance(event, Ended) else ended
            trouble = event if isinstance(event, Trouble) else trouble
            on_event(event)
        code = child.wait()
    if started is not None and ended is None:
        _leave(job.db, started.run, clock())
    if trouble is not None:
        raise trouble.as_error()
    if started is None or ended is None:
        what = f"The crawler ended unexpectedly ({_cause(code)})"
        raise CrawlError(what, where=f"see {log}", hint=f"{AGAIN}.")
    if ended.state == "stopped":
        raise CrawlError("The crawl was stopped before its end", hint=f"{AGAIN}.")
    if ended.state == "failed":
        raise _nothing_read(job, started.run)
    return started


def _leave(db: str, run: str, now: datetime) -> None:
    """Mark the run as stopped, so that whoever gets the dead crawler's process number is not taken for it."""
    with open_store(db) as store, store.begin() as conn:
        finish_run(conn, run, now, "stopped", "the crawler ended unexpectedly")


def _nothing_read(job: Job, run: str) -> CrawlError:
    with open_store(job.db) as store:
        sources = read_summary(store, run)
    reasons = [reason for source in sources for reason in (*source.failed, *source.skipped)]
    why = max(reasons, key=lambda reason: reason.count).reason if reasons else "there was nothing to read"
    return CrawlError(
        f"Not one of {len(sources)} sources could be read; most often: {why}",
        where=f"watch {job.watch}",
        hint="Check the network and the addresses of the sources.",
    )


def _cause(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"


def _shown(source: SourceSummary) -> SourceSummary:
    """The summary without what a reason carries for the program's own use."""
    skipped = [Reason(without_hash(reason.reason), reason.count) for reason in source.skipped]
    return replace(source, skipped=tuple(skipped))


def _shared_database(db: str) -> str:
    if db.strip() in ("", ":memory:"):
        raise InputError("A crawl needs a database that its crawler can open too, not one in memory")
    return db


def _log_level(level: str) -> str:
    if level not in LEVELS:
        raise InputError(
            f"There is no log level {level!r}", where="CLAIMTRACK_LOG", hint=f"Use {', '.join(LEVELS)}."
        )
    return level
