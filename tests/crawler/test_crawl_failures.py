"""Whatever a site answers, each address ends with a reason, and the rest of the crawl goes on."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from crawl_given import log_of, run_crawl
from crawl_rows import ask
from crawl_site import FEED, HTML, XML, Answer, Asked, Said, Site, feed, page, watch_toml

from claimtrack.errors import CrawlError
from claimtrack.pipeline.crawl import CrawlResult
from claimtrack.pipeline.fetched import CONSENT, NO_ARTICLE, NO_LINKS
from claimtrack.pipeline.sieve import NO_ENTITY, OTHER_PAGE
from claimtrack.store.session import open_store

PAGES = Path(__file__).parent.parent / "pages"
TIMEOUT = 2.0
REPORT = "Amazon said on Monday that AWS will cut 10% of its staff in China. " * 3
FERRY = "The ferry company will hire 180 people for its four new ships, it said. " * 8
TEASER = Said(
    headers=HTML,
    body=f"""<!DOCTYPE html><html lang="en"><head><title>Ferries</title></head><body>
<article><h1>Ferries</h1><p>{FERRY}</p><p>{FERRY}</p></article>
<aside><ul><li><a href="/x">AWS to open a region</a></li></ul></aside></body></html>""".encode(),
)


def again(asked: Asked) -> Said:
    """503 the first time, then the report."""
    counted[asked.path] = counted.get(asked.path, 0) + 1
    return Said(503, {"Retry-After": "0"}) if counted[asked.path] == 1 else page(REPORT)


counted: dict[str, int] = {}
NEVER: Answer = lambda _: None  # noqa: E731

CASES: dict[str, tuple[Answer, str, str | None]] = {
    "/report": (page(REPORT), "new", None),
    "/again": (again, "new", None),
    "/moved": (Said(301, {"Location": "/moved-here"}), "new", None),
    "/500": (Said(500), "failed", "HTTP 500"),
    "/403": (Said(403), "failed", "HTTP 403"),
    "/451": (Said(451), "failed", "HTTP 451"),
    "/204": (Said(204), "failed", "HTTP 204"),
    "/304": (Said(304), "failed", "HTTP 304"),
    "/404": (Said(404), "failed", "HTTP 404"),
    "/slow": (Said(wait=TIMEOUT + 1), "failed", "timeout after 2 s"),
    "/hangs-up": (NEVER, "failed", "the connection was closed without an answer"),
    "/cut": (Said(headers=HTML, body=page(REPORT).body, cut=200), "failed", "the answer broke off"),
    "/large": (Said(headers={"Content-Length": "20000000"}), "failed", "the answer is too large"),
    "/bomb": (
        Said(headers={"Content-Encoding": "gzip"}, body=gzip.compress(bytes(30_000_000))),
        "failed",
        "the answer is too large",
    ),
    "/loop": (Said(302, {"Location": "/loop"}), "failed", "redirects without end"),
    "/front": (Said(302, {"Location": "/"}), "failed", "leads to the front page"),
    "/file": (Said(302, {"Location": "file:///etc/passwd"}), "failed", "HTTP 302"),
    "/consent": (Said(headers=HTML, body=(PAGES / "en-consent.html").read_bytes()), "skipped", CONSENT),
    "/shell": (Said(headers=HTML, body=(PAGES / "script-shell.html").read_bytes()), "skipped", NO_ARTICLE),
    "/pdf": (
        Said(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.7 AWS"),
        "skipped",
        "no page of text: a PDF document",
    ),
    "/forbidden/aws": (page(REPORT), "skipped", "robots.txt forbids it"),
}
QUIET_CASES: dict[str, tuple[Answer, str, str | None]] = {
    "/ferry": (page(FERRY), "skipped", NO_ENTITY),
    "/teaser": (TEASER, "skipped", NO_ENTITY),
    "/empty": (Said(headers=HTML), "skipped", NO_ENTITY),
}
"""Pages whose feed does not announce them with the name of an entity."""
ANNOUNCED = {"/other": (page(FERRY), "skipped", OTHER_PAGE)}
ALL_CASES = {**CASES, **QUIET_CASES, **ANNOUNCED}

WAYS: dict[str, tuple[str, Answer, str]] = {
    "html-feed": ("feed", Said(headers=HTML, body=b"<html><p>Hi</p></html>"), "not a feed but an HTML page"),
    "empty-feed": ("feed", feed([]), "the feed has no entries"),
    "broken-json": ("feed", Said(headers=FEED, body=b'{"items": ['), "The JSON feed cannot be read"),
    "html-sitemap": ("sitemap", Said(headers=HTML, body=b"<html></html>"), "not a sitemap but an HTML page"),
    "broken-gzip": ("sitemap", Said(headers=XML, body=b"\x1f\x8bnot"), "The gzip archive cannot be unpacked"),
    "bare-list": ("list", page("Nothing to see here."), NO_LINKS),
    "closed-feed": ("feed", Said(403), "HTTP 403"),
}


@dataclass(frozen=True)
class Crawled:
    result: CrawlResult
    outcomes: dict[str, tuple[str, str | None]]
    site: Site
    folder: Path


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """One crawl of everything that can go wrong."""
    folder = tmp_path_factory.mktemp("failures")
    with ExitStack() as stack:
        site = stack.enter_context(Site())
        others = _other_hosts(stack, folder)
        site.answers |= {path: answer for path, (answer, _, _) in ALL_CASES.items()}
        site.answers |= {f"/{name}": answer for name, (_, answer, _) in WAYS.items()}
        site.answers |= {
            "/robots.txt": Said(body=b"User-agent: *\nDisallow: /forbidden/\n"),
            "/": page("AWS AWS AWS"),
            "/moved-here": page(REPORT),
            "/feed": feed((site.url(path) for path in CASES), "What AWS plans"),
            "/quiet-feed": feed(site.url(path) for path in QUIET_CASES),
            "/announcing-feed": feed((site.url(path) for path in ANNOUNCED), "AWS plans"),
        }
        ways = {"good": [("feed", site.url("/feed")), ("feed", site.url("/quiet-feed"))]}
        ways["good"].append(("feed", site.url("/announcing-feed")))
        ways |= {name: [(kind, site.url(f"/{name}"))] for name, (kind, _, _) in WAYS.items()}
        ways |= {name: [("feed", url)] for name, (url, _, _) in others.items()}
        watch = folder / "watch.toml"
        watch.write_text(watch_toml(ways), encoding="utf-8")
        result = run_crawl(folder, watch, timeout=TIMEOUT)
        with open_store(str(folder / "store.sqlite")) as store:
            stored = ask(
                store,
                "SELECT address.url, visit.outcome, visit.reason FROM visit"
                " JOIN address ON visit.address = address.id",
            )
        outcomes = {url: (outcome, _plain(reason)) for url, outcome, reason in stored}
        yield Crawled(result, outcomes, site, folder)


def _plain(reason: str | None) -> str | None:
    return reason.partition(" [")[0] if reason else None


OTHER_HOSTS = {
    "refused": ("failed", "connection refused"),
    "no-host": ("failed", "no such host"),
    "untrusted": ("failed", "the host's certificate cannot be trusted"),
    "robots-login": ("failed", "robots.txt cannot be read (HTTP 403)"),
    "robots-broken": ("failed", "robots.txt cannot be read (HTTP 500)"),
    "silent": ("failed", "timeout after 2 s"),
}


def _other_hosts(stack: ExitStack, folder: Path) -> dict[str, tuple[str, str, str]]:
    """The address of a feed on each host that fails as a whole."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    silent = stack.enter_context(socket.socket())
    silent.bind(("127.0.0.1", 0))
    silent.listen()
    untrusted = stack.enter_context(Site(context=_own_certificate(folder)))
    login = stack.enter_context(Site())
    login.answers |= {"/robots.txt": Said(403), "/feed": feed([])}
    broken = stack.enter_context(Site())
    broken.answers |= {"/robots.txt": Said(500), "/feed": feed([])}
    urls = {
        "refused": f"http://127.0.0.1:{port}/feed",
        "no-host": "http://no-such-host.invalid/feed",
        "untrusted": untrusted.url("/feed"),
        "robots-login": login.url("/feed"),
        "robots-broken": broken.url("/feed"),
        "silent": f"http://127.0.0.1:{silent.getsockname()[1]}/feed",
    }
    return {name: (urls[name], *ending) for name, ending in OTHER_HOSTS.items()}


def _own_certificate(folder: Path) -> ssl.SSLContext:
    """A certificate for 127.0.0.1 that nobody has reason to trust."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    begin = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(begin).not_valid_after(begin + timedelta(days=9))
    file = folder / "own.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize("path", ALL_CASES)
def test_each_page_ends_as_it_should(crawled: Crawled, path: str) -> None:
    _, outcome, reason = ALL_CASES[path]
    assert crawled.outcomes[crawled.site.url(path)] == (outcome, reason)


@pytest.mark.parametrize("name", WAYS)
def test_a_way_that_gives_nothing_is_a_failure_of_its_source(crawled: Crawled, name: str) -> None:
    _, _, reason = WAYS[name]
    (line,) = [source for source in crawled.result.sources if source.source == name]
    (failed,) = line.failed
    assert reason in failed.reason
    assert line.read == 0


@pytest.mark.parametrize("name", OTHER_HOSTS)
def test_a_host_that_fails_ends_with_its_reason(crawled: Crawled, name: str) -> None:
    (line,) = [source for source in crawled.result.sources if source.source == name]
    assert [one.reason for one in line.failed] == [OTHER_HOSTS[name][1]]


def test_a_failed_page_is_repeated_a_few_times_only(crawled: Crawled) -> None:
    assert crawled.site.paths().count("/500") == 3
    assert crawled.site.paths().count("/again") == 2
    assert crawled.site.paths().count("/403") == 1


def test_what_robots_txt_forbids_is_not_asked_for(crawled: Crawled) -> None:
    assert "/forbidden/aws" not in crawled.site.paths()


def test_no_request_says_where_it_comes_from(crawled: Crawled) -> None:
    for asked in crawled.site.asked:
        assert asked.headers["Referer"] is None
        assert asked.headers["Cookie"] is None


def test_nothing_of_ours_broke(crawled: Crawled) -> None:
    assert "internal error" not in log_of(crawled.folder)


def test_a_crawl_that_reads_nothing_is_an_error(tmp_path: Path, site: Site) -> None:
    site.answers["/feed"] = Said(503)
    watch = tmp_path / "watch.toml"
    watch.write_text(watch_toml({"one": [("feed", site.url("/feed"))]}), encoding="utf-8")
    with pytest.raises(CrawlError, match="Not one of 1 sources could be read; most often: HTTP 503"):
        run_crawl(tmp_path, watch)
    site.answers["/feed"] = feed([])
    with pytest.raises(CrawlError, match="the feed has no entries"):
        run_crawl(tmp_path, watch)
    with open_store(str(tmp_path / "store.sqlite")) as store:
        assert ask(store, "SELECT state FROM run") == [("failed",), ("failed",)]
