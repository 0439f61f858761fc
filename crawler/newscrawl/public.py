"""Which addresses belong to the public Internet: links of strangers must not lead into private networks."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import inet_aton

Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")
COMPATIBLE = IPv6Network("::/96")
"""The old way to write an IPv4 address as an IPv6 one; `::1` and `::` are in it too."""


def literal(host: str) -> Address | None:
    """The address that a host name spells out, in any form the system would take for one, or None for a name.

    127.0.0.1 is also 127.1, 0x7f000001, 0177.0.0.1 and 2130706433.
    """
    bare = host.removeprefix("[").removesuffix("]").rstrip(".")
    try:
        return ip_address(bare.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(inet_aton(bare))
    except (OSError, ValueError):
        return None


def is_public(address: Address) -> bool:
    """True for an address that anybody can reach, and that leads to nothing else than it says."""
    if isinstance(address, IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return is_public(inner)
        if address in COMPATIBLE or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a gateway would turn this one into."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour
