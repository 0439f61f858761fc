"""Registers of companies: one company a line, refused with the number of the line where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.data.entities import load_entities
from claimtrack.data.registers import id_of, read_register
from claimtrack.errors import DataFileError

HEAD = "name\thome\talso\tzh\tshort\n"


def register(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "some.tsv"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_line_is_a_company_with_its_names(tmp_path: Path) -> None:
    (one,) = read_register(register(tmp_path, "Muster Bräu\tAT\tMuster Group|Bräu AG\t穆斯特啤酒\tBräu"))
    assert (one.id, one.name, one.kind, one.home) == ("muster-brau", "Muster Bräu", "company", "AT")
    assert one.names["de"] == ("Muster Bräu", "Muster Group", "Bräu AG")
    assert one.names["zh"] == ("穆斯特啤酒", "Muster Bräu", "Muster Group", "Bräu AG")
    assert one.short["en"] == ("Bräu",)
    assert "Bräu AG" in one.exact
    assert "穆斯特啤酒" not in one.exact


def test_fields_at_the_end_may_be_left_out_and_remarks_are_passed_over(tmp_path: Path) -> None:
    found = read_register(register(tmp_path, "# makers of beer", "", "Alpsegen\tCH"))
    assert [(one.id, one.names["en"]) for one in found] == [("alpsegen", ("Alpsegen",))]


def test_a_name_among_the_short_ones_does_not_stand_alone(tmp_path: Path) -> None:
    (one,) = read_register(register(tmp_path, "Harvest\tUS\tHarvest Robotics\t\tHarvest"))
    assert one.names["en"] == ("Harvest Robotics",)
    assert one.short["zh"] == ("Harvest",)


@pytest.mark.parametrize(
    ("name", "id"),
    [("Estée Lauder", "estee-lauder"), ("Yum! Brands", "yum-brands"), ("Marsh & McLennan", "marsh-mclennan"),
     ("McDonald’s", "mcdonalds"), ("Großbäcker", "grossbacker")],
)  # fmt: skip
def test_the_id_is_made_from_the_name(name: str, id: str) -> None:
    assert id_of(name) == id


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Muster\tAustria", "'Austria' is no ISO country code"),
        ("穆斯特\tCN", "no name that an id can be made from"),
        ("Muster\tAT\tA", "fewer than two letters"),
        ("Muster\tAT\tMuster AG|Muster AG", "holds a name twice"),
        ("Muster\tAT\t\t\t\tmore", "5 fields are expected, not 6"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_register(register(tmp_path, "Alpsegen\tCH", line))
    assert said in caught.value.what
    assert str(caught.value.where).endswith("some.tsv, line 3")


def test_the_first_line_names_the_fields(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="must name the fields"):
        read_register(register(tmp_path, "Muster\tAT", head="name\tcountry\n"))


def test_the_bundled_registers_are_among_the_entities() -> None:
    assert load_entities().by_id["rovio"].home == "FI"
