"""The figures agree with those of the scorer outside the project, where its labelled set is there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimtrack.data.watches import ANY
from claimtrack.evaluation.scores import Table, Tally
from claimtrack.pipeline.evaluate import evaluate

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORE = SHARED / "score" / "score.py"

pytestmark = pytest.mark.skipif(not SCORE.exists(), reason="the labelled set is not on this machine")


def outside(folder: Path, to: Path) -> dict[str, Any]:
    """What the scorer outside says of what `claimtrack extract` prints."""
    paths = map(str, sorted((folder / "articles").glob("*.json")))
    command = [sys.executable, "-m", "claimtrack", "extract", *paths, "--watch", "any", "--format", "jsonl"]
    to.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    done = subprocess.run(
        [sys.executable, str(SCORE), "claims", str(folder), str(to), "--json"],
        capture_output=True,
        check=False,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def row(tally: Tally) -> dict[str, float]:
    return {
        "p": round(tally.precision, 3),
        "r": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "n": tally.labels,
        "false": tally.false,
    }


def rows(name: str, table: Table, type: str) -> dict[str, dict[str, float]]:
    found = {name: row(table.all)}
    found |= {f"{name} {lang}": row(tally) for lang, tally in table.languages.items()}
    return found | {f"{name} {type}{id}": row(tally) for id, tally in table.types.items()}


def test_all_figures_are_the_same(tmp_path: Path) -> None:
    scores = evaluate(SHARED / "gold", ANY)
    assert {
        **rows("strict", scores.strict, "type "),
        **rows("lenient", scores.lenient, "type "),
        **rows("acts", scores.acts, ""),
        "speaker_kind_accuracy": round(scores.speakers.share, 3),
        "evidence_exact": round(scores.evidence.share, 4),
        "articles": scores.articles,
    } == outside(SHARED / "gold", tmp_path / "claims.jsonl")
