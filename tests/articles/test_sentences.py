"""Sentences of articles: offsets, rows of tables, titles, wrapped lines, spaCy component, lexicons."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.articles.sentences import (
    component,  # noqa: F401  # registers the spaCy factory
    spans,
    split,
)
from claimtrack.articles.sentences.lexicon import FILE, FOLDER, languages, lexicon, load
from claimtrack.articles.sentences.unspaced import LONGEST
from claimtrack.errors import DataFileError
from claimtrack.model import Article

ANY_LANGUAGE = st.sampled_from([*languages(), "fr", "und"])
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aB1 .!?…。！？；\n\t\r\u2028\u00a0\"'“”„‚»«「」『』（）()[]:,-–$%亚公司,z.u.S.Mr. Dr."
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=200,
)


def texts(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, lang)]


LONG = st.lists(
    st.sampled_from(["裁员消息", " - ", " ", "，", "；", "。", "”", "Nimbus", "5.8%", "\n"]),
    min_size=60,
    max_size=200,
).map("".join)


@given(st.one_of(TEXTS, LONG), ANY_LANGUAGE)
@example("z. B. ", "de")
@example("。”" * 30, "zh")
@example("\t\t", "en")
@example("a\tb\t\n\tc", "en")
@example(". . . ", "zh")
def test_sentences_cover_everything_but_spaces_in_order(text: str, lang: str) -> None:
    found = list(spans(text, lang))
    end = 0
    for start, stop in found:
        assert end <= start < stop
        assert text[start:stop] == text[start:stop].strip()
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()


@given(TEXTS, TEXTS, ANY_LANGUAGE)
def test_each_sentence_is_its_field_between_its_offsets(title: str, text: str, lang: str) -> None:
    article = Article("a", text, lang, title=title)
    for sentence in split(article):
        field = {"title": article.title, "text": article.text}[sentence.field]
        assert field is not None
        assert sentence.text == field[sentence.start : sentence.end]
        for (start, end), (after, _) in zip(sentence.cells, sentence.cells[1:], strict=False):
            assert start <= end <= after
        for start, end in sentence.cells:
            assert field[start:end] == field[start:end].strip()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\f"])
def test_a_line_ends_a_sentence_without_a_stop(end: str) -> None:
    assert texts(f"Nimbus cuts jobs{end}Staff was told today", "en") == [
        "Nimbus cuts jobs",
        "Staff was told today",
    ]


def test_a_wrapped_line_goes_on_when_the_next_begins_in_lower_case() -> None:
    text = "Zwei Quellen sagten, dass bei Nimbus\nmindestens hundert Stellen wegfallen. Mehr nicht."
    assert texts(text, "de") == [text.removesuffix(" Mehr nicht."), "Mehr nicht."]


@pytest.mark.parametrize(
    ("first", "second", "lang"),
    [
        ("The cuts come after the", "Board approved them.", "en"),
        ("Das sagte der", "Sprecher am Montag.", "de"),
    ],
)
def test_a_wrapped_line_goes_on_after_a_word_that_ends_no_sentence(
    first: str, second: str, lang: str
) -> None:
    assert len(texts(f"{first}\n{second}", lang)) == 1


def test_a_headline_without_a_stop_does_not_swallow_the_text() -> None:
    assert texts("Nimbus cuts jobs\n\nstaff was told today", "en") == [
        "Nimbus cuts jobs",
        "staff was told today",
    ]
    assert texts("公司裁员\niPhone销量下滑。", "zh") == ["公司裁员", "iPhone销量下滑。"]


def test_a_row_of_a_table_is_one_sentence_with_its_cells() -> None:
    article = Article("a", "Shares. By region.\nNimbus\t5.8 %. Down\t\n\t36 %\tQ3", "en")
    prose, _, row, last = split(article)
    assert prose.cells == ()
    assert row.text == "Nimbus\t5.8 %. Down"
    assert [article.text[start:end] for start, end in row.cells] == ["Nimbus", "5.8 %. Down", ""]
    assert [article.text[start:end] for start, end in last.cells] == ["", "36 %", "Q3"]


def test_a_tab_behind_a_list_mark_or_an_indent_makes_no_row() -> None:
    found = split(
        Article("a", "1.\tNimbus cuts jobs. Staff was told.\n\tAn indented line. With two sentences.", "en")
    )
    assert not any(sentence.cells for sentence in found)
    assert [sentence.text for sentence in found][1:] == [
        *("Staff was told.", "An indented line.", "With two sentences."),
    ]


def test_the_title_comes_first_in_its_own_field() -> None:
    found = split(Article("a", "Staff was told. Nobody spoke.", "en", title="Jobs go. Nimbus shrinks"))
    assert [(s.field, s.text) for s in found[:3]] == [
        ("title", "Jobs go."),
        ("title", "Nimbus shrinks"),
        ("text", "Staff was told."),
    ]


def test_a_title_that_the_text_begins_with_is_not_given_twice() -> None:
    found = split(Article("a", "Jobs  go\nStaff was told.", "en", title="Jobs go"))
    assert [(s.field, s.text) for s in found] == [("text", "Jobs  go"), ("text", "Staff was told.")]


def test_a_telegram_without_stops_is_cut_at_its_dashes() -> None:
    notes = [f"第{number}条 {'裁员消息尚未得到证实' * 3} 公司只字未提" for number in range(8)]
    found = texts(" - ".join(notes), "zh")
    assert len(found) == 8
    assert found[1] == f"- {notes[1]}"


def test_a_chinese_stretch_without_stops_never_grows_beyond_the_limit() -> None:
    for sign in (" ", "，", "；"):
        found = texts(sign.join(["消息称公司正在裁员"] * 200), "zh")
        assert max(map(len, found)) <= LONGEST
        assert len(found) < 200 or sign == "；"


def test_short_chinese_headlines_with_a_dash_stay_whole() -> None:
    assert texts("云帆科技否认裁员 - 样本网", "zh") == ["云帆科技否认裁员 - 样本网"]


def test_a_language_without_a_file_is_split_by_the_stops_of_english() -> None:
    assert texts("L'entreprise supprime 300 postes. Elle le confirme.", "fr") == [
        *("L'entreprise supprime 300 postes.", "Elle le confirme."),
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Am 17. Juli kam es. Dr. Muster ging. „Warum?“ fragte er.\nNiemand antwortete"),
        ("en", "The U.S. unit shrank. “Why?” Ms. Lee asked. Nobody knew.\n\nShares fell 5.8 percent"),
        ("zh", "公司否认裁员1.2万人。“不属实。”发言人说。员工不信！\n人数未定"),
    ],
)
def test_the_spacy_component_sets_the_same_sentences(lang: str, text: str) -> None:
    nlp = spacy.blank(lang)
    nlp.add_pipe("claimtrack_sentences")
    starts = [start for start, _ in spans(text, lang)]
    found = [sentence.start_char for sentence in nlp(text).sents]
    assert found == starts


def test_the_component_survives_an_empty_document() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimtrack_sentences")
    assert list(nlp("").sents) == []
    assert len(list(nlp("   ").sents)) == 1


@pytest.mark.parametrize("lang", languages())
def test_each_lexicon_loads_and_has_stops_and_closers(lang: str) -> None:
    words = lexicon(lang)
    assert words.stops
    assert set(words.quotes) <= set(words.closers)


def test_there_are_files_for_three_languages() -> None:
    assert set(languages()) >= {"de", "en", "zh"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("ordinals = false", "ordinal = false"), "ordinal"),
        (('writing = "spaced"', 'writing = "sideways"'), "writing"),
        (('"Mr", ', '"Mr", "Mr", '), "never"),
        (('"Mr", ', '"Mr", "Inc", '), "Inc"),
        (('quotes = "', 'quotes = "x'), "quotes"),
    ],
)
def test_a_slip_in_a_lexicon_is_refused_by_name(change: tuple[str, str], named: str, tmp_path: Path) -> None:
    text = (FOLDER / "en" / FILE).read_text(encoding="utf-8")
    assert change[0] in text
    broken = tmp_path / FILE
    broken.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=named):
        load(broken)
