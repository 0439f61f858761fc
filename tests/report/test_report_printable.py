"""Text from strangers cannot do anything to a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.report.printable import printable, printable_lines

FORBIDDEN = set("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[Hgone", "gone"),
        ("\x9b31mred", "red"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]52;c;Y29weQ==\x07clip", "clip"),
        ("\x1bPdevice\x1b\\control", "control"),
        ("\x1bc reset", " reset"),
        ("one\rtwo\nthree\tfour", "one two three four"),
        ("back\b\bspace", "backspace"),
        ("\u202eeurt\u202c", "eurt"),
        ("a\u200bb\ufeffc\u2066d", "abcd"),
        ("tag\U000e0041s", "tags"),
        ("half \ud83d", "half \N{REPLACEMENT CHARACTER}"),
        ("two\u2028lines", "two lines"),
        ("Zoë 裁员 ２０％ – “ja”", "Zoë 裁员 ２０％ – “ja”"),
        ("नि\u200dर", "नि\u200dर"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 4),
    ],
)
def test_what_a_terminal_would_obey_is_left_out(text: str, seen: str) -> None:
    assert printable(text) == seen


@given(st.text(st.characters(codec=None)))
@example("\x1b\x1b[[31m")
@example("\x1b]\x1b]0;a\x07\x07")
def test_nothing_unseen_is_left_of_any_text(text: str) -> None:
    left = printable(text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in left)
    assert not FORBIDDEN & set(left)
    assert "\n" not in left


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = printable(text)
    assert printable(once) == once


@given(st.text(st.sampled_from("abc äöü 裁员20%–.,“”[]{}*_|")))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


def test_lines_stay_where_they_are_wanted() -> None:
    assert printable_lines("one\x1b[1m\ntwo\r") == "one\ntwo "
