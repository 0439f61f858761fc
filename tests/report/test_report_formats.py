"""What the formats write can be read back, and does no harm to whoever opens it."""

from __future__ import annotations

import csv as reader
import io
import json as reading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InputError
from claimtrack.report.columns import Cell, Column, Columns, Group
from claimtrack.report.export import format_named, formats
from claimtrack.report.export.csv import harmless
from claimtrack.report.marked import Marked

ROW: Columns[dict[str, Any]] = (
    Column("text", lambda row: row["text"]),
    Column("number", lambda row: row["number"]),
    Group("part", lambda row: row, (Column("list", lambda row: row["list"]),)),
)
TEXTS = st.text(st.characters(codec=None), max_size=40)
RUN_BY_SPREADSHEETS = "=+-@\t\r＝＋－＠"


def row(text: str = "a", number: Cell = 1, list: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"text": text, "number": number, "list": list}


def written(format: str, *rows: dict[str, Any], columns: Columns[Any] = ROW) -> str:
    out = io.StringIO(newline="")
    format_named(format).write(rows, columns, out)
    return out.getvalue()


def test_each_file_of_the_folder_is_a_format() -> None:
    assert formats() == ("csv", "json", "jsonl", "md")
    for name in formats():
        assert isinstance(format_named(name).FOR_PEOPLE, bool)
        assert (format_named(name).__doc__ or "").strip()


def test_an_unknown_format_is_refused_by_naming_the_known() -> None:
    with pytest.raises(InputError, match=r"There is no format 'xml'\. Formats: csv, json, jsonl, md\."):
        format_named("xml")


def test_csv_is_as_the_standard_has_it() -> None:
    assert written("csv", row('say "hi", you', 2.5, ("x", "y"))) == (
        'text,number,part_list\r\n"say ""hi"", you",2.5,x; y\r\n'
    )


def test_csv_of_nothing_is_its_line_of_names() -> None:
    assert written("csv") == "text,number,part_list\r\n"


@given(st.lists(st.tuples(TEXTS, st.one_of(st.none(), st.integers(), st.floats(allow_nan=False)))))
def test_csv_comes_back_as_it_was_but_for_what_does_harm(rows: list[tuple[str, float | None]]) -> None:
    text = written("csv", *(row(text, number) for text, number in rows))
    back = list(reader.reader(io.StringIO(text, newline="")))
    assert back[0] == ["text", "number", "part_list"]
    assert len(back) == len(rows) + 1
    for (text, number), cells in zip(rows, back[1:], strict=True):
        assert cells[0] == harmless(text)
        assert cells[1] == ("" if number is None else str(number))


@given(TEXTS)
def test_no_spreadsheet_runs_a_text(text: str) -> None:
    cell = harmless(text)
    assert cell.lstrip()[:1] not in set(RUN_BY_SPREADSHEETS) or not cell.lstrip()
    assert cell[:1] not in set(RUN_BY_SPREADSHEETS)


@pytest.mark.parametrize("start", RUN_BY_SPREADSHEETS)
def test_what_would_be_a_formula_gets_an_apostrophe(start: str) -> None:
    assert harmless(f"{start}SUM(A1)") == f"'{start}SUM(A1)"
    assert harmless(f"x{start}") == f"x{start}"


def test_a_formula_behind_spaces_or_controls_is_a_formula() -> None:
    assert harmless("  =1+1") == "'  =1+1"
    assert harmless("\x00=1+1") == "'=1+1"


def test_negative_numbers_stay_numbers_in_csv() -> None:
    assert written("csv", row(number=-5)).endswith("a,-5,\r\n")
    assert written("csv", row(text="-5")).endswith("'-5,1,\r\n")


def test_controls_are_left_out_of_csv_but_lines_and_tabs_stay() -> None:
    assert harmless("a\x1b[31m\x00b\nc\td") == "a[31mb\nc\td"


@given(st.lists(TEXTS), st.sampled_from(["json", "jsonl"]))
def test_json_comes_back_to_the_letter(texts: list[str], format: str) -> None:
    text = written(format, *(row(one, None, (one,)) for one in texts))
    # As it is on the disk: what UTF-8 has no bytes for is written as JSON's own escape.
    text = text.encode("utf-8", "backslashreplace").decode()
    back = (
        reading.loads(text) if format == "json" else [reading.loads(one) for one in text.split("\n") if one]
    )
    assert back == [{"text": one, "number": None, "part": {"list": [one]}} for one in texts]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert reading.loads(written("json")) == []
    assert written("jsonl") == ""


def test_json_keeps_letters_of_all_scripts() -> None:
    assert "裁员 für" in written("jsonl", row("裁员 für"))


def test_markdown_is_a_table() -> None:
    assert written("md", row("one", 2, ("a", "b"))) == (
        "| text | number | part_list |\n| --- | --- | --- |\n| one | 2 | a; b |\n"
    )


@given(TEXTS)
def test_a_text_cannot_leave_its_cell_in_markdown(text: str) -> None:
    from markdown_it import MarkdownIt

    lines = written("md", row(text)).split("\n")
    assert len(lines) == 4
    tokens = MarkdownIt("commonmark").enable("table").parse("\n".join(lines))
    assert sum(token.type == "td_open" for token in tokens) == 3
    inline = next(token for token in tokens if token.type == "inline" and token.map == [2, 3])
    kinds = {child.type for child in inline.children or ()}
    assert kinds <= {"text", "text_special"}, kinds


def test_evidence_is_bold_in_markdown_and_its_surroundings_are_plain() -> None:
    columns: Columns[Marked] = (Column("words", lambda words: words),)
    marked = Marked("It *says* ", " 20% ", "<b>of</b>")
    assert written("md", marked, columns=columns).endswith("| It \\*says\\* **20%**&lt;b&gt;of&lt;/b&gt; |\n")
