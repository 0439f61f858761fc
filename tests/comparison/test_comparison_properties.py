"""What must hold for any claims: no order, no errors, no contradiction from nothing, none lost in a crowd."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

from given import FAMILY, claim, period
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.comparison.compare import blocks, compare, pairs
from claimtrack.model import (
    Claim,
    Comparison,
    Facet,
    Modality,
    Qualifier,
    Quantity,
    Relation,
    Scope,
    SpeakerKind,
    Stance,
)

patient = settings(deadline=None)
"""The machine that runs the tests may be slow; the benchmark measures time, not the tests."""

DATES = (
    None,
    "2025",
    "2025-09",
    "2025-03-31",
    "2025-09-15",
    "2025-09-17T08:00:00+08:00",
    "2025-10-20",
    "no date",
)
PERIODS = (None, "2025-03", "2025-09", "2025-09/2025-10", "2025-Q3", "2025", "2022/2025")
TYPES = ("layoff", "market_share", "severance", "customer_exit", "market_exit", "of a later release")

any_number = st.one_of(st.none(), st.floats(), st.integers(-50, 40000).map(float))
whole_number = st.integers(0, 40000).map(float)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity | None:
    if draw(st.booleans()):
        return None
    return Quantity(
        draw(any_number),
        draw(any_number),
        draw(st.sampled_from(("percent", "people", "months", "USD", ""))),
        draw(st.sampled_from((None, *Qualifier))),
        draw(st.sampled_from(("", "10", "1.4万", "20 000", "九", "1" * 5000)) | st.text(max_size=8)),
        draw(st.booleans()),
    )


@st.composite
def claims(draw: st.DrawFn, claim_id: str = "x") -> Claim:
    label = draw(st.sampled_from(PERIODS))
    made = claim(
        claim_id,
        type=draw(st.sampled_from(TYPES)),
        subject=draw(st.sampled_from((None, "aws-china", "aws", "amazon", "an unknown firm", ""))),
        number=draw(quantities()),
        region=draw(st.sampled_from((None, None, "CN", "DE"))),
        org=draw(st.sampled_from((None, None, "sales"))),
        object=draw(st.sampled_from((None, "byd", "比亚迪", "china", "\n"))),
        stance=draw(st.sampled_from(list(Stance))),
        facet=draw(st.sampled_from((None, *Facet))),
        modality=draw(st.sampled_from(list(Modality))),
        speaker=draw(st.sampled_from((None, "AWS", "a\nspeaker" * 40, "IDC"))),
        kind=draw(st.sampled_from(list(SpeakerKind))),
        via=draw(st.sampled_from(((), ("IDC",), ("Reuters", "")))),
        article=draw(st.sampled_from(("https://one.example/a", "two.json", "https://[broken", "three"))),
        published=draw(st.sampled_from(DATES)),
        historic=draw(st.booleans()),
        targets=draw(st.sampled_from(((), ("c0",), ("c1", "c2"), ("elsewhere",)))),
    )
    return replace(made, period=period(label) if label else None)


@st.composite
def blocks_of_claims(draw: st.DrawFn, most: int = 6) -> list[Claim]:
    return [draw(claims(f"c{n}")) for n in range(draw(st.integers(0, most)))]


def contradictions(found: list[Comparison]) -> set[tuple[str, str, str | None]]:
    return {(one.a.id, one.b.id, one.kind) for one in found if one.relation is Relation.CONTRADICTS}


@patient
@given(blocks_of_claims())
def test_any_claims_give_answers_in_whole_sentences(block: list[Claim]) -> None:
    seen = set()
    for one in compare(block, FAMILY):
        assert one.a.id != one.b.id
        key = (frozenset((one.a.id, one.b.id)), one.kind)
        assert key not in seen
        seen.add(key)
        assert one.reason.endswith(".")
        assert "\n" not in one.reason
        assert (one.strength is None) is (one.relation is not Relation.CONTRADICTS)


@patient
@given(blocks_of_claims(), st.randoms())
def test_order_of_claims_does_not_matter(block: list[Claim], chance: random.Random) -> None:
    shuffled = list(block)
    chance.shuffle(shuffled)
    assert list(compare(shuffled, FAMILY)) == list(compare(block, FAMILY))


@patient
@given(claims("x"), claims("y"))
def test_two_claims_give_the_same_either_way_round(x: Claim, y: Claim) -> None:
    assert list(compare([x, y], FAMILY)) == list(compare([y, x], FAMILY))


@patient
@given(claims("x"))
def test_identical_claims_never_contradict(x: Claim) -> None:
    twin = replace(x, id="twin")
    elsewhere = replace(x, id="elsewhere too", article="https://elsewhere.example/b")
    assert not contradictions(list(compare([x, twin, elsewhere], FAMILY)))


@patient
@given(claims("x"))
def test_claim_is_never_compared_with_itself(x: Claim) -> None:
    answering = replace(x, targets=("x",))
    assert not list(compare([x, x], FAMILY))
    assert not list(compare([answering, answering], FAMILY))


@patient
@given(blocks_of_claims())
def test_number_decides_nothing_where_a_value_is_missing(block: list[Claim]) -> None:
    for one in compare(block, FAMILY):
        if one.kind == "number":
            assert one.a.quantity is not None
            assert one.b.quantity is not None
            assert one.a.quantity.unit == one.b.quantity.unit
            assert one.a.type == one.b.type


@patient
@given(claims("x"), claims("y"))
def test_two_affirmed_claims_without_a_value_are_incomparable(x: Claim, y: Claim) -> None:
    x = replace(x, quantity=None, stance=Stance.ASSERTS)
    y = replace(y, stance=Stance.CONFIRMS)
    assert all(one.relation is Relation.INCOMPARABLE for one in compare([x, y], FAMILY))


@patient
@given(blocks_of_claims())
def test_only_official_denials_deny(block: list[Claim]) -> None:
    for one in compare(block, FAMILY):
        if one.kind == "denied" and one.relation is Relation.CONTRADICTS:
            denial = one.a if one.a.stance is Stance.DENIES else one.b
            assert denial.stance is Stance.DENIES
            assert denial.attribution.speaker_kind is SpeakerKind.OFFICIAL


@patient
@given(blocks_of_claims())
def test_declining_and_supposing_contradict_nothing(block: list[Claim]) -> None:
    for one in compare(block, FAMILY):
        if one.relation is Relation.CONTRADICTS:
            assert Stance.DECLINES not in (one.a.stance, one.b.stance)
            assert Modality.HYPOTHETICAL not in (one.a.modality, one.b.modality)


@st.composite
def plain_quantities(draw: st.DrawFn) -> Quantity:
    low = draw(whole_number)
    high = low + draw(st.sampled_from((0.0, 0.0, 1.0, 10.0, 500.0)))
    qualifier = draw(st.sampled_from((None, Qualifier.ABOUT, Qualifier.NEARLY)))
    return Quantity(low, high, "people", qualifier)


def widened(wide: Quantity, how: str) -> Quantity:
    """The quantity with more left open; ends move by no less than the place they are written to."""
    assert wide.low is not None
    assert wide.high is not None
    if how == "about":
        return replace(wide, qualifier=Qualifier.ABOUT)
    if how == "open below":
        return replace(
            wide, low=None, qualifier=Qualifier.UP_TO if wide.qualifier is None else wide.qualifier
        )
    if how == "open above":
        return replace(
            wide, high=None, qualifier=Qualifier.AT_LEAST if wide.qualifier is None else wide.qualifier
        )
    low, high = wide.low - max(wide.low / 10, 1.0), wide.high + max(wide.high / 10, 1.0)
    return replace(wide, low=low, high=high)


@patient
@given(
    plain_quantities(),
    plain_quantities(),
    st.sampled_from(("about", "open below", "open above", "both ends")),
)
def test_widening_never_creates_a_contradiction(a: Quantity, b: Quantity, how: str) -> None:
    before = list(compare([claim("a", number=a), claim("b", number=b)], FAMILY))
    after = list(compare([claim("a", number=widened(a, how)), claim("b", number=b)], FAMILY))
    assert contradictions(after) <= contradictions(before)


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10_000))
def test_no_contradiction_is_lost_in_a_crowd(seed: int) -> None:
    chance = random.Random(seed)
    crowd = []
    for n in range(40):
        denial = chance.random() < 0.2
        value = float(chance.choice((5, 10, 30)))
        crowd.append(
            claim(
                f"c{n:03}",
                subject=chance.choice(("aws", "aws-china")),
                number=None if denial else Quantity(value, value, chance.choice(("percent", "people"))),
                stated=chance.choice(PERIODS),
                stance="denies" if denial else "asserts",
                facet="event" if denial else None,
                kind="official" if denial else "press",
                speaker="AWS" if denial else None,
                published=f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            )
        )
    alone = [list(compare(pair, FAMILY)) for pair in combinations(crowd, 2)]
    expected = {one for found in alone for one in contradictions(found)}
    assert contradictions(list(compare(crowd, FAMILY))) == expected


def test_large_block_never_becomes_all_its_pairs() -> None:
    def block(size: int) -> list[Claim]:
        return [
            claim(
                f"c{n}",
                number=Quantity(float(n % 40), float(n % 40), "percent"),
                subject=("aws", "aws-china", "twitch")[n % 3],
                published=f"{2015 + n * 10 // size}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                article=f"https://{n}.example",
            )
            for n in range(size)
        ]

    small, large = (sum(1 for _ in pairs(block(size), FAMILY)) for size in (400, 800))
    assert small < 400 * 399 / 2 / 5
    assert large < 800 * 799 / 2 / 5


@patient
@given(blocks_of_claims())
def test_blocks_lose_no_claim_and_hold_one_type_each(block: list[Claim]) -> None:
    split = list(blocks(block, FAMILY))
    assert sorted(one.id for part in split for one in part) == sorted(one.id for one in block)
    for part in split:
        assert len({one.type for one in part}) == 1


def test_denial_without_a_subject_stands_in_the_block_of_what_it_answers() -> None:
    report = claim("c0", subject="aws-china")
    denial = claim("c1", subject=None, stance="denies", targets=("c0",))
    assert list(blocks([report, denial], FAMILY)) == [(report, denial)]


def test_unknown_scope_of_both_is_the_subject_as_a_whole() -> None:
    whole = [
        claim(name, subject="aws", number=Quantity(value, value, "percent"))
        for name, value in (("a", 5.0), ("b", 30.0))
    ]
    assert contradictions(list(compare(whole, FAMILY))) == {("a", "b", "number")}
    narrower = replace(whole[1], scope=Scope(region="CN"))
    assert not contradictions(list(compare([whole[0], narrower], FAMILY)))
