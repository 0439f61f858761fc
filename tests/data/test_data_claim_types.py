"""Claim types and word lists: each file is read, complete in three languages, and used."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.data.claim_types import claim_types, read_claim_type, topics, types_of
from claimtrack.data.lexicons import CONCERNS, LANGUAGES, expanded, lexicon
from claimtrack.data.load import DATA
from claimtrack.errors import DataFileError, InputError

FIRST_RELEASE = {
    "layoffs": {"layoff", "headcount", "severance", "hiring_freeze"},
    "customers": {"customer_exit", "customer_win"},
    "market": {"market_share", "market_growth"},
    "financials": {"revenue", "revenue_growth"},
    "operations": {"closure", "market_exit", "investment"},
}
TYPES = list(claim_types().values())
MINIMAL = """
topic = "layoffs"
definition = "Something."
value = "none"
[[frame]]
name = "event"
of = ["event"]
[en]
event = ["event"]
[de]
event = ["Ereignis"]
[zh]
event = ["事件"]
"""


def test_the_types_of_the_first_release_are_there() -> None:
    assert {topic: set(types) for topic, types in topics().items()} == FIRST_RELEASE


@pytest.mark.parametrize("claim_type", TYPES, ids=lambda claim_type: claim_type.id)
def test_a_type_has_words_in_every_language(claim_type) -> None:  # type: ignore[no-untyped-def]
    assert claim_type.definition.endswith(".")
    assert claim_type.frames
    for lang in LANGUAGES:
        own = [label for label in claim_type.words[lang] if not label.endswith((".not", ".veto"))]
        shared = [part for frame in claim_type.frames for part in frame.of if "." in part]
        assert own or shared, f"{claim_type.id} has no words in {lang}"


@pytest.mark.parametrize("claim_type", TYPES, ids=lambda claim_type: claim_type.id)
def test_a_type_has_the_same_lists_in_every_language(claim_type) -> None:  # type: ignore[no-untyped-def]
    needed = {part for frame in claim_type.frames for part in frame.of if part[0] not in "#@"}
    for lang in LANGUAGES:
        known = set(claim_type.words[lang]) | set(lexicon(lang))
        for part in needed:
            assert (part if "." in part else f"{claim_type.id}.{part}") in known


@pytest.mark.parametrize("claim_type", TYPES, ids=lambda claim_type: claim_type.id)
def test_a_type_has_cases(claim_type) -> None:  # type: ignore[no-untyped-def]
    assert (Path(__file__).parents[1] / "claims" / "cases" / f"{claim_type.id}.toml").exists()


def test_every_language_has_the_same_shared_lists() -> None:
    labels = [set(lexicon(lang)) for lang in LANGUAGES]
    for lang, one in zip(LANGUAGES, labels, strict=True):
        assert one == labels[0], f"{lang}: {sorted(one ^ labels[0])}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_shared_term_has_a_plain_form(lang: str) -> None:
    for label, terms in lexicon(lang).items():
        for form in expanded(terms):
            assert form.strip("* ") == form.strip("*"), f"{lang} {label}: {form!r}"
            assert form.strip("*…"), f"{lang} {label}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_is_a_folder_with_a_file_for_each_concern(lang: str) -> None:
    for concern in CONCERNS:
        assert (DATA / "lexicons" / lang / f"{concern}.toml").exists()


def write(folder: Path, text: str) -> Path:
    path = folder / "sample_type.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_type_is_one_file(tmp_path: Path) -> None:
    claim_type = read_claim_type(write(tmp_path, MINIMAL))
    assert (claim_type.id, claim_type.topic) == ("sample_type", "layoffs")


@pytest.mark.parametrize(
    ("change", "to", "key"),
    [
        ('of = ["event"]', 'of = ["evnt"]', "frame event"),
        ('value = "none"', 'value = "often"', "value"),
        ('definition = "Something."', "", "definition"),
        ('event = ["Ereignis"]', 'event = ["Ereignis", "Ereignis"]', "de.event"),
        ('event = ["事件"]', 'event = ["@things.nowhere"]', "sample_type.event"),
        ('topic = "layoffs"', 'topic = "layoffs"\ncolour = "red"', "colour"),
    ],
)
def test_a_broken_type_is_refused_by_file_and_key(tmp_path: Path, change: str, to: str, key: str) -> None:
    assert change in MINIMAL
    with pytest.raises(DataFileError) as raised:
        read_claim_type(write(tmp_path, MINIMAL.replace(change, to)))
    assert "sample_type.toml" in str(raised.value) or key in str(raised.value)
    assert key in str(raised.value)


def test_an_unknown_topic_names_the_topics() -> None:
    with pytest.raises(InputError, match="customers, financials, layoffs"):
        types_of("weather")
