"""`claimtrack models`: trained pipelines listed, installed and tried."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from cli_running import Run

from claimtrack.nlp import TRAINED
from tiny_model import forget_models


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_pipeline_is_installed_tried_listed_and_used(
    run: Run, models: Path, tiny_wheel: Path, place: Path
) -> None:
    done = run("models", "install", str(tiny_wheel), "--sha256", sha256(tiny_wheel))
    assert (done.code, done.out) == (0, f"en_tiny 0.1.0 is installed in {models / 'en_tiny'}.\n")
    assert "claimtrack models test en_tiny" in done.err
    assert "claimtrack reextract --diff" in done.err
    forget_models()
    assert run("models", "test", "en_tiny", "The board of Nordlicht met on Friday.").out == (
        "en_tiny 0.1.0 (en) can be loaded.\n"
        "sentence       The board of Nordlicht met on Friday.\n"
        "organisations  Nordlicht\n"
    )
    rows = [line.split(maxsplit=3) for line in run("models", "list").out.splitlines()]
    assert ["en", "en_tiny", "0.1.0", "used"] in rows
    assert "en_tiny; none for de, zh" in run("doctor").out
    (place / "cuts.txt").write_text("Polderkaart let 40 people go.", encoding="utf-8")
    told = run("extract", "cuts.txt", "--lang", "en", "--explain").out
    assert "“Polderkaart”: on no list, found by en_tiny, organisation" in told
    assert "claimed     layoff, Polderkaart, 40 people" in told


def test_the_list_names_what_spacy_publishes(run: Run, models: Path) -> None:
    answer = run("models", "list")
    assert answer.err == f"Folder: {models}\n"
    rows = [line.split(maxsplit=2) for line in answer.out.splitlines()]
    assert rows[0] == ["in", "pipeline", "version  state"]
    published = {(lang, name) for lang, names in TRAINED.items() for name in names}
    assert {(lang, name) for lang, name, _ in rows[1:]} == published
    assert {state for _, _, state in rows[1:]} == {"not installed"}


def test_a_squatted_package_is_listed_as_refused_and_not_tried(
    run: Run, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "de_core_news_sm"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('it was imported')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(package.parent))
    assert "refused: a package that only took the name, not spaCy's" in run("models", "list").out
    answer = run("models", "test", "de_core_news_sm")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("error: This package only took the name of a pipeline of spaCy's")


def test_that_none_is_used_is_said(run: Run) -> None:
    assert run("models", "list").err == "CLAIMTRACK_MODELS says none: no pipeline is used.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["test", "en_tiny"], 3, "error: There is no trained pipeline 'en_tiny'. See claimtrack models list"),
        (["install", "french"], 3, "error: This is no pipeline that can be installed: french. Give a wheel"),
        (
            ["install", "en_core_web_sm-999.9.9-py3-none-any.whl"],
            3,
            "error: Packages of version 999.9.9 only took the names of spaCy's pipelines",
        ),
        (
            ["install", "./en_x-1.0-py3-none-any.whl"],
            3,
            "error: There is no checksum to verify",
        ),
        (
            ["install", "x", "--sha256", "1234"],
            3,
            "error: A SHA-256 is 64 hexadecimal digits",
        ),
    ],
)
def test_each_slip_is_one_clear_sentence(
    run: Run, models: Path, arguments: list[str], code: int, sentence: str
) -> None:
    answer = run("models", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(sentence)
    assert answer.err.count("\n") == 1
