"""Labels of periods, and the periods that dates mean beside a published date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InputError
from claimtrack.model import Period
from claimtrack.values.find import find
from claimtrack.values.periods import parse_period, period_of
from claimtrack.values.when import When


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("2025-09-15", date(2025, 9, 15), date(2025, 9, 15)),
        ("2025-09", date(2025, 9, 1), date(2025, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2025-09/2025-10", date(2025, 9, 1), date(2025, 10, 31)),
        ("2022/2024", date(2022, 1, 1), date(2024, 12, 31)),
        ("2025-Q1/2025-Q2", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025-09-15/2025-09-17", date(2025, 9, 15), date(2025, 9, 17)),
    ],
)
def test_a_label_stands_for_its_days_and_is_their_label(label: str, start: date, end: date) -> None:
    assert parse_period(label) == Period(start, end, label)
    assert period_of(start, end).label == label


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("2025-01/2025-03", "2025-Q1"),
        ("2025-01-01/2025-12-31", "2025"),
        ("2025-09/2025-09", "2025-09"),
        ("2025-09-15T08:30:00+08:00", "2025-09-15"),
        ("2025-09-15T08:30:00Z", "2025-09-15"),
        ("2025-09-15 08:30", "2025-09-15"),
        (" 2025-09-15T08:30:00.123456 ", "2025-09-15"),
        ("2025-q2", "2025-Q2"),
    ],
)
def test_a_longer_label_is_shortened(label: str, short: str) -> None:
    assert parse_period(label).label == short


@pytest.mark.parametrize(
    "label",
    ["", "/", "2025/", "/2025", "25", "2025-13", "2025-02-30", "2025-Q5", "2025-10/2025-09", "0000", "20255",
     "May 2025", "2025-09-15T", "2025-1", "2025-09-15x", "２０２５"],
)  # fmt: skip
def test_a_broken_label_is_refused_in_one_sentence(label: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_period(label)
    assert "\n" not in str(caught.value)


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@given(first=days, second=days)
def test_days_survive_the_way_through_their_label(first: date, second: date) -> None:
    start, end = sorted((first, second))
    period = period_of(start, end)
    assert (period.start, period.end) == (start, end)
    assert parse_period(period.label) == period


@given(year=st.integers(1, 9999), month=st.integers(1, 12), length=st.integers(1, 40))
def test_whole_months_never_need_days(year: int, month: int, length: int) -> None:
    last = min(year * 12 + month - 1 + length - 1, 9999 * 12 + 11)
    period = parse_period(f"{year:04}-{month:02}/{last // 12:04}-{last % 12 + 1:02}")
    assert all(len(part) <= len("2025-Q1") for part in period.label.split("/"))


@given(first=days, second=days)
def test_a_period_cannot_end_before_it_begins(first: date, second: date) -> None:
    start, end = sorted((first, second))
    if start != end:
        with pytest.raises(InputError):
            period_of(end, start)


def period(text: str, lang: str, published: str | None) -> str | None:
    (value,) = find(text, lang, published)
    return value.period.label if value.period else None


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2025-09-15", "2025-10"), ("2026-01-10", "2025-10"), ("2026-05-01", "2026-10"), ("2025", "2025-10"),
     ("2025-07", "2025-10"), (None, None)],
)  # fmt: skip
def test_a_month_without_year_is_the_one_nearest_to_the_article(
    published: str | None, expected: str | None
) -> None:
    assert period("in October", "en", published) == expected
    assert period("im Oktober", "de", published) == expected
    assert period("10月", "zh", published) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2025-10-28", "2025-Q1"), ("2025-02-01", "2025-Q1"), ("2025-12-30", "2025-Q1"), (None, None)],
)
def test_a_quarter_without_year_is_of_the_published_year_once_begun(
    published: str | None, expected: str | None
) -> None:
    assert period("in the first quarter", "en", published) == expected
    assert period("im ersten Quartal", "de", published) == expected
    assert period("第一季度", "zh", published) == expected


def test_a_quarter_that_has_not_begun_is_the_nearest() -> None:
    assert period("in the fourth quarter", "en", "2025-02-06") == "2024-Q4"
    assert period("in the fourth quarter", "en", "2025-07-31") == "2025-Q4"


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("on Friday", "en", "2025-07-25"),
        ("on Thursday", "en", "2025-07-24"),
        ("last Friday", "en", "2025-07-18"),
        ("next Friday", "en", "2025-08-01"),
        ("on Saturday", "en", "2025-07-19"),
        ("am Freitag", "de", "2025-07-25"),
        ("am vergangenen Freitag", "de", "2025-07-18"),
        ("周五", "zh", "2025-07-25"),
        ("上周五", "zh", "2025-07-18"),
        ("下周五", "zh", "2025-08-01"),
    ],
)
def test_a_weekday_is_the_last_one_unless_said_otherwise(text: str, lang: str, expected: str) -> None:
    assert period(text, lang, "2025-07-25") == expected


@pytest.mark.parametrize("published", ["2025-07", "2025", None])
@pytest.mark.parametrize(
    ("text", "lang"),
    [("yesterday", "en"), ("on Monday", "en"), ("gestern", "de"), ("昨天", "zh"), ("last week", "en"),
     ("over the next three years", "en")],
)  # fmt: skip
def test_a_day_cannot_be_known_from_less_than_a_day(text: str, lang: str, published: str | None) -> None:
    assert period(text, lang, published) is None


def test_last_year_needs_only_the_year_of_the_article() -> None:
    assert period("last year", "en", "2025") == period("去年", "zh", "2025-07") == "2024"
    assert period("last month", "en", "2025-07") == "2025-06"
    assert period("last month", "en", "2025") is None


def test_the_29th_of_february_is_in_a_leap_year_or_unknown() -> None:
    assert period("on February 29", "en", "2025-03-01") == "2024-02-29"
    assert period("29. Februar 2025", "de", None) is None
    assert period("2月30日", "zh", "2025-03-01") is None


def test_a_stretch_over_the_turn_of_the_year_ends_in_the_later_one() -> None:
    assert period("from November to January", "en", "2025-12-15") == "2025-11/2026-01"
    assert period("from November 2025 to January", "en", None) == "2025-11/2026-01"
    assert period("11月至1月", "zh", "2025-12-15") == "2025-11/2026-01"


def test_fiscal_periods_are_marked_and_less_sure() -> None:
    for text, lang in (("fiscal Q1 2026", "en"), ("Geschäftsjahr 2025", "de"), ("2026财年", "zh")):
        (value,) = find(text, lang)
        assert "fiscal" in value.rule
        assert value.sure < 1


@given(
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    published=st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)),
)
def test_a_day_without_year_is_never_far_from_the_article(month: int, day: int, published: date) -> None:
    found = When(month=month, day=day).period(parse_period(published.isoformat()))
    if found is not None and (month, day) != (2, 29):
        assert (found.start.month, found.start.day) == (month, day)
        assert abs((found.start - published).days) <= 184
