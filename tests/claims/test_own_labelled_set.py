"""The labelled texts of our own: what has been reached on them is not lost again."""

from __future__ import annotations

from pathlib import Path

from claimtrack.data.watches import ANY
from claimtrack.pipeline.evaluate import evaluate

FOLDER = Path(__file__).resolve().parents[1] / "labelled"


def test_the_labelled_texts_are_read_as_well_as_before() -> None:
    scores = evaluate(FOLDER, ANY)
    assert scores.strict.all.labels > 200
    assert scores.strict.all.f1 >= 0.55
    assert scores.strict.all.precision >= 0.60
    assert scores.acts.all.f1 >= 0.62
    assert scores.evidence.share == 1.0
