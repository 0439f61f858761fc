"""Sentences in three languages and the values that stand in them, from tests/values/cases/<language>.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack.values.find import find
from claimtrack.values.value import Value, ValueKind

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("en", "de", "zh")


def number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def interval(low: float | None, high: float | None) -> str:
    if low is not None and low == high:
        return number(low)
    return f"{'' if low is None else number(low)}..{'' if high is None else number(high)}"


def describe(value: Value) -> str:
    """A value as the case files write it: "14000 people about", "2024-Q3", "36 percent was 33"."""
    if value.kind is ValueKind.PERIOD:
        return value.period.label if value.period else "?"
    if value.kind is ValueKind.MULTIPLE:
        return "multiple"
    noun = f"({value.noun})" if value.noun in ("people", "months") else value.noun  # no staff, no pay
    unit = value.unit or (noun if value.kind is ValueKind.COUNT else "number")
    words = [interval(value.low, value.high), str(unit)]
    words += [str(value.qualifier)] if value.qualifier else []
    words += ["vague"] if value.vague else []
    words += ["was", interval(*value.previous)] if value.previous else []
    return " ".join(words)


def cases() -> Iterator[Any]:
    for lang in LANGUAGES:
        for case in tomllib.loads((CASES / f"{lang}.toml").read_text(encoding="utf-8"))["case"]:
            yield pytest.param(lang, case, id=f"{lang}: {case['text']}")


@pytest.mark.parametrize(("lang", "case"), list(cases()))
def test_sentence_gives_exactly_its_values(lang: str, case: dict[str, Any]) -> None:
    values = find(case["text"], lang, case.get("published"))
    assert [describe(value) for value in values] == [each.replace("_", "") for each in case["values"]]
    if "texts" in case:
        assert [value.text for value in values] == case["texts"]


def is_period(value: str) -> bool:
    return value == "?" or re.fullmatch(r"[0-9]{4}([-/][-/0-9Q]+)?", value) is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_enough_cases_and_enough_that_give_nothing(lang: str) -> None:
    kept = [case.values[1] for case in cases() if case.values[0] == lang]
    periods = [case for case in kept if all(is_period(value) for value in case["values"])]
    assert len(kept) >= 120
    assert len(periods) >= 30
    assert len({case["text"] for case in kept}) == len(kept)
