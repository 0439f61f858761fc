"""Scrapy at work on one run, from its first request to the state the run is left in."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import ssl
import threading
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from claimtrack.errors import ClaimtrackError, CrawlError
from claimtrack.pipeline.collect import Collector
from claimtrack.pipeline.crawl_events import Ended, Trouble
from claimtrack.pipeline.crawl_job import Job
from newscrawl.spiders.news import NewsSpider
from newscrawl.tell import Teller
from newscrawl.worker import Workers

STOP_SECONDS = 3.0
"""How long answers that are under way may take to come in, once the crawl is to stop."""
logger = logging.getLogger(__name__)


class Crawl:
    """One run of the spider.

    It ends early, leaving a run that can be taken up, when standard input closes, because whoever started it
    is no more, and on SIGINT and SIGTERM.
    """

    def __init__(self, job: Job, collector: Collector, tell: Teller) -> None:
        _trust_certificates()
        self._collector = collector
        self._tell = tell
        self._stopped = False
        self._workers = Workers(collector.watch, job.page_seconds, job.workers)
        self._process = AsyncCrawlerProcess(settings_for(job))  # installs the reactor
        self._crawler = self._process.create_crawler(NewsSpider)
        self._task = self._process.crawl(
            self._crawler, collector=collector, workers=self._workers, tell=tell, stop=self._stop
        )

    @property
    def _reactor(self) -> Any:
        """The reactor; to import it is to install it, so that nobody may do so earlier."""
        from twisted.internet import reactor

        return reactor

    def run(self) -> int:
        """The exit code, after the run is left as finished, failed or stopped."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._reactor.callFromThread(self._stop))
        threading.Thread(target=self._wait_for_the_end_of_input, daemon=True).start()
        self._process.start(install_signal_handlers=False)
        self._workers.stop()
        return self._leave()

    def _wait_for_the_end_of_input(self) -> None:
        with suppress(OSError):
            while os.read(0, 1024):
                pass
        self._reactor.callFromThread(self._stop)

    def _stop(self) -> None:
        """Let what is under way come in, but not for long."""
        if not self._stopped:
            self._stopped = True
            logger.info("Stopping")
            self._reactor.callLater(STOP_SECONDS, self._force)
            self._stop_crawler()

    def _stop_crawler(self) -> None:
        """Stop Scrapy, as soon as it has begun."""
        with suppress(AttributeError, RuntimeError):
            if self._crawler.engine.running:
                self._stopping = asyncio.ensure_future(self._crawler.stop_async())
                return
        self._reactor.callLater(0.1, self._stop_crawler)

    def _force(self) -> None:
        """End at once. What is under way still waits in the store, and the workers end with this process."""
        logger.warning("Stopped with answers still under way")
        os._exit(self._leave())

    def _leave(self) -> int:
        """The exit code, after the run is marked with how it ended."""
        spider: Any = self._crawler.spider
        trouble: ClaimtrackError | None = getattr(spider, "trouble", None) or self._broken()
        try:
            stopped = self._stopped or trouble is not None
            note = None if trouble is None else trouble.what
            self._tell(Ended(self._collector.finish(datetime.now(UTC), stopped=stopped, note=note)))
        except ClaimtrackError as error:
            trouble = trouble or error
        if trouble is not None:
            self._tell(Trouble.of(trouble))
        self._collector.close()
        return 0 if trouble is None else trouble.exit_code

    def _broken(self) -> ClaimtrackError | None:
        """Why Scrapy could not run at all, if so."""
        if not self._task.done() or self._task.cancelled() or self._task.exception() is None:
            return None
        error = self._task.exception()
        logger.error("The crawl broke", exc_info=error)
        if isinstance(error, ClaimtrackError):
            return error
        return CrawlError(f"The crawler broke ({type(error).__name__}: {error})", hint="Its log says more.")


def settings_for(job: Job) -> Settings:
    """Scrapy's settings for the job, without the database: Scrapy writes its settings to the log."""
    settings = Settings()
    settings.setmodule("newscrawl.settings", priority="project")
    contact = "".join(letter for letter in job.contact if letter.isprintable())
    asked = {
        "ALLOW_PRIVATE": job.allow_private,
        "AUTOTHROTTLE_START_DELAY": job.delay,
        "DOWNLOAD_DELAY": job.delay,
        "DOWNLOAD_TIMEOUT": job.timeout,
        "LOG_LEVEL": job.log_level,
        "RETRY_DELAY": 2 * job.delay,
        "USER_AGENT": f"claimtrack/{version('claimtrack')} (+{contact})",
    }
    settings.setdict(asked, priority="cmdline")
    return settings


def _trust_certificates() -> None:
    """Where the system keeps no certificates that OpenSSL finds (macOS, Windows), take those of certifi."""
    paths = ssl.get_default_verify_paths()
    known = (paths.cafile, paths.capath, os.environ.get("SSL_CERT_FILE"))
    if not any(path and Path(path).exists() for path in known):
        import certifi

        os.environ["SSL_CERT_FILE"] = certifi.where()
