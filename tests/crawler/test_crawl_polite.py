"""How often and how a site is asked."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from crawl_given import run_crawl
from crawl_rows import ask
from crawl_site import HTML, Asked, Said, Site, feed, page

from claimtrack.pipeline.fetched import CONSENT
from claimtrack.store.session import open_store

REPORT = "Amazon said on Monday that AWS will cut 10% of its staff in China. " * 3
TITLE = "What AWS plans"


def gaps(site: Site, *paths: str) -> list[float]:
    """The seconds between requests for the paths."""
    times = [asked.at for asked in site.asked if asked.path in paths]
    return [after - before for before, after in pairwise(times)]


def test_pages_that_wait_for_the_same_robots_txt_all_obey_it(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    paths = [f"/closed/{n}" for n in range(8)]
    site.answers |= {path: page(REPORT) for path in paths}
    site.answers["/robots.txt"] = Said(body=b"User-agent: *\nDisallow: /closed/\n", wait=0.5)
    site.answers["/feed"] = feed([])
    with Site() as other:  # the pages are on another host than their feed
        other.answers["/feed"] = feed(map(site.url, paths), TITLE)
        run_crawl(tmp_path, watch(("feed", other.url("/feed"))))
    assert site.paths() == ["/robots.txt"]


def test_rules_for_claimtrack_go_before_those_for_all(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: claimtrack\nAllow: /\nDisallow: /closed/\n"
    site.answers |= {
        "/robots.txt": Said(body=rules),
        "/open": page(REPORT),
        "/closed/one": page(REPORT),
        "/feed": feed(map(site.url, ["/open", "/closed/one"]), TITLE),
    }
    run_crawl(tmp_path, watch(("feed", "/feed")))
    assert sorted(site.paths()) == ["/feed", "/open", "/robots.txt"]


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    site.answers |= {
        "/robots.txt": Said(body=b"User-agent: *\nDisallow: /closed/\n"),
        "/open": Said(302, {"Location": "/closed/one"}),
        "/feed": feed([site.url("/open")], TITLE),
    }
    run_crawl(tmp_path, watch(("feed", "/feed")))
    assert "/closed/one" not in site.paths()


def test_the_crawl_delay_of_robots_txt_is_kept(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    paths = [f"/{n}" for n in range(4)]
    site.answers |= {path: page(REPORT, path) for path in paths}
    site.answers["/feed"] = feed(map(site.url, paths), TITLE)
    site.answers["/robots.txt"] = Said(body=b"User-agent: *\nCrawl-delay: 0.8\n")
    run_crawl(tmp_path, watch(("feed", "/feed")))
    # Half of it at least: Scrapy varies delays at random, by half to either side.
    assert sum(gaps(site, *paths)) >= 3 * 0.35


def test_requests_to_one_host_keep_the_delay(site: Site, watch: Callable[..., Path], tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(4)]
    site.answers |= {path: page(REPORT, path) for path in paths}
    site.answers["/feed"] = feed(map(site.url, paths), TITLE)
    run_crawl(tmp_path, watch(("feed", "/feed")), delay=0.6)
    assert sum(gaps(site, *paths)) >= 3 * 0.25


def test_a_page_that_fails_is_repeated_later_and_later(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    site.answers |= {
        "/500": Said(500),
        "/later": Said(503, {"Retry-After": "2"}),
        "/good": page(REPORT),
        "/feed": feed(map(site.url, ["/500", "/later", "/good"]), TITLE),
    }
    run_crawl(tmp_path, watch(("feed", "/feed")), delay=0.2)
    first, second = gaps(site, "/500")
    assert first >= 0.35
    assert second >= 0.7
    assert min(gaps(site, "/later")) >= 1.8


def test_a_host_that_stays_silent_is_given_up(site: Site, watch: Callable[..., Path], tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(40)]
    with Site() as other:
        other.answers |= {path: lambda _: None for path in paths}
        site.answers["/feed"] = feed(map(other.url, paths), TITLE)
        run_crawl(tmp_path, watch(("feed", "/feed")))
        assert len(other.asked) < 60  # without giving up, 120
    with open_store(str(tmp_path / "store.sqlite")) as store:
        reasons = {reason for (reason,) in ask(store, "SELECT reason FROM address WHERE outcome = 'failed'")}
    assert reasons == {
        "given up after 9 requests without an answer: the connection was closed without an answer"
    }


def conditions(site: Site, path: str) -> list[tuple[str | None, str | None]]:
    """The conditions a path was asked on, from crawl to crawl."""
    return [
        (asked.headers["If-None-Match"], asked.headers["If-Modified-Since"])
        for asked in site.asked
        if asked.path == path
    ]


def on_condition(said: Said) -> Callable[[Asked], Said]:
    """The answer with validators, or 304 where they are sent back."""

    def answer(asked: Asked) -> Said:
        if asked.headers["If-None-Match"] == '"one"':
            return Said(304)
        validators = {"ETag": '"one"', "Last-Modified": "Mon, 17 Nov 2025 09:00:00 GMT"}
        return Said(said.status, said.headers | validators, said.body)

    return answer


def test_the_second_crawl_sends_validators_and_a_full_fetch_does_not(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    site.answers |= {
        "/feed": on_condition(feed([site.url("/page")], TITLE)),
        "/page": on_condition(page(REPORT)),
    }
    path = watch(("feed", "/feed"))
    assert run_crawl(tmp_path, path).totals.new == 1
    assert run_crawl(tmp_path, path).totals.not_modified == 1
    assert run_crawl(tmp_path, path, full_fetch_days=0).totals.unchanged == 1
    sent = ('"one"', "Mon, 17 Nov 2025 09:00:00 GMT")
    assert conditions(site, "/page") == [(None, None), sent, (None, None)]
    assert conditions(site, "/feed") == [(None, None), sent, (None, None)]


def test_a_wall_is_not_asked_for_on_condition(site: Site, watch: Callable[..., Path], tmp_path: Path) -> None:
    wall = Path(__file__).parent.parent / "pages" / "en-consent.html"
    site.answers |= {
        "/feed": feed([site.url("/page")], TITLE),
        "/page": on_condition(Said(headers=HTML, body=wall.read_bytes())),
    }
    path = watch(("feed", "/feed"))
    (line,) = run_crawl(tmp_path, path).sources
    assert [one.reason for one in line.skipped] == [CONSENT]
    site.answers["/page"] = on_condition(page(REPORT))
    assert run_crawl(tmp_path, path).totals.new == 1
    assert conditions(site, "/page") == [(None, None)] * 2


def test_a_snapshot_holds_the_page_as_it_was_before_compression(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    body = page(REPORT).body
    headers = {**HTML, "Content-Encoding": "gzip", "Set-Cookie": "who=you", "X-Two": "b"}
    site.answers |= {
        "/feed": feed([site.url("/page")], TITLE),
        "/page": Said(headers=headers, body=gzip.compress(body)),
    }
    run_crawl(tmp_path, watch(("feed", "/feed")))
    with open_store(str(tmp_path / "store.sqlite")) as store:
        ((found, size, kept),) = ask(store, "SELECT sha256, size, headers FROM snapshot")
    assert (found, size) == (sha256(body).hexdigest(), len(body))
    assert "X-Two" in kept
    assert "gzip" not in kept
    assert "who=you" not in kept


def test_all_pages_of_one_address_are_one_article(
    site: Site, watch: Callable[..., Path], tmp_path: Path
) -> None:
    site.answers |= {
        "/feed": feed([site.url("/page?utm_source=rss#top")], TITLE),
        "/other": feed(map(site.url, ["/page", "/short"]), TITLE),
        "/short": Said(301, {"Location": "/page"}),
        "/page": page(REPORT),
    }
    result = run_crawl(tmp_path, watch(("feed", "/feed"), ("feed", "/other")))
    assert (result.totals.seen, result.totals.new, result.totals.unchanged) == (2, 1, 1)
    with open_store(str(tmp_path / "store.sqlite")) as store:
        assert ask(store, "SELECT url FROM article") == [(site.url("/page"),)]
