"""`claimtrack contradictions` and `claimtrack show`: both sentences, the evidence marked, and why."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from cli_running import Run
from report_samples import DENIAL, NUMBERS, RANGE, STRANGE

Same = Callable[[str, str], None]


@pytest.mark.parametrize("width", [80, 120])
def test_contradictions_fit_the_terminal(
    filled: Run, on_terminal: Callable[[int], None], golden: Same, width: int
) -> None:
    on_terminal(width)
    golden(f"contradictions_{width}.txt", filled("contradictions").out)


def test_piped_contradictions_are_plain_with_the_evidence_between_stars(filled: Run, golden: Same) -> None:
    answer = filled("contradictions")
    golden("contradictions_piped.txt", answer.out)
    assert "will **cut between 20% and 30% of its jobs** by October" in answer.out
    assert NUMBERS.reason in answer.out
    assert "\x1b" not in answer.out


def test_the_counts_tell_what_cannot_be_compared_and_how_to_see_it(filled: Run) -> None:
    lines = filled("contradictions").out.splitlines()
    assert lines[-2] == "2 contradictions: 1 proper, 1 dispute of the wording."
    assert lines[-1] == (
        "In the whole database: 1 agreement (claimtrack contradictions --agreements); "
        "1 pair that cannot be compared (claimtrack contradictions --incomparable)."
    )


def test_a_cut_list_of_pairs_says_how_to_see_more(filled: Run) -> None:
    answer = filled("contradictions", "--limit", "1")
    assert "1 contradiction: 1 " in answer.out
    assert "There are more: --limit 0 shows all." in answer.out


def test_pairs_that_cannot_be_compared_are_shown_with_the_reason(filled: Run) -> None:
    answer = filled("contradictions", "--incomparable")
    assert "layoff, aws-china: scope" in answer.out
    assert "Wider or narrower scope: China against no country." in answer.out
    assert answer.out.splitlines()[-2] == "1 pair that cannot be compared."


def test_pairs_that_agree_are_shown_on_request(filled: Run) -> None:
    assert "Both say a part goes." in filled("contradictions", "--agreements").out


def test_both_at_once_is_a_usage_error(filled: Run) -> None:
    assert filled("contradictions", "--agreements", "--incomparable").code == 2


@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [
        (("--strength", "dispute"), ["denied"]),
        (("--strength", "contradiction"), ["number"]),
        (("--language", "de"), ["number"]),
        (("--voice", "official"), ["denied"]),
        (("--topic", "market"), []),
        (("--limit", "1"), ["number"]),
    ],
)
def test_filters_ask_for_pairs_with_such_a_side(
    filled: Run, arguments: tuple[str, ...], kinds: list[str]
) -> None:
    found = json.loads(filled("contradictions", "--format", "json", *arguments).out)
    assert [one["kind"] for one in found] == kinds


def test_each_side_is_complete_in_json(filled: Run) -> None:
    (found,) = json.loads(filled("contradictions", "--strength", "contradiction", "--format", "json").out)
    assert (found["kind"], found["reason"]) == ("number", NUMBERS.reason)
    assert found["inputs"] == dict(NUMBERS.inputs)
    for side in ("a", "b"):
        for name in ("article", "evidence", "start", "end", "type", "subject", "unit", "stance", "source"):
            assert found[side][name] is not None, (side, name)
    assert (found["a"]["low"], found["a"]["high"]) == (20, 30)
    assert found["b"]["sentence"] == "Vom Stellenabbau wären rund 10 Prozent betroffen."


def test_contradictions_as_markdown(filled: Run, golden: Same) -> None:
    golden("contradictions.md", filled("contradictions", "--format", "md").out)


def test_no_contradictions_say_what_there_is(filled: Run) -> None:
    answer = filled("contradictions", "--topic", "market")
    assert answer.out.startswith("No contradictions found.\nIn the whole database: ")


def test_an_empty_database_has_no_contradictions(run: Run) -> None:
    run("db", "upgrade")
    assert "There are no claims yet" in run("contradictions").out


@pytest.mark.parametrize("width", [80, 120])
def test_a_claim_is_shown_with_all_that_is_known(
    filled: Run, on_terminal: Callable[[int], None], golden: Same, width: int
) -> None:
    on_terminal(width)
    golden(f"show_{width}.txt", filled("show", RANGE.id[:8]).out)


def test_a_denial_shows_what_it_answers(filled: Run, golden: Same) -> None:
    answer = filled("show", DENIAL.id)
    golden("show_denial.txt", answer.out)
    assert "answers       Fanying (press), via Wirebird, Pier Nine asserts, planned: 20–30 %" in answer.out


def test_a_comparison_is_shown_with_what_was_compared(filled: Run, golden: Same) -> None:
    (found,) = json.loads(filled("contradictions", "--strength", "dispute", "--format", "json").out)
    golden("show_comparison.txt", filled("show", found["id"][:8]).out)


def test_a_claim_and_a_comparison_are_shown_for_programs(filled: Run) -> None:
    (claim,) = json.loads(filled("show", RANGE.id, "--format", "json").out)
    assert claim["evidence"] == RANGE.evidence.text
    pair = json.loads(filled("contradictions", "--format", "jsonl", "--limit", "1").out)
    (shown,) = json.loads(filled("show", pair["id"], "--format", "json").out)
    assert shown == pair


def test_an_unknown_id_is_one_sentence(filled: Run) -> None:
    answer = filled("show", "nope")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        "error: There is no claim and no comparison whose id begins so: nope. "
        "The last column of claimtrack list gives the ids.\n"
    )


@pytest.mark.parametrize("command", [("list",), ("contradictions", "--incomparable"), ("show", STRANGE.id)])
@pytest.mark.parametrize("width", [None, 80, 120])
def test_a_hostile_text_can_do_nothing(
    filled: Run, on_terminal: Callable[[int], None], command: tuple[str, ...], width: int | None
) -> None:
    if width is not None:
        on_terminal(width)
    answer = filled(*command)
    assert answer.code == 0
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(answer.out)
    if command[0] != "list":
        assert "[red]half[/red]" in " ".join(answer.out.split()), "markup of Rich is shown, not obeyed"
