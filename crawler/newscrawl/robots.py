"""robots.txt is obeyed; one that cannot be read, or only with a login, forbids everything (RFC 9309).

Scrapy's own middleware lets pages through that are forbidden: where several requests wait for one robots.txt,
only the first of them gets its rules (seen in 2.19).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser

from claimtrack.model import Outcome
from claimtrack.pipeline.collect import ROBOTS
from newscrawl.failures import Declined, ending

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

LARGEST = 512_000
"""Bytes of a robots.txt that are read."""
LONGEST_DELAY = 60.0
"""Seconds of Crawl-delay that are obeyed; who asks for more is asked once a minute."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a host's robots.txt says; `unread` ends every visit to a host whose rules cannot be known."""

    parser: ProtegoRobotParser | None = None
    unread: tuple[Outcome, str] | None = None


class Robots:
    """Asks each host once for its rules, keeps to them, and remembers how long it wants to be left alone."""

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawl_delays: dict[str, float] = {}
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        self._rules: dict[str, asyncio.Future[_Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Robots:
        """The middleware as the settings want it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or end its visit."""
        if request.meta.get("is_robots_txt"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._ask(origin, parts.hostname or ""))
        rules = await asyncio.shield(self._rules[origin])
        if rules.unread is not None:
            raise Declined(*rules.unread)
        if rules.parser is not None and not rules.parser.allowed(request.url, self._agent):
            raise Declined(Outcome.SKIPPED, ROBOTS)

    async def _ask(self, origin: str, host: str) -> _Rules:
        """The rules of a host. It has to be polite and safe like any request, so it goes the same way."""
        request = Request(
            f"{origin}/robots.txt", callback=NO_CALLBACK, priority=1000, meta={"is_robots_txt": True}
        )
        assert self._crawler.engine is not None
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:
            return _Rules(unread=ending(error, request.url, self._timeout))
        rules = self._read(response)
        self._keep_delay(rules, host)
        return rules

    def _read(self, response: Response) -> _Rules:
        if response.status in (401, 403) or response.status >= 500:
            return _Rules(unread=(Outcome.FAILED, f"robots.txt cannot be read (HTTP {response.status})"))
        if response.status != 200:
            return _Rules()
        return _Rules(ProtegoRobotParser(response.body[:LARGEST], self._crawler.spider))

    def _keep_delay(self, rules: _Rules, host: str) -> None:
        delay = rules.parser.rp.crawl_delay(self._agent) if rules.parser is not None else None
        if not delay:
            return
        self.crawl_delays[host] = min(float(delay), LONGEST_DELAY)
        assert self._crawler.engine is not None
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is not None:
            slot.delay = max(slot.delay, self.crawl_delays[host])
