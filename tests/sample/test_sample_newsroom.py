"""The running newsroom: statuses, validators, robots.txt, encodings, and what changes on the second visit."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable
from http.client import RemoteDisconnected
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import feedparser
import pytest

from claimtrack.errors import InputError
from claimtrack.model import WayKind
from claimtrack.sample import server
from claimtrack.sample.content import Form
from claimtrack.sample.host import HUNG_UP, loopback_hosts
from claimtrack.sample.reading import outlets
from claimtrack.sample.server import Newsroom

Get = Callable[..., Any]
OPEN = [outlet for outlet in outlets() if not outlet.closed]
REVISED = "server-und-wolke", "/2025/03/aws-china-abbau"
FAILING = "rheinwarte", "/wirtschaft/liveblog-cloud-105.html"
FORBIDDEN = "harbour-ledger", "/members/inside-aws-china"
REDIRECT = "cloudmeter", "/r/0121"


def test_every_outlet_is_a_host_of_its_own(newsroom: Newsroom) -> None:
    assert set(newsroom.base_urls) == {outlet.id for outlet in outlets()}
    hosts = [urlsplit(base) for base in newsroom.base_urls.values()]
    assert len({host.netloc for host in hosts}) == len(hosts)
    assert all(str(host.hostname).startswith("127.0.0.") for host in hosts)


def test_every_page_answers_as_its_file_says(newsroom: Newsroom, get: Get) -> None:
    for outlet in OPEN:
        for page in outlet.pages:
            assert get(newsroom.address(outlet.id, page.path)).status == page.status
            if page.listed_as is not None:
                moved = get(newsroom.address(outlet.id, page.listed_as))
                assert moved.status == 301
                assert moved.headers["Location"] == newsroom.address(outlet.id, page.path)


def test_every_listed_address_answers_as_documented(newsroom: Newsroom, get: Get) -> None:
    others = {newsroom.address(*FAILING): 500, newsroom.address(*REDIRECT): 301}
    seen = set()
    for outlet in OPEN:
        for document in outlet.documents:
            reply = get(newsroom.address(outlet.id, document.path))
            assert reply.status == 200
            text = reply.body.decode(outlet.encoding) if document.form is not Form.SITEMAP_GZIP else ""
            base = re.escape(newsroom.base_urls[outlet.id])
            links = re.findall(rf"(?:<link>|href=\"|<loc>|\"url\": \")({base}/[^\"<]+)", text)
            for link in links:
                address = link.replace("&amp;", "&")
                seen.add(address.split("?")[0])
                assert get(address).status == others.get(address, 200), address
    assert set(others) <= seen
    assert len(seen) > 40


def test_a_way_of_kind_page_leads_to_a_page(newsroom: Newsroom, get: Get) -> None:
    ways = [(outlet.id, way.path) for outlet in OPEN for way in outlet.ways if way.kind is WayKind.PAGE]
    assert ways
    assert all(get(newsroom.address(*way)).status == 200 for way in ways)


def test_what_is_not_there_is_404_and_sidebars_lead_there(newsroom: Newsroom, get: Get) -> None:
    assert get(newsroom.address("wirebird", "/archive/1")).status == 404
    assert get(newsroom.address("fanying-caijing", "/robots.txt")).status == 404


def test_a_query_changes_nothing(newsroom: Newsroom, get: Get) -> None:
    address = newsroom.address("harbour-ledger", "/technology/aws-china-tenth")
    assert get(address).body == get(f"{address}?utm_source=rss").body
    assert [request.query for request in newsroom.requests] == ["", "utm_source=rss"]


def test_one_host_hangs_up_on_every_request(newsroom: Newsroom, get: Get) -> None:
    for path in ("/robots.txt", "/feed.xml"):
        with pytest.raises((RemoteDisconnected, ConnectionResetError)):
            get(newsroom.address("fogline-gazette", path))
    assert [request.status for request in newsroom.requests] == [HUNG_UP, HUNG_UP]


def test_the_log_tells_what_was_asked_and_answered(newsroom: Newsroom, get: Get) -> None:
    get(newsroom.address("wirebird", "/robots.txt"), {"User-Agent": "tester", "If-None-Match": '"x"'})
    get(newsroom.address("wirebird", "/robots.txt"), method="HEAD")
    first, second = newsroom.requests
    assert (first.method, first.outlet, first.path, first.status) == ("GET", "wirebird", "/robots.txt", 200)
    assert (first.user_agent, first.if_none_match, first.if_modified_since) == ("tester", '"x"', None)
    assert second.method == "HEAD"
    assert newsroom.count("wirebird", "/robots.txt") == 2
    assert newsroom.count("wirebird", "/nothing") == 0


def test_head_gives_the_headers_of_get_without_the_body(newsroom: Newsroom, get: Get) -> None:
    address = newsroom.address(*REVISED)
    head, full = get(address, method="HEAD"), get(address)
    assert head.body == b""
    assert head.headers == full.headers
    assert int(full.headers["Content-Length"]) == len(full.body)


def test_robots_close_the_folder_in_which_a_listed_article_lies(newsroom: Newsroom, get: Get) -> None:
    robots = RobotFileParser()
    robots.parse(get(newsroom.address("harbour-ledger", "/robots.txt")).body.decode().splitlines())
    feed = feedparser.parse(get(newsroom.address("harbour-ledger", "/feed.xml")).body)
    closed = [entry.link for entry in feed.entries if not robots.can_fetch("claimtrack", entry.link)]
    assert [link.split("?")[0] for link in closed] == [newsroom.address(*FORBIDDEN)]
    assert robots.site_maps() == [newsroom.address("harbour-ledger", "/sitemap.xml")]


def test_robots_close_no_other_address_of_the_newsroom(newsroom: Newsroom, get: Get) -> None:
    for outlet in OPEN:
        if outlet.robots is None:
            continue
        robots = RobotFileParser()
        robots.parse(get(newsroom.address(outlet.id, "/robots.txt")).body.decode().splitlines())
        for path in [page.path for page in outlet.pages] + [document.path for document in outlet.documents]:
            assert robots.can_fetch("claimtrack", path) is ((outlet.id, path) != FORBIDDEN), path


def test_one_host_asks_for_a_crawl_delay_of_zero(newsroom: Newsroom, get: Get) -> None:
    robots = RobotFileParser()
    robots.parse(get(newsroom.address("wirebird", "/robots.txt")).body.decode().splitlines())
    assert str(robots.crawl_delay("claimtrack")) == "0"


def test_closing_leaves_no_thread_even_with_a_silent_client() -> None:
    before = set(threading.enumerate())
    with Newsroom() as newsroom:
        parts = urlsplit(newsroom.base_urls["wirebird"])
        client = socket.create_connection((str(parts.hostname), int(parts.port or 0)))
        client.sendall(b"GET / HTTP/1.1\r\n")
        assert set(threading.enumerate()) > before
    client.close()
    assert set(threading.enumerate()) == before


def test_a_taken_port_is_one_clear_error_and_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port}"), Newsroom(port=port):
            pass
    assert set(threading.enumerate()) == before


def test_where_addresses_are_lacking_ports_alone_tell_the_outlets_apart(
    monkeypatch: pytest.MonkeyPatch, get: Get
) -> None:
    assert loopback_hosts(300) == ["127.0.0.1"] * 300
    monkeypatch.setattr(server, "loopback_hosts", lambda wanted: ["127.0.0.1"] * wanted)
    with Newsroom() as newsroom:
        assert len(set(newsroom.base_urls.values())) == len(outlets())
        assert b"Crawl-delay: 0" in get(newsroom.address("wirebird", "/robots.txt")).body
        assert get(newsroom.address("fanying-caijing", "/robots.txt")).status == 404
