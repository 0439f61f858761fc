"""The names and order of exported columns stay: whoever reads a file next year finds what stands here."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from report_samples import CUTS, RANGE, STAFF, claim
from sqlalchemy import Connection

from claimtrack.model import Quantity
from claimtrack.report import claim_columns, comparison_columns
from claimtrack.report.columns import Group, flat, moment, shown, whole
from claimtrack.report.export.jsonl import line
from claimtrack.store.claims import get

NAMES = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
CONTRACT, CLAIMS = NAMES["contract"], [*NAMES["contract"], *NAMES["stored"]]
COMPARISONS, SIDE = NAMES["comparisons"], NAMES["side"]


def test_the_contract_of_extract_stays() -> None:
    assert [column.name for column in claim_columns.CONTRACT] == CONTRACT
    assert [column.name for column in flat(claim_columns.CONTRACT)][9:11] == ["scope_region", "scope_org"]


def test_the_columns_of_claims_stay() -> None:
    assert [column.name for column in claim_columns.CLAIMS] == CLAIMS


def test_the_columns_of_comparisons_stay() -> None:
    assert [column.name for column in comparison_columns.COMPARISONS] == COMPARISONS
    for group in comparison_columns.COMPARISONS:
        if isinstance(group, Group):
            assert [column.name for column in group.columns] == SIDE
    names = [column.name for column in flat(comparison_columns.COMPARISONS)]
    assert names == [*COMPARISONS[:-2], *(f"a_{name}" for name in SIDE), *(f"b_{name}" for name in SIDE)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("documentation", "names"),
    [
        (claim_columns.__doc__, CLAIMS),
        (comparison_columns.__doc__, [*COMPARISONS, *SIDE]),
    ],
)
def test_each_column_is_documented_in_its_place(documentation: str, names: list[str]) -> None:
    table = [line for line in documentation.splitlines()[1:] if "  " in line]
    assert [line.split()[0] for line in table] == names
    assert max(map(len, table)) <= 78, "the table is read in a terminal of 80 columns"


def test_a_claim_is_written_as_the_contract_says() -> None:
    written = json.loads(line(RANGE, claim_columns.CONTRACT))
    assert list(written) == CONTRACT
    assert written == {
        "type": "layoff", "topic": "layoffs", "subject": "aws-china", "object": None,
        "low": 20, "high": 30, "unit": "percent", "qualifier": None,
        "period": "2025-09/2025-10", "scope": {"region": "CN", "org": None},
        "stance": "asserts", "facet": None, "modality": "planned",
        "speaker": "Fanying", "speaker_kind": "press", "via": ["Wirebird", "Pier Nine"],
        "evidence": "cut between 20% and 30% of its jobs", "start": 63, "end": 98,
        "article": "https://ledger.example/2025/cuts", "lang": "en", "published": "2025-09-15",
        "rule": "en/layoff/cut-jobs", "confidence": 0.9,
        "field": "text", "id": RANGE.id, "historic": False, "cumulative": False,
    }  # fmt: skip
    assert CUTS.text[written["start"] : written["end"]] == written["evidence"]


def test_an_open_side_is_null_and_a_whole_number_has_no_point() -> None:
    assert '"low": null, "high": 1700, "unit": "people", "qualifier": "less than"' in line(
        STAFF, claim_columns.CONTRACT
    )


def test_a_claim_without_value_has_no_unit() -> None:
    written = json.loads(line(claim(CUTS, "cut"), claim_columns.CONTRACT))
    assert (written["low"], written["high"], written["unit"]) == (None, None, None)
    unitless = claim(CUTS, "cut", quantity=Quantity(7.0, 7.0, ""))
    assert json.loads(line(unitless, claim_columns.CONTRACT))["unit"] is None


def test_a_stored_claim_keeps_the_contract_and_adds_its_surroundings(conn: Connection) -> None:
    stored = json.loads(line(get(conn, RANGE.id), claim_columns.CLAIMS))
    assert {name: stored[name] for name in CONTRACT} == json.loads(line(RANGE, claim_columns.CONTRACT))
    assert stored["source_name"] == "Harbour Ledger"
    assert stored["sentence"].startswith("AWS China will cut")
    assert stored["seen_at"] == "2025-09-20T08:00:00+00:00"


@pytest.mark.parametrize(
    ("given", "written"),
    [(20.0, 20), (5.8, 5.8), (None, None), (float("inf"), None), (float("nan"), None), (1e300, 1e300)],
)
def test_numbers_are_written_as_a_person_would(given: float | None, written: float | None) -> None:
    assert whole(given) == written
    assert type(whole(given)) is type(written)


def test_values_become_one_text() -> None:
    assert [shown(one) for one in (None, True, False, 3, ("a", "b"), {"a": "1", "b": "2"})] == [
        "", "true", "false", "3", "a; b", "a: 1; b: 2",
    ]  # fmt: skip


def test_no_moment_is_none() -> None:
    assert moment(None) is None
