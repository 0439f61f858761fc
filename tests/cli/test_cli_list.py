"""`claimtrack list`: what a person and a program see."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from cli_running import Run
from report_samples import CLAIMS, DENIAL, LEFT, RANGE, STAFF, STRANGE, TENTH

from claimtrack.model import Claim

Same = Callable[[str, str], None]


def ids(run: Run, *arguments: str) -> list[str]:
    answer = run("list", "--format", "jsonl", *arguments)
    assert answer.code == 0, answer.err
    return [json.loads(line)["id"] for line in answer.out.splitlines()]


@pytest.mark.parametrize("width", [80, 120])
def test_the_list_fits_the_terminal(
    filled: Run, on_terminal: Callable[[int], None], golden: Same, width: int
) -> None:
    on_terminal(width)
    answer = filled("list")
    assert (answer.code, answer.err) == (0, "")
    golden(f"list_{width}.txt", answer.out)


def test_a_piped_list_is_plain_and_never_cut(filled: Run, golden: Same) -> None:
    answer = filled("list")
    golden("list_piped.txt", answer.out)
    assert "\x1b" not in answer.out
    assert "│" not in answer.out
    assert "…" not in answer.out
    lines = answer.out.splitlines()
    assert len(lines) == len(CLAIMS) + 3, "a line for each claim, the names, a space and the count"
    assert "Fanying (press), via Wirebird, Pier Nine" in answer.out


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((), CLAIMS),
        (("--topic", "layoffs"), (RANGE, STAFF, TENTH, DENIAL, STRANGE)),
        (("--type", "headcount"), (STAFF,)),
        (("--entity", "byd"), (LEFT,)),
        (("--entity", "BYD"), (LEFT,)),
        (("--entity", "Amazon Web Services China"), CLAIMS),
        (("--entity", "Nobody & Sons"), ()),
        (("--source", "elbe-kontor"), (TENTH, LEFT)),
        (("--voice", "official"), (DENIAL,)),
        (("--voice", "press", "--language", "en"), (RANGE, STAFF, STRANGE)),
        (("--stance", "denies"), (DENIAL,)),
        (("--lang", "zh"), (DENIAL,)),
        (("--since", "2025-09-16", "--until", "2025-09-16"), (DENIAL, TENTH, LEFT)),
        (("--until", "2025-08"), ()),
        (("--watch", "any"), CLAIMS),
        (("--watch", "aws-china", "--topic", "customers"), (LEFT,)),
        (("--as-of", "2025-09-19"), ()),
        (("--as-of", "2025-09"), CLAIMS),
    ],
)
def test_each_filter_narrows_the_list(
    filled: Run, arguments: tuple[str, ...], found: tuple[Claim, ...]
) -> None:
    assert set(ids(filled, *arguments)) == {claim.id for claim in found}


def test_the_list_is_sorted_and_cut_as_asked(filled: Run) -> None:
    assert ids(filled, "--sort", "oldest", "--limit", "1")[0] in (TENTH.id, LEFT.id)
    assert ids(filled, "--sort", "newest", "--limit", "1") == [STRANGE.id]
    assert ids(filled, "--sort", "confidence")[-1] == DENIAL.id
    assert len(ids(filled, "--limit", "0")) == len(CLAIMS)


def test_a_cut_table_says_how_to_see_more(filled: Run) -> None:
    assert filled("list", "--limit", "2").out.endswith(
        "\n2 of 6 claims: --limit 0 shows all, --help how to narrow it\n"
    )
    assert filled("list").out.endswith("\n6 claims in 4 articles\n")


def test_a_cut_answer_for_programs_says_so_beside_it(filled: Run) -> None:
    answer = filled("list", "--limit", "2", "--format", "json")
    assert len(json.loads(answer.out)) == 2
    assert answer.err == "2 of 6 claims; --limit 0 gives all.\n"
    assert filled("list", "--limit", "2", "--format", "json", "--quiet").err == ""


def test_csv_and_json_of_a_list_hold_the_same(filled: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("list", "--format", "csv").out, newline="")))
    objects = json.loads(filled("list", "--format", "json").out)
    assert [row["id"] for row in rows] == [one["id"] for one in objects]
    staff = next(row for row in rows if row["id"] == STAFF.id)
    assert (staff["low"], staff["high"], staff["qualifier"]) == ("", "1700", "less than")


def test_markdown_of_a_list_has_the_columns_for_people(filled: Run, golden: Same) -> None:
    golden("list.md", filled("list", "--format", "md").out)


def test_no_match_says_what_there_is(filled: Run) -> None:
    answer = filled("list", "--topic", "market")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "No claims match. The database has 6 claims: customers 1, layoffs 5.\n"


def test_an_empty_database_says_what_to_do(run: Run) -> None:
    assert run("db", "upgrade").code == 0
    answer = run("list")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "There are no claims yet: claimtrack crawl or claimtrack ingest PATH finds some.\n"
    assert run("list", "--format", "json").out == "[\n]\n"


def test_no_database_is_an_error_and_makes_none(run: Run) -> None:
    answer = run("list")
    assert (answer.code, answer.out) == (5, "")
    assert answer.err.startswith("error: There is no database yet: ")
    assert "claimtrack crawl or claimtrack ingest makes one" in answer.err
    assert run("db", "status").code == 5
