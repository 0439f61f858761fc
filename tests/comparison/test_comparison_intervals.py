"""Numbers as intervals: bounds, approximation, rounding by the written place."""

from __future__ import annotations

import math

import pytest
from given import quantity

from claimtrack.comparison.intervals import Interval, interval_of, meet, same_number, same_or_overlapping
from claimtrack.model import Quantity

Told = tuple[float | None, float | None, str | None]


def interval(given: Quantity) -> Interval:
    found = interval_of(given)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "words", "unit", "rounding"),
    [
        (10.0, "10 %", "percent", 0.5),
        (5.8, "5,8 Prozent", "percent", 0.05),
        (6.0, "6.0%", "percent", 0.05),
        (6.0, "", "percent", 0.5),
        (5.8, "", "percent", 0.05),
        (30.0, "三成", "percent", 0.5),
        (2850.0, "2.850 Stellen", "people", 5.0),
        (2600.0, "2,600", "people", 50.0),
        (7000.0, "7’000", "people", 350.0),
        (14000.0, "1.4万", "people", 500.0),
        (10000.0, "1万", "people", 500.0),
        (1234.0, "1 234", "people", 0.5),
        (5.0, "fünf", "people", 0.5),
        (3.0, "N+3", "months", 0.5),
        (28.8e9, "28.8 billion", "USD", 5e7),
        (2e9, "2 billion", "USD", 1e8),
        (0.0, "0", "people", 0.5),
    ],
)
def test_number_is_no_sharper_than_it_is_written(
    value: float, words: str, unit: str, rounding: float
) -> None:
    assert interval(quantity(value, value, unit, None, words)).rounding == pytest.approx(rounding)


def test_vague_words_are_not_rounded() -> None:
    assert interval(quantity(100.0, 999.0, "people", None, "hundreds", vague=True)).rounding == 0.0


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        (quantity(20.0, None, qualifier="more than"), 20.0, math.inf),
        (quantity(None, 30.0, qualifier="up to"), -math.inf, 30.0),
        (quantity(10.0, 10.0, qualifier="about"), 9.0, 11.0),
        (quantity(10.0, 10.0, qualifier="nearly"), 9.0, 11.0),
        (quantity(-10.0, -10.0, qualifier="about"), -11.0, -9.0),
        (quantity(30.0, 20.0), 20.0, 30.0),
        (quantity(100.0, 999.0, "people", "at least", "several hundred", vague=True), 100.0, math.inf),
        (quantity(1000.0, 9999.0, "people", "less than", "a few thousand", vague=True), -math.inf, 9999.0),
        (quantity(math.nan, 5.0), -math.inf, 5.0),
    ],
)
def test_interval_leaves_open_what_the_words_leave_open(given: Quantity, low: float, high: float) -> None:
    assert (interval(given).low, interval(given).high) == (low, high)


@pytest.mark.parametrize(
    "given", [None, quantity(None, None, "months", None, "2N"), quantity(math.nan, math.inf)]
)
def test_without_a_number_there_is_no_interval(given: Quantity | None) -> None:
    assert interval_of(given) is None


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ((10.0, 10.0, None), (11.0, 11.0, None), False),
        ((10.0, 10.0, None), (10.4, 10.4, None), True),
        ((10.0, 10.0, "about"), (11.0, 11.0, None), True),
        ((10.0, 10.0, "about"), (12.0, 12.0, None), False),
        ((20.0, None, "more than"), (20.0, 20.0, None), True),
        ((20.0, None, "more than"), (None, 10.0, "up to"), False),
        ((None, 30.0, "up to"), (10.0, 10.0, None), True),
    ],
)
def test_intervals_meet_or_do_not(a: Told, b: Told, together: bool) -> None:
    first, second = interval(quantity(*a[:2], qualifier=a[2])), interval(quantity(*b[:2], qualifier=b[2]))
    assert meet(first, second) is together
    assert meet(second, first) is together


@pytest.mark.parametrize(
    ("a", "b", "same", "denied"),
    [
        ((20.0, 30.0, None), (20.0, None, "more than"), True, True),
        ((20.0, 30.0, None), (None, 30.0, "up to"), True, True),
        ((20.0, 20.0, None), (20.0, 20.0, "about"), True, True),
        ((20.0, 30.0, None), (25.0, 25.0, None), False, True),
        ((20.0, 30.0, None), (25.0, 25.0, "about"), False, True),
        ((20.0, None, "more than"), (None, 20.0, "less than"), False, False),
        ((10.0, 10.0, None), (None, 30.0, "up to"), False, False),
        ((10.0, 10.0, None), (25.0, 25.0, None), False, False),
    ],
)
def test_one_figure_told_twice_is_known(a: Told, b: Told, same: bool, denied: bool) -> None:
    first, second = interval(quantity(*a[:2], qualifier=a[2])), interval(quantity(*b[:2], qualifier=b[2]))
    assert (same_number(first, second), same_number(second, first)) == (same, same)
    assert (same_or_overlapping(first, second), same_or_overlapping(second, first)) == (denied, denied)
