"""Prints how many cases pass by file and language, and precision and recall by claim type and stance.

    python tests/claims/score_cases.py [--failures] [--write-gaps] [FILE ...]

FILE is the name of a file of cases without .toml (layoff, acts); without any, all are scored.
Precision counts the found claims that a case lists, optional ones included; recall those it requires.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from claim_cases import Case, Expected, Outcome, outcome, read_cases
from test_claim_cases import named, told

from claimtrack.model import Claim

LANGUAGES = ("en", "de", "zh")
Results = Sequence[tuple[Case, Outcome]]


def print_passes(results: Results) -> None:
    """A line for each file: how many cases passed of how many, by language and in all."""
    passed: Counter[tuple[str, str]] = Counter()
    number: Counter[tuple[str, str]] = Counter()
    for case, result in results:
        for file in (case.file, "all files"):
            for lang in (case.lang, "all"):
                passed[file, lang] += result.passed
                number[file, lang] += 1
    print(f"{'passed':22}" + "".join(f"{lang:>17}" for lang in (*LANGUAGES, "all")))
    for file in [*sorted({case.file for case, _ in results}), "all files"]:
        cells = [(passed[file, lang], number[file, lang]) for lang in (*LANGUAGES, "all")]
        told_cells = [f"{part}/{whole} {share(part, whole)}" for part, whole in cells]
        print(f"{file:22}" + "".join(f"{cell:>17}" for cell in told_cells))


def print_precision(results: Results, title: str, kind: Callable[[Claim | Expected], str | None]) -> None:
    """A line for each kind of claim: precision, recall, and the counts they come from."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    met: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for _, result in results:
        right.update(str(kind(claim)) for claim in result.found if claim not in result.extra)
        wrong.update(str(kind(claim)) for claim in result.extra)
        met.update(str(kind(want)) for want in result.met)
        missed.update(str(kind(want)) for want in result.missing)
    print(f"\n{title:16}{'precision':>17}{'recall':>17}{'right':>8}{'wrong':>8}{'met':>8}{'missed':>8}")
    for one in sorted({*right, *wrong, *met, *missed}):
        shares = (share(right[one], right[one] + wrong[one]), share(met[one], met[one] + missed[one]))
        counts = (right[one], wrong[one], met[one], missed[one])
        print(f"{one:16}" + "".join(f"{s:>17}" for s in shares) + "".join(f"{n:>8}" for n in counts))


def share(part: int, whole: int) -> str:
    """A part of a whole in percent, or a dash where there is no whole."""
    return f"{part / whole:.1%}" if whole else "-"


def print_failures(results: Results) -> None:
    """Each case that did not pass, with what is missing and what is left over."""
    for case, result in results:
        if not result.passed:
            print(f"\n{case.name}  {case.title or ''}\n  {case.text}")
            for want in result.missing:
                print(f"  missing: {named(want)}")
            for claim in result.extra:
                print(f"  extra:   {told(claim)}")


def main() -> None:
    """Score the cases of the files named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--failures", action="store_true", help="print each case that does not pass, too")
    parser.add_argument("--write-gaps", action="store_true", help="list the failures in known_gaps.txt")
    chosen = parser.parse_args()
    results = [(c, outcome(c)) for c in read_cases() if not chosen.files or c.file in chosen.files]
    if chosen.failures:
        print_failures(results)
        print()
    if chosen.write_gaps and not chosen.files:
        gaps = sorted(case.name for case, result in results if not result.passed)
        Path(__file__).with_name("known_gaps.txt").write_text("\n".join(gaps) + "\n", encoding="utf-8")
    print_passes(results)
    print_precision(results, "type", lambda claim: claim.type)
    print_precision(results, "stance", lambda claim: claim.stance)


if __name__ == "__main__":
    main()
