"""The smaller parts of the comparison: families, dates, definitions, rules as files, words for people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from given import FAMILY, claim, entity, official_denial, period, quantity

from claimtrack.comparison import candidates
from claimtrack.comparison.candidates import NEAREST
from claimtrack.comparison.compare import MOST_AGREEMENTS, compare
from claimtrack.comparison.definition import (
    DEFINITIONS,
    Definition,
    Named,
    Time,
    definition_of,
    read_definitions,
)
from claimtrack.comparison.family import Family, default_family
from claimtrack.comparison.reading import read_claim, read_date
from claimtrack.comparison.rules import rule_of, rules
from claimtrack.comparison.wording import amount, number, outlet, speaker
from claimtrack.data.claim_types import claim_types
from claimtrack.errors import ClaimtrackError, DataFileError
from claimtrack.model import Claim, Quantity, Relation


def test_arm_of_a_company_in_a_country_is_the_company_there() -> None:
    assert FAMILY.place("aws-china") == ("aws", "CN")
    assert FAMILY.place("aws") == ("aws", None)
    assert FAMILY.place("a firm on no list") == ("a firm on no list", None)


def test_local_firm_below_the_arm_stays_itself() -> None:
    family = Family({one.id: one for one in (
        entity("aws", "AWS"), entity("aws-china", "AWS China", parent="aws", region="CN"),
        entity("operator", "Operator", parent="aws-china", region="CN"),
    )})  # fmt: skip
    assert family.place("operator") == ("operator", "CN")


def test_family_ends_where_a_circle_begins() -> None:
    family = Family({one.id: one for one in (entity("a", "A", parent="b"), entity("b", "B", parent="a"))})
    assert family.ancestors("a") == ("b",)
    assert Family({"a": entity("a", "A", parent="a")}).root("a") == "a"


def test_name_is_known_in_every_language_and_script() -> None:
    assert FAMILY.id_of("比亚迪") == FAMILY.id_of("比亞迪") == FAMILY.id_of(" BYD ") == "byd"
    assert FAMILY.id_of("Some Firm") == "some firm"


def test_family_of_the_data_files_knows_the_first_watch() -> None:
    assert default_family().place("aws-china") == ("aws", "CN")
    assert default_family().root("aws-china") == "amazon"
    assert default_family().country("CN") == "China"


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ("2025-09-15", "2025-09-15", "2025-09-15"),
        ("2025-09-15T23:30:00+08:00", "2025-09-15", "2025-09-15"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_date_of_reduced_precision_covers_its_days(published: str, first: str, last: str) -> None:
    found = read_date(published)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "published", [None, "", "yesterday", "2025-13-01", "2025-02-30", "20250915", "0000-01-01", "9999-12"]
)
def test_what_is_no_date_is_unknown(published: str | None) -> None:
    assert read_date(published) is None


def test_country_is_read_wherever_the_claim_carries_it() -> None:
    exits = [
        claim("a", type="market_exit", subject="aws", object="中国"),
        claim("b", type="market_exit", subject="aws", region="CN"),
        claim("c", type="market_exit", subject="aws-china"),
    ]
    readings = [read_claim(one, FAMILY) for one in exits]
    assert {(one.company, one.region, one.object) for one in readings} == {("aws", "CN", None)}


def test_firm_on_no_list_is_known_in_any_case_and_script() -> None:
    written = ("Some Firm", "some firm", "SOME  FIRM")
    assert {read_claim(claim("a", subject=name), FAMILY).company for name in written} == {"some firm"}
    assert read_claim(claim("a", subject="亞馬遜"), FAMILY).company == "amazon"
    assert read_claim(claim("a", subject=""), FAMILY).company is None


def test_every_claim_type_that_is_defined_exists() -> None:
    assert set(read_definitions(DEFINITIONS)) <= set(claim_types())


def test_claim_type_without_a_definition_gets_the_strict_default() -> None:
    assert definition_of("of a later release") == Definition(Time.ROUND, Named.FREE, house=False, part=False)


def test_definition_with_an_unknown_key_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "definitions.toml"
    path.write_text('[layoff]\ntime = "round"\ncolour = "red"\n', encoding="utf-8")
    with pytest.raises(DataFileError, match="colour"):
        read_definitions(path)


def test_rules_are_found_by_listing_and_documented() -> None:
    assert [rule.name for rule in rules()] == ["denied", "number"]
    for rule in rules():
        first = rule.documentation.strip().splitlines()[0]
        assert first.endswith(".")


@pytest.mark.parametrize("lacking", ["NAME", "NEEDS", "takes", "opens", "apply", "__doc__"])
def test_incomplete_rule_file_is_refused_by_name(lacking: str) -> None:
    module = ModuleType("rules.half", "What it flags.")
    for part in ("NAME", "takes", "opens", "apply"):
        setattr(module, part, "x")
    module.NEEDS = ("unit",)  # type: ignore[attr-defined]
    assert rule_of(module).needs == ("unit",)
    setattr(module, lacking, None) if lacking == "__doc__" else delattr(module, lacking)
    with pytest.raises(ClaimtrackError, match=r"rules\.half"):
        rule_of(module)


def test_rule_that_needs_an_unknown_check_is_refused() -> None:
    module = ModuleType("rules.wrong", "What it flags.")
    for part in ("NAME", "takes", "opens", "apply"):
        setattr(module, part, "x")
    module.NEEDS = ("colour",)  # type: ignore[attr-defined]
    with pytest.raises(ClaimtrackError, match="colour"):
        rule_of(module)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (quantity(20.0, 30.0), "20 to 30 percent"),
        (quantity(10.0, 10.0, qualifier="about"), "about 10 percent"),
        (quantity(None, 1700.0, "people", "less than"), "less than 1,700 people"),
        (quantity(20.0, None), "at least 20 percent"),
        (quantity(None, 30.0), "up to 30 percent"),
        (quantity(2e9, 2.5e9, "CNY"), "CNY 2 to 2.5 billion"),
        (quantity(9e8, 2e9, "USD"), "USD 900 million to 2 billion"),
        (quantity(5.8, 5.8), "5.8 percent"),
        (quantity(5.0, 5.0, "months"), "5 months"),
        (quantity(100.0, 999.0, "people", None, "Hunderte", vague=True), "Hunderte (100 to 999 people)"),
        (quantity(None, None, "months", None, "2N"), None),
        (None, None),
    ],
)
def test_quantity_is_written_for_people(given: Quantity | None, words: str | None) -> None:
    assert amount(given) == words


def test_numbers_are_written_for_people() -> None:
    assert [number(value) for value in (1700.0, 28.8e9, 1.4e6, 0.05)] == [
        "1,700",
        "28.8 billion",
        "1.4 million",
        "0.05",
    ]


def test_words_of_strangers_stay_on_one_line_and_short() -> None:
    hostile = claim("a", speaker="Bad\n\nSpeaker " * 50)
    assert len(speaker(hostile)) <= 80
    assert "\n" not in speaker(hostile)


def test_author_is_named_by_the_outlet() -> None:
    assert outlet(claim("a", article="https://www.paper.example/x/y")) == "paper.example"
    assert outlet(claim("a", article="folder/page.html")) == "page.html"
    assert speaker(claim("a", source="Paper", kind="author")) == "Paper"
    assert speaker(claim("a", source="Paper", kind="unnamed")) == "An unnamed source in Paper"
    assert speaker(claim("a", source="Paper", kind="official")) == "The official voice in Paper"


def test_inputs_show_what_was_compared() -> None:
    press = claim("a", number=quantity(20.0, 30.0), stated="2025-09/2025-10", speaker="Leiphone")
    (one,) = compare([press, official_denial("b", "characterisation")], FAMILY)
    assert dict(one.inputs) == {
        "subject": "aws-china",
        "type": "layoff",
        "value a": "20 to 30 percent",
        "interval a": "[20, 30]",
        "period a": "2025-09/2025-10",
        "speaker a": "Leiphone (press)",
        "value b": "none",
        "interval b": "none",
        "period b": "2025-09-15 (date of the article)",
        "speaker b": "AWS spokesperson (official)",
        "tolerance": "0.5",
        "facet": "characterisation",
    }


def test_two_official_voices_are_shown_as_such() -> None:
    filing = claim("a", kind="official", speaker="Sinnet", stance="confirms")
    (one,) = compare([filing, official_denial("b")], FAMILY)
    assert one.inputs["voices"] == "two official voices"


def test_reason_reads_as_a_sentence() -> None:
    press = claim("a", number=quantity(20.0, 30.0), speaker="Leiphone")
    (one,) = compare([press, official_denial("b", "characterisation", published="2025-09-16")], FAMILY)
    assert one.reason == (
        "Leiphone (2025-09-15) reported 20 to 30 percent; AWS spokesperson (2025-09-16) "
        "called the report not accurate: disputes the report, names no number."
    )


def crowd(size: int) -> list[Claim]:
    return [
        claim(
            f"c{n:03}",
            number=quantity(10.0, 10.0),
            published="2025-09-15",
            org=None if n % 2 else f"team {n}",
        )
        for n in range(size)
    ]


def test_agreements_and_refusals_are_shown_for_the_nearest_only() -> None:
    found = list(compare(crowd(100), FAMILY))
    agreeing = [one for one in found if one.relation is Relation.AGREES]
    assert MOST_AGREEMENTS * 30 < len(agreeing) <= MOST_AGREEMENTS * 100
    assert len(found) - len(agreeing) <= 100 * 3 * NEAREST


def test_which_are_nearest_of_one_day_does_not_hang_on_addresses() -> None:
    told = [replace(one, source=f"outlet-{n}") for n, one in enumerate(crowd(30))]
    moved = [
        replace(one, id=f"{n * 7 % 30:02}", article=f"http://127.0.0.1/{n}") for n, one in enumerate(told)
    ]

    def sources(claims: list[Claim]) -> set[frozenset[str | None]]:
        return {frozenset((one.a.source, one.b.source)) for one in compare(claims, FAMILY)}

    assert sources(told) == sources(moved)


def test_contradictions_are_shown_however_many() -> None:
    whole = [one for one in crowd(100) if one.scope.org is None]
    found = list(compare([*whole, official_denial("z")], FAMILY))
    assert sum(one.relation is Relation.CONTRADICTS for one in found) == len(whole)


def fillers(stance: str) -> list[Claim]:
    """Claims of another company, enough to push two claims out of each other's sight."""
    return [
        claim(f"f{n:02}", subject="twitch", stance=stance, kind="official", published="2025-09-15")
        for n in range(3 * NEAREST)
    ]


@pytest.mark.parametrize(("planned", "short"), [("2025-09-14", "2025-09-16"), ("2025-09-16", "2025-09-14")])
def test_long_and_short_windows_meet_in_a_crowd(planned: str, short: str) -> None:
    plan = claim("a", number=quantity(30000.0, 30000.0, "people"), modality="planned", published=planned)
    long = replace(plan, period=period("2020/2035"))
    assert candidates._MOST_MONTHS < 15 * 12
    other = claim("z", number=quantity(10.0, 10.0, "people"), published=short)
    found = compare([long, *fillers("asserts"), other], FAMILY)
    assert [{one.a.id, one.b.id} for one in found if one.kind == "number"] == [{"a", "z"}]


def test_denial_meets_later_claim_in_a_crowd_of_statements() -> None:
    denial = official_denial("a", published="2025-09-14")
    later = claim("z", number=quantity(10.0, 10.0), published="2025-09-16")
    found = compare([denial, *fillers("denies"), later], FAMILY)
    assert [(one.a.id, one.b.id) for one in found if one.relation is Relation.CONTRADICTS] == [("z", "a")]
