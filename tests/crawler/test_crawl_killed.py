"""A crawl killed at any moment is carried on by the next one, with nothing lost and nothing doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from crawl_given import run_crawl
from crawl_postgres import own_schema
from crawl_processes import wait_for_the_end, workers
from crawl_rows import ask, rows

from claimtrack.errors import CrawlError
from claimtrack.pipeline.crawl_events import Event, Started
from claimtrack.sample.server import Newsroom
from claimtrack.store.session import open_store

EVENTS = 64
"""How many addresses a first crawl of the newsroom visits."""


@dataclass(frozen=True)
class Undisturbed:
    """The newsroom, and what one crawl of it leaves in the store."""

    newsroom: Newsroom
    rows: dict[str, list[tuple[Any, ...]]]
    watch: str


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Undisturbed]:
    folder = tmp_path_factory.mktemp("undisturbed")
    with Newsroom() as newsroom:
        watch = folder / "watch.toml"
        watch.write_text(newsroom.watch_toml(), encoding="utf-8")
        run_crawl(folder, watch)
        with open_store(str(folder / "store.sqlite")) as store:
            yield Undisturbed(newsroom, rows(store), newsroom.watch_toml())


@pytest.fixture
def watch(undisturbed: Undisturbed, tmp_path: Path) -> Path:
    path = tmp_path / "watch.toml"
    path.write_text(undisturbed.watch, encoding="utf-8")
    return path


def killer(after: int) -> Callable[[Event], None]:
    """Kills the crawler when it has told of so many events, the first of which is its start."""
    pids: list[int] = []
    seen: list[Event] = []

    def kill(event: Event) -> None:
        seen.append(event)
        if isinstance(event, Started):
            pids.append(event.pid)
        if len(seen) == after:
            os.kill(pids[0], signal.SIGKILL)

    return kill


def carry_on(folder: Path, watch: Path, undisturbed: Undisturbed, db: str | None = None) -> None:
    """The next crawl; then all is as if nothing had happened."""
    result = run_crawl(folder, watch, db)
    assert result.resumed
    assert result.totals.new == 37
    with open_store(db or str(folder / "store.sqlite")) as store:
        found = rows(store)
        assert ask(store, "SELECT kind, state FROM run") == [("crawl", "finished")]
    for name, expected in undisturbed.rows.items():
        assert found[name] == expected, name


def moments(seed: int) -> list[int]:
    """After how many events to kill, three times: some way into what is left."""
    chance = random.Random(seed)
    return [chance.randint(4, EVENTS // 3) for _ in range(3)]


def test_a_crawl_whose_crawler_is_killed_three_times_is_carried_on(
    undisturbed: Undisturbed, watch: Path, tmp_path: Path
) -> None:
    for after in moments(1):
        with pytest.raises(CrawlError, match="killed by signal 9"):
            run_crawl(tmp_path, watch, on_event=killer(after))
        for pid in workers(tmp_path):
            wait_for_the_end(pid)
    carry_on(tmp_path, watch, undisturbed)


def test_a_crawl_whose_parent_is_killed_three_times_is_carried_on(
    undisturbed: Undisturbed, watch: Path, tmp_path: Path
) -> None:
    for after in moments(2):
        wait_for_the_end(kill_parent(tmp_path, watch, after))
        for pid in workers(tmp_path):
            wait_for_the_end(pid)
    carry_on(tmp_path, watch, undisturbed)


def kill_parent(folder: Path, watch: Path, after: int) -> int:
    """The crawler's process, after the process that started it was killed at the event of that number."""
    script = Path(__file__).with_name("crawl_once.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(folder), str(watch)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        crawler = int(parent.stdout.readline())
        for _ in range(after - 1):
            assert parent.stdout.readline()
        parent.kill()
    return crawler


@pytest.mark.postgres
def test_a_crawl_killed_on_postgres_is_carried_on(
    undisturbed: Undisturbed, watch: Path, tmp_path: Path
) -> None:
    with own_schema() as url:
        with pytest.raises(CrawlError, match="killed by signal 9"):
            run_crawl(tmp_path, watch, url, killer(random.Random(5).randint(1, EVENTS)))
        carry_on(tmp_path, watch, undisturbed, url)
