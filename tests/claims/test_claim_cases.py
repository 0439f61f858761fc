"""Every case of cases/*.toml: its claims are found in its text, and no others."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from claim_cases import Case, Expected, outcome, read_cases

from claimtrack.data.entities import load_entities
from claimtrack.model import Claim, Facet, Modality, Qualifier, SpeakerKind, Stance

ALL = read_cases()
TYPES = {
    "closure", "customer_exit", "customer_win", "headcount", "hiring_freeze", "investment", "layoff",
    "market_exit", "market_growth", "market_share", "revenue", "revenue_growth", "severance",
}  # fmt: skip
LEAST = {"acts": (20, 0), "attribution": (15, 0), "nothing": (0, 20), "standing": (15, 0)}
"""So many cases that give something, and so many that give nothing, stand in each language.

In the file of a claim type it is a claim of that type that counts: at least 12 for and 5 against.
"""


GAPS = frozenset((Path(__file__).parent / "known_gaps.txt").read_text(encoding="utf-8").split())
"""Cases that the extractor does not read right yet. One that it does read right must leave the list."""


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case_gives_what_it_lists_and_nothing_else(case: Case) -> None:
    result = outcome(case)
    if case.name in GAPS:
        assert not result.passed, f"{case.name} passes now: take it out of known_gaps.txt"
        return
    assert result.passed, "\n".join(
        [
            "",
            f"title:   {case.title}" if case.title else "no title",
            f"text:    {case.text}",
            f"why:     {case.why}" if case.why else "",
            *(f"missing: {named(want)}" for want in result.missing),
            *(f"extra:   {told(claim)}" for claim in result.extra),
            *(f"found:   {told(claim)}" for claim in result.found),
        ]
    )


def named(want: Expected) -> str:
    """What an expected claim names, in one line."""
    points = ((name, getattr(want, name)) for name in Expected.__dataclass_fields__)
    return ", ".join(f"{name}={value}" for name, value in points if value)


def told(claim: Claim) -> str:
    """A found claim in one line."""
    quantity = claim.quantity
    size = f"{quantity.low}..{quantity.high} {quantity.unit} {quantity.qualifier or ''}" if quantity else "-"
    return (
        f"{claim.type} of {claim.subject} (object {claim.object}): {size}; {claim.stance}, {claim.facet}, "
        f"{claim.modality}, {claim.attribution.speaker_kind} {claim.attribution.speaker}, "
        f"historic {claim.historic}: {claim.evidence.text!r} in {claim.evidence.field}"
    )


def answers(wish: str | None) -> set[str]:
    """The answers that are all right; none where nothing is checked."""
    return set(wish.split(" or ")) if wish else set()


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case_is_well_formed(case: Case) -> None:
    assert case.lang in ("en", "de", "zh")
    assert case.text == case.text.strip() != ""
    for want in case.claims:
        assert want.type in TYPES
        assert answers(want.stance) <= set(Stance)
        assert answers(want.facet) <= set(Facet)
        assert answers(want.modality) <= set(Modality)
        assert answers(want.speaker_kind) <= set(SpeakerKind)
        assert want.qualifier is None or want.qualifier in set(Qualifier)
        assert not (want.no_value and (want.unit or want.low is not None or want.high is not None))
        assert want.low is None or want.high is None or want.low <= want.high
        for written in (want.evidence, *want.via):
            assert written is None or written in case.text or written in (case.title or "")


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_parties_are_ids_of_entities_or_names_in_the_text(case: Case) -> None:
    known = load_entities()
    written = f"{case.title or ''} {case.text} {case.source or ''}"
    for want in case.claims:
        parties = f"{want.subject or ''} or {want.object or ''}".replace("+", " or ").split(" or ")
        for party in filter(None, parties):
            listed = party in known or party.removesuffix("-china") in known
            assert listed or party in written or re.fullmatch(r"top-\d", party)


def test_no_text_stands_twice() -> None:
    times = Counter((case.text, case.title) for case in ALL)
    assert [text for text, number in times.items() if number > 1] == []


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
@pytest.mark.parametrize("file", [*sorted(TYPES), *LEAST])
def test_each_language_has_enough_cases_for_and_against(file: str, lang: str) -> None:
    types = {file} if file in TYPES else TYPES
    cases = [case for case in ALL if (case.file, case.lang) == (file, lang)]
    given = [any(want.type in types and not want.optional for want in case.claims) for case in cases]
    least_for, least_against = LEAST.get(file, (12, 5))
    assert given.count(True) >= least_for
    assert given.count(False) >= least_against
