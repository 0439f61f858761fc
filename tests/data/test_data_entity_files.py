"""A list of entities is read strictly: what it may say, and how each slip is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.data.entity_files import QUOTES, read_entities
from claimtrack.errors import DataFileError
from claimtrack.model import Entity


def read_one(folder: Path, text: str) -> Entity:
    path = folder / "list.toml"
    path.write_text(f'kind = "company"\nhome = "DE"\n[[entity]]\n{text}', encoding="utf-8")
    return read_entities(path)[0]


ACME = 'id = "acme"\nname = "Acme Works"\n'


def test_the_name_is_searched_in_all_languages_without_being_listed(tmp_path: Path) -> None:
    entity = read_one(tmp_path, ACME + 'zh = ["艾克米"]\n')
    assert entity.names == {"en": ("Acme Works",), "de": ("Acme Works",), "zh": ("艾克米", "Acme Works")}


def test_what_the_top_of_the_file_says_holds_for_those_that_say_nothing(tmp_path: Path) -> None:
    entity = read_one(tmp_path, ACME)
    assert (entity.kind, entity.home) == ("company", "DE")
    entity = read_one(tmp_path, ACME + 'kind = "unit"\nhome = "US"\n')
    assert (entity.kind, entity.home) == ("unit", "US")


def test_english_names_stay_english_where_the_file_says_so(tmp_path: Path) -> None:
    entity = read_one(tmp_path, ACME + 'english_elsewhere = false\nde = ["Acme-Werke"]\n')
    assert entity.names == {"en": ("Acme Works",), "de": ("Acme-Werke",), "zh": ()}


@pytest.mark.parametrize("name", ["IBM", "BASF", "Nio", "U.S.", "GE", "1&1"])
def test_acronyms_and_short_names_are_exact_without_saying_so(tmp_path: Path, name: str) -> None:
    assert name in read_one(tmp_path, f'id = "acme"\nname = "{name}"\n').exact


@pytest.mark.parametrize("name", ["Siemens", "TikTok", "IT之家", "36氪", "E.on"])
def test_other_names_are_taken_in_any_case(tmp_path: Path, name: str) -> None:
    assert name not in read_one(tmp_path, f'id = "acme"\nname = "{name}"\n').exact


def test_a_name_that_is_also_a_word_is_exact(tmp_path: Path) -> None:
    entity = read_one(tmp_path, 'id = "apple"\nname = "Apple"\nexact.en = ["Apple"]\n')
    assert entity.names["en"] == ("Apple",)
    assert entity.exact == {"Apple"}


def test_a_short_name_is_no_full_name_until_a_language_makes_it_one(tmp_path: Path) -> None:
    text = 'id = "block"\nname = "Block"\nshort.en = ["Block"]\nexact.zh = ["Block"]\nen = ["Block Inc"]\n'
    entity = read_one(tmp_path, text)
    assert entity.short == {"en": ("Block",), "de": ("Block",), "zh": ()}
    assert entity.names == {"en": ("Block Inc",), "de": ("Block Inc",), "zh": ("Block", "Block Inc")}
    assert "Block" in entity.exact


def test_a_quoted_name_counts_in_every_kind_of_quotation_mark_and_never_bare(tmp_path: Path) -> None:
    entity = read_one(tmp_path, 'id = "spiegel"\nname = "Spiegel"\nquoted.de = ["Spiegel"]\n')
    assert len(entity.names["de"]) == len(QUOTES)
    assert {"„Spiegel“", '"Spiegel"', "»Spiegel«"} <= set(entity.names["de"])
    assert set(entity.names["de"]) == entity.exact
    assert entity.names["en"] == ()


@pytest.mark.parametrize(
    ("text", "key", "what"),
    [
        ('name = "Acme"\n', "entity[0].id", "missing"),
        ('id = "acme"\n', "entity[0].name", "missing"),
        ('id = "Acme Works"\nname = "Acme"\n', "entity[0].id", "written like aws-china"),
        (ACME + "colour = 1\n", "entity[0].colour", "not known"),
        (ACME + 'exact.fr = ["Acmé"]\n', "entity[0].exact.fr", "not known"),
        (ACME + 'de = "Acme-Werke"\n', "entity[0].de", "a list of texts is expected"),
        (ACME + 'kind = "firm"\n', "entity[0].kind", "'firm' is not one of company"),
        (ACME + 'region = "China"\n', "entity[0].region", "no ISO country code"),
        (ACME + 'home = "de"\n', "entity[0].home", "no ISO country code"),
        (ACME + 'en = ["Acme Ltd "]\n', "entity[0].en", "is no name"),
        (ACME + 'zh = ["艾"]\n', "entity[0].zh", "is no name"),
        (ACME + 'en = ["…!"]\n', "entity[0].en", "is no name"),
        (ACME + 'en = ["ACME works"]\n', "entity[0].en", "in other letters"),
        (ACME + 'zh = ["亚马逊", "亞馬遜"]\n', "entity[0].zh", "in other letters"),
        (ACME + 'de = ["Acme-Werke", "Acme-Werke"]\n', "entity[0].de", "stands there twice"),
        (ACME + 'exact.en = ["Acme"]\nen = ["Acme"]\n', "entity[0].en", "is there already"),
    ],
)
def test_a_slip_is_named_by_file_and_key(tmp_path: Path, text: str, key: str, what: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_one(tmp_path, text)
    assert what in str(caught.value)
    assert str(caught.value).endswith(f"list.toml, key {key!r}.")


def test_a_file_must_say_what_its_entities_are(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text("[[entity]]\n" + ACME, encoding="utf-8")
    with pytest.raises(DataFileError, match="key 'kind'"):
        read_entities(path)
