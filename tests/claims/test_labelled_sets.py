"""The labelled sets outside the project, where they are there: what has been reached is not lost again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORE = SHARED / "score" / "score.py"

pytestmark = pytest.mark.skipif(not SCORE.exists(), reason="the labelled sets are not on this machine")


def extracted(paths: list[Path], to: Path, *options: str) -> Path:
    """What the command prints for these files, in a file."""
    command = [sys.executable, "-m", "claimtrack", "extract", *map(str, paths), "--format", "jsonl", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    to.write_text(done.stdout, encoding="utf-8")
    return to


def score(*arguments: object) -> dict[str, object]:
    command = [sys.executable, str(SCORE), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    figures: dict[str, object] = json.loads(done.stdout)
    return figures


def test_the_first_article_gives_its_claims_and_few_others(tmp_path: Path) -> None:
    seed = SHARED / "seed" / "aws-china.de.txt"
    options = ("--watch", "aws-china", "--lang", "de", "--published", "2025-03-31")
    claims = extracted([seed], tmp_path / "p.jsonl", *options)
    figures = score("document", seed, SHARED / "seed" / "aws-china.de.gold.json", claims)
    assert figures["found"] >= 15  # type: ignore[operator]
    assert figures["extra"] <= 2  # type: ignore[operator]
    exact, given = str(figures["evidence_exact"]).split("/")
    assert exact == given


def test_the_labelled_set_is_read_as_well_as_before(tmp_path: Path) -> None:
    paths = sorted((SHARED / "gold" / "articles").glob("*.json"))
    claims = extracted(paths, tmp_path / "p.jsonl", "--watch", "any")
    figures = score("claims", SHARED / "gold", claims)
    assert figures["strict"]["f1"] >= 0.84  # type: ignore[index]
    assert figures["acts"]["f1"] >= 0.88  # type: ignore[index]
    assert figures["evidence_exact"] == 1.0
