"""Terms are found whole, split or open, in one pass, with offsets of the original."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.claims.terms import TermFinder
from claimtrack.data.lexicons import expand, expanded, lexicon
from claimtrack.folding import fold


def found(lists: dict[str, list[str]], text: str, lang: str = "en") -> list[tuple[str, str]]:
    finder = TermFinder({label: expanded(terms) for label, terms in lists.items()}, lang)
    return [(mark.label, text[mark.start : mark.end]) for mark in finder.find(fold(text))]


def test_alternatives_and_optional_words_are_written_out() -> None:
    assert expand("job cut|cuts") == ["job cut", "job cuts"]
    assert expand("the (tech) giant") == ["the giant", "the tech giant"]


def test_a_term_is_a_whole_word() -> None:
    assert found({"cut": ["cut"]}, "shortcuts cut haircut") == [("cut", "cut")]


def test_a_star_leaves_an_end_open() -> None:
    assert found({"event": ["*abbau"]}, "Der Stellenabbau geht weiter", "de") == [("event", "abbau")]
    assert found({"event": ["*abbau"]}, "Abbauplan", "de") == []


def test_a_split_term_needs_both_halves() -> None:
    finder = TermFinder({"cut": ["baut … ab"]}, "de")
    (mark,) = finder.find(fold("SAP baut 500 Stellen ab."))
    assert mark.tail is not None
    assert mark.last == len("SAP baut 500 Stellen ab")
    assert finder.find(fold("SAP baut 500 Wohnungen.")) == []


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("SAP stellt 500 Leute ein.", True),
        ("SAP stellt 500 Leute ein und baut anderswo ab.", True),
        ("Zu den Stellen wollte sich ein Sprecher nicht äußern.", False),
        ("SAP stellt ein Programm vor und Leute ein.", True),
    ],
)
def test_a_separable_prefix_closes_its_clause(text: str, closes: bool) -> None:
    finder = TermFinder({"hire": ["stellt … ein", "stellen … ein"]}, "de")
    found = finder.find(fold(text))
    assert bool(found) is closes
    assert all(text[mark.last :].lstrip().startswith((".", "und")) for mark in found)


def test_traditional_script_meets_simplified_terms() -> None:
    assert found({"event": ["裁员"]}, "亞馬遜裁員一成", "zh") == [("event", "裁員")]


def test_a_single_character_inside_a_longer_term_does_not_count() -> None:
    lists = {"compare": ["比"], "grow": ["同比增长"]}
    assert found(lists, "营收同比增长17%", "zh") == [("grow", "同比增长")]
    assert found(lists, "比去年多", "zh") == [("compare", "比")]


def test_a_digit_behind_a_letter_begins_something_new() -> None:
    assert found({"name": ["Alibaba Cloud"]}, "Alibaba Cloud36%") == [("name", "Alibaba Cloud")]


def test_the_longer_of_two_overlapping_terms_of_one_list_is_taken() -> None:
    assert found({"deny": ["denied", "flatly denied"]}, "It flatly denied this") == [
        ("deny", "flatly denied")
    ]


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_every_shared_term_is_found_in_its_own_words(lang: str) -> None:
    for label, terms in lexicon(lang).items():
        for form in expanded(terms):
            text = form.replace("*", "").replace("…", "x")
            assert found({label: [form]}, text, lang), f"{lang} {label}: {form!r}"


@cache
def finder_of(lang: str) -> TermFinder:
    return TermFinder({label: expanded(terms) for label, terms in lexicon(lang).items()}, lang)


@settings(deadline=None)  # the first text of a language waits until its terms are read
@given(st.text(max_size=200), st.sampled_from(["en", "de", "zh"]))
def test_marks_lie_inside_the_text_and_in_order(text: str, lang: str) -> None:
    marks = finder_of(lang).find(fold(text))
    assert all(0 <= mark.start < mark.end <= mark.last <= len(text) for mark in marks)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
