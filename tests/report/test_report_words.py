"""Values, types and stances in words for people."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import DENIAL, LEFT, RANGE, claim

from claimtrack.model import Facet, Modality, Qualifier, Quantity, Stance
from claimtrack.report.words import counted, number, stance, value, value_in_words, what

ABOUT, UP_TO, AT_LEAST = Qualifier.ABOUT, Qualifier.UP_TO, Qualifier.AT_LEAST
NEARLY, MORE, LESS = Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.LESS_THAN


@pytest.mark.parametrize(
    ("low", "high", "unit", "qualifier", "signs", "words"),
    [
        (20, 30, "percent", None, "20–30 %", "20–30 %"),
        (10, 10, "percent", ABOUT, "about 10 %", "about 10 %"),
        (5.8, 5.8, "percent", None, "5.8 %", "5.8 %"),
        (None, 1700, "people", UP_TO, "≤ 1,700 people", "up to 1,700 people"),
        (None, 1700, "people", LESS, "< 1,700 people", "less than 1,700 people"),
        (60, None, "percent", MORE, "> 60 %", "more than 60 %"),
        (60, None, "months", AT_LEAST, "≥ 60 months", "at least 60 months"),
        (60, None, "percent", None, "≥ 60 %", "at least 60 %"),
        (None, 60, "percent", None, "≤ 60 %", "up to 60 %"),
        (80, 80, "percent", NEARLY, "nearly 80 %", "nearly 80 %"),
        (1, 1, "people", None, "1 person", "1 person"),
        (1, 1, "months", None, "1 month", "1 month"),
        (1.5e6, 1.5e6, "people", None, "1.5 million people", "1.5 million people"),
        (1.5e6, 2e6, "people", None, "1.5–2 million people", "1.5–2 million people"),
        (900_000, 1.2e6, "people", None, "900,000–1.2 million people", "900,000–1.2 million people"),
        (1_234_567, 1_234_567, "people", None, "1,234,567 people", "1,234,567 people"),
        (29.3e9, 29.3e9, "USD", None, "US$ 29.3 billion", "US$ 29.3 billion"),
        (380e9, None, "CNY", AT_LEAST, "≥ CNY 380 billion", "at least CNY 380 billion"),
        (2e12, 2e12, "EUR", ABOUT, "about € 2 trillion", "about € 2 trillion"),
        (-5, -2, "percent", None, "-5 to -2 %", "-5 to -2 %"),
        (2, 2, "points", None, "2 percentage points", "2 percentage points"),
        (7, 7, "", None, "7", "7"),
        (0, 0, "people", None, "0 people", "0 people"),
    ],
)
def test_a_quantity_is_written_as_people_write_it(
    low: float | None, high: float | None, unit: str, qualifier: Qualifier | None, signs: str, words: str
) -> None:
    quantity = Quantity(low, high, unit, qualifier)
    assert value(quantity) == signs
    assert value_in_words(quantity) == words


def test_no_quantity_is_no_words() -> None:
    assert value(None) == value(Quantity(None, None, "percent")) == value_in_words(None) == ""


def test_a_vague_word_is_not_shown_as_a_precise_range() -> None:
    assert value(Quantity(100, 999, "people", None, "hundreds", vague=True)) == "some 100–999 people"


@given(st.floats(min_value=1e-6, max_value=1e15))
def test_a_number_in_words_is_that_number(given: float) -> None:
    words = number(given).replace(",", "")
    for name, size in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if words.endswith(name):
            assert math.isclose(float(words.removesuffix(name)) * size, given, rel_tol=1e-6)
            return
    assert math.isclose(float(words), given, rel_tol=1e-2, abs_tol=1e-6)


@given(st.integers(min_value=0, max_value=999_999))
def test_a_whole_number_below_a_million_keeps_every_digit(given: int) -> None:
    assert number(float(given)) == f"{given:,}"


def test_an_infinite_number_is_said_to_be_unbounded() -> None:
    assert number(math.inf) == "unbounded"


def test_a_claim_is_named_with_its_object() -> None:
    assert (what(LEFT), what(RANGE)) == ("customer exit (byd)", "layoff")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "asserts"),
        ({"modality": Modality.PLANNED}, "asserts, planned"),
        ({"stance": Stance.DENIES}, "denies"),
        ({"stance": Stance.DENIES, "facet": Facet.EVENT}, "denies the event"),
        ({"stance": Stance.DENIES, "facet": Facet.CHARACTERISATION}, "denies the wording"),
        ({"stance": Stance.CONFIRMS, "facet": Facet.NUMBER}, "confirms the number"),
        ({"stance": Stance.DECLINES}, "declines to comment"),
        ({"stance": Stance.DECLINES, "facet": Facet.NUMBER}, "declines to comment on the number"),
    ],
)
def test_a_stance_says_what_it_is_about(changes: dict[str, object], words: str) -> None:
    from report_samples import CUTS

    assert stance(claim(CUTS, "cut", **changes)) == words


def test_a_denial_of_the_wording_is_not_called_a_denial_of_the_number() -> None:
    assert stance(DENIAL) == "denies the wording"


def test_counts_take_their_noun() -> None:
    assert counted(1, "claim") == "1 claim"
    assert counted(1200, "claim") == "1,200 claims"
    assert counted(2, "entity", "entities") == "2 entities"
