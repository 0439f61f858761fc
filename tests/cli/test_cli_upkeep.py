"""`claimtrack watch`, `db` and `doctor`: looking after what claimtrack works with."""

from __future__ import annotations

import io
import shutil
import sqlite3
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from cli_running import Run

from claimtrack.data.watches import load_watch
from claimtrack.store.schema import SCHEMA


def test_the_bundled_watches_are_listed(run: Run) -> None:
    answer = run("watch", "list")
    assert answer.out.splitlines() == ["any               Everything", "aws-china         AWS in China"]
    assert "claimtrack watch new begins one" in answer.err


def test_a_watch_shows_what_is_read_and_what_is_not_and_why(run: Run) -> None:
    shown = run("watch", "show", "aws-china").out
    watch = load_watch("aws-china")
    assert shown.startswith("AWS in China (aws-china)\n")
    assert ", ".join(watch.entities) in shown
    assert "official en       About Amazon news; " in shown
    assert " sources not read, and why\n" in shown
    assert "byd-cninfo                Only a JSON service leads in" in shown


def test_a_watch_that_follows_everything_says_so(run: Run) -> None:
    shown = run("watch", "show", "any").out
    assert "entities          anyone" in shown
    assert "claim types       all" in shown


def test_a_new_watch_is_in_order_as_it_stands(run: Run, place: Path) -> None:
    answer = run("watch", "new", "my-company")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "my-company.toml written. Fill it in, then: claimtrack watch check my-company.toml\n"
    checked = run("watch", "check", "./my-company.toml")
    assert checked.code == 0
    assert checked.out.startswith(
        "./my-company.toml is in order. It follows anyone and all claim types in en, de, zh.\n"
    )
    assert "It reads " in checked.out


def test_a_watch_file_is_replaced_only_by_force(run: Run, place: Path) -> None:
    (place / "mine.toml").write_text("mine", encoding="utf-8")
    assert run("watch", "new", "mine").code == 7
    assert (place / "mine.toml").read_text(encoding="utf-8") == "mine"
    assert run("watch", "new", "mine", "--force").code == 0
    assert load_watch("./mine.toml").id == "mine"


def test_a_new_watch_may_go_to_standard_output(run: Run, place: Path) -> None:
    assert 'id = "mine"' in run("watch", "new", "mine", "-o", "-").out
    assert list(place.iterdir()) == []


def test_the_status_of_a_database_says_what_it_holds(filled: Run) -> None:
    shown = dict(line.split(maxsplit=1) for line in filled("db", "status").out.splitlines())
    assert shown["schema"] == f"{SCHEMA} (current)"
    assert shown["claims"] == "6 claims: customers 1, layoffs 5"
    assert shown["pairs"] == "2 contradictions, 1 agreement, 1 pair that cannot be compared"
    assert shown["size"].endswith(" MB")


def test_an_older_schema_is_said_to_be_one(filled: Run) -> None:
    assert filled("db", "downgrade", "0001", "--yes").out == "The schema is now 0001.\n"
    assert f"0001 (claimtrack knows {SCHEMA}; see claimtrack db upgrade)" in filled("db", "status").out
    assert f"schema 0001, {SCHEMA} expected: claimtrack db upgrade." in filled("doctor").out
    assert filled("db", "upgrade").out == f"The schema was 0001 and is now {SCHEMA}.\n"
    assert filled("db", "upgrade").out == f"The schema is already {SCHEMA}.\n"
    assert "6 claims" in filled("list").out


@pytest.mark.parametrize(("said", "code"), [("y\n", 0), ("n\n", 1)])
def test_a_person_is_asked_before_data_is_lost(
    filled: Run, monkeypatch: pytest.MonkeyPatch, said: str, code: int
) -> None:
    answer = io.StringIO(said)
    answer.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", answer)
    done = filled("db", "downgrade", "0001")
    assert done.code == code
    assert "What that schema does not know is lost." in done.err


def test_tables_that_differ_are_named(filled: Run, tmp_path: Path) -> None:
    assert filled("db", "check").out.endswith(" are as they should be.\n")
    with sqlite3.connect(tmp_path / "claims.sqlite") as conn:
        conn.execute("ALTER TABLE source ADD COLUMN stranger TEXT")
    conn.close()
    answer = filled("db", "check")
    assert (answer.code, answer.out) == (5, "")
    assert "stranger" in answer.err


def test_the_place_of_a_server_is_shown_without_its_password(run: Run) -> None:
    assert "secret" not in run("db", "path", "--db", "postgresql://me:secret@host/x").out


def test_the_doctor_finds_everything_in_order(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMTRACK_CONTACT", "me@example.org")
    answer = filled("doctor")
    assert (answer.code, answer.err) == (0, "")
    states = {line[:12].strip(): line[14:18].strip() for line in answer.out.splitlines()}
    assert states == dict.fromkeys(
        [
            "Python",
            "packages",
            "data folder",
            "disk space",
            "database",
            "data files",
            "spaCy models",
            "contact",
        ],
        "ok",
    )
    assert "13 claim types" in answer.out
    assert "3 languages" in answer.out


def test_the_doctor_says_what_to_do(run: Run) -> None:
    answer = run("doctor")
    assert answer.code == 0, "what is only to be recommended is no failure"
    assert "contact       warn  not set: set CLAIMTRACK_CONTACT to an e-mail address or URL" in answer.out
    assert "is not there yet: crawl or ingest makes it." in answer.out


def test_the_doctor_fails_where_a_check_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.sqlite").write_text("no database", encoding="utf-8")
    answer = run("doctor")
    assert answer.code == 1
    assert "database      fail  This file is not an SQLite database" in answer.out
    assert "data files    ok" in answer.out, "the other checks go on"


def test_the_doctor_sees_a_package_that_is_there_and_broken(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    answer = run("doctor")
    assert answer.code == 1
    assert "packages      fail  trafilatura cannot be used (" in answer.out
    assert "): install claimtrack again." in answer.out


@pytest.mark.parametrize(("free", "state", "code"), [(10e6, "fail", 1), (500e6, "warn", 0), (10e9, "ok", 0)])
def test_the_doctor_minds_the_room_on_the_disk(
    run: Run, monkeypatch: pytest.MonkeyPatch, free: float, state: str, code: int
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, free))
    answer = run("doctor")
    assert answer.code == code
    assert f"disk space    {state}" in answer.out


def test_the_doctor_knows_trained_models(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimtrack import nlp

    monkeypatch.setattr(nlp, "trained", lambda lang: "de_core_news_sm" if lang == "de" else None)
    assert "spaCy models  ok    de_core_news_sm; none for en, zh" in run("doctor").out
    monkeypatch.setattr(nlp, "trained", lambda lang: f"{lang}_model")
    assert "en_model, de_model, zh_model: names on no list are found too" in run("doctor").out
