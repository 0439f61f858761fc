"""What is asked of the store for a list, for one claim, for the pairs, and what a crawl came to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_samples import (
    ACCORD,
    CLAIMS,
    CUTS,
    DENIAL,
    LATER,
    LEFT,
    NOW,
    NUMBERS,
    RANGE,
    SCOPES,
    STAFF,
    TENTH,
)
from sqlalchemy import Connection

from claimtrack.errors import InputError
from claimtrack.model import Relation, Strength
from claimtrack.report.contradictions import (
    by_strength,
    heading,
    new_at,
    pairs,
    side,
    tally,
)
from claimtrack.report.crawls import SOURCES, failed, skipped, totals
from claimtrack.report.details import claim_details, find_by_id
from claimtrack.report.list import list_claims
from claimtrack.store import comparisons
from claimtrack.store.articles import save_article
from claimtrack.store.claim_filter import ANY, ClaimFilter
from claimtrack.store.claim_views import ClaimView
from claimtrack.store.claims import get, save_claims
from claimtrack.store.comparisons import ComparisonView
from claimtrack.store.session import Store, open_store
from claimtrack.store.summaries import Reason, SourceSummary


def test_a_list_counts_claims_and_articles(filled: Store) -> None:
    whole = list_claims(filled, ANY, "newest", None)
    assert (len(whole.views), whole.cut, whole.footer()) == (len(CLAIMS), False, "6 claims in 4 articles")


def test_a_list_that_is_cut_says_how_many_there_are(filled: Store) -> None:
    part = list_claims(filled, ANY, "newest", 2)
    assert (len(part.views), part.cut, part.footer()) == (2, True, "2 of 6 claims")


def test_a_list_of_exactly_the_limit_is_not_cut(filled: Store) -> None:
    part = list_claims(filled, ClaimFilter(topic="customers"), "newest", 1)
    assert (part.cut, part.footer()) == (False, "1 claim in 1 article")


def test_an_empty_list_is_empty(filled: Store) -> None:
    assert list_claims(filled, ClaimFilter(topic="market"), "newest", 5).views == ()


def test_a_claim_and_a_comparison_are_found_by_the_beginning_of_their_ids(
    filled: Store, conn: Connection
) -> None:
    claim = find_by_id(filled, RANGE.id[:8])
    assert isinstance(claim, ClaimView)
    assert claim.claim == RANGE
    view = next(pairs(filled, Relation.AGREES, ANY))
    found = find_by_id(filled, view.id[:9])
    assert isinstance(found, ComparisonView)
    assert found.comparison == ACCORD


def test_an_id_that_nobody_has_is_refused(filled: Store) -> None:
    with pytest.raises(InputError, match="no claim and no comparison whose id begins so: xyz"):
        find_by_id(filled, "xyz")


def test_an_id_that_several_have_is_refused_with_their_ids() -> None:
    one, two = replace(RANGE, id="ab01"), replace(STAFF, id="ab02")
    pair = replace(NUMBERS, a=one, b=two)
    third = replace(RANGE, id=f"{comparisons.comparison_id(pair)[:6]}x")
    with open_store(":memory:") as store:
        with store.begin() as conn:
            revision, _ = save_article(conn, CUTS, None, NOW)
            save_claims(conn, revision, [one, two, third], "rules", NOW)
            comparisons.save_comparisons(conn, [pair], NOW)
        with pytest.raises(InputError, match=r"More than one claim .*Choose: ab01, ab02\."):
            find_by_id(store, "ab")
        with pytest.raises(
            InputError, match=f"A claim and a comparison .*Choose: claim {third.id}, comparison"
        ):
            find_by_id(store, third.id[:6])
        assert isinstance(find_by_id(store, "ab01"), ClaimView)


def test_the_sentences_around_a_claim_are_shown(filled: Store, conn: Connection) -> None:
    details = claim_details(filled, get(conn, RANGE.id))
    assert details.before == "The move was first told to this paper by staff."
    assert details.view.sentence.startswith("AWS China will cut")
    assert claim_details(filled, get(conn, DENIAL.id)).before == "各位客户："
    assert claim_details(filled, get(conn, DENIAL.id)).after == "我们继续招聘。"


def test_a_title_has_no_neighbours(filled: Store, conn: Connection) -> None:
    details = claim_details(filled, get(conn, LEFT.id))
    assert (details.before, details.after) == ("", "")


def test_a_denial_shows_what_it_answers_as_far_as_that_is_known(filled: Store, conn: Connection) -> None:
    details = claim_details(filled, get(conn, DENIAL.id))
    assert [view.claim.id for view in details.answers] == [RANGE.id]


def test_a_claim_shows_the_pairs_it_is_a_side_of_and_no_others(filled: Store, conn: Connection) -> None:
    found = claim_details(filled, get(conn, RANGE.id)).comparisons
    assert [one.comparison.relation for one in found] == [
        Relation.CONTRADICTS, Relation.CONTRADICTS, Relation.AGREES,
    ]  # fmt: skip
    assert claim_details(filled, get(conn, STAFF.id)).comparisons == ()
    assert [one.comparison for one in claim_details(filled, get(conn, TENTH.id)).comparisons] == [
        NUMBERS,
        SCOPES,
    ]


def test_the_article_of_a_claim_says_which_rule_dated_it(filled: Store, conn: Connection) -> None:
    article = claim_details(filled, get(conn, RANGE.id)).article
    assert article is not None
    assert article.revision.article.published_rule == "json-ld"


def test_pairs_can_be_asked_for_by_their_weight(filled: Store) -> None:
    found = list(pairs(filled, Relation.CONTRADICTS, ANY, Strength.DISPUTE))
    assert [one.comparison.kind for one in found] == ["denied"]
    assert list(pairs(filled, Relation.CONTRADICTS, ANY, Strength.NOTE)) == []


def test_pairs_are_tallied(filled: Store) -> None:
    counts = tally(filled)
    assert counts.total == 4
    assert counts.words(Relation.CONTRADICTS) == "2 contradictions"
    assert counts.words(Relation.INCOMPARABLE) == "1 pair that cannot be compared"


def test_weights_are_counted_in_words() -> None:
    weights = [Strength.DISPUTE, Strength.CONTRADICTION, Strength.CONTRADICTION, None]
    assert by_strength(weights) == "2 proper, 1 dispute of the wording"
    assert by_strength([None]) == ""


def test_new_contradictions_are_those_first_found_since(filled: Store) -> None:
    assert new_at(filled, NOW) == 2
    assert new_at(filled, LATER) == 0


def test_a_side_says_who_says_what_and_where(conn: Connection) -> None:
    one = side(get(conn, RANGE.id))
    assert one.date == "2025-09-15"
    assert (
        one.says
        == "Fanying (press), via Wirebird, Pier Nine asserts, planned: 20–30 % for 2025-09 to 2025-10"
    )
    assert one.where == "Harbour Ledger, en"
    assert one.words.evidence == RANGE.evidence.text
    assert side(get(conn, LEFT.id)).says == "the article itself asserts: customer exit (byd)"


def test_a_pair_is_headed_by_what_it_is_about(filled: Store) -> None:
    headings = {heading(view) for view in pairs(filled, Relation.CONTRADICTS, ANY)}
    assert headings == {
        "layoff, aws-china: number (contradiction)",
        "layoff, aws-china: denied (dispute)",
    }
    assert heading(next(pairs(filled, Relation.INCOMPARABLE, ANY))) == "layoff, aws-china: scope"


NOTHING = SourceSummary("quiet", 0, 0, 0, 0, 0, 0, 0, 0, (), ())
BUSY = replace(
    NOTHING, source="busy", seen=9, new=3, revised=1, unchanged=1, not_modified=1, withdrawn=1, waiting=2,
    skipped=(Reason("robots.txt forbids it", 2), Reason("no entity", 1)), failed=(Reason("HTTP 500", 1),),
)  # fmt: skip
OTHER = replace(NOTHING, source="other", seen=4, skipped=(Reason("no entity", 4),))


def test_a_crawl_is_summed_up_in_one_sentence() -> None:
    assert totals([BUSY, OTHER]) == (
        "2 sources, 13 pages: 3 new, 1 revised, 1 unchanged, 1 not modified (304), 1 withdrawn, 7 skipped, "
        "1 failed, 2 still waiting."
    )
    assert totals([NOTHING]) == "1 source, 0 pages: 0 new, 0 revised."


def test_a_source_is_one_line_of_counts() -> None:
    assert [column.value(BUSY) for column in SOURCES] == ["busy", 9, 3, 1, 1, 1, 1, 3, 1]


def test_reasons_are_ranked_over_all_sources() -> None:
    reasons = [(why.reason, why.count, why.sources) for why in skipped([BUSY, OTHER])]
    assert reasons == [("no entity", 5, ("busy", "other")), ("robots.txt forbids it", 2, ("busy",))]
    assert [why.reason for why in failed([BUSY, OTHER])] == ["HTTP 500"]
