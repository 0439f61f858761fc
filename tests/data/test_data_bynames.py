"""Bynames: towns, countries and lines of business by which companies are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.data.bynames import KINDS, bynames, read_bynames
from claimtrack.data.entities import load_entities
from claimtrack.errors import DataFileError


def write(folder: Path, text: str) -> Path:
    path = folder / "towns.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_has_its_file_and_companies() -> None:
    assert {byname.kind for byname in bynames()} == set(KINDS)
    assert all(byname.companies and any(byname.words.values()) for byname in bynames())


def test_companies_are_named_or_those_of_a_country(tmp_path: Path) -> None:
    text = (
        '[[byname]]\nde = ["Walldorfer"]\ncompanies = ["sap"]\n\n[[byname]]\nde = ["Finnen"]\nhome = "FI"\n'
    )
    town, country = read_bynames(write(tmp_path, text), "town")
    assert town.words["de"] == ("Walldorfer",)
    assert town.companies == {"sap"}
    assert "nokia" in country.companies
    assert all(load_entities().by_id[each].home == "FI" for each in country.companies)


def test_a_company_on_no_list_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="there is no entity 'sapp'"):
        read_bynames(write(tmp_path, '[[byname]]\nde = ["Walldorfer"]\ncompanies = ["sapp"]\n'), "town")
