"""The labelled texts of our own: what has been reached on them is not lost again."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.data.watches import ANY
from claimtrack.pipeline.evaluate import evaluate

TESTS = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("folder", "labels", "f1", "precision", "acts"),
    [("labelled", 300, 0.74, 0.78, 0.78), ("unread", 100, 0.54, 0.64, 0.60)],
)
def test_the_labelled_texts_are_read_as_well_as_before(
    folder: str, labels: int, f1: float, precision: float, acts: float
) -> None:
    scores = evaluate(TESTS / folder, ANY)
    assert scores.strict.all.labels > labels
    assert scores.strict.all.f1 >= f1
    assert scores.strict.all.precision >= precision
    assert scores.acts.all.f1 >= acts
    assert scores.evidence.share == 1.0
