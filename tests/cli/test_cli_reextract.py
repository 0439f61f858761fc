"""`claimtrack reextract`: the stored articles read again."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from cli_running import Run

CUTS = (
    "Airbus will cut 10% of its jobs.\nA spokesperson for Airbus denied that it will cut 10% of its jobs.\n"
)


@pytest.fixture
def stored(run: Run, place: Path) -> Run:
    """A database that other rules have filled: they read Boeing for Airbus, and missed the denial."""
    (place / "cuts.txt").write_text(CUTS, encoding="utf-8")
    run("ingest", "cuts.txt", "--published", "2025-09-15")
    with sqlite3.connect(os.environ["CLAIMTRACK_DB"]) as conn:
        conn.execute("UPDATE claim SET subject = 'boeing', id = 'older' WHERE stance = 'asserts'")
        conn.execute("DELETE FROM comparison")
        conn.execute("DELETE FROM claim_target")
        conn.execute("DELETE FROM claim WHERE stance = 'denies'")
        conn.execute("UPDATE claim SET rules_hash = 'older'")
    conn.close()
    return run


def test_a_diff_shows_each_change_with_its_sentence_and_keeps_nothing(stored: Run) -> None:
    before = stored("list", "--format", "json").out
    answer = stored("reextract", "--diff")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(
        "cuts.txt\n"
        "changed   layoff, boeing, 10 %, asserts, planned, the article itself (en/layoff/cut-jobs)\n"
        "          now layoff, airbus, 10 %, asserts, planned, the article itself (en/layoff/cut-jobs)\n"
        "          Airbus will **cut 10% of its jobs**.\n"
        "gained    layoff, airbus, 10 %, denies the number, "
    )
    assert answer.out.endswith(
        "1 article, 1 of them changed: 1 claim gained, 0 lost, 1 changed, 0 as before. Nothing was kept.\n"
    )
    assert stored("list", "--format", "json").out == before


def test_without_diff_it_is_done_and_counted_and_the_pairs_are_renewed(stored: Run) -> None:
    answer = stored("reextract")
    assert answer.out == (
        "1 article, 1 of them changed: 1 claim gained, 0 lost, 1 changed, 0 as before, 1 new contradiction.\n"
    )
    assert "airbus" in stored("list").out
    assert "boeing" not in stored("list").out
    assert "1 contradiction" in stored("contradictions").out
    assert "0 of them changed" in stored("reextract", "--diff").out


def test_a_diff_may_be_shown_and_kept_at_once(stored: Run) -> None:
    answer = stored("reextract", "--diff", "--keep")
    assert answer.out.startswith("cuts.txt\nchanged ")
    assert answer.out.endswith(" as before, 1 new contradiction.\n")
    assert "0 of them changed" in stored("reextract", "--diff").out


def test_a_watch_finds_what_it_follows_in_articles_that_are_there(stored: Run, place: Path) -> None:
    (place / "own.toml").write_text('id = "own"\nname = "Own"\nentities = ["boeing"]\n', encoding="utf-8")
    assert "0 claims gained, 1 lost, 0 changed" in stored("reextract", "--watch", "./own.toml", "--diff").out


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--watch", "nobody"], 3, "error: There is no watch 'nobody'"),
        (["--db", "none.sqlite"], 5, "error: There is no database yet: none.sqlite."),
    ],
)
def test_each_slip_is_one_clear_sentence(run: Run, arguments: list[str], code: int, sentence: str) -> None:
    answer = run("reextract", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
