"""Every case in sentences/<lang>.toml: one line of text and the sentences a reader sees in it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimtrack.articles.sentences import spans

FOLDER = Path(__file__).parent / "sentences"
LANGUAGES = ("de", "en", "zh")


def cases() -> list[Any]:
    found = []
    for lang in LANGUAGES:
        file = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
        for number, case in enumerate(file["case"], 1):
            assert set(case) <= {"sentences", "expect", "why"}, case
            text = file["joined_by"].join(case["sentences"])
            name = f"{lang}-{number}-{case.get('why', 'plain')}"
            found.append(pytest.param(lang, text, case.get("expect", case["sentences"]), id=name))
    return found


@pytest.mark.parametrize(("lang", "text", "expected"), cases())
def test_a_line_is_split_as_a_reader_would(lang: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, lang)] == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_at_least_forty_cases(lang: str) -> None:
    assert sum(case.values[0] == lang for case in cases()) >= 40
