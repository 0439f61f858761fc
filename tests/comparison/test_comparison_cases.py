"""Every case of cases/*.toml: the pairs listed give what is listed, and nothing else is a contradiction."""

from __future__ import annotations

import pytest
from given import CASES, FAMILY, Case, read_cases

from claimtrack.comparison.compare import compare
from claimtrack.comparison.gate import CHECKS
from claimtrack.comparison.rule import Rule
from claimtrack.comparison.rules import rules
from claimtrack.model import Comparison, Relation

ALL = [(path.stem, case) for path in sorted(CASES.glob("*.toml")) for case in read_cases(path)]
LEAST = 20
"""So many cases for and against stand behind each rule."""


def found(case: Case) -> dict[tuple[str, str], list[Comparison]]:
    pairs: dict[tuple[str, str], list[Comparison]] = {}
    for comparison in compare(case.claims, FAMILY):
        pairs.setdefault((comparison.a.id, comparison.b.id), []).append(comparison)
    return pairs


@pytest.mark.parametrize(("file", "case"), ALL, ids=[f"{file}: {case.name}" for file, case in ALL])
def test_case_gives_what_it_lists(file: str, case: Case) -> None:
    pairs = found(case)
    for want in case.expected:
        got = pairs.pop((want.a, want.b), [])
        if want.relation == "nothing":
            assert not got, got
            continue
        assert [(one.relation, one.kind) for one in got] == [(want.relation, want.kind)], got
        assert (got[0].strength or None) == want.strength
        for words in want.reason:
            assert words in got[0].reason
    unlisted = [one for rest in pairs.values() for one in rest if one.relation is Relation.CONTRADICTS]
    assert not unlisted, [one.reason for one in unlisted]


@pytest.mark.parametrize(("file", "case"), ALL, ids=[f"{file}: {case.name}" for file, case in ALL])
def test_reason_is_one_sentence_and_inputs_name_both_sides(file: str, case: Case) -> None:
    for comparisons in found(case).values():
        for comparison in comparisons:
            assert comparison.reason.endswith(".")
            assert "\n" not in comparison.reason
            assert "None" not in comparison.reason
            assert "inf" not in comparison.reason.split()
            assert {"subject", "type", "value a", "value b", "speaker a", "speaker b"} <= set(
                comparison.inputs
            )
            assert {"period a", "period b", "interval a", "interval b"} <= set(comparison.inputs)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_each_rule_has_its_cases_for_and_against_in_every_language(rule: Rule) -> None:
    cases = read_cases(CASES / f"{rule.name}.toml")
    against = [case for case in cases if not any(want.relation == "contradicts" for want in case.expected)]
    assert len(against) >= LEAST
    assert len(cases) - len(against) >= LEAST
    for lang in ("en", "de", "zh"):
        assert any(one.lang == lang for case in against for one in case.claims)
        assert any(one.lang == lang for case in cases if case not in against for one in case.claims)


@pytest.mark.parametrize("check", CHECKS)
def test_each_refusal_of_the_gate_has_a_case(check: str) -> None:
    assert any(want.kind == check for _, case in ALL for want in case.expected)
