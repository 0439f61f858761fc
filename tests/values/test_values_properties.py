"""What holds for every text: exact offsets, no overlaps, ordered intervals, no error, no long wait."""

from __future__ import annotations

import re
import time
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.values.find import find
from claimtrack.values.value import Value, ValueKind

LANGUAGES = ("en", "de", "zh")
WORDS = [
    *re.findall(
        r"\S+",
        """
    about up to at least from to between and half of a third more than 5 12 1,200 3.5 % percent million
    jobs $ € N+3 Q3 2024 September last year two hundred thousand - – . , ( ) 😀 שלום مرحبا ٣ ½ ２０２４ ，
    rund bis zu von auf zwischen und ein Drittel der Stellen Mio. Mrd. Prozent Monatsgehälter März vorigen
    14.000 27'000 约 近 超过 一 两 三 十 百 千 万 亿 多 余 几 成 个 名 人 员工 百分之 分之 半 元 美元 月 日
    Jahr 年 第 季度 去年 至 到 升至 左右 以上 point cents Komma Cent MEUR TEUR won all but over
    fifths hundredths 1/2 4/5 1.1^2 10^6 2e5 × below above below or equal 又 折 块 角 每 、 首季 十一
    分 之 alle bis auf halbe .٣ .５
    """,
    ),
    "\n",
    "\t",
    "\n\n",
]

languages = st.sampled_from(LANGUAGES)
pieces = st.lists(st.sampled_from(WORDS), max_size=30)
jumbled = st.builds(lambda words, gap: gap.join(words), pieces, st.sampled_from(["", " "]))
texts = st.one_of(st.text(max_size=120), jumbled)
dates = st.sampled_from(
    [None, "2024-02-29", "2025-07", "2025", "2025-09-15T08:30:00+08:00", "0001-01-01", "9999-12-31"]
)


def check(values: list[Value], text: str) -> None:
    end = 0
    for value in values:
        assert value.text == text[value.start : value.end]
        assert value.text.strip() == value.text != ""
        assert end <= value.start < value.end
        end = value.end
        if value.low is not None and value.high is not None:
            assert value.low <= value.high
        if value.period is not None:
            assert value.period.start <= value.period.end
        assert (value.kind is ValueKind.PERIOD) or value.period is None
        assert value.rule
        assert 0 < value.sure <= 1


@given(text=texts, lang=languages, published=dates)
@settings(max_examples=600, deadline=None)
def test_any_text_gives_values_in_order_with_exact_offsets(
    text: str, lang: str, published: str | None
) -> None:
    check(find(text, lang, published), text)


@given(text=jumbled, lang=languages)
@settings(max_examples=200, deadline=None)
def test_the_same_text_gives_the_same_values(text: str, lang: str) -> None:
    assert find(text, lang, "2025-07-25") == find(text, lang, "2025-07-25")


@given(text=jumbled, lang=languages)
@settings(max_examples=200, deadline=None)
def test_without_a_published_date_only_periods_differ(text: str, lang: str) -> None:
    known, unknown = find(text, lang, "2025-07-25"), find(text, lang)
    assert [(v.start, v.end, v.kind, v.low, v.high) for v in known] == [
        (v.start, v.end, v.kind, v.low, v.high) for v in unknown
    ]


@given(text=texts, lang=languages)
@settings(max_examples=300, deadline=None)
def test_the_quick_look_never_hides_a_value(text: str, lang: str) -> None:
    quick = find(text, lang, "2025-07-25")
    with patch("claimtrack.values.find.may_hold", return_value=True):
        assert find(text, lang, "2025-07-25") == quick


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["a .٣ rise", "$.٣", ".५%", " .۹", "५०", "Ⅷ", "①", "²", "1²", "٣٠٠ jobs"])
def test_digits_of_other_scripts_are_no_numbers_and_no_error(lang: str, text: str) -> None:
    check(find(text, lang), text)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@given(number=st.integers(2, 9_999_999), mark=st.sampled_from([",", "\u202f", "’", "'"]))
def test_english_digits_say_the_number_they_were_written_from(number: int, mark: str) -> None:
    (value,) = find(f"It cut {grouped(number, mark)} jobs.", "en")
    assert (value.low, value.high, value.unit) == (number, number, "people")


@given(number=st.integers(2, 9_999_999), mark=st.sampled_from([".", " ", "\u00a0", "\u2009", "’", "'"]))
def test_german_digits_say_the_number_they_were_written_from(number: int, mark: str) -> None:
    (value,) = find(f"Es streicht {grouped(number, mark)} Stellen.", "de")
    assert (value.low, value.high, value.unit) == (number, number, "people")


@given(number=st.integers(2, 9_999_999), mark=st.sampled_from([",", ""]), wide=st.booleans())
def test_chinese_digits_say_the_number_they_were_written_from(number: int, mark: str, wide: bool) -> None:
    digits = grouped(number, mark)
    if wide:
        digits = digits.translate({ord("0") + n: ord("０") + n for n in range(10)} | {ord(","): "，"})
    (value,) = find(f"公司裁员{digits}人。", "zh")
    assert (value.low, value.high, value.unit) == (number, number, "people")


@given(tenths=st.integers(1, 99_999))
def test_decimals_follow_the_mark_of_the_language(tenths: int) -> None:
    number = tenths / 10
    whole, tenth = divmod(tenths, 10)
    for lang, text in (
        ("en", f"{whole}.{tenth}%"),
        ("de", f"{whole},{tenth} %"),
        ("zh", f"{whole}.{tenth}％"),
    ):
        (value,) = find(text, lang)
        assert (value.low, value.high, value.kind) == (number, number, ValueKind.PERCENT)


UNDER_TWENTY = re.findall(
    r"\w+",
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """,
)
TENS = re.findall(r"\w+", "zero ten twenty thirty forty fifty sixty seventy eighty ninety")


def in_english(number: int) -> str:
    if number < 20:
        return str(UNDER_TWENTY[number])
    if number < 100:
        return f"{TENS[number // 10]}-{UNDER_TWENTY[number % 10]}" if number % 10 else str(TENS[number // 10])
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and rest < 100 else " "
            return f"{in_english(number // size)} {name}" + (f"{joint}{in_english(rest)}" if rest else "")
    raise AssertionError(number)


EINS = re.findall(
    r"\w+",
    """
    null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
    siebzehn achtzehn neunzehn
    """,
)
ZEHNER = re.findall(r"\w+", "null zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def in_german(number: int) -> str:
    if number < 20:
        return str(EINS[number])
    if number < 100:
        unit, ten = number % 10, ZEHNER[number // 10]
        return f"{EINS[unit]}und{ten}" if unit else ten
    size, name = (1000, "tausend") if number >= 1000 else (100, "hundert")
    rest = number % size
    return in_german(number // size) + name + (in_german(rest) if rest else "")


ZIFFERN = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    if number >= 10_000:
        rest = number % 10_000
        filler = "零" if 0 < rest < 1000 else ""
        return in_chinese(number // 10_000) + "万" + filler + (in_chinese(rest) if rest else "")
    words = ""
    zero = False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            words += ("零" if zero and words else "") + ZIFFERN[digit] + name
        zero = not digit
    return words


@given(number=st.integers(2, 999_999_999))
def test_english_number_words_say_their_number(number: int) -> None:
    (value,) = find(f"It has {in_english(number)} customers.", "en")
    assert (value.low, value.high) == (number, number)


@given(number=st.integers(2, 999_999).filter(lambda n: n % 100 != 1))
def test_german_number_words_say_their_number(number: int) -> None:
    (value,) = find(f"Es hat {in_german(number)} Kunden.", "de")
    assert (value.low, value.high) == (number, number)


@given(number=st.integers(11, 99_999_999))
def test_chinese_number_words_say_their_number(number: int) -> None:
    (value,) = find(f"共有{in_chinese(number)}名客户。", "zh")
    assert (value.low, value.high) == (number, number)


RANGES = {
    "en": ("between {} and {} jobs", "{} to {} jobs", "{}-{} jobs", "{} – {} jobs"),
    "de": ("zwischen {} und {} Stellen", "{} bis {} Stellen", "{}-{} Stellen", "{}–{} Stellen"),
    "zh": ("{}至{}个岗位", "{}到{}名员工", "{}-{}人", "{}~{}人", "介于{}到{}人之间"),
}


@given(lang=languages, low=st.integers(2, 99_998), span=st.integers(1, 900_000), shape=st.integers(0, 4))
def test_ranges_keep_both_ends(lang: str, low: int, span: int, shape: int) -> None:
    shapes = RANGES[lang]
    (value,) = find(shapes[shape % len(shapes)].format(low, low + span), lang)
    assert (value.low, value.high, value.unit) == (low, low + span, "people")


MONOTONOUS = (
    "1 ", "1,", "1.", "1-", "1/", "12:", "a.b@", "$", "-", "about ", "more than ", "million ", "one hundred ",
    "hundreds of ", "5 and ", "from 5 to ", "September ", "of ", "zwei", "一", "万", "十几", "百分之", "从",
    "N+", "q", "\n", "5 Stellen, davon ", "of them 5 ", "the 5. ", "5 or more ", "1/2 of ", "staff 5 ",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("piece", MONOTONOUS)
def test_long_monotonous_text_does_not_run_away(lang: str, piece: str) -> None:
    text = piece * (6_000 // len(piece))
    started = time.process_time()
    check(find(text, lang, "2025-07-25"), text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("character", ["9", "1", "0", "９", "一", "十"])
def test_a_hundred_thousand_digits_are_read_quickly(lang: str, character: str) -> None:
    text = character * 100_000
    started = time.process_time()
    check(find(text, lang), text)
    assert time.process_time() - started < 15
