"""Broken folders and files: one sentence that names the file and the key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from labelled_samples import CUTS, LAYOFF, labelled

from claimtrack.errors import InputError
from claimtrack.evaluation.labels import ACTS, Labelled, read_labelled
from claimtrack.model import SpeakerKind, Stance

LANGUAGES = ("en", "de", "zh")


def read(folder: Path) -> list[Labelled]:
    return list(read_labelled(folder, LANGUAGES))


def test_a_label_keeps_what_is_scored(tmp_path: Path) -> None:
    (one,) = read(
        labelled(tmp_path, "a", CUTS, {**LAYOFF, "period": "2025", "note": "clear", "object": None})
    )
    (label,) = one.labels
    assert (one.id, label.type, label.low, label.unit) == ("a", "layoff", 1200, "people")
    assert (label.stance, label.speaker_kind) == (Stance.ASSERTS, SpeakerKind.AUTHOR)
    assert (label.counts, label.historic, label.act) == (True, False, None)


@pytest.mark.parametrize("type", ACTS)
def test_acts_are_labels_of_their_own(tmp_path: Path, type: str) -> None:
    (one,) = read(labelled(tmp_path, "a", CUTS, {**LAYOFF, "type": type}))
    assert one.labels[0].act is ACTS[type]


def test_articles_come_by_id_and_in_the_languages_asked_for(tmp_path: Path) -> None:
    labelled(tmp_path, "b", CUTS)
    labelled(tmp_path, "a", "Bosch streicht 200 Stellen.", lang="de")
    assert [one.id for one in read(tmp_path)] == ["a", "b"]
    assert [one.id for one in read_labelled(tmp_path, ["de"])] == ["a"]
    with pytest.raises(InputError, match=r"There is no labelled article in zh: .*articles"):
        list(read_labelled(tmp_path, ["zh"]))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"type": "layof"}, "'layof' is not one of closure, .* (did you mean 'layoff'?): .*claims[0].type'"),
        ({"type": None}, "a text is missing: .*claims[0].type'"),
        ({"subject": " "}, "the text is empty: .*claims[0].subject'"),
        ({"stance": "says"}, "'says' is not one of asserts, .*: .*claims[0].stance'"),
        ({"value_low": "10"}, "a number is expected, not '10': .*claims[0].value_low'"),
        ({"value_low": True}, "a number is expected, not True: .*claims[0].value_low'"),
        ({"value_low": 1300}, "the lower end of the value lies above the upper one: .*claims[0].value_low'"),
        ({"attribution_kind": "boss"}, "'boss' is not one of official, .*claims[0].attribution_kind'"),
        ({"optional": "yes"}, "true or false is expected, not 'yes': .*claims[0].optional'"),
        ({"evidence": "cut jobs"}, "these words stand neither in the text nor in the title: .*[0].evidence'"),
        ({"optinal": True}, "this key is not known: .*claims[0].optinal'"),
    ],
)
def test_a_broken_label_is_named_by_file_and_key(
    tmp_path: Path, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InputError) as error:
        read(labelled(tmp_path, "a", CUTS, {**LAYOFF, **change}))
    said, where = sentence.split(".*")[0], sentence.split(".*")[-1]
    assert str(error.value).startswith(f"The label cannot be used: {said}")
    assert where in str(error.value)
    assert str(tmp_path / "gold" / "a.json") in str(error.value)
    assert error.value.exit_code == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "The labels are no JSON in UTF-8"),
        ("[]", 'An object such as {"claims": [...]} is expected'),
        ('{"claims": {}}', 'An object such as {"claims": [...]} is expected'),
        ('{"claims": ["layoff"]}', "A label is an object"),
    ],
)
def test_a_file_that_holds_no_labels_is_refused(tmp_path: Path, content: str, sentence: str) -> None:
    labelled(tmp_path, "a", CUTS)
    (tmp_path / "gold" / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read(tmp_path)
    assert str(error.value).startswith(sentence)
    assert "a.json" in str(error.value)


def test_labels_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    labelled(tmp_path, "a", CUTS)
    (tmp_path / "gold" / "a.json").write_bytes(b'{"claims": "\xff"}')
    with pytest.raises(InputError, match="The labels are no JSON in UTF-8"):
        read(tmp_path)


def test_an_article_and_its_labels_belong_together(tmp_path: Path) -> None:
    labelled(tmp_path, "a", CUTS)
    (tmp_path / "gold" / "b.json").write_text('{"claims": []}', encoding="utf-8")
    with pytest.raises(InputError, match=r"Labels have no article: .*articles.b\.json"):
        read(tmp_path)
    (tmp_path / "gold" / "b.json").unlink()
    (tmp_path / "gold" / "a.json").unlink()
    with pytest.raises(InputError, match=r"The labels of an article are missing: .*gold.a\.json"):
        read(tmp_path)


def test_a_folder_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no such folder of labelled articles: .*none\. It holds"):
        read(tmp_path / "none")
    (tmp_path / "articles").mkdir()
    with pytest.raises(InputError, match=r"There is no such folder of labelled articles: .*gold"):
        read(tmp_path)
    (tmp_path / "gold").mkdir()
    with pytest.raises(InputError, match=r"There is no labelled article: .*articles"):
        read(tmp_path)


def test_several_articles_in_one_file_are_refused(tmp_path: Path) -> None:
    labelled(tmp_path, "a", CUTS)
    two = json.dumps([{"text": CUTS, "lang": "en"}] * 2)
    (tmp_path / "articles" / "a.json").write_text(two, encoding="utf-8")
    with pytest.raises(InputError, match="A labelled file holds one article, not several"):
        read(tmp_path)
