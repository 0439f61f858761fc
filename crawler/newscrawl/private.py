"""Requests to private addresses are refused, before robots.txt is asked for and after every redirect."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimtrack.errors import CrawlError
from claimtrack.model import Outcome
from newscrawl.failures import PRIVATE, Declined
from newscrawl.public import is_public, literal
from newscrawl.resolver import PublicResolver

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_HINT = "This Scrapy is older than claimtrack needs: install claimtrack again."


class PublicOnly:
    """Refuses addresses that are written out; names are the resolver's business, which must be there."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PublicOnly:
        """The middleware as the settings want it."""
        from twisted.internet import reactor

        if not isinstance(reactor.nameResolver, PublicResolver):
            raise CrawlError("Names would be resolved without a check for private addresses", hint=_HINT)
        return cls(crawler.settings.getbool("ALLOW_PRIVATE"))

    def process_request(self, request: Request) -> None:
        """Refuse what is not http or https, and private addresses."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise Declined(Outcome.FAILED, f"{parts.scheme} is not an address of the web")
        address = literal(parts.hostname or "")
        if address is not None and not self._allow_private and not is_public(address):
            raise Declined(Outcome.SKIPPED, PRIVATE)

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002
        """Refuse an answer that came from a private address in spite of everything."""
        address = response.ip_address
        if address is not None and not self._allow_private and not is_public(address):
            raise Declined(Outcome.SKIPPED, PRIVATE)
        return response
