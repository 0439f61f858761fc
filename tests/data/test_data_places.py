"""Gazetteers of places: one place a line, refused with the number of the line where it cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimtrack.data.entities import load_entities
from claimtrack.data.load import DATA
from claimtrack.data.places import by_country, is_part, read_places
from claimtrack.errors import DataFileError
from claimtrack.folding import fold

HEAD = "name\tcountry\talso\tde\tzh\ter\tshort\n"
COUNTRIES = {"SE": "sweden", "US": "united-states"}
FILES = sorted((DATA / "entities" / "places").glob("*.tsv"))
HAN = re.compile("[\u4e00-\u9fff]")
KNOWN = by_country(load_entities())


def places(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "some.tsv"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_line_is_a_region_of_its_country_with_its_names(tmp_path: Path) -> None:
    line = "Gothenburg\tSE\tGoteborg\tGöteborg\t哥德堡|哥特堡\tGöteborger"
    (one,) = read_places(places(tmp_path, line), COUNTRIES)
    assert (one.id, one.kind, one.parent, one.region) == ("gothenburg", "region", "sweden", "SE")
    assert one.names["en"] == ("Gothenburg", "Goteborg")
    assert one.names["de"] == ("Göteborg",)
    assert one.names["zh"] == ("哥德堡", "哥特堡", "Gothenburg", "Goteborg")
    assert one.adjectives["de"] == ("Göteborger",)
    assert {"Gothenburg", "Göteborg", "Göteborger"} <= one.exact
    assert "哥德堡" not in one.exact


def test_fields_at_the_end_may_be_left_out_and_remarks_are_passed_over(tmp_path: Path) -> None:
    found = read_places(places(tmp_path, "# towns", "", "Malmö\tSE"), COUNTRIES)
    assert [(one.id, one.names["de"]) for one in found] == [("malmo", ("Malmö",))]


def test_a_name_among_the_short_ones_does_not_stand_alone(tmp_path: Path) -> None:
    (one,) = read_places(places(tmp_path, "Austin\tUS\tAustin, Texas\t\t\t\tAustin|奥斯汀"), COUNTRIES)
    assert one.names["en"] == ("Austin, Texas",)
    assert one.short["zh"] == ("Austin", "奥斯汀")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Gothenburg\tSweden", "'Sweden' is the ISO code of no country on the lists of regions"),
        ("Gothenburg\tDK", "'DK' is the ISO code of no country on the lists of regions"),
        ("哥德堡\tSE", "no name that an id can be made from"),
        ("Gothenburg\tSE\tG", "fewer than two letters"),
        ("Gothenburg\tSE\tGoteborg|Goteborg", "holds a name twice"),
        ("Gothenburg\tSE\t\t\t\t\t\tmore", "7 fields are expected, not 8"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_places(places(tmp_path, "Malmö\tSE", line), COUNTRIES)
    assert said in caught.value.what
    assert str(caught.value.where).endswith("some.tsv, line 3")


def test_the_first_line_names_the_fields(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="must name the fields"):
        read_places(places(tmp_path, "Malmö\tSE", head="name\tcountry\n"), COUNTRIES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestGazetteer:
    def test_it_says_what_it_holds_and_each_country_is_in_the_order_of_names(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert re.match(r"# [A-Z].+\.$", lines[1])
        found = [(one.region, re.sub(r"\W", "", one.name.lower())) for one in read_places(path, KNOWN)]
        countries = list(dict.fromkeys(country for country, _ in found))
        assert found == sorted(found, key=lambda one: (countries.index(one[0]), one[1]))

    def test_each_place_has_a_name_in_every_language(self, path: Path) -> None:
        for one in read_places(path, KNOWN):
            assert all(one.names[lang] or one.short[lang] for lang in ("en", "de", "zh")), one.id

    def test_chinese_names_are_simplified_and_latin_ones_have_a_capital(self, path: Path) -> None:
        for one in read_places(path, KNOWN):
            for name in (*one.names["zh"], *one.short["zh"]):
                assert fold(name) == name if HAN.search(name) else any(map(str.isupper, name)), name


def test_a_part_of_a_country_is_told_from_the_country() -> None:
    known = load_entities().by_id
    assert is_part(known["buffalo"])
    assert is_part(known["wuhan"])
    assert not is_part(known["mainland-china"])
    assert not is_part(known["united-states"])


def test_towns_do_not_share_their_names_with_companies_in_short() -> None:
    towns = {name for one in load_entities() if is_part(one) for name in one.names["en"]}
    others = {name for one in load_entities() if not is_part(one) for name in one.short.get("en", ())}
    assert not towns & others
