"""Where visits reach the store."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from claimtrack.errors import ClaimtrackError
from claimtrack.pipeline.collect import without_article

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from claimtrack.model import Visit

logger = logging.getLogger(__name__)


class SaveVisits:
    """Records each visit in one transaction and tells of it; a store that takes nothing ends the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SaveVisits:
        """The pipeline of the crawler's spider."""
        return cls(crawler)

    def process_item(self, item: Visit) -> Visit:
        """The visit, recorded."""
        spider: Any = self._crawler.spider
        if spider.trouble is not None:
            return item
        try:
            spider.tell(self._record(spider.collector, item))
        except ClaimtrackError as error:
            spider.give_up(error)
        if item.links:
            spider.ask_for_more()
        return item

    def _record(self, collector: Any, visit: Visit) -> Any:
        """The event to tell. This is a border: a page that breaks our own code breaks only itself."""
        try:
            return collector.record(visit)
        except ClaimtrackError:
            raise
        except Exception as error:
            logger.exception("Cannot record the visit to %s", visit.url)
            reason = f"internal error ({type(error).__name__}); see the log"
            return collector.record(without_article(visit, reason))
