"""When a claim is the one a label means: values, names, places."""

from __future__ import annotations

import pytest

from claimtrack.data.entities import load_entities
from claimtrack.evaluation.labels import Label
from claimtrack.evaluation.matching import same_value
from claimtrack.evaluation.parties import Kinship, Parties
from claimtrack.model import Entity, Quantity, Stance

OTHERS, HOUSE, SAME = Kinship


@pytest.mark.parametrize(
    ("label", "subject", "expected"),
    [
        ("Siemens AG", "siemens", SAME),
        ("Siemens Energy Korea", "siemens", SAME),
        ("AWS", "amazon", SAME),
        ("Microsoft", "linkedin", SAME),
        ("Volkswagen", "porsche", OTHERS),
        ("Amazon", "prime-video", OTHERS),
        ("AWS China", "aws-china", SAME),
        ("AWS China", "aws", HOUSE),
        ("AWS", "amazon-china", HOUSE),
        ("IBM中国", "ibm-china", SAME),
        ("IBM", "oracle", OTHERS),
        ("BMW (Werk Leipzig)", "bmw", SAME),
        ("大众汽车", "volkswagen", SAME),
        ("Polderkaart", "Polderkaart", SAME),
        ("Polderkaart", None, OTHERS),
        ("Polderkaart", "Polder", OTHERS),
        ("Top three (BMW, Tesla, BYD)", "bmw+tesla+byd", SAME),
        ("Top three (BMW, Tesla, BYD)", "bmw", OTHERS),
        ("BMW, Tesla", "bmw+tesla", SAME),
    ],
)
def test_parties_are_compared_by_house_and_country(
    label: str, subject: str | None, expected: Kinship
) -> None:
    assert Parties(load_entities()).kinship(label, subject) is expected


def test_the_names_of_a_watchs_own_entities_are_known() -> None:
    own = Entity("example-solar", "Example Solar", "company", {"en": ("Example Solar",), "zh": ("示例光能",)})
    parties = Parties(load_entities().with_own((own,), "watch"))
    assert parties.kinship("示例光能", "example-solar") is SAME
    assert Parties(load_entities()).kinship("示例光能", "example-solar") is OTHERS


@pytest.mark.parametrize(
    ("low", "high", "unit", "quantity", "same"),
    [
        (None, None, None, None, True),
        (None, None, None, Quantity(5, 5, "percent"), False),
        (5, 5, "percent", None, False),
        (5, 5, "percent", Quantity(5, 5, "percent"), True),
        (5, 5, "people", Quantity(5, 5, "percent"), False),
        (5, 5, None, Quantity(5, 5, "percent"), True),
        (5, None, "people", Quantity(5, 5, "people"), False),
        (None, 5, "people", Quantity(None, 5, "people"), True),
        (100, 999, "people", Quantity(300, 300, "people"), True),
        (100, 999, "people", Quantity(500, None, "people"), True),
        (100, 999, "people", Quantity(1200, None, "people"), False),
        (100, 999, "people", Quantity(None, None, "people"), False),
        (100, 998, "people", Quantity(300, 300, "people"), False),
        (0.1, 0.3, "percent", Quantity(0.1, 0.1 + 0.2, "percent"), True),
    ],
)
def test_values_agree_by_interval_and_unit(
    low: float | None, high: float | None, unit: str | None, quantity: Quantity | None, same: bool
) -> None:
    label = Label("layoff", "BMW", Stance.ASSERTS, "x", low, high, unit)
    assert same_value(label, quantity) is same
