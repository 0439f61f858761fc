"""A crawl ends when it is asked to, leaves a run that can be taken up, and no process behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crawl_given import job, log_of, run_crawl
from crawl_processes import is_alive, wait_for_the_end, workers
from crawl_rows import ask
from crawl_site import Asked, Site, feed, page

from claimtrack.errors import CrawlError, InputError, StoreError
from claimtrack.pipeline.crawl import crawl
from claimtrack.pipeline.crawl_child import Child, crawler_folder
from claimtrack.pipeline.crawl_events import Ended, Event, Started, Trouble, Visited, from_line
from claimtrack.pipeline.crawl_job import Job
from claimtrack.settings import Settings
from claimtrack.store.session import open_store

REPORT = "Amazon said on Monday that AWS will cut 10% of its staff in China. " * 3


@pytest.fixture
def slow_watch(site: Site, watch: Callable[..., Path]) -> Iterator[Path]:
    """A watch of a site with a quick page and one that gives no answer as long as the test runs."""
    over = threading.Event()

    def never(_: Asked) -> None:
        over.wait(120)

    site.answers |= {
        "/feed": feed(map(site.url, ["/quick", "/slow"]), "What AWS plans"),
        "/quick": page(REPORT),
        "/slow": never,
    }
    yield watch(("feed", "/feed"))
    over.set()


def is_page(event: Event) -> bool:
    return isinstance(event, Visited) and event.url.endswith("/quick")


def state_of(folder: Path) -> list[tuple[str, str]]:
    """The state of the run, and of what is left of it."""
    with open_store(str(folder / "store.sqlite")) as store:
        (state,) = ask(store, "SELECT state FROM run")
        return [*state, *sorted(ask(store, "SELECT outcome FROM visit"))]  # type: ignore[list-item]


def started_child(folder: Path, watch: Path) -> subprocess.Popen[bytes]:
    """The crawler, started as claimtrack starts it, when it has read its first page."""
    with (folder / "crawl.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "newscrawl.run"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env={**os.environ, "PYTHONPATH": str(crawler_folder())},
        )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(job(folder, watch, timeout=100.0).to_line().encode())
    process.stdin.flush()
    assert isinstance(from_line(process.stdout.readline()), Started)
    while not is_page(from_line(process.stdout.readline()) or Ended("never")):
        pass
    return process


@pytest.mark.parametrize("how", ["input closes", "SIGTERM"])
def test_the_crawler_ends_soon_and_leaves_its_run_to_be_taken_up(
    how: str, slow_watch: Path, tmp_path: Path
) -> None:
    process = started_child(tmp_path, slow_watch)
    began = time.monotonic()
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        if how == "input closes":
            process.stdin.close()
        else:
            process.send_signal(signal.Signals[how])
        told = [from_line(line) for line in process.stdout]
    assert time.monotonic() - began < 15
    assert process.returncode == 0
    assert told[-1] == Ended("stopped")
    assert state_of(tmp_path) == ["stopped", ("new",), ("read",), ("waiting",)]
    for pid in workers(tmp_path):
        wait_for_the_end(pid)


def test_ctrl_c_stops_the_crawler_before_it_is_passed_on(
    slow_watch: Path, site: Site, tmp_path: Path
) -> None:
    seen: list[Event] = []

    def interrupt(event: Event) -> None:
        seen.append(event)
        if is_page(event):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_crawl(tmp_path, slow_watch, on_event=interrupt, timeout=100.0)
    assert isinstance(seen[0], Started)
    assert not is_alive(seen[0].pid)
    assert state_of(tmp_path) == ["stopped", ("new",), ("read",), ("waiting",)]
    site.answers["/slow"] = page(REPORT, "Slow")
    result = run_crawl(tmp_path, slow_watch)
    assert (result.resumed, result.totals.new) == (True, 2)
    assert site.paths().count("/feed") == 1


def test_a_second_crawl_at_the_same_time_says_so_and_disturbs_nothing(
    slow_watch: Path, site: Site, tmp_path: Path
) -> None:
    answers: list[str] = []
    site.answers["/slow"] = page(REPORT, "Slow")

    def meanwhile(event: Event) -> None:
        if isinstance(event, Started):
            with pytest.raises(StoreError, match=r"still being worked on by process \d+") as error:
                run_crawl(tmp_path, slow_watch, log=tmp_path / "second.log")
            answers.append(str(error.value))

    result = run_crawl(tmp_path, slow_watch, on_event=meanwhile)
    assert len(answers) == 1
    assert result.totals.new == 2


def test_a_crawler_that_breaks_is_an_error_that_names_its_log(
    slow_watch: Path, sabotage: Callable[[str], None], tmp_path: Path
) -> None:
    sabotage("import newscrawl.tell; newscrawl.tell.Teller = None")
    with pytest.raises(CrawlError, match=r"ended unexpectedly \(exit code 1\): see .*crawl.log"):
        run_crawl(tmp_path, slow_watch)
    assert "TypeError" in log_of(tmp_path)


def test_what_breaks_inside_scrapy_is_an_error_too(
    slow_watch: Path, sabotage: Callable[[str], None], tmp_path: Path
) -> None:
    sabotage("import newscrawl.public as p; del p.literal")
    with pytest.raises(CrawlError, match=r"The crawler broke \(ImportError"):
        run_crawl(tmp_path, slow_watch)
    assert state_of(tmp_path)[0] == "stopped"


def test_a_watch_that_does_not_exist_is_said_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such watch file"):
        run_crawl(tmp_path, tmp_path / "none.toml")
    assert not (tmp_path / "crawl.log").exists()


def test_a_database_in_memory_is_refused(slow_watch: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="in memory"):
        run_crawl(tmp_path, slow_watch, ":memory:")


def test_an_unknown_log_level_is_refused(slow_watch: Path, tmp_path: Path) -> None:
    loud = Settings(str(tmp_path / "db"), "desk@example.org", 3.0, 30.0, "LOUD")
    with pytest.raises(InputError, match="no log level 'LOUD'"):
        crawl(loud, str(slow_watch), log=tmp_path / "crawl.log")


def test_a_database_that_cannot_be_opened_is_told_in_one_sentence(slow_watch: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, by any means, and longer than a header of one")
    with pytest.raises(StoreError, match="not an SQLite database"):
        run_crawl(tmp_path, slow_watch, str(tmp_path / "notes.txt"))


def test_a_full_disk_stops_the_crawl_and_the_next_one_carries_on(
    slow_watch: Path, site: Site, sabotage: Callable[[str], None], tmp_path: Path
) -> None:
    open_store(str(tmp_path / "store.sqlite")).close()
    # The crawler, and only it, may not let any file grow beyond what the new database has.
    limit = (tmp_path / "store.sqlite").stat().st_size + 40_000
    sabotage(
        f"""
        import resource, sys

        most = {limit} if "newscrawl.run" in sys.orig_argv else resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        """
    )
    chance = random.Random(1)
    long = " ".join("".join(chance.choices("abcdefghij", k=8)) for _ in range(60_000))
    site.answers["/quick"] = page(f"{REPORT}</p><p>{long}")
    with pytest.raises(StoreError, match=r"disk|space"):
        run_crawl(tmp_path, slow_watch, timeout=100.0)
    with open_store(str(tmp_path / "store.sqlite")) as store:
        before = ask(store, "SELECT outcome FROM visit")
        assert ("waiting",) in before
        assert ask(store, "SELECT count(*) FROM revision WHERE snapshot IS NULL") == [(0,)]
    os.environ.pop("PYTHONPATH")
    site.answers["/slow"] = page(REPORT, "Slow")
    result = run_crawl(tmp_path, slow_watch)
    assert (result.resumed, result.totals.new, result.totals.failed) == (True, 2, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_command_line_holds_no_secret(slow_watch: Path, tmp_path: Path) -> None:
    given = job(tmp_path, slow_watch, db="postgresql://user:secret@127.0.0.1:1/none")
    assert "secret" not in repr(given)
    with Child(given, tmp_path / "crawl.log") as child:
        line = Path(f"/proc/{child.pid}/cmdline").read_bytes()
        (trouble,) = child.events()
    assert b"secret" not in line
    assert isinstance(trouble, Trouble)
    assert isinstance(trouble.as_error(), StoreError)
    assert "secret" not in str(trouble.as_error())
    assert "secret" not in log_of(tmp_path)


def test_a_crawler_without_a_job_says_who_starts_it(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "newscrawl.run"],
        input=b"",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(crawler_folder())},
    )
    told = from_line(ended.stdout)
    assert isinstance(told, Trouble)
    assert str(told.as_error()) == (
        "The crawler was given no job on standard input. It is started by `claimtrack crawl`."
    )
    assert ended.returncode == CrawlError.exit_code


@pytest.mark.parametrize("line", ["{", "", "[]", '{"event": "visited"}', '{"event": "?"}', "null", "7"])
def test_a_line_that_broke_off_is_no_event(line: str) -> None:
    assert from_line(line) is None


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"db": 1}', "7"])
def test_what_is_no_job_is_refused(line: str) -> None:
    with pytest.raises(CrawlError):
        Job.from_line(line)


def test_a_long_log_is_put_aside(slow_watch: Path, site: Site, tmp_path: Path) -> None:
    site.answers["/slow"] = page(REPORT, "Slow")
    (tmp_path / "crawl.log").write_bytes(b"x" * 10_000_001)
    run_crawl(tmp_path, slow_watch)
    assert (tmp_path / "crawl.log.1").stat().st_size == 10_000_001
    assert "Spider opened" in log_of(tmp_path)
