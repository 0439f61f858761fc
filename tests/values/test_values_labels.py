"""Labelled quantities of a set kept beside the repository: measured only, skipped where it is absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtrack.values.find import find

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
WANTED = 0.95


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled set is not here")
@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_labelled_quantities_are_found_in_their_evidence(lang: str) -> None:
    wanted, found = 0, 0
    for path in sorted((GOLD / "gold").glob(f"{lang}-*.json")):
        article = json.loads((GOLD / "articles" / path.name).read_text(encoding="utf-8"))
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            interval = claim["value_low"], claim["value_high"]
            if interval == (None, None) or claim.get("optional"):
                continue
            values = find(claim["evidence"], lang, article.get("published"))
            wanted += 1
            found += any((v.low, v.high) == interval and v.unit in (claim["unit"], None) for v in values)
    assert wanted
    assert found / wanted >= WANTED
