"""Content files are read strictly: a slip is one clear error that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.errors import DataFileError
from claimtrack.sample.reading import outlets, read_outlet, read_page

HEAD = """+++
path = "/a"
title = "A"
byline = "B"
section = "S"
summary = "One line."
published = "2025-03-27T09:15:00+08:00"
+++
"""


def page(folder: Path, text: str) -> Path:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_has_its_head_and_its_body(tmp_path: Path) -> None:
    read = read_page(page(tmp_path, HEAD + "One.\n\nTwo.\n"), "en")
    assert (read.name, read.path, read.lang, read.body) == ("a", "/a", "en", "One.\n\nTwo.")
    assert read.modified == read.published


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no head at all", "Head of the page"),
        (HEAD.replace("path =", "path"), "Head of the page"),
        (HEAD.replace("section", "sector"), "section"),
        (HEAD.replace('byline = "B"', 'byline = "B"\nauthor = "B"'), "author"),
        (HEAD.replace("+08:00", ""), "zone"),
        (HEAD.replace("2025-03-27", "27 March"), "ISO date"),
    ],
)
def test_a_slip_in_the_head_is_refused_by_name(text: str, says: str, tmp_path: Path) -> None:
    path = page(tmp_path, text)
    with pytest.raises(DataFileError, match=says) as error:
        read_page(path, "en")
    assert str(path) in str(error.value)


def test_an_unknown_key_of_an_outlet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outlet.toml").write_text(
        'name = "N"\nkind = "press"\nlanguages = ["en"]\nlang = "en"\ncountry = "GB"\nnote = "N"\n'
        'mark = "M"\ndate_form = "$year"\ncolour = "red"\n',
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match="colour"):
        read_outlet(tmp_path)


def test_ids_and_paths_are_used_once() -> None:
    assert len({outlet.id for outlet in outlets()}) == len(outlets())
    for outlet in outlets():
        paths = [page.path for page in outlet.pages] + [document.path for document in outlet.documents]
        assert len(set(paths)) == len(paths), outlet.id


def test_a_second_page_replaces_a_first_one() -> None:
    for outlet in outlets():
        assert {page.name for page in outlet.second_pages} <= {page.name for page in outlet.pages}
