"""The spider: asks for what waits in the run, and turns each answer or failure into a visit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider

from claimtrack.errors import ClaimtrackError
from claimtrack.model import AddressKind, Outcome, Visit
from claimtrack.pipeline.collect import Collector, Fetch
from claimtrack.pipeline.crawl_events import Event
from claimtrack.pipeline.fetched import Fetched
from newscrawl.answers import snapshot_of, visit_of, without_body
from newscrawl.failures import ending
from newscrawl.worker import Workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

LARGEST_WAY = 60_000_000
"""Bytes of a feed, sitemap or list."""
MOST_READING = 4
"""Answers that wait for a worker; with so many nothing new is asked for."""
WAYS_FIRST = 10
LOST = "the crawler lost this request; see the log"


class NewsSpider(Spider):
    """Everything it knows of a run it asks the collector; it ends when nothing waits any more."""

    name = "news"

    def __init__(
        self,
        collector: Collector,
        workers: Workers,
        tell: Callable[[Event], None],
        stop: Callable[[], None],
    ) -> None:
        super().__init__()
        self.collector = collector
        self.tell = tell
        self._stop = stop
        self.trouble: ClaimtrackError | None = None
        self._workers = workers
        self._reading = 0
        self._asking: asyncio.TimerHandle | None = None
        self._asking_took = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> NewsSpider:
        """The spider, which wants to know when there is nothing left to do."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The addresses that wait."""
        self._starting = asyncio.ensure_future(self._start_worker())
        for request in self._requests():
            yield request

    async def _start_worker(self) -> None:
        try:
            await self._workers.start()
        except ClaimtrackError as error:
            self.give_up(error)

    def ask_for_more(self) -> None:
        """Ask for the addresses that a visit left waiting: soon, but not for each visit by itself."""
        if self._asking is None:
            pause = max(0.05, 10 * self._asking_took)
            self._asking = asyncio.get_running_loop().call_later(pause, self._ask)

    def _ask(self) -> bool:
        self._asking = None
        engine = self.crawler.engine
        if engine is None or engine.spider is None:
            return False
        requests = self._requests()
        for request in requests:
            engine.crawl(request)
        return bool(requests)

    def idle(self) -> None:
        """Go on with what waits; what was asked for and never came back is a failure."""
        if self._ask():
            raise DontCloseSpider
        for link in self.collector.out:
            self._save(Visit(self.collector.run.id, link.url, Outcome.FAILED, _now(), reason=LOST))

    def give_up(self, error: ClaimtrackError) -> None:
        """End the crawl: nothing can be saved any more, or nothing read."""
        if self.trouble is None:
            self.trouble = error
            self.logger.error("%s", error)
            self._stop()

    def _requests(self) -> list[Request]:
        began = time.monotonic()
        try:
            fetches, told = self.collector.hand_out(_now())
        except ClaimtrackError as error:
            self.give_up(error)
            return []
        for event in told:
            self.tell(event)
        requests = [request for request in map(self._request, fetches) if request is not None]
        self._asking_took = time.monotonic() - began
        return requests

    def _request(self, fetch: Fetch) -> Request | None:
        """The request for an address; None for one that is none, which is a failure."""
        is_way = fetch.link.kind is not AddressKind.PAGE
        conditions = {"If-None-Match": fetch.etag, "If-Modified-Since": fetch.last_modified}
        meta: dict[str, Any] = {"fetch": fetch}
        if is_way:
            meta["download_maxsize"] = LARGEST_WAY
        try:
            return Request(
                fetch.link.url,
                callback=self.answered,
                errback=self.unanswered,
                headers={name: value for name, value in conditions.items() if value is not None},
                priority=WAYS_FIRST if is_way else int(not fetch.has_article),
                meta=meta,
            )
        except ValueError as error:
            self._save(self._failed(fetch, f"not an address of the web ({error})"))
            return None

    def _failed(self, fetch: Fetch, reason: str, outcome: Outcome = Outcome.FAILED) -> Visit:
        return Visit(self.collector.run.id, fetch.link.url, outcome, _now(), reason=reason)

    def _save(self, visit: Visit) -> None:
        """Record a visit that no request was made for."""
        try:
            self.tell(self.collector.record(visit))
        except ClaimtrackError as error:
            self.give_up(error)

    async def answered(self, response: Response) -> AsyncIterator[Visit]:
        """The visit that an answer makes. Whatever goes wrong here, the visit must come to an end."""
        fetch: Fetch = response.meta["fetch"]
        try:
            visit = await self._visit(fetch, response)
        except ClaimtrackError as error:
            self.give_up(error)
            return
        except Exception as error:
            self.logger.exception("Cannot make a visit of the answer of %s", fetch.link.url)
            visit = self._failed(fetch, f"internal error ({type(error).__name__}); see the log")
        yield visit

    async def unanswered(self, failure: Failure) -> AsyncIterator[Visit]:
        """The visit that a request without an answer makes."""
        request: Request = failure.request  # type: ignore[attr-defined]
        timeout = self.settings.getfloat("DOWNLOAD_TIMEOUT")
        assert failure.value is not None
        outcome, reason = ending(failure.value, request.url, timeout)
        yield self._failed(request.meta["fetch"], reason, outcome)

    async def _visit(self, fetch: Fetch, response: Response) -> Visit:
        now = _now()
        visit = visit_of(self.collector.run.id, fetch, response, now)
        ended = without_body(fetch, response)
        if ended is not None:
            return replace(visit, outcome=ended[0], reason=ended[1])
        fetched = Fetched(fetch.link, snapshot_of(response, now), fetch.has_article)
        if fetch.link.kind is AddressKind.PAGE and not fetch.has_article:
            against = self.collector.sieve.against_page(fetch.link, fetched.snapshot)
            if against is not None:
                return replace(visit, outcome=Outcome.SKIPPED, reason=against, snapshot=fetched.snapshot)
        with self._back_pressure():
            reading = await self._workers.read(fetched)
        same = reading.outcome is Outcome.READ and fetched.snapshot.sha256 == fetch.last_sha256
        return replace(
            visit,
            outcome=Outcome.UNCHANGED if same else reading.outcome,
            reason=reading.reason,
            snapshot=fetched.snapshot,
            article=reading.article,
            claims=reading.claims,
            links=reading.links,
        )

    @contextmanager
    def _back_pressure(self) -> Iterator[None]:
        """Ask for nothing new while several answers wait for a worker."""
        self._reading += 1
        if self._reading >= MOST_READING:
            self.crawler.engine.pause()
        try:
            yield
        finally:
            self._reading -= 1
            if self._reading < MOST_READING:
                self.crawler.engine.unpause()


def _now() -> datetime:
    return datetime.now(UTC)
