"""What is told of each sentence: what was read, what is claimed, and why something is not."""

from __future__ import annotations

import pytest

from claimtrack.claims.explain import Explained
from claimtrack.claims.reasons import Reason
from claimtrack.data.watches import ANY
from claimtrack.model import Article, Stance, Watch
from claimtrack.pipeline.explain import explain
from claimtrack.pipeline.steps import extract, reader_of

LONG = "Airbus will cut 300 jobs in Ulm. The unions object."
DROPPED = [
    (Reason.NO_WORDS, "The weather is fine.", "sentence", "The weather is fine."),
    (Reason.HEADING, f"{LONG}\n\nBoeing cuts 90 jobs\n\nThey said so.", "sentence", "Boeing cuts 90 jobs"),
    (Reason.NO_HEADER, "Airbus\t1,200 jobs\nBoeing\t300 jobs", "sentence", "Boeing\t300 jobs"),
    (Reason.REFUSED, "Bosch announced price cuts.", "layoff/cut", "cuts"),
    (Reason.APART, "The customers of Bosch are happy.", "customer_exit/customers", "customers"),
    (Reason.WEAK, "The market grew 20 %.", "revenue_growth/grows", "grew 20 %"),
    (Reason.VETOED, "Bosch cuts jobs in a new thriller.", "layoff/cut-jobs", "cuts jobs"),
    (
        Reason.YIELDS,
        "In a layoff 30,000 people may have to leave Amazon.",
        "customer_exit/leaves-provider",
        "leave Amazon",
    ),
    (Reason.NO_MARKET, "The market grew 20 %.", "market_growth/grows", "grew 20 %"),
    (Reason.NO_VALUE, "Bosch pays severance.", "severance/package", "severance"),
    (
        Reason.SAYS_LESS,
        "Bosch lays off staff, 1,000 jobs will be cut.",
        "layoff/end-people",
        "lays off staff",
    ),
    (Reason.NO_SUBJECT, "1,000 jobs will be cut.", "layoff/cut-people", "1,000 jobs will be cut"),
    (
        Reason.NO_PARTIES,
        "Customers are leaving Bosch.",
        "customer_exit/customer-leaves",
        "Customers are leaving",
    ),
    (Reason.QUESTION, "Will Bosch cut 300 jobs?", "layoff/cut-jobs", "cut 300 jobs"),
    (Reason.CONTENT, "Bosch denied that it would cut jobs.", "layoff/cut-jobs", "cut jobs"),
    (Reason.NO_SPEAKER, "Some cuts were denied.", "act/deny", "denied"),
    (Reason.OTHER_SPEAKER, "Reuters denied the report of job cuts.", "act/deny", "denied"),
    (Reason.NOTHING_ANSWERED, "Bosch declined to comment.", "act/refuse", "declined to comment"),
    (Reason.ECHO, "Bosch will cut 300 jobs. Yes, Bosch cuts jobs.", "layoff/cut-jobs", "cuts jobs"),
]


def explained(text: str, watch: Watch = ANY, title: str | None = None) -> list[Explained]:
    return explain(Article("x", text, "en", title=title), watch)


def dropped(sentences: list[Explained]) -> list[tuple[Reason, str, str]]:
    return [
        (each.reason, each.what, one.sentence.text[each.start : each.end])
        for one in sentences
        for each in one.dropped
    ]


@pytest.mark.parametrize(("reason", "text", "what", "words"), DROPPED, ids=[case[0].name for case in DROPPED])
def test_each_reason_is_told_with_the_words_it_is_about(
    reason: Reason, text: str, what: str, words: str
) -> None:
    assert (reason, what, words) in dropped(explained(text))


def test_a_move_from_nobody_on_a_list_is_explained_too() -> None:
    sentences = explained("Otto moved its data out of the cloud of a rival.")
    assert not any(one.claims for one in sentences)
    assert not any(what == "customer_exit/moves-from" for _, what, _ in dropped(sentences))


def test_every_reason_has_its_case() -> None:
    assert {case[0] for case in DROPPED} | {Reason.NOT_FOLLOWED} == set(Reason)


def test_what_the_watch_does_not_follow_is_told() -> None:
    watch = Watch("w", "W", entities=("bosch",))
    sentences = explained("Bosch will cut 300 jobs. Airbus will cut 90 jobs.", watch)
    assert dropped(sentences) == [(Reason.NOT_FOLLOWED, "layoff/cut-jobs", "cut 90 jobs")]
    assert [[claim.subject for claim in one.claims] for one in sentences] == [["bosch"], []]


def test_a_language_that_the_watch_does_not_read_gives_nothing() -> None:
    assert explained("Bosch will cut 300 jobs.", Watch("w", "W", languages=("de",))) == []


def test_the_sentence_comes_with_all_that_was_read_in_it() -> None:
    title, one = explained("A spokesman for Bosch denied that it would cut 300 jobs.", title="A denial")
    assert (title.sentence.field, title.sentence.text) == ("title", "A denial")
    assert [name.id for name in one.reading.names] == ["bosch"]
    assert [value.text for value in one.reading.values] == ["300 jobs"]
    assert {"layoff.cut", "things.jobs"} <= {mark.label for mark in one.reading.marks}
    assert [act.stance for act in one.acts] == [Stance.DENIES]
    assert [claim.stance for claim in one.claims] == [Stance.ASSERTS, Stance.DENIES]


def test_a_claim_is_not_said_to_be_dropped_as_well() -> None:
    (one,) = explained("Bosch will cut about 10 % of its staff.")
    assert len(one.claims) == 1
    assert one.dropped == []


@pytest.mark.parametrize("text", [case[1] for case in DROPPED])
def test_explaining_changes_nothing_of_what_is_claimed(text: str) -> None:
    article = Article("x", text, "en", title="Bosch cuts jobs")
    claims = extract(article, ANY)
    told = [claim for one in explain(article, ANY) for claim in one.claims]
    assert sorted(claim.id for claim in told) == sorted(claim.id for claim in claims)
    assert extract(article, ANY) == claims


def test_nothing_is_noted_where_nobody_asks() -> None:
    article = Article("x", "1,000 jobs will be cut.", "en")
    sentences = [one.sentence for one in explain(article, ANY)]
    readings = reader_of("en", ()).read(sentences, None)
    assert [reading.dropped for reading in readings] == [None]
