"""Requests that failed are repeated after a while, and a host that stays silent is given up."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware

from claimtrack.model import Outcome
from newscrawl.failures import PRIVATE, Declined, ending

if TYPE_CHECKING:
    from scrapy.http import Response
    from scrapy.settings import BaseSettings

SILENCE = 9
"""Requests in a row that a host did not answer, after which it is not asked again in this run."""
LONGEST_WAIT = 60.0


class PatientRetry(RetryMiddleware):
    """Scrapy's middleware, waiting twice as long each time, and as long as the host asks for."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._first_wait = settings.getfloat("RETRY_DELAY")
        self._timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._silent: Counter[str] = Counter()
        self._why: dict[str, str] = {}

    def process_request(self, request: Request) -> None:
        """Spare a silent host and ourselves the rest."""
        host = _host(request)
        if self._silent[host] >= SILENCE:
            reason = f"given up after {SILENCE} requests without an answer: {self._why[host]}"
            raise Declined(Outcome.FAILED, reason)

    async def process_response(  # type: ignore[override]
        self, request: Request, response: Response
    ) -> Request | Response:
        """The answer, or the request once more, after a while."""
        del self._silent[_host(request)]
        again = super().process_response(request, response)
        if isinstance(again, Request):
            await self._wait(again, _retry_after(response))
        return again

    async def process_exception(  # type: ignore[override]
        self, request: Request, exception: Exception
    ) -> Request | None:
        """The request once more, after a while; None where that would not help."""
        if not isinstance(exception, self.exceptions_to_retry):
            return None
        _, reason = ending(exception, request.url, self._timeout)
        if reason == PRIVATE or "certificate" in reason:
            return None
        self._silent[_host(request)] += 1
        self._why[_host(request)] = reason
        again = super().process_exception(request, exception)
        if not isinstance(again, Request):
            return None
        await self._wait(again, 0.0)
        return again

    async def _wait(self, request: Request, asked: float) -> None:
        doubled = self._first_wait * 2 ** (request.meta["retry_times"] - 1)
        await asyncio.sleep(min(max(doubled, asked), LONGEST_WAIT))


def _host(request: Request) -> str:
    return urlsplit(request.url).hostname or ""


def _retry_after(response: Response) -> float:
    """The seconds that the host asks to wait; a date is not worth its parsing."""
    written = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    return float(written) if written.isdecimal() and written.isascii() else 0.0
