"""`claimtrack extract` and `claimtrack ingest`: claims out of files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_running import Run

TEXT = (
    "AWS China will cut about 10% of its jobs, Fogline reported on Monday. "
    "A spokesperson for AWS China said the report was not accurate.\n"
)
GERMAN = "AWS streicht in China rund 10 Prozent der Stellen, berichtet das Handelsblatt."


@pytest.fixture
def text(place: Path) -> Path:
    path = place / "cuts.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def extracted(run: Run, *arguments: str) -> list[dict[str, object]]:
    answer = run("extract", *arguments)
    assert (answer.code, answer.err) == (0, "")
    return [json.loads(line) for line in answer.out.splitlines()]


def test_a_piped_extract_is_one_claim_a_line_with_exact_evidence(run: Run, text: Path) -> None:
    claims = extracted(run, "cuts.txt")
    assert claims
    for claim in claims:
        assert TEXT[claim["start"] : claim["end"]] == claim["evidence"]  # type: ignore[misc]
        assert claim["article"] == "cuts.txt"
    layoff = next(claim for claim in claims if claim["type"] == "layoff" and claim["stance"] == "asserts")
    assert (layoff["low"], layoff["high"], layoff["unit"], layoff["qualifier"]) == (
        10,
        10,
        "percent",
        "about",
    )
    assert list(layoff)[:4] == ["type", "topic", "subject", "object"]
    assert list(layoff)[-3:] == ["id", "historic", "cumulative"]


def test_extract_needs_no_database_and_makes_none(run: Run, text: Path, tmp_path: Path) -> None:
    extracted(run, "cuts.txt")
    assert not (tmp_path / "claims.sqlite").exists()
    assert run("extract", "cuts.txt", "--db", "mysql://nonsense").code == 0


def test_what_a_file_does_not_say_can_be_said_beside_it(run: Run, text: Path) -> None:
    options = ["--url", "https://fogline.example/1", "--published", "15 September 2025", "--lang", "en"]
    claims = extracted(run, "cuts.txt", *options)
    assert {claim["article"] for claim in claims} == {"https://fogline.example/1"}
    assert {claim["published"] for claim in claims} == {"2025-09-15"}


def test_a_watch_leaves_out_what_it_does_not_follow(run: Run, text: Path, place: Path) -> None:
    assert extracted(run, "cuts.txt", "--watch", "aws-china")
    (place / "other.toml").write_text('id = "other"\nname = "Other"\nentities = ["byd"]\n', encoding="utf-8")
    assert extracted(run, "cuts.txt", "--watch", "./other.toml") == []


def test_the_table_stands_under_the_name_of_the_article(run: Run, text: Path) -> None:
    lines = run("extract", "cuts.txt", "--format", "table").out.splitlines()
    assert lines[0] == "cuts.txt"
    assert lines[1].split() == ["claim", "about", "value", "stance", "who", "says", "so", "evidence", "at"]
    assert any("about 10 %" in line for line in lines)
    assert lines[-1].endswith("in 1 article")


def test_a_text_without_claims_says_so(run: Run, place: Path) -> None:
    (place / "none.txt").write_text("The ferry to the island leaves at noon.", encoding="utf-8")
    assert extracted(run, "none.txt") == []
    answer = run("extract", "none.txt", "--format", "table")
    assert (answer.code, answer.out, answer.err) == (0, "", "No claims found.\n")


def test_one_unreadable_file_does_not_keep_the_others_from_being_read(
    run: Run, text: Path, place: Path
) -> None:
    (place / "broken.json").write_text("{", encoding="utf-8")
    answer = run("extract", "broken.json", "cuts.txt")
    assert answer.code == 3
    assert answer.err.startswith("error: The JSON is broken")
    assert "broken.json" in answer.err
    assert answer.out.count("\n") >= 1


def test_a_slip_in_an_option_is_said_once_not_for_each_file(run: Run, text: Path, place: Path) -> None:
    (place / "more.txt").write_text(TEXT, encoding="utf-8")
    answer = run("extract", ".", "--lang", "xx")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("error: ") == 1
    assert "'xx' is not a known language: option --lang" in answer.err


def test_a_text_in_no_language_of_the_watch_is_said_to_be_left_out(run: Run, place: Path) -> None:
    (place / "de.txt").write_text(GERMAN, encoding="utf-8")
    (place / "en.toml").write_text('id = "english"\nname = "English"\nlanguages = ["en"]\n', encoding="utf-8")
    answer = run("extract", "de.txt", "--watch", "./en.toml")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "de.txt: not in a language of the watch (en); see --lang.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["nowhere.txt"], 3, "error: There is no such file or folder: nowhere.txt.\n"),
        (["*.txt.gone"], 3, "error: No file matches this pattern"),
        (["cuts.txt", "--published", "soon"], 3, "error: 'soon' is not a date"),
        (["cuts.txt", "--watch", "nobody"], 3, "error: There is no watch 'nobody'"),
        (["cuts.txt", "--format", "xml"], 2, "'xml' is not one of table, csv, json, jsonl, md."),
        ([], 2, "Missing argument 'PATH...'"),
    ],
)
def test_each_slip_is_one_clear_sentence(
    run: Run, text: Path, arguments: list[str], code: int, sentence: str
) -> None:
    answer = run("extract", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err


def test_ingest_saves_articles_and_says_what_became_of_each(run: Run, text: Path) -> None:
    first = run("ingest", "cuts.txt", "--url", "https://fogline.example/1", "--published", "2025-09-15")
    assert (first.code, first.err) == (0, "")
    lines = first.out.splitlines()
    assert lines[0].startswith("new: https://fogline.example/1, ")
    assert lines[-1].startswith("1 article: 1 new. ")
    assert "new contradiction" in lines[-1]
    listed = run("list", "--topic", "layoffs")
    assert "about 10 %" in listed.out


def test_ingesting_again_changes_nothing(run: Run, text: Path) -> None:
    run("ingest", "cuts.txt")
    before = run("list", "--format", "json").out
    assert run("ingest", "cuts.txt").out.splitlines()[-1].startswith("1 article: 1 unchanged. ")
    assert run("list", "--format", "json").out == before


def test_a_changed_text_is_a_revision(run: Run, text: Path) -> None:
    run("ingest", "cuts.txt")
    text.write_text(TEXT.replace("10%", "12%"), encoding="utf-8")
    assert "1 revised" in run("ingest", "cuts.txt").out
    assert "about 12 %" in run("list").out
    assert "about 10 %" not in run("list").out


def test_many_articles_are_summed_up(run: Run, place: Path) -> None:
    lines = [json.dumps({"url": f"https://n.example/{n}", "text": TEXT, "lang": "en"}) for n in range(25)]
    (place / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    answer = run("ingest", "many.jsonl", "--watch", "aws-china")
    assert answer.out.startswith("25 articles: 25 new. ")
    assert answer.out.count("\n") == 1


def test_ingest_of_a_wrong_path_makes_no_database(run: Run, tmp_path: Path) -> None:
    assert run("ingest", "nowhere").code == 3
    assert not (tmp_path / "claims.sqlite").exists()


def test_a_source_is_known_by_its_id(run: Run, text: Path) -> None:
    run("ingest", "cuts.txt", "--source", "reuters")
    assert {one["source_name"] for one in json.loads(run("list", "--format", "json").out)} == {"Reuters"}


def test_compare_counts_the_pairs_that_hold(filled: Run) -> None:
    answer = filled("compare")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0].split() == ["relation", "kind", "pairs"]
    assert " compared, " in lines[-1]
    again = filled("compare").out.splitlines()
    assert again[:-1] == lines[:-1]
    assert again[-1].endswith("0 new contradictions.")


def test_an_explanation_says_what_was_read_and_why_something_is_dropped(run: Run, place: Path) -> None:
    (place / "why.txt").write_text(
        "A Bosch spokesman denied that 300 jobs would go. Bosch cuts jobs in a new thriller. Snow lay deep.",
        encoding="utf-8",
    )
    answer = run("extract", "why.txt", "--explain")
    assert (answer.code, answer.err) == (0, "")
    first, film, weather = answer.out.split("\n\n")[1:4]
    assert first.startswith("text 0      A Bosch spokesman denied that 300 jobs would go.\n")
    for line in (
        "names       “Bosch”: bosch, company",
        "values      “300 jobs”: 300 people, count",
        "            things.jobs: “jobs”",
        "acts        “denied”: denies the event by “Bosch spokesman”",
        "            layoff, bosch, 300 people, denies the number, Bosch spokesman (official) (en/act/deny)",
    ):
        assert line in first.splitlines()
    assert "layoff/cut-jobs, “cuts jobs”: a word of the `veto` list of the claim type stands in" in film
    assert weather.splitlines()[1:] == [
        "dropped     no word of a claim type or of an act stands in the sentence."
    ]


def test_an_explanation_follows_the_watch_and_is_for_people(run: Run, text: Path, place: Path) -> None:
    (place / "other.toml").write_text('id = "other"\nname = "Other"\nentities = ["byd"]\n', encoding="utf-8")
    told = run("extract", "cuts.txt", "--explain", "--watch", "./other.toml").out
    assert "the watch does not follow its claim type, or whom it is about." in told
    assert "claimed" not in told
    answer = run("extract", "cuts.txt", "--explain", "--format", "json")
    assert (answer.code, answer.out) == (2, "")
    assert run("extract", "cuts.txt", "nowhere.txt", "--explain").code == 3
