"""Headlines without the site's name, languages, and the hash that says whether a text changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles.fingerprint import text_hash
from claimtrack.articles.language import code, detect
from claimtrack.articles.markup import parse
from claimtrack.articles.structured import read_structured
from claimtrack.articles.title import find_title

URL = "https://www.sample-ledger.example/x"
SITE = '<meta property="og:site_name" content="Sample Ledger">'


def title(head: str, body: str = "<p>x</p>") -> str | None:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return find_title(tree, read_structured(tree), URL)


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "<title>Jobs go at Nimbus - Sample Ledger</title>",
            "<h1>Jobs go at Nimbus</h1>",
            "Jobs go at Nimbus",
        ),
        (SITE + "<title>Jobs go - Sample Ledger</title>", "", "Jobs go"),
        (SITE + "<title>Sample Ledger | Jobs go</title>", "", "Jobs go"),
        ("<title>Jobs go | Markets | Sample Ledger</title>", "", "Jobs go"),
        ("<title>云帆科技否认裁员_科技_样本网</title>", "", "云帆科技否认裁员"),
        ("<title>雲帆科技證實裁員｜樣本日報</title>", "", "雲帆科技證實裁員"),
        ("<title>Jobs go - more to follow - Sample Ledger</title>", "", "Jobs go - more to follow"),
        ("<title>10 - 15 % fewer jobs</title>", "", "10 - 15 % fewer jobs"),
        (
            SITE + "<title>The Sample Ledger view: jobs go - Sample Ledger</title>",
            "",
            "The Sample Ledger view: jobs go",
        ),
        ("<title>Sample Ledger</title>", "<h1>Sample Ledger</h1><h1>Jobs go</h1>", "Jobs go"),
        ("<title>Sample Ledger</title>", "", "Sample Ledger"),
        (SITE + '<meta property="og:title" content="Jobs go">', "<h1>Sample Ledger</h1>", "Jobs go"),
        ("", "<h1>Jobs go at <i>Nimbus</i></h1>", "Jobs go at Nimbus"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Jobs go"}</script>',
            "",
            "Jobs go",
        ),
        ("", "", None),
        ("<title>   </title>", "<h1> </h1>", None),
    ],
)
def test_the_headline_stands_without_the_name_of_the_site(head: str, body: str, expected: str | None) -> None:
    assert title(head, body) == expected


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("The company has cut about ten percent of its staff in the north, people say.", None, "en"),
        ("Der Konzern baut im Norden nach Angaben des Betriebsrats rund 300 Stellen ab.", None, "de"),
        ("云帆科技正在北方区裁员，比例介于两成到三成之间。", None, "zh"),
        ("雲帆科技今日證實，北方區部分職位遭到裁撤。", "en", "zh"),
        ("AWS EC2 S3 Lambda RDS 裁员 云计算服务 Amazon Web Services 中国区 团队缩减", None, "zh"),
        (
            "Der Konzern heißt auf Chinesisch 亚马逊云科技 und streicht in Peking Stellen, sagt er.",
            None,
            "de",
        ),
        ("クラウド企業が日本で従業員の一割を削減すると発表した。", None, "ja"),
        ("클라우드 기업이 직원의 10퍼센트를 감원한다고 발표했다.", None, "ko"),
        ("Le groupe supprime trois cents postes dans le nord, selon les syndicats.", None, "fr"),
        ("Nimbus 10 %", "de-AT", "de"),
        ("Nimbus 10 %", None, None),
        ("", "zh_TW", "zh"),
        ("裁员", None, None),
        ("裁员", "zh-Hant", "zh"),
        ("", "nonsense tag", None),
    ],
)
def test_the_language_of_a_text(text: str, hint: str | None, expected: str | None) -> None:
    assert detect(text, hint) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("zh-Hans-CN", "zh"), ("EN_us", "en"), ("cn", "zh"), ("de", "de"), ("und", None), (None, None)],
)
def test_a_language_tag_is_cut_to_its_code(name: str | None, expected: str | None) -> None:
    assert code(name) == expected


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert detect(text) is None or detect(text, "de") is not None


def test_spaces_and_unicode_forms_make_no_new_revision() -> None:
    assert text_hash("Jobs  go", "Ein Käse\n\nZwei ") == text_hash("Jobs go", "Ein Ka\u0308se Zwei")


@pytest.mark.parametrize(
    ("title", "text"),
    [("Jobs go", "Ten percent"), (None, "Jobs go 10 percent"), ("Jobs", "go 10 percent"), ("Jobs go", "")],
)
def test_other_words_or_another_title_make_one(title: str | None, text: str) -> None:
    assert text_hash(title, text) != text_hash("Jobs go", "10 percent")


def test_no_title_and_an_empty_one_are_the_same() -> None:
    assert text_hash(None, "x") == text_hash("", "x")
    assert len(text_hash(None, "\ud800")) == 64
