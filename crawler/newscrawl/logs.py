"""The crawler's log without the texts of the pages."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from scrapy.logformatter import LogFormatter

if TYPE_CHECKING:
    from scrapy.logformatter import LogFormatterResult


class ShortLines(LogFormatter):
    """Scrapy's messages, but a short one for each item: an item holds a whole page."""

    def scraped(self, item: Any, response: Any, spider: Any) -> LogFormatterResult:  # noqa: ARG002
        """One line with what became of the address."""
        args = {"outcome": item.outcome, "url": item.url}
        return {"level": logging.DEBUG, "msg": "%(outcome)s: %(url)s", "args": args}
