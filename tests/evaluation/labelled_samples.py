"""Small labelled folders for the tests of the evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CUTS = "Airbus will cut 1,200 jobs in Hamburg. A spokesperson for Airbus declined to comment."
LAYOFF = {
    "type": "layoff",
    "subject": "Airbus SE",
    "value_low": 1200,
    "value_high": 1200,
    "unit": "people",
    "stance": "asserts",
    "attribution_kind": "author",
    "evidence": "cut 1,200 jobs",
}
SILENCE = {
    "type": "no_comment",
    "subject": "Airbus",
    "stance": "declines_comment",
    "attribution_kind": "official",
    "evidence": "declined to comment",
}


def labelled(folder: Path, name: str, text: str, *claims: dict[str, Any], **article: str) -> Path:
    """The folder with one more labelled article."""
    for place in ("articles", "gold"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    page = {"url": None, "text": text, "lang": "en", **article}
    (folder / "articles" / f"{name}.json").write_text(json.dumps(page), encoding="utf-8")
    (folder / "gold" / f"{name}.json").write_text(json.dumps({"claims": claims}), encoding="utf-8")
    return folder
