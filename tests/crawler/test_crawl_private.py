"""Addresses of private networks are refused in every form, unless the crawl is told to ask them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any

import pytest
from crawl_given import run_crawl
from crawl_rows import ask
from crawl_site import Said, Site, feed, page
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import CrawlError
from claimtrack.pipeline.crawl_child import crawler_folder
from claimtrack.store.session import open_store

sys.path.insert(0, str(crawler_folder()))

from newscrawl.public import is_public, literal

PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "172.32.0.1", "192.169.0.1"]
PUBLIC_6 = ["2001:4860:4860::8888", "2606:4700:4700::1111"]
PRIVATE_6 = [
    *(
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
    ),
    *("2001:db8::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:c0a8:101::1", "100::1"),
]
NAMES = ["example.org", "localhost", "a.b", "1.2.3.4.example.org", "xn--fiqs8s", "", "12345678901234567890"]


@pytest.mark.parametrize("address", [*PUBLIC, *PUBLIC_6])
def test_addresses_that_anybody_can_reach_are_public(address: str) -> None:
    assert is_public(ip_address(address))
    assert literal(address) == ip_address(address)


@pytest.mark.parametrize("address", [*PRIVATE, *PRIVATE_6])
def test_addresses_of_private_networks_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("name", NAMES)
def test_names_are_not_addresses(name: str) -> None:
    assert literal(name) is None


def _forms(address: IPv4Address) -> list[str]:
    """How an IPv4 address may be written so that the system still understands it."""
    number = int(address)
    bytes_ = address.packed
    return [
        str(address),
        f"{address}.",
        str(number),
        hex(number),
        f"0{number:o}",
        ".".join(hex(byte) for byte in bytes_),
        ".".join(f"0{byte:o}" for byte in bytes_),
        f"{bytes_[0]}.{number & 0xFFFFFF}",
        f"{bytes_[0]}.{bytes_[1]}.{number & 0xFFFF}",
        f"[::ffff:{address}]",
        str(IPv6Address(0xFFFF << 32 | number)),
    ]


@given(st.ip_addresses(v=4))
def test_an_address_is_the_same_in_all_its_forms(address: IPv4Address) -> None:
    for form in _forms(address):
        found = literal(form)
        assert found is not None, form
        assert is_public(found) == is_public(address), form


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_what_counts(address: IPv4Address) -> None:
    number = int(address)
    for outer in (0x64FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert is_public(IPv6Address(outer)) == is_public(address)


@given(st.ip_addresses(v=6))
def test_a_zone_does_not_change_an_address(address: IPv6Address) -> None:
    assert literal(f"[{address}%eth0]") == address


@given(st.text())
def test_any_text_may_be_asked_about(text: str) -> None:
    literal(text)


@dataclass
class Receiver:
    """What a connection gets from the resolver."""

    given: list[str]
    complete: bool = False

    def resolutionBegan(self, resolution: object) -> None: ...  # noqa: N802

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.given.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


class Names:
    """A name server whose answers change from question to question."""

    def __init__(self, answers: Iterable[list[str]]) -> None:
        self._answers = iter(answers)

    def resolveHostName(self, receiver: Any, name: str, port: int, *_: object) -> Any:  # noqa: N802
        from twisted.internet.address import IPv4Address as Resolved
        from twisted.internet.address import IPv6Address as Resolved6

        receiver.resolutionBegan(self)
        for host in next(self._answers):
            receiver.addressResolved((Resolved6 if ":" in host else Resolved)("TCP", host, port))
        receiver.resolutionComplete()
        return self


def _resolved(answers: Iterable[list[str]], times: int, *, allow_private: bool = False) -> list[list[str]]:
    from scrapy.resolver import dnscache

    from newscrawl.resolver import PublicResolver

    class Reactor:
        nameResolver = Names(answers)  # noqa: N815

    resolver = PublicResolver(Reactor(), 0)  # type: ignore[arg-type]
    resolver.allow_private = allow_private
    receivers = [Receiver([]) for _ in range(times)]
    for receiver in receivers:
        dnscache.clear()
        resolver.resolveHostName(receiver, "news.example")
    assert all(receiver.complete for receiver in receivers)
    return [receiver.given for receiver in receivers]


def test_a_name_gives_its_public_addresses_only() -> None:
    assert _resolved([["10.0.0.1", "8.8.8.8", "::1"]], 1) == [["8.8.8.8"]]
    assert _resolved([["10.0.0.1", "8.8.8.8"]], 1, allow_private=True) == [["10.0.0.1", "8.8.8.8"]]


def test_a_name_that_turns_private_later_gives_nothing_then() -> None:
    assert _resolved([["8.8.8.8"], ["127.0.0.1"], ["fe80::1%eth0"]], 3) == [["8.8.8.8"], [], []]


def test_a_name_is_remembered_as_refused_only_while_it_is_private() -> None:
    from newscrawl.resolver import refused

    _resolved([["127.0.0.1"]], 1)
    assert "news.example" in refused
    _resolved([["8.8.8.8"]], 1)
    assert "news.example" not in refused


FORMS = [
    "127.0.0.1",
    "localhost",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
    "[::ffff:127.0.0.1]",
    "[::1]",
]


def test_a_crawl_asks_no_private_address_in_any_form(
    tmp_path: Path, site: Site, watch: Callable[..., Path]
) -> None:
    urls = [f"http://{form}:{site.port}/feed" for form in FORMS]
    with pytest.raises(CrawlError, match="private address refused"):
        run_crawl(tmp_path, watch(*(("feed", url) for url in urls)), allow_private=False)
    assert site.asked == []
    with open_store(str(tmp_path / "store.sqlite")) as store:
        found = ask(store, "SELECT url, outcome, reason FROM address ORDER BY url")
    assert found == [(url, "skipped", "private address refused") for url in sorted(urls)]


def test_a_redirect_into_a_private_network_is_not_followed(
    tmp_path: Path, site: Site, watch: Callable[..., Path], sabotage: Callable[[str], None]
) -> None:
    # For this crawl 127.0.0.1 is a public address, and the rest of 127.0.0.0/8 stays private.
    sabotage(
        """
        import newscrawl.public

        real = newscrawl.public.is_public
        newscrawl.public.is_public = lambda address: str(address) == "127.0.0.1" or real(address)
        """
    )
    with Site("127.0.0.2") as inside:
        inside.answers |= {"/": page("AWS"), "/secret": page("AWS will cut 10% of its staff.")}
        targets = {
            "/literal": inside.url("/secret"),
            "/number": f"http://{int(IPv4Address('127.0.0.2'))}:{inside.port}/secret",
            "/mapped": f"http://[::ffff:127.0.0.2]:{inside.port}/secret",
        }
        site.answers |= {path: Said(302, {"Location": target}) for path, target in targets.items()}
        site.answers["/feed"] = feed(map(site.url, targets), "What AWS plans")
        run_crawl(tmp_path, watch(("feed", "/feed")), allow_private=False)
        assert inside.asked == []
    with open_store(str(tmp_path / "store.sqlite")) as store:
        found = ask(store, "SELECT outcome, reason FROM address WHERE kind = 'page'")
    assert found == [("skipped", "private address refused")] * 3
