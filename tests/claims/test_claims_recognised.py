"""Organisations on no list become subjects of claims where a trained pipeline names them, and only there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from claimtrack.data.watches import ANY
from claimtrack.model import Article
from claimtrack.pipeline.explain import explain
from claimtrack.pipeline.models import install
from claimtrack.pipeline.steps import extract, rules_hash
from tiny_model import forget_models

TEXT = "Polderkaart let 40 people go."


@pytest.fixture
def tiny(models: Path, tiny_wheel: Path) -> None:
    """The tiny pipeline is installed."""
    install(str(tiny_wheel), hashlib.sha256(tiny_wheel.read_bytes()).hexdigest())
    forget_models()


def subjects(text: str, lang: str = "en") -> list[tuple[str, str | None]]:
    return [(claim.type, claim.subject) for claim in extract(Article("x", text, lang), ANY)]


def test_without_a_pipeline_such_a_name_is_not_known() -> None:
    assert subjects(TEXT) == []


def test_with_one_it_is_the_subject_of_a_claim(tiny: None) -> None:
    assert subjects(TEXT) == [("layoff", "Polderkaart")]


def test_lists_go_before_what_the_pipeline_names(tiny: None) -> None:
    assert subjects("Nobody at Siemens could be reached. Siemens will cut 40 jobs.") == [
        ("layoff", "siemens")
    ]


def test_other_languages_stay_as_they_are(tiny: None) -> None:
    assert subjects("Bei Polderkaart fallen 40 Stellen weg.", "de") == []


def test_an_explanation_names_the_pipeline(tiny: None) -> None:
    (one,) = explain(Article("x", TEXT, "en"), ANY)
    assert [(name.text, name.entity, name.by) for name in one.reading.names] == [
        ("Polderkaart", None, "en_tiny")
    ]


def test_claims_know_by_their_rules_that_a_pipeline_was_in_use(models: Path, tiny_wheel: Path) -> None:
    before = rules_hash()
    install(str(tiny_wheel), hashlib.sha256(tiny_wheel.read_bytes()).hexdigest())
    forget_models()
    assert rules_hash() != before
