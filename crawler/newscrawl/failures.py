"""Why a request gave no answer, in words a person understands."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

from claimtrack.model import Outcome
from newscrawl.resolver import refused

PRIVATE = "private address refused"
NO_HOST = "no such host"
KINDS = {
    "DNSLookupError": NO_HOST,
    "CannotResolveHostError": NO_HOST,
    "ConnectionRefusedError": "connection refused",
    "DownloadConnectionRefusedError": "connection refused",
    "CertificateError": "the host's certificate is not for this host",
    "VerificationError": "the host's certificate is not for this host",
    "ResponseDataLossError": "the answer broke off",
    "DownloadCancelledError": "the answer is too large",
    "ConnectionDone": "the connection was closed without an answer",
    "ConnectionLost": "the connection was closed without an answer",
    "NoRouteError": "there is no way to the host",
}
"""By the names of the errors that Scrapy and Twisted raise: Scrapy gives some of them names of its own."""
TIMEOUTS = {"DownloadTimeoutError", "TCPTimedOutError", "TimeoutError", "UserTimeoutError"}


class Declined(IgnoreRequest):
    """A request that we decide not to make, or whose answer we do not take; how its visit ends, and why."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


def ending(error: BaseException, url: str, timeout: float) -> tuple[Outcome, str]:
    """How a visit ends that met with the error, and why."""
    if isinstance(error, Declined):
        return error.outcome, error.reason
    reason = reason_of(error, timeout)
    if reason == NO_HOST and (urlsplit(url).hostname or "") in refused:
        return Outcome.SKIPPED, PRIVATE
    return Outcome.FAILED, reason


def reason_of(error: BaseException, timeout: float) -> str:
    """The error in a few words."""
    errors = list(_all(error))
    names = {kind.__name__ for one in errors for kind in type(one).__mro__}
    if names & TIMEOUTS:
        return f"timeout after {timeout:g} s"
    if any(type(one).__module__ == "OpenSSL.SSL" for one in errors):
        return _unsafe(errors)
    for name, words in KINDS.items():
        if name in names:
            return words
    if isinstance(error, IgnoreRequest):
        return "redirects without end" if "max redirections" in str(error) else "the answer is too large"
    return f"{type(error).__name__}: {str(error).strip() or 'no details'}".splitlines()[0]


def _unsafe(errors: list[BaseException]) -> str:
    if any("certificate verify failed" in str(one) for one in errors):
        return "the host's certificate cannot be trusted"
    return "no encrypted connection could be made"


def _all(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those it came from; Twisted wraps what went wrong with a connection in lists."""
    if error is None:
        return
    yield error
    yield from _all(error.__cause__)
    for failure in getattr(error, "reasons", None) or ():
        yield from _all(failure.value)
