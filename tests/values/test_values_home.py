"""Whose money 元 is: told by the article, not by the sentence."""

from __future__ import annotations

import pytest

from claimtrack.values.find import find
from claimtrack.values.home import home_currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("台積電營收新台幣2500億元。", "TWD"),
        ("联电营收557.8亿新台币。", "TWD"),
        ("微軟在台灣擴建，新機房位於桃園。", "TWD"),
        ("營收年增11%，月減3%。", "TWD"),
        ("業績公布（港元，下同）。", "HKD"),
        ("微软在台湾扩建，新机房位于桃园。", None),
        ("華為在台灣和高雄沒有業務，營收8600億元人民幣。", None),
        ("微軟在台灣沒有消息。", None),
    ],
)
def test_an_article_tells_whose_money_a_plain_word_is(text: str, currency: str | None) -> None:
    assert home_currency([text], "zh") == currency


def test_other_languages_have_no_such_word() -> None:
    assert home_currency(["TSMC earned NT$250 billion."], "en") is None


def test_only_a_plain_word_takes_the_money_at_home() -> None:
    assert [value.unit for value in find("花了5億美元或150億元", "zh", home="TWD")] == ["USD", "TWD"]
    assert [value.unit for value in find("人民幣333億元或265億元", "zh", home="TWD")] == ["CNY", "CNY"]
