"""Pairs that say the same are shown once, by the best documented of them, and none is lost in the count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimtrack.model import Relation
from claimtrack.report.contradictions import pairs
from claimtrack.report.gathered import gather
from claimtrack.store.claim_filter import ANY
from claimtrack.store.comparisons import ComparisonView
from claimtrack.store.session import Store


@pytest.fixture
def view(filled: Store) -> ComparisonView:
    return next(pairs(filled, Relation.CONTRADICTS, ANY))


def copied(view: ComparisonView, url: str, **changes: object) -> ComparisonView:
    """The pair as another article repeats its first side."""
    claim = replace(view.a.claim, **changes)  # type: ignore[arg-type]
    return replace(
        view, a=replace(view.a, url=url, claim=claim), comparison=replace(view.comparison, a=claim)
    )


def test_a_report_that_is_repeated_is_one_pair_to_read(view: ComparisonView) -> None:
    (one,) = gather([view, copied(view, "https://copy.example/1"), copied(view, "https://copy.example/2")])
    assert one.pairs == 3
    assert one.articles == len({view.a.url, view.b.url}) + 2


def test_another_number_or_month_is_another_pair(view: ComparisonView) -> None:
    quantity = view.a.claim.quantity
    assert quantity is not None
    other_number = copied(view, "https://copy.example/1", quantity=replace(quantity, low=1.0, high=1.0))
    other_month = copied(view, "https://copy.example/2", published="2019-01-31")
    assert [one.pairs for one in gather([view, other_number, other_month])] == [1, 1, 1]


def test_another_day_of_the_month_is_the_same_pair(view: ComparisonView) -> None:
    month = (view.a.claim.published or "")[:7]
    (one,) = gather([view, copied(view, "https://copy.example/1", published=f"{month}-28")])
    assert one.pairs == 2


def test_the_companys_own_page_stands_for_the_others(view: ComparisonView) -> None:
    official = replace(view, b=replace(view.b, source_kind="official"))
    reported = replace(view, b=replace(view.b, source_kind="press"))
    (one,) = gather([reported, official])
    assert one.view is official


def test_nothing_gives_nothing() -> None:
    assert list(gather([])) == []
