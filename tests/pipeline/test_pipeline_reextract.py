"""Stored articles read again: what changes is told, kept in whole articles, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from claimtrack.data.watches import ANY
from claimtrack.errors import InputError, StoreError
from claimtrack.model import Article, Attribution, Claim, Entity, Outcome, SpeakerKind, Visit, Watch
from claimtrack.pipeline import reextract as rereading
from claimtrack.pipeline.crawl_start import Process
from claimtrack.pipeline.ingest import ingest
from claimtrack.pipeline.reextract import Reread, preview, reextract
from claimtrack.pipeline.steps import extract
from claimtrack.store import tables
from claimtrack.store.claims import ClaimFilter, find
from claimtrack.store.runs import latest_run, start_run
from claimtrack.store.session import Store
from claimtrack.store.visits import record

NOW = datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
HERE = Process("here", 1)
CUTS = Article(
    "https://news.example/cuts", "Airbus will cut 1,200 jobs. Bosch closes its plant in Ulm.", "en"
)
MORE = Article("https://news.example/more", "Siemens will cut 300 jobs.", "en")
Change = Callable[[list[Claim]], list[Claim]]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Changes the rules: from now on they find what the function makes of the claims found so far."""

    def rules(change: Change) -> None:
        monkeypatch.setattr(rereading, "extract", lambda article, watch: change(extract(article, watch)))
        monkeypatch.setattr(rereading, "rules_hash", lambda: "other rules")

    return rules


def filled(store: Store, *articles: Article) -> None:
    list(ingest(store, articles or (CUTS, MORE), ANY, NOW))


def again(store: Store, watch: Watch | None = None) -> list[Reread]:
    return list(reextract(store, watch, LATER, HERE))


def rows(store: Store, *besides: str) -> dict[str, list[Any]]:
    """Everything in the store, but for some tables."""
    with store.read() as conn:
        return {
            table.name: sorted(map(tuple, conn.execute(select(table))), key=str)
            for table in tables.Base.metadata.sorted_tables
            if table.name not in besides
        }


def standing(store: Store, **asked: Any) -> list[tuple[str, str | None]]:
    """Type and subject of the claims that stand, by place."""
    with store.read() as conn:
        found = [view.claim for view in find(conn, ClaimFilter(**asked))]
    return [
        (one.type, one.subject) for one in sorted(found, key=lambda one: (one.article, one.evidence.start))
    ]


ALL = [("layoff", "airbus"), ("closure", "bosch"), ("layoff", "siemens")]


def without_layoffs(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.type != "layoff"]


def test_the_same_rules_change_nothing(store: Store) -> None:
    filled(store)
    before = rows(store, "run")
    assert [(one.changes, one.same) for one in again(store)] == [((), 2), ((), 1)]
    assert rows(store, "run") == before


def test_a_claim_no_longer_found_is_superseded_and_can_still_be_seen(
    store: Store, rules: Callable[[Change], None]
) -> None:
    filled(store)
    rules(without_layoffs)
    first, second = again(store)
    assert [(change.was and change.was.subject, change.now) for change in first.changes] == [("airbus", None)]
    assert (first.same, second.same) == (1, 0)
    assert standing(store) == [("closure", "bosch")]
    assert standing(store, as_of=NOW) == ALL
    assert len(rows(store)["claim"]) == 3


def test_a_new_claim_is_gained(store: Store, rules: Callable[[Change], None]) -> None:
    filled(store, CUTS)
    rules(lambda claims: [*claims, replace(claims[1], id="new", type="market_exit", topic="operations")])
    (one,) = again(store)
    assert [(change.was, change.now and change.now.id) for change in one.changes] == [(None, "new")]
    assert ("market_exit", "bosch") in standing(store)


def test_another_reading_of_the_same_words_is_one_change(
    store: Store, rules: Callable[[Change], None]
) -> None:
    filled(store, CUTS)
    rules(lambda claims: [replace(claims[0], id="other", subject="boeing"), *claims[1:]])
    (one,) = again(store)
    (change,) = one.changes
    assert change.was is not None
    assert change.now is not None
    assert (change.was.subject, change.now.subject, one.same) == ("airbus", "boeing", 1)
    assert standing(store) == [("layoff", "boeing"), ("closure", "bosch")]


def test_a_claim_whose_speaker_is_read_otherwise_keeps_its_former_reading(
    store: Store, rules: Callable[[Change], None]
) -> None:
    filled(store, CUTS)
    insider = Attribution("Betriebsrat", SpeakerKind.INSIDER)
    rules(lambda claims: [replace(claims[0], attribution=insider), *claims[1:]])
    (one,) = again(store)
    assert len(one.changes) == 1
    with store.read() as conn:
        found = list(find(conn, ClaimFilter(type="layoff", include_superseded=True)))
    assert {(view.claim.attribution.speaker, view.superseded_at) for view in found} == {
        (None, LATER),
        ("Betriebsrat", None),
    }


def test_another_rule_or_confidence_alone_is_no_change(store: Store, rules: Callable[[Change], None]) -> None:
    filled(store, CUTS)
    rules(lambda claims: [replace(claim, rule="en/other", confidence=0.5) for claim in claims])
    (one,) = again(store)
    assert (one.changes, one.same) == ((), 2)
    with store.read() as conn:
        assert {view.claim.rule for view in find(conn)} == {"en/other"}


def test_what_the_watch_does_not_follow_stays_as_it_is(store: Store, rules: Callable[[Change], None]) -> None:
    filled(store)
    before = rows(store)["claim"]
    rules(lambda claims: [])
    again(store, Watch("own", "Own", entities=("airbus",)))
    assert standing(store) == ALL[1:]
    after = rows(store)["claim"]
    assert len(after) == len(before)
    assert sum(row in before for row in after) == 2


def test_a_language_the_watch_does_not_read_stays_as_it_is(
    store: Store, rules: Callable[[Change], None]
) -> None:
    filled(store)
    rules(lambda claims: [])
    assert again(store, Watch("own", "Own", languages=("de",))) == []
    assert standing(store) == ALL


def test_names_taken_out_of_a_watch_take_their_claims_along(store: Store) -> None:
    page = replace(CUTS, text="Polderkaart will cut 40 jobs.")
    own = Entity("polderkaart", "Polderkaart", "company", {"en": ("Polderkaart",)})
    watch = Watch("own", "Own", entities=("polderkaart",), own_entities=(own,))
    list(ingest(store, [page], watch, NOW))
    assert standing(store) == [("layoff", "polderkaart")]
    other = replace(watch, own_entities=(replace(own, names={"en": ("Polder Kaart BV",)}),))
    again(store, other)
    assert standing(store) == []


def test_a_preview_tells_the_same_and_writes_nothing(store: Store, rules: Callable[[Change], None]) -> None:
    filled(store)
    rules(without_layoffs)
    before = rows(store)
    told = list(preview(store, None))
    assert rows(store) == before
    assert told == again(store)
    assert list(preview(store, None)) != told


def test_what_was_read_again_before_the_end_stays_and_the_rest_is_as_it_was(
    store: Store, rules: Callable[[Change], None]
) -> None:
    filled(store)

    def stop_at_siemens(claims: list[Claim]) -> list[Claim]:
        if any(claim.subject == "siemens" for claim in claims):
            raise KeyboardInterrupt
        return without_layoffs(claims)

    rules(stop_at_siemens)
    with pytest.raises(KeyboardInterrupt):
        again(store)
    assert standing(store) == ALL[1:]
    with store.read() as conn:
        run = latest_run(conn, kind="reextract")
    assert run is not None
    assert run.state == "stopped"
    rules(without_layoffs)
    assert [len(one.changes) for one in again(store)] == [0, 1]
    with store.read() as conn:
        resumed = latest_run(conn, kind="reextract")
    assert resumed is not None
    assert (resumed.id, resumed.state) == (run.id, "finished")


def test_an_article_is_renewed_as_a_whole_or_not_at_all(
    store: Store, rules: Callable[[Change], None]
) -> None:
    filled(store, CUTS)
    before = rows(store, "run")

    def broken(claims: list[Claim]) -> list[Claim]:
        wrong = replace(claims[1], id="wrong", evidence=replace(claims[1].evidence, text="not there"))
        return [replace(claims[0], id="right"), wrong]

    rules(broken)
    with pytest.raises(StoreError):
        again(store)
    assert rows(store, "run") == before


def test_an_article_revised_meanwhile_is_left_to_its_new_revision(
    store: Store, rules: Callable[[Change], None]
) -> None:
    filled(store, CUTS)

    def revised_meanwhile(claims: list[Claim]) -> list[Claim]:
        filled(store, replace(CUTS, text="Airbus will cut 1,300 jobs."))
        return []

    rules(revised_meanwhile)
    again(store)
    assert standing(store) == [("layoff", "airbus")]


class TestWithoutAWatch:
    """Each article is read again for the watch it was crawled for."""

    def crawled(self, store: Store, watch: str) -> None:
        page = replace(
            CUTS, text="AWS China will cut 300 jobs. Airbus will cut 1,200 jobs.", source="reuters"
        )
        with store.begin() as conn:
            run = start_run(conn, kind="crawl", watch=watch, now=NOW, host="here", pid=1)
            record(conn, Visit(run.id, page.url, Outcome.NEW, NOW, 200, article=page), rules_hash="old")

    def test_a_crawled_article_gains_nothing_that_its_watch_does_not_follow(self, store: Store) -> None:
        self.crawled(store, "aws-china")
        again(store)
        assert standing(store) == [("layoff", "aws-china")]
        again(store, ANY)
        assert standing(store) == [("layoff", "aws-china"), ("layoff", "airbus")]

    def test_a_watch_of_ones_own_must_be_named(self, store: Store) -> None:
        self.crawled(store, "solar")
        with pytest.raises(InputError, match=r"whose file must be named: watch 'solar'\. Add --watch"):
            again(store)
        with store.read() as conn:
            assert latest_run(conn, kind="reextract") is None
        assert len(again(store, ANY)) == 1
