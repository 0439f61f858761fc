"""AutoThrottle that never asks more often than a site's robots.txt wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.extensions.throttle import AutoThrottle

from newscrawl.robots import Robots

if TYPE_CHECKING:
    from scrapy.core.downloader import Slot
    from scrapy.http import Response


class Throttle(AutoThrottle):
    """Scrapy's AutoThrottle with a lower limit for each host."""

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        super()._adjust_delay(slot, latency, response)
        robots = self.crawler.get_downloader_middleware(Robots)
        asked = robots.crawl_delays.get(urlsplit(response.url).hostname or "", 0.0) if robots else 0.0
        slot.delay = max(slot.delay, asked)
