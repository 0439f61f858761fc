"""Whether a page names an entity at all: whole Latin words, Chinese anywhere, nothing in scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles.relevance import Relevance, visible

NAMES = ["AWS", "Amazon", "Amazon Web Services", "亚马逊云科技", "T-Mobile", "Müller"]
RELEVANCE = Relevance(NAMES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AWS cuts jobs", "AWS"),
        ("the aws-china unit", "AWS"),
        ("AWS中国裁员", "AWS"),
        ("在AWS工作", "AWS"),
        ("ＡＷＳ中國", "AWS"),
        ("Amazons Cloud-Sparte", "Amazon"),
        ("Amazon’s cloud", "Amazon"),
        ("Ama\u00adzon baut ab", "Amazon"),
        ("亞馬遜雲科技否認", "亚马逊云科技"),
        ("传亚马逊云科技裁员", "亚马逊云科技"),
        ("T‑Mobile", "T-Mobile"),
        ("MÜLLER", "Müller"),
        ("<title>AWS news</title>", "AWS"),
        ("<p>Amazon&nbsp;Web\n Services</p>", "Amazon"),
        ("<p>&#20122;&#39532;&#36874;&#20113;&#31185;&#25216;</p>", "亚马逊云科技"),
        ("<td>Share</td><td>AWS</td>", "AWS"),
    ],
)
def test_a_name_is_found_as_it_was_given(text: str, name: str) -> None:
    assert RELEVANCE.first_in(text) == name
    assert RELEVANCE.names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        *("laws and jaws", "awsome", "AWS1", "Amazonas", "Amazonien", "clawsome", "", "   ", "云科技"),
        "<script>var a = 'AWS';</script><p>x</p>",
        "<style>.AWS {}</style><p>x</p>",
        "<!-- AWS --><p>x</p>",
        '<p title="AWS">x</p>',
        '<a href="/AWS/Amazon">x</a>',
        "<script>AWS",
    ],
)
def test_parts_of_words_and_what_nobody_sees_are_no_names(text: str) -> None:
    assert RELEVANCE.first_in(text) is None
    assert not RELEVANCE.names_in(text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("亚马逊云科技裁员" * 9, "gb18030"),
        ("亞馬遜雲科技裁員" * 9, "big5"),
        ("Müller geht, heißt es", "cp1252"),
    ],
)
def test_names_are_found_in_the_raw_bytes_of_any_charset(text: str, encoding: str) -> None:
    page = f"<html><p>{text}</p></html>".encode(encoding)
    assert RELEVANCE.names_in(page, {"Content-Type": f"text/html; charset={encoding}"})


def test_without_names_nothing_is_named() -> None:
    assert not Relevance([]).names_in("AWS")
    assert not Relevance(["", "  "]).names_in("AWS  x")


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    assert RELEVANCE.first_in(text) in (None, *NAMES)
    assert RELEVANCE.names_in(f"{text} AWS") or "<" in text


@pytest.mark.parametrize("piece", ["<", "<script", "<!--", "<a ", "&#", "<style><script>", "</script"])
@pytest.mark.timeout(5)
def test_hostile_markup_costs_no_more_than_other_markup(piece: str) -> None:
    assert visible(piece * 100_000) is not None
