"""Recording visits: what an article is to the store, and that nothing is recorded twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, func, select
from store_samples import NOW, RULES, TEXT, URL, article, claim, later, link, look, new_run, snapshot, visit

from claimtrack.errors import StoreError
from claimtrack.model import BodyState, Outcome
from claimtrack.store import tables
from claimtrack.store.addresses import discover, known, waiting
from claimtrack.store.articles import find_article
from claimtrack.store.claims import ClaimFilter, find
from claimtrack.store.session import Store
from claimtrack.store.snapshots import read_snapshot
from claimtrack.store.visits import record

OTHER = "https://news.example/amp/cuts"

EDITED = TEXT.replace("20%", "10%")


def everything(conn: Connection) -> dict[str, list[Any]]:
    names = tables.Base.metadata.sorted_tables
    return {table.name: [tuple(row) for row in conn.execute(select(table))] for table in names}


def count(conn: Connection, table: Any) -> int:
    return int(conn.execute(select(func.count()).select_from(table)).scalar_one())


def test_a_page_never_seen_before_is_new_and_brings_its_claims(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        run = new_run(conn)
        discover(conn, run, [link()], NOW)
        assert look(conn, run, page, claims=(claim(page),)) is Outcome.NEW
        assert waiting(conn, run) == []
        (view,) = find(conn)
        assert (view.claim, view.revision, view.url) == (claim(page), 1, URL)
        kept = read_snapshot(conn, view.snapshot or "")
        assert kept is not None
        assert kept.body == page.text.encode()


def test_the_same_text_is_unchanged_and_keeps_one_revision_and_one_snapshot(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        first, second = new_run(conn), new_run(conn, watch="other")
        look(conn, first, page, claims=(claim(page),))
        again = look(
            conn,
            second,
            page,
            claims=(claim(page),),
            snapshot=snapshot(b"other advertisements"),
            at=later(days=1),
        )
        assert again is Outcome.UNCHANGED
        assert count(conn, tables.Revision) == count(conn, tables.Snapshot) == count(conn, tables.Claim) == 1
        found = find_article(conn, URL)
        assert found is not None
        assert (found.first_seen, found.last_seen) == (NOW, later(days=1))


def test_another_text_is_a_revision_and_supersedes_the_claims_that_are_gone_from_it(store: Store) -> None:
    before, after = article(), article(EDITED)
    old, new = claim(before), claim(after, "about 10% of its jobs")
    with store.begin() as conn:
        look(conn, new_run(conn), before, claims=(old,))
        outcome = look(conn, new_run(conn, watch="b"), after, claims=(new,), at=later(days=1))
        assert outcome is Outcome.REVISED
        assert [view.claim.id for view in find(conn)] == [new.id]
        both = {view.claim.id: view for view in find(conn, ClaimFilter(include_superseded=True))}
        assert (both[old.id].superseded_at, both[old.id].revision) == (later(days=1), 1)
        assert (both[new.id].superseded_at, both[new.id].revision) == (None, 2)


def test_another_title_is_a_revision(store: Store) -> None:
    with store.begin() as conn:
        look(conn, new_run(conn), article())
        outcome = look(conn, new_run(conn, watch="b"), article(title="Cloud unit denies cuts"))
        assert outcome is Outcome.REVISED


def test_a_text_that_comes_back_is_a_third_revision(store: Store) -> None:
    with store.begin() as conn:
        for number, text_ in enumerate([TEXT, EDITED, TEXT]):
            look(conn, new_run(conn, watch=str(number)), article(text_), at=later(days=number))
        found = find_article(conn, URL)
        assert found is not None
        assert found.revision.number == 3


def test_recording_the_same_visit_twice_changes_nothing(store: Store) -> None:
    page = article()
    links = (link("https://news.example/2025/next"),)
    with store.begin() as conn:
        run = new_run(conn)
        gone = visit(run, url=OTHER, outcome=Outcome.FAILED, status=500, reason="HTTP 500")
        seen = visit(run, page, claims=(claim(page),), links=links, etag='"1"')
        outcomes = [record(conn, one, rules_hash=RULES) for one in (seen, gone)]
        before = everything(conn)
        assert [record(conn, one, rules_hash=RULES) for one in (seen, gone)] == outcomes
        assert everything(conn) == before


def test_a_visit_that_failed_may_be_made_again_in_the_same_run(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        look(conn, run, outcome=Outcome.FAILED, reason="timeout", status=None)
        assert look(conn, run, article(), at=later(minutes=5)) is Outcome.NEW
        assert count(conn, tables.Visit) == 1


def test_two_addresses_that_redirect_to_one_are_one_article(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        short = ["https://t.example/1", "https://t.example/2"]
        outcomes = [look(conn, run, article(url=url), url=url, final_url=URL) for url in short]
        assert outcomes == [Outcome.NEW, Outcome.UNCHANGED]
        assert count(conn, tables.Article) == 1
        assert count(conn, tables.Address) == 2
        assert all((found := known(conn, url)) and found.article == URL for url in short)


def test_two_addresses_that_state_the_same_url_are_one_article(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        assert look(conn, run, article()) is Outcome.NEW
        assert look(conn, run, article(), url=OTHER) is Outcome.UNCHANGED
        assert count(conn, tables.Article) == 1
        found = find_article(conn, OTHER)
        assert found is not None
        assert found.revision.article.url == URL


def test_a_page_that_states_another_url_than_before_stays_the_same_article(store: Store) -> None:
    with store.begin() as conn:
        look(conn, new_run(conn), article())
        moved = "https://news.example/2025/fifth"
        assert look(conn, new_run(conn, watch="b"), article(url=moved), url=URL) is Outcome.UNCHANGED
        assert look(conn, new_run(conn, watch="c"), article(url=moved), url=moved) is Outcome.UNCHANGED
        assert count(conn, tables.Article) == 1


def test_a_page_that_states_the_url_of_another_source_does_not_revise_its_article(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        look(conn, run, article())
        copy = article("Something else entirely.", source="copycat")
        assert look(conn, run, copy, url="https://copy.example/1") is Outcome.NEW
        assert count(conn, tables.Article) == 2
        texts = select(tables.Article.source, tables.Revision.text).join(
            tables.Revision, tables.Revision.article == tables.Article.id
        )
        assert dict(conn.execute(texts).all()) == {"daily": TEXT, "copycat": copy.text}


def test_part_of_a_page_does_not_replace_the_whole(store: Store) -> None:
    page = article()
    walled = article("The cloud unit will cut", body_state=BodyState.PARTIAL)
    with store.begin() as conn:
        look(conn, new_run(conn), page, claims=(claim(page),))
        assert look(conn, new_run(conn, watch="b"), walled, at=later(days=1)) is Outcome.SKIPPED
        assert len(list(find(conn))) == 1
        found = find_article(conn, URL)
        assert found is not None
        assert (found.revision.article, found.last_seen) == (page, later(days=1))


def test_the_bytes_of_part_of_a_page_are_not_those_of_the_whole(store: Store) -> None:
    part = article("The cloud unit will cut", body_state=BodyState.PARTIAL)
    with store.begin() as conn:
        look(conn, new_run(conn), article(), snapshot=None)
        look(conn, new_run(conn, watch="b"), part)
        assert count(conn, tables.Snapshot) == 0


def test_a_visit_that_fails_half_way_leaves_nothing(store: Store) -> None:
    page = article()
    elsewhere = replace(claim(page), evidence=replace(claim(page).evidence, text="other words"))
    with store.begin() as conn:
        run = new_run(conn)
        before = everything(conn)
    with pytest.raises(StoreError, match="evidence"), store.begin() as conn:
        look(conn, run, page, claims=(claim(page), elsewhere))
    with store.read() as conn:
        assert everything(conn) == before
