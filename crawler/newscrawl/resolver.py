"""Names are resolved here, and only addresses of the public Internet are given out.

The address that is checked is the address that is used, at every connection: a name that leads to a public
address now and to a private one a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer, provider  # type: ignore[import-untyped]

from newscrawl.public import is_public

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

refused: set[str] = set()
"""Names that led to nothing but private addresses, so that the reason can be told."""


@provider(IResolutionReceiver)
class _PublicOnly:
    """Passes on the addresses that are public."""

    def __init__(self, receiver: Any, name: str) -> None:
        self._receiver = receiver
        self._name = name
        self._given = 0
        self._kept_back = 0

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if is_public(ip_address(address.host.partition("%")[0])):
            self._given += 1
            self._receiver.addressResolved(address)
        else:
            self._kept_back += 1

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._kept_back and not self._given:
            refused.add(self._name)
        else:
            refused.discard(self._name)
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class PublicResolver(CachingHostnameResolver):
    """Scrapy's resolver for IPv4 and IPv6, without private addresses unless the job allows them."""

    allow_private = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> PublicResolver:
        """The resolver as the settings want it."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.allow_private = crawler.settings.getbool("ALLOW_PRIVATE")
        return resolver

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[Any] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """Give the receiver the public addresses of the name."""
        receiver: Any = (
            resolutionReceiver if self.allow_private else _PublicOnly(resolutionReceiver, hostName)
        )
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)
