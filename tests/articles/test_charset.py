"""Bytes become text by the charset that fits them, whatever header and declaration say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.articles.charset import decode

HANS = "云帆科技在中国的团队规模缩减，公司发言人否认了相关报道。" * 3
HANT = "雲帆科技在中國的團隊規模縮減，公司發言人否認了相關報導。" * 3
GERMAN = "Die Größe der Belegschaft schrumpft, heißt es für 50 €."


def page(text: str, label: str) -> str:
    return f'<html><head><meta charset="{label}"></head><p>{text}</p></html>'


@pytest.mark.parametrize("label", ["gb2312", "gbk", "GB18030", "x-gbk"])
def test_old_chinese_labels_mean_gb18030(label: str) -> None:
    text = page(HANS + "囧镕", label)
    assert decode(text.encode("gb18030"), {}) == text


def test_the_charset_that_decodes_wins_over_the_one_in_the_header() -> None:
    text = page(HANS, "gb2312")
    assert decode(text.encode("gb18030"), {"Content-Type": "text/html; charset=utf-8"}) == text


def test_utf_8_is_seen_whatever_is_declared() -> None:
    text = page(HANS + GERMAN, "gbk")
    assert decode(text.encode(), {"content-type": "text/html; charset=ISO-8859-1"}) == text


def test_the_header_counts_where_it_fits() -> None:
    assert decode(HANT.encode("big5"), {"CONTENT-TYPE": "text/html; charset=Big5"}) == HANT


def test_an_xml_declaration_counts() -> None:
    text = f'<?xml version="1.0" encoding="GB2312"?><rss>{HANS}</rss>'
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(("text", "name"), [(HANS, "gb18030"), (HANT, "big5"), (GERMAN, "cp1252")])
def test_undeclared_text_is_recognised_by_its_look(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


def test_latin_1_means_windows_1252() -> None:
    assert decode(GERMAN.encode("cp1252"), {"content-type": "text/html; charset=iso-8859-1"}) == GERMAN


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(name: str) -> None:
    assert decode(HANS.encode(name), {"content-type": "text/html; charset=big5"}) == HANS


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen_by_its_first_sign(name: str) -> None:
    text = f"<p>{HANS}"
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize("place", [100, 101])
def test_a_bad_byte_costs_its_paragraph_at_most_and_not_the_page(place: int) -> None:
    data = page(HANS + "</p><p>" + HANS, "gb2312").encode("gb18030")
    found = decode(data[:place] + b"\xff" + data[place:], {})
    assert found.startswith("<html><head>")
    assert found.endswith(f"<p>{HANS}</p></html>")
    assert "\ufffd" in found


def test_a_page_cut_off_within_a_character_stays_utf_8() -> None:
    assert decode(HANS.encode()[:-1]).startswith(HANS[:-1])


@pytest.mark.parametrize("label", ["foo-bar", "rot13", "idna", "undefined", "..", "utf-7,", "base64"])
def test_a_label_that_is_no_charset_is_passed_over(label: str) -> None:
    assert decode(GERMAN.encode("cp1252"), {"content-type": f"text/html; charset={label}"}) == GERMAN


@given(
    st.binary(max_size=300), st.sampled_from(["", "utf-8", "gbk", "big5", "utf-16", "latin-1", "nonsense"])
)
def test_any_bytes_become_some_text(data: bytes, label: str) -> None:
    assert isinstance(decode(data, {"Content-Type": f"text/html; charset={label}"}), str)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff\x00"), max_size=100))
def test_utf_8_always_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
