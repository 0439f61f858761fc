"""Comparisons keep when they were first and last found, and their row when they are no longer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from store_samples import NOW, RULES, article, claim, later, pair, save

from claimtrack.errors import InputError, StoreError
from claimtrack.model import Claim, Modality, Relation, Strength
from claimtrack.store.claims import ClaimFilter, save_claims
from claimtrack.store.comparisons import (
    ComparisonCount,
    contradictions,
    counts,
    get,
    incomparable,
    save_comparisons,
)
from claimtrack.store.session import Store

ONE = article("Cuts of 20% are near.", url="https://news.example/1")
TWO = article("Cuts of 10% are near.", url="https://official.example/2", source="newsroom")
A = claim(ONE, "20%")
B = claim(TWO, "10%")
OTHER = claim(ONE, "Cuts", type="revenue", topic="financials", subject="globex")


@pytest.fixture
def revisions(store: Store) -> tuple[int, int]:
    with store.begin() as conn:
        return save(conn, ONE, A, OTHER), save(conn, TWO, B)


def reasons(conn: Connection, **asked: bool) -> list[str]:
    return [view.comparison.reason for view in contradictions(conn, **asked)]


def test_a_contradiction_is_shown_with_both_sides(store: Store, revisions: tuple[int, int]) -> None:
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B)], NOW)
        (view,) = contradictions(conn)
        assert view.comparison == pair(A, B)
        assert list(view.comparison.inputs) == ["b", "a"]
        assert (view.a.sentence, view.a.source_name) == (ONE.text, "The Daily")
        assert (view.b.sentence, view.b.source_name) == (TWO.text, "Newsroom")
        assert (view.first_seen, view.last_seen, view.gone_at) == (NOW, NOW, None)


def test_found_again_it_keeps_when_it_was_first_found(store: Store, revisions: tuple[int, int]) -> None:
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B)], NOW)
        again = pair(B, A, reason="Still so.", strength=Strength.DISPUTE)
        save_comparisons(conn, [again, again], later(days=1))
        (view,) = contradictions(conn)
        assert view.comparison == again
        assert (view.first_seen, view.last_seen) == (NOW, later(days=1))


def test_no_longer_found_it_is_gone_but_kept_and_may_come_back(
    store: Store, revisions: tuple[int, int]
) -> None:
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B), pair(A, B, kind="denied", reason="Denied.")], NOW)
        save_comparisons(conn, [pair(A, B)], later(days=1))
        assert reasons(conn) == [pair(A, B).reason]
        assert len(reasons(conn, include_gone=True)) == 2
        as_it_was = contradictions(conn, ClaimFilter(as_of=later(hours=1)))
        assert len(list(as_it_was)) == 2
        assert list(contradictions(conn, ClaimFilter(as_of=later(hours=-1)))) == []
        save_comparisons(conn, [pair(A, B), pair(A, B, kind="denied", reason="Denied.")], later(days=2))
        back = {view.comparison.kind: view for view in contradictions(conn)}
        assert (back["denied"].gone_at, back["denied"].first_seen) == (None, NOW)


def test_comparing_one_watch_leaves_the_pairs_of_others(store: Store, revisions: tuple[int, int]) -> None:
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B), pair(OTHER, OTHER, reason="Of globex.")], NOW)
        save_comparisons(conn, [], later(days=1), among=ClaimFilter(entities=("globex",)))
        assert reasons(conn) == [pair(A, B).reason]


def test_a_pair_with_a_superseded_side_is_not_shown_and_then_gone(
    store: Store, revisions: tuple[int, int]
) -> None:
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B)], NOW)
        save_claims(conn, revisions[1], [], "rules-2", later(hours=1))
        assert reasons(conn) == []
        assert reasons(conn, include_gone=True) == [pair(A, B).reason]
        save_comparisons(conn, [], later(days=1), among=ClaimFilter(topic="customers"))
        (view,) = contradictions(conn, include_gone=True)
        assert view.gone_at == later(days=1)


def test_a_contradiction_lives_on_when_a_side_is_read_otherwise(
    store: Store, revisions: tuple[int, int]
) -> None:
    hedged = replace(B, modality=Modality.HEDGED)
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B)], NOW)
        save_claims(conn, revisions[1], [hedged], "rules-2", later(hours=1))
        save_comparisons(conn, [pair(A, hedged)], later(days=1))
        (view,) = contradictions(conn)
        assert (view.first_seen, view.b.claim, view.gone_at) == (NOW, hedged, None)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (ClaimFilter(source="newsroom"), 1),
        (ClaimFilter(source="daily", topic="layoffs"), 1),
        (ClaimFilter(topic="customers"), 0),
        (ClaimFilter(source="newsroom", topic="financials"), 0),
    ],
)
def test_a_contradiction_is_found_by_either_side(
    store: Store, revisions: tuple[int, int], asked: ClaimFilter, number: int
) -> None:
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B)], NOW)
        assert len(list(contradictions(conn, asked))) == number


def test_pairs_that_cannot_be_compared_are_an_answer_of_their_own(
    store: Store, revisions: tuple[int, int]
) -> None:
    unlike = pair(A, OTHER, relation=Relation.INCOMPARABLE, kind="type", strength=None, inputs={})
    agreed = pair(A, B, relation=Relation.AGREES, kind=None, strength=None)
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B), unlike, agreed], NOW)
        assert [view.comparison for view in incomparable(conn)] == [unlike]
        assert len(reasons(conn)) == 1
        assert counts(conn) == [
            ComparisonCount(Relation.AGREES, None, 1),
            ComparisonCount(Relation.CONTRADICTS, "number", 1),
            ComparisonCount(Relation.INCOMPARABLE, "type", 1),
        ]


def test_a_comparison_is_found_by_the_beginning_of_its_id(store: Store, revisions: tuple[int, int]) -> None:
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B)], NOW)
        (view,) = contradictions(conn)
        assert get(conn, view.id[:6]) == view
        with pytest.raises(InputError):
            get(conn, "%")


def test_a_claim_that_was_never_saved_cannot_be_compared(store: Store, revisions: tuple[int, int]) -> None:
    with pytest.raises(StoreError, match="no-such-claim"), store.begin() as conn:
        save_comparisons(conn, [pair(A, replace(B, id="no-such-claim"))], NOW)


def test_many_comparisons_are_saved_and_read(store: Store, revisions: tuple[int, int]) -> None:
    many = [replace(A, id=f"{n:05}") for n in range(700)]
    with store.begin() as conn:
        save_claims(conn, revisions[0], many, RULES, NOW)
        save_comparisons(conn, (pair(one, B) for one in many), NOW)
        assert {view.a.claim.id for view in contradictions(conn)} == {one.id for one in many}
        assert len(list(contradictions(conn, limit=3))) == 3


def test_people_find_both_sides_in_a_view(store: Store, revisions: tuple[int, int]) -> None:
    halves: list[Claim] = [A, B]
    with store.begin() as conn:
        save_comparisons(conn, [pair(A, B)], NOW)
        row = conn.execute(
            text("SELECT a_id, b_id, a_sentence, b_sentence, reason FROM contradictions")
        ).one()
        assert tuple(row) == (*(one.id for one in halves), ONE.text, TWO.text, pair(A, B).reason)
        save_comparisons(conn, [], later(days=1))
        assert conn.execute(text("SELECT count(*) FROM contradictions")).scalar_one() == 0
