"""`claimtrack eval`: a labelled folder scored."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from cli_running import Run

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))

from labelled_samples import CUTS, LAYOFF, SILENCE, labelled

OTHER = {**LAYOFF, "value_low": 900, "value_high": 900}


def test_the_table_gives_each_score_and_what_it_is_of(run: Run, place: Path) -> None:
    labelled(place / "mine", "a", CUTS, LAYOFF, SILENCE)
    answer = run("eval", "mine")
    assert (answer.code, answer.err) == (0, "")
    rows = [line.split() for line in answer.out.split("\n\n")[0].splitlines()]
    assert rows[0] == ["scored", "of", "labels", "found", "false", "precision", "recall", "F1"]
    named = {tuple(row[:2]): row[2:] for row in rows[1:]}
    assert named["claims", "all"] == ["1", "1", "0", "1.000", "1.000", "1.000"]
    assert {("claims", "en"), ("claims", "layoff"), ("claims", "asserts")} <= set(named)
    assert {("lenient", "all"), ("acts", "no_comment")} <= set(named)
    assert "1 article, 2 claims found." in answer.out
    assert "The kind of speaker is right for 1 of 1 claims (1.000)." in answer.out
    assert "The evidence is exact for 2 of 2 claims (1.000)." in answer.out


def test_mistakes_show_the_sentence_what_was_expected_and_what_was_found(run: Run, place: Path) -> None:
    labelled(place / "mine", "a", CUTS, OTHER, SILENCE)
    shown = run("eval", "mine", "--errors", "1").out
    assert (
        "missed        a\n"
        "sentence      Airbus will cut 1,200 jobs in Hamburg.\n"
        "expected      layoff, Airbus SE, 900 people, asserts, author\n"
        "found         layoff, airbus, 1,200 people, asserts, planned, the article itself"
        " (en/layoff/cut-jobs)\n"
    ) in shown
    assert shown.endswith("\n1 of 2 mistakes.\n")
    assert "sentence" not in run("eval", "mine").out


def test_json_gives_the_same_figures(run: Run, place: Path) -> None:
    labelled(place / "mine", "a", CUTS, OTHER, SILENCE)
    figures = json.loads(run("eval", "mine", "--format", "json", "--errors", "5").out)
    assert figures["strict"]["all"] == {
        "labels": 1,
        "found": 0,
        "false": 1,
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
    }
    assert figures["acts"]["types"]["no_comment"]["f1"] == 1.0
    assert figures["strict"]["stances"]["asserts"]["labels"] == 1
    assert (figures["articles"], figures["claims"], figures["evidence_exact"]) == (1, 2, 1.0)
    missed, false = figures["mistakes"]
    assert (missed["kind"], missed["expected"][0]["low"], missed["found"][0]["low"]) == ("missed", 900, 1200)
    assert (false["kind"], false["found"][0]["rule"]) == ("false", "en/layoff/cut-jobs")
    assert "mistakes" not in json.loads(run("eval", "mine", "--format", "json").out)


@pytest.mark.parametrize(("least", "code"), [("0.6", 0), ("0.7", 1)])
def test_a_score_below_the_least_ends_with_exit_code_1(run: Run, place: Path, least: str, code: int) -> None:
    labelled(place / "mine", "a", CUTS, LAYOFF, OTHER, SILENCE)
    answer = run("eval", "mine", "--min", least)
    assert answer.code == code
    assert answer.err == ("" if code == 0 else "The F1 of claims is 0.667, below 0.7.\n")


def test_one_language_and_a_watch_of_ones_own(run: Run, place: Path) -> None:
    labelled(place / "mine", "a", CUTS, LAYOFF, SILENCE)
    labelled(place / "mine", "b", "Bosch streicht 200 Stellen.", lang="de")
    assert "1 article, 1 claim found." in run("eval", "mine", "--lang", "de").out
    (place / "own.toml").write_text('id = "own"\nname = "Own"\nentities = ["bosch"]\n', encoding="utf-8")
    shown = run("eval", "mine", "--watch", "./own.toml").out
    assert "2 articles, 1 claim found." in shown
    assert "no claim, for none was found" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["nowhere"], 3, "error: There is no such folder of labelled articles: nowhere. It holds"),
        (["mine", "--lang", "xx"], 3, "error: There is no language 'xx'. Known: de, en, zh."),
        (["mine", "--lang", "zh"], 3, "error: There is no labelled article in zh: mine/articles."),
        (["mine", "--format", "csv"], 2, "'csv' is not one of 'table', 'json'"),
        (["mine", "--min", "70"], 2, "should be less than or equal to 1"),
        (["broken"], 3, "this key is not known: broken/gold/a.json, key 'claims[0].value'."),
    ],
)
def test_each_slip_is_one_clear_sentence(
    run: Run, place: Path, arguments: list[str], code: int, sentence: str
) -> None:
    labelled(place / "mine", "a", CUTS, LAYOFF)
    labelled(place / "broken", "a", CUTS, {**LAYOFF, "value": 5})
    answer = run("eval", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
