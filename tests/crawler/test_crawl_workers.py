"""Pages are read in another process: one that kills it, hangs it or breaks our code costs only itself."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from crawl_given import log_of, run_crawl
from crawl_processes import wait_for_the_end, workers
from crawl_rows import ask
from crawl_site import Site, feed, page

from claimtrack.errors import CrawlError
from claimtrack.pipeline.crawl_events import Event, Started, Visited
from claimtrack.store.session import open_store

REPORT = "Amazon said on Monday that AWS will cut 10% of its staff in China. " * 3
SABOTAGE = """
    import os, re, sys

    if "--multiprocessing-fork" in sys.orig_argv:
        import claimtrack.pipeline.fetched as fetched

        real = fetched.read_fetched

        def read_fetched(one, watch):
            if one.link.url.endswith("/kills"):
                os.kill(os.getpid(), 9)
            if one.link.url.endswith("/runs-away"):
                re.match("(a*)*b", "a" * 40)
            if one.link.url.endswith("/breaks"):
                raise KeyError("a slip of ours")
            if one.link.url.endswith("/good"):
                return fetched.Reading(fetched.Outcome.SKIPPED, "read")
            return real(one, watch)

        fetched.read_fetched = read_fetched
"""


@pytest.fixture
def hostile(site: Site, watch: Callable[..., Path], sabotage: Callable[[str], None]) -> Callable[..., Path]:
    """A watch of a site with pages of these names, which do what their names say."""

    def arrange(*names: str) -> Path:
        paths = [f"/{name}" for name in names]
        site.answers |= {path: page(REPORT, path) for path in paths}
        site.answers["/feed"] = feed(map(site.url, paths), "What AWS plans")
        sabotage(SABOTAGE)
        return watch(("feed", "/feed"))

    return arrange


def outcomes(folder: Path, site: Site) -> dict[str, tuple[str, str | None]]:
    with open_store(str(folder / "store.sqlite")) as store:
        found = ask(store, "SELECT url, outcome, reason FROM address WHERE kind = 'page'")
    return {url.removeprefix(site.base): (outcome, reason) for url, outcome, reason in found}


def test_a_worker_that_dies_or_hangs_is_replaced_and_the_crawl_goes_on(
    hostile: Callable[..., Path], site: Site, tmp_path: Path
) -> None:
    watch = hostile("kills", "runs-away", "breaks", "good")
    run_crawl(tmp_path, watch, page_seconds=4.0)
    assert outcomes(tmp_path, site) == {
        "/kills": ("failed", "reading the page ended the process that read it"),
        "/runs-away": ("failed", "reading the page took more than 4 s"),
        "/breaks": ("failed", "internal error (KeyError); see the log"),
        "/good": ("skipped", "read"),
    }
    assert "a slip of ours" in log_of(tmp_path)
    for pid in workers(tmp_path):
        wait_for_the_end(pid)


def test_a_worker_that_hangs_ends_by_itself_when_its_crawler_is_killed(
    hostile: Callable[..., Path], tmp_path: Path
) -> None:
    seen: list[int] = []

    def kill_while_it_hangs(event: Event) -> None:
        if isinstance(event, Started):
            seen.append(event.pid)
        if isinstance(event, Visited) and event.url.endswith("/feed"):
            time.sleep(1.0)
            os.kill(seen[0], signal.SIGKILL)

    with pytest.raises(CrawlError, match="killed by signal 9"):
        run_crawl(tmp_path, hostile("runs-away"), page_seconds=4.0, on_event=kill_while_it_hangs)
    (worker,) = workers(tmp_path)
    wait_for_the_end(worker, 15.0)
    assert "Timeout" in log_of(tmp_path)  # the clock ended it, for no thread of it could run


@pytest.mark.parametrize(
    "broken",
    [
        "import newscrawl.worker; newscrawl.worker.serve = lambda *_: sys.exit('no')",
        "sys.modules['trafilatura'] = None",  # a package that is there and cannot be imported
    ],
)
def test_a_worker_that_cannot_start_ends_the_crawl_with_an_error(
    site: Site, watch: Callable[..., Path], sabotage: Callable[[str], None], tmp_path: Path, broken: str
) -> None:
    site.answers["/feed"] = feed([site.url("/good")])
    sabotage(f"import sys\nif '--multiprocessing-fork' in sys.orig_argv:\n    {broken}")
    with pytest.raises(CrawlError, match="process that reads pages could not be started"):
        run_crawl(tmp_path, watch(("feed", "/feed")))
    with open_store(str(tmp_path / "store.sqlite")) as store:
        assert ask(store, "SELECT state FROM run") == [("stopped",)]


def test_the_crawler_itself_loads_neither_spacy_nor_trafilatura(
    site: Site, watch: Callable[..., Path], sabotage: Callable[[str], None], tmp_path: Path
) -> None:
    site.answers |= {"/feed": feed([site.url("/good")]), "/good": page(REPORT)}
    sabotage(
        """
        import atexit, sys

        if "newscrawl.run" in sys.orig_argv:
            heavy = ("spacy", "thinc", "trafilatura", "feedparser", "scrapy")
            atexit.register(lambda: print("loaded:", *(name for name in heavy if name in sys.modules)))
        """
    )
    assert run_crawl(tmp_path, watch(("feed", "/feed"))).totals.new == 1
    assert "loaded: scrapy\n" in log_of(tmp_path)
