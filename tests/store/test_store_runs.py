"""Runs are taken up where they were killed, and two never work on the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection
from store_samples import NOW, RULES, article, later, link, visit

from claimtrack.errors import StoreError
from claimtrack.model import AddressKind, Outcome
from claimtrack.store.addresses import discover, waiting
from claimtrack.store.runs import Run, finish_run, latest_run, start_run, summary
from claimtrack.store.session import Store
from claimtrack.store.summaries import Reason
from claimtrack.store.visits import record


def start(conn: Connection, now: datetime = NOW, **changes: Any) -> Run:
    return start_run(conn, now=now, **({"kind": "crawl", "watch": "aws", "host": "here", "pid": 1} | changes))


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_first_run_is_new(store: Store) -> None:
    with store.begin() as conn:
        run = start(conn)
        assert (len(run.id), run.resumed) == (32, False)
        found = latest_run(conn)
        assert found is not None
        assert (found.id, found.state, found.started, found.pid) == (run.id, "running", NOW, 1)


def test_a_run_whose_process_died_is_resumed_with_what_it_left_waiting(store: Store, dead: int) -> None:
    with store.begin() as conn:
        first = start(conn, pid=dead)
        discover(conn, first.id, [link(f"https://news.example/{n}") for n in range(3)], NOW)
        record(conn, visit(first.id, article(url="https://news.example/1")), rules_hash=RULES)
        again = start(conn, later(minutes=1), pid=os.getpid())
        assert again == Run(first.id, resumed=True)
        assert [one.link.url[-1] for one in waiting(conn, again.id)] in (["0", "2"], ["2", "0"])
        found = latest_run(conn)
        assert found is not None
        assert (found.pid, found.resumed) == (os.getpid(), later(minutes=1))


def test_a_run_whose_process_is_alive_is_not_taken_from_it(store: Store) -> None:
    with store.begin() as conn:
        start(conn, pid=os.getpid())
        with pytest.raises(StoreError, match=f"process {os.getpid()} on here"):
            start(conn, later(minutes=1), pid=1)


def test_a_live_process_that_was_silent_for_a_day_is_another_one(store: Store) -> None:
    with store.begin() as conn:
        first = start(conn, pid=os.getpid())
        assert start(conn, later(hours=25), pid=1) == Run(first.id, resumed=True)


def test_a_process_with_the_same_number_is_the_successor(store: Store) -> None:
    with store.begin() as conn:
        first = start(conn, pid=os.getpid())
        assert start(conn, later(minutes=1), pid=os.getpid()) == Run(first.id, resumed=True)


def test_a_run_on_another_machine_is_dead_after_an_hour_without_a_visit(store: Store) -> None:
    with store.begin() as conn:
        first = start(conn, host="there")
        record(conn, visit(first.id, article(), at=later(minutes=50)), rules_hash=RULES)
        with pytest.raises(StoreError):
            start(conn, later(minutes=100))
        assert start(conn, later(minutes=111)) == Run(first.id, resumed=True)
        with pytest.raises(StoreError):
            start(conn, later(minutes=150), host="elsewhere")


@pytest.mark.parametrize("state", ["finished", "failed"])
def test_after_a_run_that_ended_comes_a_new_one(store: Store, state: str) -> None:
    with store.begin() as conn:
        first = start(conn)
        finish_run(conn, first.id, later(hours=1), state, note="why")
        second = start(conn, later(hours=2))
        assert not second.resumed
        found = latest_run(conn, kind="crawl", watch="aws")
        assert found is not None
        assert found.id == second.id != first.id


def test_a_run_that_was_stopped_is_taken_up(store: Store) -> None:
    with store.begin() as conn:
        first = start(conn, pid=os.getpid())
        finish_run(conn, first.id, later(hours=1), "stopped")
        found = latest_run(conn)
        assert found is not None
        assert (found.state, found.finished) == ("stopped", later(hours=1))
        assert start(conn, later(hours=2)) == Run(first.id, resumed=True)


def test_runs_of_another_kind_or_watch_do_not_matter(store: Store) -> None:
    with store.begin() as conn:
        start(conn, pid=os.getpid())
        others = [start(conn, watch=None), start(conn, watch="b"), start(conn, kind="ingest")]
        assert not any(run.resumed for run in others)
        assert latest_run(conn, kind="reextract") is None


def test_a_run_named_by_the_caller_is_made_or_taken_over(store: Store) -> None:
    with store.begin() as conn:
        assert start(conn, id="mine", pid=os.getpid()) == Run("mine", resumed=False)
        assert start(conn, id="mine", pid=1) == Run("mine", resumed=True)


def test_a_run_does_not_end_in_any_other_way(store: Store) -> None:
    with store.begin() as conn, pytest.raises(ValueError, match="running"):
        finish_run(conn, start(conn).id, NOW, "running")


def test_the_summary_counts_what_became_of_each_source(store: Store) -> None:
    ends: list[tuple[str, Outcome, str | None]] = [
        ("1", Outcome.SKIPPED, "robots.txt"),
        ("2", Outcome.SKIPPED, "no entity of the watch"),
        ("3", Outcome.SKIPPED, "no entity of the watch"),
        ("4", Outcome.FAILED, "timeout"),
        ("5", Outcome.NOT_MODIFIED, None),
        ("6", Outcome.WAITING, None),
        ("7", Outcome.FAILED, None),
    ]
    feed = link("https://news.example/feed", kind=AddressKind.FEED)
    sitemap = link("https://news.example/map", kind=AddressKind.SITEMAP)
    with store.begin() as conn:
        run = start(conn).id
        discover(conn, run, [feed, sitemap, link("https://b.example/", "b")], NOW)
        discover(conn, run, [link(f"https://news.example/{n}") for n, _, _ in ends], NOW)
        for n, outcome, reason in ends:
            if outcome is not Outcome.WAITING:
                one = visit(run, url=f"https://news.example/{n}", outcome=outcome, reason=reason, status=None)
                record(conn, one, rules_hash=RULES)
        record(conn, visit(run, article()), rules_hash=RULES)
        record(conn, visit(run, url=feed.url, outcome=Outcome.READ), rules_hash=RULES)
        record(conn, visit(run, url=sitemap.url, outcome=Outcome.FAILED, reason="timeout"), rules_hash=RULES)
        b, daily = summary(conn, run)
    assert (b.source, b.seen, b.waiting) == ("b", 1, 1)
    assert (daily.source, daily.seen, daily.new, daily.not_modified) == ("daily", 8, 1, 1)
    assert (daily.revised, daily.unchanged, daily.withdrawn, daily.waiting, daily.read) == (0, 0, 0, 1, 1)
    assert daily.skipped == (Reason("no entity of the watch", 2), Reason("robots.txt", 1))
    assert daily.failed == (Reason("timeout", 2), Reason("no reason given", 1))
