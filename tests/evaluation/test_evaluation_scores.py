"""The score of labelled articles: what is right, missed and false, and what counts neither way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from labelled_samples import CUTS, LAYOFF, SILENCE, labelled

from claimtrack.data.watches import ANY
from claimtrack.evaluation.scores import Scores, Tally
from claimtrack.model import Watch
from claimtrack.pipeline.evaluate import evaluate


def scored(folder: Path, text: str, *claims: dict[str, Any], watch: Watch = ANY, **article: str) -> Scores:
    return evaluate(labelled(folder, "one", text, *claims, **article), watch)


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.missed, tally.false


def test_what_is_labelled_is_right_in_all_and_by_language_type_and_stance(tmp_path: Path) -> None:
    scores = scored(tmp_path, CUTS, LAYOFF, SILENCE)
    strict = scores.strict
    for tally in (strict.all, strict.languages["en"], strict.types["layoff"], strict.stances["asserts"]):
        assert counts(tally) == (1, 0, 0)
    assert counts(scores.acts.all) == counts(scores.acts.types["no_comment"]) == (1, 0, 0)
    assert (scores.speakers.right, scores.speakers.of) == (1, 1)
    assert scores.evidence.share == 1.0
    assert scores.mistakes == []


def test_a_label_without_its_claim_is_missed_and_a_claim_without_a_label_is_false(tmp_path: Path) -> None:
    other = {**LAYOFF, "value_low": 900, "value_high": 900}
    scores = scored(tmp_path, CUTS, other, SILENCE)
    assert counts(scores.strict.all) == (0, 1, 1)
    assert scores.strict.all.precision == scores.strict.all.recall == scores.strict.all.f1 == 0
    missed, false = scores.mistakes
    assert (missed.kind, missed.sentence) == ("missed", "Airbus will cut 1,200 jobs in Hamburg.")
    assert missed.expected[0].low == 900
    assert [claim.quantity.low for claim in missed.found if claim.quantity] == [1200]
    assert (false.kind, [label.low for label in false.expected]) == ("false", [900])


@pytest.mark.parametrize("mark", ["optional", "historic"])
def test_optional_and_historic_labels_count_neither_way(tmp_path: Path, mark: str) -> None:
    there = scored(tmp_path / "there", CUTS, {**LAYOFF, mark: True}, SILENCE)
    assert counts(there.strict.all) == (0, 0, 0)
    nowhere = {**LAYOFF, "value_low": 900, "value_high": 900, mark: True}
    assert counts(scored(tmp_path / "nowhere", CUTS, LAYOFF, nowhere, SILENCE).strict.all) == (1, 0, 0)


def test_an_optional_act_counts_neither_way_and_a_historic_one_counts(tmp_path: Path) -> None:
    optional = scored(tmp_path / "o", CUTS, LAYOFF, {**SILENCE, "optional": True})
    assert counts(optional.acts.all) == (0, 0, 0)
    assert counts(scored(tmp_path / "h", CUTS, LAYOFF, {**SILENCE, "historic": True}).acts.all) == (1, 0, 0)


def test_an_act_that_nobody_labelled_is_false(tmp_path: Path) -> None:
    scores = scored(tmp_path, CUTS, LAYOFF)
    assert counts(scores.acts.types["no_comment"]) == (0, 0, 1)
    assert [mistake.kind for mistake in scores.mistakes] == ["false", "false act"]


def test_an_act_that_was_not_seen_is_missed(tmp_path: Path) -> None:
    denial = {**SILENCE, "type": "denial", "stance": "denies", "evidence": "cut 1,200 jobs"}
    scores = scored(tmp_path, CUTS, LAYOFF, SILENCE, denial)
    assert counts(scores.acts.types["denial"]) == (0, 1, 0)
    assert scores.mistakes[0].kind == "missed act"


def test_the_china_business_is_another_subject_only_in_the_strict_score(tmp_path: Path) -> None:
    text = "Tesla China will cut 300 jobs."
    label = {**LAYOFF, "subject": "Tesla", "value_low": 300, "value_high": 300, "evidence": "cut 300 jobs"}
    scores = scored(tmp_path, text, label)
    assert counts(scores.strict.all) == (0, 1, 1)
    assert counts(scores.lenient.all) == (1, 0, 0)


def test_a_label_is_found_once_and_its_repetition_is_no_false_alarm(tmp_path: Path) -> None:
    text = "Airbus will cut 1,200 jobs. On Friday the company said it will cut 1,200 jobs this year."
    scores = scored(tmp_path, text, LAYOFF)
    assert scores.evidence.of == 2
    assert counts(scores.strict.all) == (1, 0, 0)


def test_a_watch_is_not_asked_for_what_it_does_not_follow(tmp_path: Path) -> None:
    folder = labelled(tmp_path, "one", CUTS, LAYOFF, SILENCE)
    others = evaluate(folder, Watch("w", "W", entities=("byd",)))
    assert counts(others.strict.all) == counts(others.acts.all) == (0, 0, 0)
    types = evaluate(folder, Watch("w", "W", types=("closure",)))
    assert counts(types.strict.all) == (0, 0, 0)
    own = evaluate(folder, Watch("w", "W", entities=("airbus",), types=("layoff",)))
    assert counts(own.strict.all) == (1, 0, 0)


def test_a_table_without_anything_is_zero_and_no_error(tmp_path: Path) -> None:
    scores = scored(tmp_path, "The ferry leaves at noon.")
    assert scores.strict.all.f1 == scores.speakers.share == scores.evidence.share == 0
