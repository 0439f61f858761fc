"""`claimtrack export`: the file is complete, or as it was before; nothing in it does harm."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_running import Run
from report_samples import CLAIMS, NOW, RANGE, STRANGE, claim

from claimtrack.model import Article
from claimtrack.report import claim_columns, comparison_columns
from claimtrack.report.columns import flat
from claimtrack.store.articles import save_article
from claimtrack.store.claims import save_claims
from claimtrack.store.session import open_store

FULL = Path("/dev/full")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_users_own_command_writes_the_file(filled: Run, place: Path) -> None:
    answer = filled("export", "contradictions", "--format", "csv", "-o", "out.csv")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "2 contradictions written to out.csv\n"
    found = rows((place / "out.csv").read_bytes().decode("utf-8"))
    assert list(found[0]) == [column.name for column in flat(comparison_columns.COMPARISONS)]
    assert {row["kind"] for row in found} == {"number", "denied"}
    assert found[0]["a_evidence"] == RANGE.evidence.text
    assert (found[0]["a_low"], found[0]["a_high"], found[0]["a_unit"]) == ("20", "30", "percent")
    assert leftovers(place) == ["out.csv"]


def test_claims_are_exported_with_all_their_columns(filled: Run) -> None:
    answer = filled("export", "claims")
    found = rows(answer.out)
    assert list(found[0]) == [column.name for column in flat(claim_columns.CLAIMS)]
    assert {row["id"] for row in found} == {one.id for one in CLAIMS}
    assert answer.err == ""


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md"])
@pytest.mark.parametrize("what", ["claims", "contradictions"])
def test_a_file_and_standard_output_hold_the_same(filled: Run, place: Path, format: str, what: str) -> None:
    filled("export", what, "--format", format, "-o", "out")
    assert (place / "out").read_bytes().decode() == filled("export", what, "--format", format, "-o", "-").out


def test_filters_narrow_an_export(filled: Run) -> None:
    found = [
        json.loads(line)
        for line in filled("export", "claims", "--language", "zh", "-f", "jsonl").out.splitlines()
    ]
    assert [one["lang"] for one in found] == ["zh"]
    pairs = json.loads(filled("export", "contradictions", "--strength", "dispute", "-f", "json").out)
    assert [one["strength"] for one in pairs] == ["dispute"]


def test_an_export_begins_with_a_mark_for_excel_if_asked(filled: Run, place: Path) -> None:
    filled("export", "claims", "--bom", "-o", "out.csv")
    assert (place / "out.csv").read_bytes().startswith(b"\xef\xbb\xbftype,topic,")
    filled("export", "claims", "-o", "out.csv")
    assert (place / "out.csv").read_bytes().startswith(b"type,topic,")
    assert filled("export", "claims", "--bom").out.startswith("\ufefftype,")


def test_no_cell_is_a_formula_and_numbers_stay_numbers(filled: Run, tmp_path: Path) -> None:
    article = Article(url="https://n.example/f", text="-5% @x", lang="en", title="+cmd", source="=evil()")
    with open_store(str(tmp_path / "claims.sqlite")) as store, store.begin() as conn:
        revision, _ = save_article(conn, article, None, NOW)
        save_claims(conn, revision, [claim(article, "-5% @x")], "rules", NOW)
    found = {row["url"]: row for row in rows(filled("export", "claims").out)}
    row = found["https://n.example/f"]
    assert (row["evidence"], row["title"], row["source"]) == ("'-5% @x", "'+cmd", "'=evil()")
    strange = found[STRANGE.article]
    assert strange["evidence"].startswith("'=HYPERLINK")
    assert "\x1b" not in strange["evidence"]
    assert strange["speaker"].startswith("'@cmd")
    assert (row["start"], row["low"]) == ("0", "")


def test_an_export_replaces_a_file_of_its_name_and_keeps_its_mode(filled: Run, place: Path) -> None:
    out = place / "out.csv"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    assert filled("export", "claims", "-o", "out.csv").code == 0
    assert out.read_text(encoding="utf-8").startswith("type,")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_a_link_is_followed_not_replaced(filled: Run, place: Path) -> None:
    (place / "real.csv").write_text("old", encoding="utf-8")
    (place / "link.csv").symlink_to("real.csv")
    assert filled("export", "claims", "-o", "link.csv").code == 0
    assert (place / "link.csv").is_symlink()
    assert (place / "real.csv").read_text(encoding="utf-8").startswith("type,")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (
            "nowhere/out.csv",
            "error: The result cannot be written (No such file or directory): nowhere/out.csv.\n",
        ),
        (".", "error: A file is needed for the result, and this is a folder: .\n"),
        ("x" * 300, "error: The result cannot be written (File name too long)"),
    ],
)
def test_a_file_that_cannot_be_made_is_one_sentence(
    filled: Run, place: Path, path: str, sentence: str
) -> None:
    answer = filled("export", "claims", "-o", path)
    assert (answer.code, answer.out) == (7, "")
    assert answer.err.startswith(sentence.removesuffix(".\n"))
    assert leftovers(place) == []


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_device_is_one_sentence(filled: Run) -> None:
    answer = filled("export", "claims", "-o", str(FULL))
    assert (answer.code, answer.out) == (7, "")
    assert answer.err == (
        "error: There is no space left to write the result: /dev/full. Make room and repeat the command.\n"
    )


def shell(
    *arguments: str, limit: int | None = None, stdout: object = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run claimtrack in a process of its own, whose files may not grow beyond a limit."""

    def confine() -> None:
        import resource

        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "claimtrack", *arguments]
    return subprocess.run(
        command,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=confine,
        timeout=60,
        check=False,  # type: ignore[call-overload,no-any-return]
    )


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command", [("list",), ("list", "--format", "csv"), ("export", "claims"), ("contradictions",)]
)
def test_a_full_standard_output_is_one_sentence(filled: Run, command: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = shell(*command, stdout=full)
    assert done.returncode == 7
    assert done.stderr == (
        "error: There is no space left to write the result: standard output. "
        "Make room and repeat the command.\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="needs limits of POSIX")
def test_a_disk_that_fills_up_leaves_the_old_file_as_it_was(filled: Run, place: Path, tmp_path: Path) -> None:
    text = "AWS China cuts jobs. " * 4000
    article = Article(url="https://n.example/long", text=text, lang="en")
    with open_store(str(tmp_path / "claims.sqlite")) as store, store.begin() as conn:
        revision, _ = save_article(conn, article, None, NOW)
        save_claims(conn, revision, [claim(article, "cuts jobs")], "rules", NOW)
    (place / "out.csv").write_text("old", encoding="utf-8")
    done = shell("export", "claims", "-o", "out.csv", limit=64_000)
    assert done.returncode == 7, done.stderr
    assert done.stderr.startswith("error: There is no space left to write the result: out.csv. ")
    assert done.stderr.count("\n") == 1
    assert (place / "out.csv").read_text(encoding="utf-8") == "old"
    assert leftovers(place) == ["out.csv"]


def test_an_unknown_format_is_a_usage_error(filled: Run) -> None:
    assert filled("export", "claims", "--format", "table").code == 2
    assert filled("export", "claims", "--format", "xlsx").code == 2
