"""Visits that gave no article: pages that are gone, skipped or unchanged, feeds, failures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, text
from store_samples import NOW, RULES, URL, article, claim, later, link, look, new_run, snapshot, visit

from claimtrack.errors import StoreError
from claimtrack.model import AddressKind, Outcome
from claimtrack.store import tables
from claimtrack.store.addresses import discover, due, known, waiting
from claimtrack.store.articles import find_article
from claimtrack.store.claims import ClaimFilter, find
from claimtrack.store.session import Store
from claimtrack.store.visits import record

OTHER = "https://news.example/amp/cuts"


def count(conn: Connection, table: Any) -> int:
    return int(conn.execute(select(func.count()).select_from(table)).scalar_one())


def test_a_known_article_that_is_gone_is_withdrawn_and_keeps_its_claims(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        look(conn, new_run(conn), page, claims=(claim(page),))
        gone = {"outcome": Outcome.WITHDRAWN, "status": 404}
        assert look(conn, new_run(conn, watch="b"), at=later(days=1), **gone) is Outcome.WITHDRAWN
        look(conn, new_run(conn, watch="c"), at=later(days=2), **gone)
        (view,) = find(conn)
        assert view.withdrawn_at == later(days=1)
        assert list(find(conn, ClaimFilter(include_withdrawn=False))) == []
        assert due(conn, ["daily"], NOW) == []


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.FAILED])
def test_an_address_that_never_gave_an_article_fails_when_it_is_gone(store: Store, outcome: Outcome) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        discover(conn, run, [link()], NOW)
        assert look(conn, run, outcome=outcome, status=404) is Outcome.FAILED
        reason = conn.execute(select(tables.Visit.reason)).scalar_one()
        assert reason == "HTTP 404"


def test_an_article_that_stands_at_another_address_is_not_withdrawn(store: Store) -> None:
    with store.begin() as conn:
        run, next_run = new_run(conn), new_run(conn, watch="b")
        look(conn, run, article())
        look(conn, run, article(), url=OTHER)
        gone = {"outcome": Outcome.WITHDRAWN, "status": 410, "at": later(days=1)}
        assert look(conn, next_run, url=OTHER, **gone) is Outcome.FAILED
        assert [one.url for one in due(conn, ["daily"], NOW)] == [URL]
        assert look(conn, next_run, url=URL, **gone) is Outcome.WITHDRAWN


@pytest.mark.parametrize("status", [200, 304])
def test_an_article_that_came_back_is_not_withdrawn(store: Store, status: int) -> None:
    with store.begin() as conn:
        look(conn, new_run(conn), article())
        look(conn, new_run(conn, watch="b"), outcome=Outcome.WITHDRAWN, status=404, at=later(days=1))
        back: dict[str, Any] = {"page": article()} if status == 200 else {"outcome": Outcome.NOT_MODIFIED}
        look(conn, new_run(conn, watch="c"), status=status, at=later(days=2), **back)
        found = find_article(conn, URL)
        assert found is not None
        assert (found.withdrawn_at, found.last_seen) == (None, later(days=2))


def test_the_validators_of_the_last_full_answer_are_known(store: Store) -> None:
    with store.begin() as conn:
        first = visit("", article(), etag='"1"', last_modified="Mon", at=NOW)
        record(conn, replace(first, run=new_run(conn)), rules_hash=RULES)
        look(
            conn,
            new_run(conn, watch="b"),
            outcome=Outcome.NOT_MODIFIED,
            status=304,
            at=later(days=1),
            etag='"2"',
        )
        look(conn, new_run(conn, watch="c"), outcome=Outcome.FAILED, status=500, at=later(days=2))
        found = known(conn, URL)
        assert found is not None
        assert (found.etag, found.last_modified, found.last_full_fetch) == ('"2"', "Mon", NOW)
        assert first.snapshot is not None
        assert (found.last_sha256, found.outcome) == (first.snapshot.sha256, Outcome.FAILED)
        look(conn, new_run(conn, watch="d"), article(), at=later(days=3))
        after = known(conn, URL)
        assert after is not None
        assert (after.etag, after.last_full_fetch) == (None, later(days=3))


def test_failures_are_counted_until_a_visit_succeeds(store: Store) -> None:
    with store.begin() as conn:
        seen = []
        for number, outcome in enumerate([Outcome.FAILED, Outcome.FAILED, Outcome.UNCHANGED, Outcome.FAILED]):
            look(conn, new_run(conn, watch=str(number)), outcome=outcome, status=None, at=later(days=number))
            seen.append(conn.execute(select(tables.Address.failures)).scalar_one())
        assert seen == [1, 2, 0, 1]


def test_an_article_that_was_decided_against_is_not_saved(store: Store) -> None:
    with store.begin() as conn:
        decided = {"outcome": Outcome.SKIPPED, "reason": "consent wall"}
        assert look(conn, new_run(conn), article(), **decided) is Outcome.SKIPPED
        assert count(conn, tables.Article) == count(conn, tables.Snapshot) == 0


def test_moments_are_kept_in_one_form_that_sorts(store: Store) -> None:
    east = timezone(timedelta(hours=8))
    with store.begin() as conn:
        look(conn, new_run(conn), article(), at=NOW.astimezone(east))
        found = find_article(conn, URL)
        assert found is not None
        assert (found.last_seen, found.last_seen.tzinfo) == (NOW, UTC)
        look(conn, new_run(conn, watch="b"), outcome=Outcome.NOT_MODIFIED, at=later(days=1).astimezone(east))
        if conn.dialect.name == "sqlite":
            written = conn.execute(text("SELECT first_seen, last_seen FROM article")).one()
            assert tuple(written) == ("2025-09-15 08:00:00.000000", "2025-09-16 08:00:00.000000")


def test_of_a_skipped_page_only_the_hash_and_the_decision_are_kept(store: Store) -> None:
    bytes_ = snapshot(b"weather")
    with store.begin() as conn:
        run = new_run(conn)
        skipped = {"outcome": Outcome.SKIPPED, "reason": "names no entity of the watch", "snapshot": bytes_}
        assert look(conn, run, **skipped) is Outcome.SKIPPED
        assert count(conn, tables.Snapshot) == count(conn, tables.Article) == 0
        found = known(conn, URL)
        assert found is not None
        assert (found.last_sha256, found.has_article) == (bytes_.sha256, False)


def test_a_feed_that_was_read_leaves_its_links_waiting(store: Store) -> None:
    feed = link("https://news.example/feed", kind=AddressKind.FEED)
    with store.begin() as conn:
        run = new_run(conn)
        discover(conn, run, [feed], NOW)
        read = {
            "url": feed.url,
            "outcome": Outcome.READ,
            "links": (link(title="Cuts", published="2025-09-14"),),
        }
        assert look(conn, run, **read) is Outcome.READ
        (left,) = waiting(conn, run)
        assert left.link == link(title="Cuts", published="2025-09-14")


def test_a_visit_that_says_new_must_bring_an_article(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        with pytest.raises(ValueError, match="without an article"):
            look(conn, run, outcome=Outcome.NEW)


def test_a_visit_of_no_run_is_refused(store: Store) -> None:
    with pytest.raises(StoreError), store.begin() as conn:
        look(conn, "no-such-run", article())
