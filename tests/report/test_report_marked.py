"""The sentence with its evidence marked, and who says it where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import DENIAL, LEFT, RANGE, STRANGE, TENTH
from sqlalchemy import Connection

from claimtrack.model import Attribution, SpeakerKind
from claimtrack.report.marked import CUT, Marked, marked
from claimtrack.report.voices import place, said_on, source, who
from claimtrack.store.claims import get

TEXT = st.text(st.sampled_from("ab ä裁。\t\n"), max_size=60)


def test_the_evidence_is_marked_in_its_sentence(conn: Connection) -> None:
    words = marked(get(conn, DENIAL.id))
    assert words == Marked("有关", "裁员两成的报道严重失实", "。")
    assert words.written() == "有关**裁员两成的报道严重失实**。"


def test_evidence_in_a_title_is_marked_in_the_title(conn: Connection) -> None:
    assert marked(get(conn, LEFT.id)).written() == "**BYD verlässt AWS in China**"


def test_evidence_that_is_not_in_the_sentence_is_shown_alone(conn: Connection) -> None:
    view = replace(get(conn, DENIAL.id), sentence="something else")
    assert marked(view) == Marked("", DENIAL.evidence.text, "")


@given(TEXT, TEXT, TEXT, st.integers(min_value=1, max_value=40))
def test_a_shortened_sentence_keeps_the_evidence_and_says_that_it_is_cut(
    before: str, evidence: str, after: str, around: int
) -> None:
    short = Marked(before, evidence, after).shortened(around)
    assert short.evidence == evidence
    assert before.endswith(short.before.removeprefix(CUT))
    assert after.startswith(short.after.removesuffix(CUT))
    assert len(short.before) <= around + 1
    assert len(short.after) <= around + 1
    assert (short.before == before) or short.before.startswith(CUT)
    assert (short.after == after) or short.after.endswith(CUT)


def test_cells_of_a_table_are_set_apart() -> None:
    assert Marked("AWS\t", "5.8%", "\t2024").written() == "AWS | **5.8%** | 2024"


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        (Attribution("Leiphone", SpeakerKind.PRESS, None, ("ITHome", "TrendForce")),
         "Leiphone (press), via ITHome, TrendForce"),
        (Attribution("a spokesperson", SpeakerKind.OFFICIAL), "a spokesperson (official)"),
        (Attribution(None, SpeakerKind.INSIDER), "an insider"),
        (Attribution("  ", SpeakerKind.UNNAMED), "an unnamed source"),
        (Attribution(), "the article itself"),
    ],
)  # fmt: skip
def test_a_voice_is_named_with_its_kind_and_its_way(voice: Attribution, words: str) -> None:
    assert who(replace(RANGE, attribution=voice)) == words


def test_a_source_goes_by_its_name_or_by_what_is_known_of_it(conn: Connection) -> None:
    assert source(get(conn, TENTH.id)) == "Elbe-Kontor"
    assert source(get(conn, STRANGE.id)) == "strange.txt"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.news.example/a/b", "news.example"),
        ("http://[broken", "[broken"),
        ("folder/file.txt", "file.txt"),
        ("C:\\folder\\file.txt", "file.txt"),
        ("folder/", "folder/"),
    ],
)
def test_a_place_is_a_host_or_a_file(address: str, name: str) -> None:
    assert place(address) == name


def test_a_date_is_as_precise_as_it_is_known(conn: Connection) -> None:
    assert said_on(get(conn, TENTH.id)) == "2025-09"
    assert said_on(get(conn, DENIAL.id)) == "2025-09-16"
    assert said_on(get(conn, STRANGE.id)) == "seen 2025-09-20"
