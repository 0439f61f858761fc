"""What must hold of every claim of every text, and what the parts of extraction promise."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.articles.sentences import split
from claimtrack.claims.extract import extract
from claimtrack.claims.reader import Reader
from claimtrack.data.watches import load_watch
from claimtrack.model import Article, Attribution, Claim, SpeakerKind, Stance
from claimtrack.pipeline import steps

LANGUAGES = ["en", "de", "zh"]
WORDS = {
    "en": "AWS China|cuts|10 %|of its staff|,|denied|the report|.|300 jobs|Siemens|\n|said|Sources|\t|36%"
    "|Alibaba Cloud|market share|Q3 2024|not|would|N+5|severance",
    "de": "AWS China|streicht|10 %|der Belegschaft|,|dementiert|den Bericht|.|300 Stellen|Siemens|\n|sagte"
    "|laut Insidern|\t|36 %|Marktanteil|nicht|soll|N+3-Pakete|Abfindung",
    "zh": "亚马逊云科技中国|裁员|10%|员工|，|否认|报道|。|300人|阿里云|\n|表示|知情人士称|\t|36%"
    "|市场份额|没有|可能|补偿N+5",
}


def read(text: str, lang: str, *, title: str | None = None, voice: Attribution | None = None) -> list[Claim]:
    article = Article("case", text, lang, title=title, published="2025-09-15")
    return extract(article, split(article), Reader(lang), voice or Attribution())


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_evidence_of_every_claim_stands_in_the_text(lang: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[lang].split("|")) | st.text(max_size=6), max_size=25))
    text = ("" if lang == "zh" else " ").join(words)
    title = data.draw(st.none() | st.just(" ".join(words[:6])))
    for claim in read(text, lang, title=title):
        whole = title or "" if claim.evidence.field == "title" else text
        assert claim.evidence.text == whole[claim.evidence.start : claim.evidence.end] != ""
        assert claim.evidence.sentence_start <= claim.evidence.start
        assert claim.evidence.end <= claim.evidence.sentence_end
        assert 0 < claim.confidence <= 1
        assert claim.subject


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=300))
def test_no_text_makes_it_fail(lang: str, text: str) -> None:
    read(text, lang)


def test_the_same_article_gives_the_same_claims_with_the_same_ids() -> None:
    text = "AWS China is cutting 10 % of its staff, three employees said. The company denied the report."
    assert read(text, "en") == read(text, "en")


def test_an_edit_elsewhere_leaves_the_id_as_it_is() -> None:
    sentence = "AWS China is cutting 10 % of its staff."
    (before,) = read(f"It rained. {sentence}", "en")
    (after,) = read(f"It rained all day long. {sentence}", "en")
    assert before.id == after.id
    assert before.evidence.start != after.evidence.start


def test_a_sentence_that_stands_there_twice_gives_two_ids() -> None:
    sentence = "AWS China is cutting 10 % of its staff."
    claims = read(f"{sentence}\nIn other news it rained.\n{sentence}", "en")
    assert len({claim.id for claim in claims}) == len(claims) == 2


def test_people_who_speak_are_not_counted_among_those_who_go() -> None:
    claims = read("AWS China is laying off about 10% of its staff, three employees said.", "en")
    assert [(claim.quantity and claim.quantity.low) for claim in claims] == [10.0]


def test_a_number_inside_a_denial_is_denied_and_told_as_a_rumour() -> None:
    claims = read("Siemens denied reports that it would cut 8,000 jobs.", "en")
    assert {(claim.stance, claim.quantity and claim.quantity.low) for claim in claims} == {
        (Stance.ASSERTS, 8000.0),
        (Stance.DENIES, 8000.0),
    }


def test_a_statement_does_not_report_what_it_quotes_to_deny() -> None:
    voice = Attribution("Siemens", SpeakerKind.OFFICIAL)
    claims = read("Siemens denied reports that it would cut 8,000 jobs.", "en", voice=voice)
    assert [claim.stance for claim in claims] == [Stance.DENIES]


def test_a_denial_without_a_type_answers_the_claims_told_before() -> None:
    text = "亚马逊云科技中国计划裁员20%至30%。公司发言人回应称，报道严重失实。"
    asserted, denied = read(text, "zh")
    assert (asserted.type, asserted.stance) == ("layoff", Stance.ASSERTS)
    assert (denied.type, denied.stance, denied.quantity) == ("layoff", Stance.DENIES, None)
    assert denied.targets == (asserted.id,)


def test_rows_of_a_table_are_claims_under_its_header() -> None:
    text = (
        "Shares of China's cloud market.\nVendor\tMarket share Q3 2024\nAlibaba Cloud\t36%\nHuawei Cloud\t19%"
    )
    claims = read(text, "en")
    assert [(c.subject, c.quantity and c.quantity.low, c.period and c.period.label) for c in claims] == [
        ("alibaba-cloud", 36.0, "2024-Q3"),
        ("huawei-cloud", 19.0, "2024-Q3"),
    ]


def test_a_row_that_can_be_read_in_two_ways_gives_nothing() -> None:
    text = "AWS in figures.\n\nQuartalUmsatz (Mrd. USD)Wachstum (%)\nAWS28.819%\nAWS27.4519%"
    assert read(text, "de") == []


def test_a_row_that_lost_its_tabs_is_read_where_there_is_one_way() -> None:
    text = "Anteile am Cloud-Markt in China.\n\nAnbieterMarktanteil (%)Zeitraum\nAlibaba Cloud36%Q3 2024"
    assert [(claim.subject, claim.quantity and claim.quantity.low) for claim in read(text, "de")] == [
        ("alibaba-cloud", 36.0)
    ]


def test_a_teaser_between_paragraphs_is_no_claim_of_the_article() -> None:
    text = (
        "IBM is closing its laboratory in Dalian.\n"
        "More news: Nokia sheds 4% of staff after weak spring\n"
        "The company gave no reason."
    )
    assert {claim.subject for claim in read(text, "en")} <= {"ibm", "ibm-china"}


def test_a_watch_keeps_only_what_it_follows() -> None:
    article = Article("case", "Siemens cuts 8,000 jobs. AWS China cuts 170 jobs.", "en")
    assert {claim.subject for claim in steps.extract(article, load_watch("any"))} == {"siemens", "aws-china"}
    assert {claim.subject for claim in steps.extract(article, load_watch("aws-china"))} == {"aws-china"}


def test_a_language_that_the_watch_does_not_follow_gives_nothing() -> None:
    assert steps.extract(Article("case", "AWS supprime 300 postes.", "fr"), load_watch("any")) == []
