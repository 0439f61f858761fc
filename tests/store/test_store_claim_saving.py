"""Claims are kept whole, saved once, superseded and never deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text
from store_samples import NOW, RULES, TEXT, article, claim, full_claim, later, save

from claimtrack.errors import StoreError
from claimtrack.model import Attribution, Evidence, Modality, Quantity, SpeakerKind
from claimtrack.store import tables
from claimtrack.store.claims import ClaimFilter, blocks, find, get, save_claims
from claimtrack.store.session import Store

EDITED = TEXT + "\nIt was updated."


def ids(conn: Connection, sort: str = "newest", **asked: Any) -> list[str]:
    return [view.claim.id for view in find(conn, ClaimFilter(**asked), sort)]


def test_nothing_of_a_claim_is_lost(store: Store) -> None:
    page = article()
    plain = claim(page, quantity=None, published=None, words="the figure is wrong")
    unsaid = claim(page, quantity=Quantity(7.0, 7.0, "", text="7"))
    in_title = claim(page, "a fifth", field="title")
    with store.begin() as conn:
        save(conn, page, full_claim(page), plain, unsaid, in_title)
        found = {view.claim.id: view.claim for view in find(conn)}
    assert found == {one.id: one for one in (full_claim(page), plain, unsaid, in_title)}


def test_saving_the_same_claims_again_changes_nothing(store: Store) -> None:
    page = article()
    given_ = [claim(page), full_claim(page), full_claim(page)]
    with store.begin() as conn:
        revision = save(conn, page)
        assert save_claims(conn, revision, given_, RULES, NOW) == 2
        rows = [
            conn.execute(select(table)).all()
            for table in (tables.Claim.__table__, tables.ClaimTarget.__table__)
        ]
        assert save_claims(conn, revision, given_, RULES, later(days=1)) == 0
        assert rows == [
            conn.execute(select(table)).all()
            for table in (tables.Claim.__table__, tables.ClaimTarget.__table__)
        ]


def test_claims_that_new_rules_no_longer_find_are_superseded_and_may_come_back(store: Store) -> None:
    page = article()
    one, two = claim(page), full_claim(page)
    with store.begin() as conn:
        revision = save(conn, page, one, two)
        better = replace(two, confidence=0.5)
        save_claims(conn, revision, [better], "rules-2", later(days=1))
        assert [view.claim for view in find(conn)] == [better]
        assert get(conn, one.id).superseded_at == later(days=1)
        save_claims(conn, revision, [one, better], "rules-3", later(days=2))
        assert sorted(ids(conn)) == sorted([one.id, two.id])
        assert get(conn, one.id).seen_at == NOW


@pytest.mark.parametrize(
    "otherwise",
    [
        {"modality": Modality.PLAIN},
        {"targets": ("bb",)},
        {"quantity": None},
        {"attribution": Attribution("the chief", SpeakerKind.OFFICIAL, "said", ("ITHome",))},
        {"historic": False},
        {"cumulative": False},
    ],
)
def test_a_claim_that_new_rules_read_otherwise_is_kept_as_it_was(
    store: Store, otherwise: dict[str, Any]
) -> None:
    page = article()
    before = full_claim(page)
    after = replace(before, **otherwise)
    with store.begin() as conn:
        revision = save(conn, page, before)
        assert save_claims(conn, revision, [after], "rules-2", later(days=1)) == 1
        assert save_claims(conn, revision, [after], "rules-2", later(days=2)) == 0
        assert save_claims(conn, revision, [after], "rules-3", later(days=3)) == 0
        (view,) = find(conn)
        assert (view.claim, view.seen_at) == (after, later(days=1))
        assert get(conn, before.id[:8]).claim == after
        (former,) = find(conn, ClaimFilter(as_of=later(hours=1)))
        assert former.claim == replace(before, id=former.claim.id)
        assert former.claim.id.startswith(f"{before.id}~")
        assert former.superseded_at == later(days=1)
        assert get(conn, former.claim.id) == former


def test_claims_of_another_watch_under_the_same_rules_stand(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        revision = save(conn, page, claim(page))
        save_claims(conn, revision, [full_claim(page)], RULES, later(days=1))
        assert len(ids(conn)) == 2


def test_a_claim_that_a_later_revision_still_has_is_carried_on(store: Store) -> None:
    page = article()
    undated = claim(page, "20% of its jobs", published=None)
    with store.begin() as conn:
        save(conn, page, claim(page), undated)
        save(conn, article(EDITED), claim(page), undated, now=later(days=1))
        views = list(find(conn))
        assert [(view.revision, view.seen_at, view.superseded_at) for view in views] == [(2, NOW, None)] * 2
        days = conn.execute(select(tables.Claim.day).order_by(tables.Claim.day)).scalars().all()
        assert days == [date(2025, 9, 14), NOW.date()]


def test_claims_of_an_older_revision_are_saved_as_superseded(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        first = save(conn, page)
        save(conn, article(EDITED), claim(page), now=later(days=1))
        save_claims(conn, first, [claim(page), full_claim(page)], "rules-2", later(days=2))
        assert ids(conn) == [claim(page).id]
        assert get(conn, full_claim(page).id).superseded_at == later(days=2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "other words"},
        {"start": 0},
        {"end": 10_000},
        {"start": -5},
        {"field": "body"},
        {"sentence_start": 40},
        {"sentence_end": 3},
        {"text": "", "start": 5, "end": 5},
    ],
)
def test_a_claim_whose_words_do_not_stand_there_is_refused(store: Store, wrong: dict[str, Any]) -> None:
    good = claim()
    bad = replace(good, evidence=replace(good.evidence, **wrong))
    with pytest.raises(StoreError, match=good.id), store.begin() as conn:
        save(conn, article(), bad)
    with store.read() as conn:
        assert ids(conn) == []


def test_claims_need_a_revision(store: Store) -> None:
    with pytest.raises(StoreError, match="revision 99"), store.begin() as conn:
        save_claims(conn, 99, [claim()], RULES, NOW)


def test_more_claims_than_a_statement_takes_parameters(store: Store) -> None:
    page = article()
    many = [replace(claim(page), id=f"{n:05}", targets=(f"t{n}",)) for n in range(1_200)]
    with store.begin() as conn:
        save(conn, page, *many)
        assert [view.claim for view in find(conn, sort="oldest")] == many
        assert next(blocks(conn)) == many


words = st.text(max_size=20)

maybe = st.none() | words


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=words,
    evidence=st.text(min_size=1, max_size=20),
    after=words,
    subject=maybe,
    low=st.none() | st.floats(allow_nan=False),
    published=maybe,
    via=st.lists(words, max_size=3),
)
def test_whatever_the_words_the_claim_comes_back_with_its_span(
    store: Store,
    before: str,
    evidence: str,
    after: str,
    subject: str | None,
    low: float | None,
    published: str | None,
    via: list[str],
) -> None:
    whole = before + evidence + after
    start, end = len(before), len(before) + len(evidence)
    made = replace(
        claim(),
        subject=subject,
        evidence=Evidence("text", start, end, evidence, 0, len(whole)),
        quantity=Quantity(low, None, "people"),
        published=published,
        attribution=Attribution(subject, via=tuple(via)),
    )
    with store.begin() as conn:
        conn.execute(text("DELETE FROM claim"))
        save(conn, article(whole), made)
        (view,) = find(conn)
    assert view.claim == replace(
        made,
        subject=stored(subject),
        published=stored(published),
        evidence=replace(made.evidence, text=stored(evidence)),
        attribution=Attribution(stored(subject), via=tuple(str(stored(one)) for one in via)),
    )
    assert view.sentence == stored(whole)
    assert view.sentence[start:end] == view.claim.evidence.text


def stored(text_: Any) -> Any:
    """What both databases take in place of what one of them refuses."""
    if text_ is None:
        return None
    return "".join("\ufffd" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in text_)
