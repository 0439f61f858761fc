"""The cases of the outside suite that the product does not solve: named by hash, each with a reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

OUTSIDE = Path(__file__).parents[2] / "benchmarks" / "outside.toml"


def test_every_case_outside_the_product_is_named_once_and_has_a_reason() -> None:
    groups = tomllib.loads(OUTSIDE.read_text(encoding="utf-8"))["group"]
    keys = [key for group in groups for key in group["cases"]]
    assert len(keys) == len(set(keys)) > 0
    assert all(re.fullmatch("[0-9a-f]{12}", key) for key in keys)
    assert all(set(group) == {"what", "why", "cases"} and len(group["why"]) > 20 for group in groups)
    assert len({group["what"] for group in groups}) == len(groups)
