"""Tables with each cell on a line of its own: read as rows where they can be read in one way only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles.sentences import split
from claimtrack.articles.sentences.barred import barred_rows
from claimtrack.articles.sentences.flattened import flattened_rows
from claimtrack.model import Article

NAMES = st.lists(st.sampled_from(["AWS", "Nokia", "阿里云", "SAP", "Cisco China"]), min_size=2, unique=True)
CELLS = st.lists(st.sampled_from(["220", "N+7", "—", "Beijing", "", "3 %", "公司", "Share", "a. b", "x."]))


def table(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in row] for row in flattened_rows(text)]


@given(NAMES, st.integers(1, 4), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_what_was_flattened_is_read_back(names: list[str], figures: int, gap: str) -> None:
    header = ["Company", "Place", *(f"Column {chr(97 + at)}" for at in range(figures))]
    body = [[name, "Graz", *(str(row * 10 + at) for at in range(figures))] for row, name in enumerate(names)]
    cells = [cell for row in [header, *body] for cell in row]
    assert table(gap.join(cells)) in ([header, *body], [])


def test_a_caption_may_stand_before_the_header() -> None:
    text = "Cuts in June\nCompany\nPeople\nNokia\n220\nSAP\n150\nCisco\n90"
    assert table(text)[0] == ["Company", "People"]


def test_a_rank_may_stand_before_the_name() -> None:
    text = "Rank\nCompany\nShare\n1\nAWS\n30 %\n2\nAzure\n20 %\n3\nGoogle Cloud\n12 %"
    assert table(text)[1:] == [["1", "AWS", "30 %"], ["2", "Azure", "20 %"], ["3", "Google Cloud", "12 %"]]


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews\nCloud\nContact\nAbout us\nImprint",
        "Company\nPeople\nNokia\n220",
        "Company\nPeople\nNokia\nmany\nSAP\n150",
        "Nokia\n220\nSAP\n150\nCisco\n90",
        "Company\nPeople\nNokia\n220\nNokia\n150",
        "- Company\n- People\n- Nokia\n- 220\n- SAP\n- 150",
        "It was late. We left.\nNokia said so.\nNobody knew 220.\nSAP did.\nAt 150.\nThe end.",
    ],
    ids=["navigation", "one row", "mixed column", "no header", "name twice", "list", "prose"],
)
def test_what_is_no_table_gives_no_rows(text: str) -> None:
    assert table(text) == []


@given(CELLS.map("\n".join))
def test_rows_are_stretches_of_the_text_in_order(text: str) -> None:
    at = 0
    for row in flattened_rows(text):
        for start, end in row:
            assert at <= start <= end
            assert text[start:end] == text[start:end].strip()
            at = end


def test_a_row_is_one_sentence_that_spans_its_cells() -> None:
    text = "The table:\nCompany\nPeople\nNokia\n220\nSAP\n150\nThat was all."
    rows = [sentence for sentence in split(Article("u", text, "en")) if sentence.cells]
    assert [sentence.text for sentence in rows] == ["Company\nPeople", "Nokia\n220", "SAP\n150"]
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in rows)


def barred(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in row] for row in barred_rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Company | City | People\nNokia | Espoo | 220\nSAP | Walldorf | 150",
        "| Company | City | People |\n|---|:---|---:|\n| Nokia | Espoo | 220 |\n| SAP | Walldorf | 150 |",
        "Company｜City｜People\nNokia｜Espoo｜220\nSAP｜Walldorf｜150\nThat was all.",
    ],
    ids=["plain", "Markdown", "wide bars"],
)
def test_cells_between_bars_are_a_table(text: str) -> None:
    assert barred(text) == [
        ["Company", "City", "People"],
        ["Nokia", "Espoo", "220"],
        ["SAP", "Walldorf", "150"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Cloud\nJobs | Events | Contact\nImprint | Terms | Help",
        "Nokia | to cut 220 jobs | filing\nSAP | to hire 30 | interview\nBosch | no comment | mail",
        "By A. Writer | 3 May | 4 min\nIt was late.",
        "a || b",
    ],
    ids=["navigation", "list of news", "byline", "operator"],
)
def test_other_lines_with_bars_are_no_table(text: str) -> None:
    assert barred(text) == []


@given(st.text(alphabet="|｜ \nab12-:.", max_size=120))
def test_rows_with_bars_are_stretches_of_the_text_in_order(text: str) -> None:
    at = 0
    for row in barred_rows(text):
        for start, end in row:
            assert at <= start <= end
            at = end
