"""How fast values are found, and how many of outside and labelled values are found as expected.

    python benchmarks/values.py [--shared FOLDER] [--misses]

Speed is measured on the sentences below. The two other tables need the outside data: cases of
Recognizers-Text (a case passes when the set of text, value and unit is theirs) and labelled claims.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimtrack.folding import fold
from claimtrack.values.bounds import read_after, read_before
from claimtrack.values.find import find
from claimtrack.values.lexicon import lexicon_of
from claimtrack.values.scan import scan
from claimtrack.values.sides import Side, read_side
from claimtrack.values.tokens import Line
from claimtrack.values.value import Value, ValueKind

SHARED = Path(__file__).resolve().parents[2] / "shared"
SPEED = {
    "en": (
        "The minister thanked everybody who had worked through the night and promised a quieter spring.",
        "On 3 March 2025 the bank said it would shut 45 branches and cut up to 1,200 jobs, about 6%.",
    ),
    "de": (
        "Die Ministerin dankte allen, die nachts gearbeitet hatten, und versprach ruhigere Tage.",
        "Am 3. März 2025 kündigte die Bank an, 45 Filialen und bis zu 1.200 Stellen, rund 6 %, abzubauen.",
    ),
    "zh": (
        "部长感谢连夜工作的同事，并答应他们会有更安静的春天。",
        "2025年3月3日，该银行表示将关闭45家分店，裁减最多1200个岗位，约占员工总数的6%。",
    ),
}
CURRENCIES = {
    "British pound": "GBP", "Chinese yuan": "CNY", "Dollar": "USD", "Euro": "EUR", "Hong Kong dollar": "HKD",
    "Indian rupee": "INR", "Japanese yen": "JPY", "Korean won": "KRW", "New Taiwan dollar": "TWD",
    "Pound": "GBP", "Rupee": "INR", "Russian ruble": "RUB", "South Korean won": "KRW", "Swiss franc": "CHF",
    "United States dollar": "USD", "Canadian dollar": "CAD", "Australian dollar": "AUD",
}  # fmt: skip
MATCHING = {
    ("currency", ValueKind.MONEY),
    ("percent", ValueKind.PERCENT),
    ("percent", ValueKind.POINTS),
}
Answer = tuple[str, float | None, float | None, str]


def _number(text: str | None, lang: str) -> float | None:
    if not text or text == "null":
        return None
    return round(
        float(text.rstrip("%").replace(",", ".") if lang == "de" else text.rstrip("%").replace(",", "")), 4
    )


def _wanted(case: dict[str, Any]) -> set[Answer]:
    answers = set()
    for result in case["Results"]:
        resolution, text = result["Resolution"], fold(result["Text"])
        value = resolution.get("value")
        if case["model"] == "numberrange":
            low, high = value.strip("[]()").split(",")
            answers.add((text, _number(low, "en"), _number(high, "en"), ""))
        else:
            number = _number(value, case["language"])
            unit = resolution.get("unit") or ""
            answers.add((text, number, number, CURRENCIES.get(unit, unit)))
    return answers


def _sides(line: Line) -> Iterator[tuple[int, Side]]:
    """The numbers inside a value, each with the place where it begins after its qualifiers."""
    place = 0
    while place < len(line):
        _, core = read_before(line, place)
        side = read_side(line, core)
        if side:
            yield core, side
        place = side.end if side else place + 1


def _numbers(line: Line) -> Iterator[Answer]:
    """The plain numbers of a value, without bound and unit; shares as fractions of one."""
    for place, side in _sides(line):
        low, high = (side.amount.low, side.amount.high)
        end, factor = (side.end, 0.01) if side.share else (side.amount.end, -1.0 if side.negative else 1.0)
        yield fold(line.written(place, end)), round(low * factor, 4), round(high * factor, 4), ""


def _answers(value: Value, model: str, lang: str) -> Iterator[Answer]:
    """A value in the terms of one of their models."""
    line = scan(value.text, lexicon_of(lang))
    if value.kind is ValueKind.PERIOD:
        return
    if model == "number":
        yield from _numbers(line)
    elif model == "numberrange" and value.low != value.high and not value.vague:
        _, place = read_before(line, 0) if value.low is not None and value.high is not None else (None, 0)
        last = max(max(side.amount.end, read_after(line, side.amount.end)[1]) for _, side in _sides(line))
        yield fold(line.written(place, last)), value.low, value.high, ""
    elif (model, value.kind) in MATCHING:
        for place, side in _sides(line):
            low, high = side.interval()
            unit = value.unit if model == "currency" else ""
            yield fold(line.written(place, side.end)), round(low, 4), round(high, 4), unit or ""


def recognizers(folder: Path, misses: bool) -> None:
    """Print the share of cases passed, by model and language."""
    print("| model | language | cases | passed | share |\n|-|-|-|-|-|")
    for path in sorted(folder.glob("*.jsonl")):
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        passed = 0
        for case in cases:
            lang = case["language"]
            found = {
                answer
                for value in find(case["Input"], lang)
                for answer in _answers(value, case["model"], lang)
            }
            wanted = _wanted(case)
            passed += found == wanted
            if misses and found != wanted:
                print(f"  {case['Input'][:110]!r}\n     wanted {sorted(map(str, wanted - found))}")
                print(f"     beyond {sorted(map(str, found - wanted))}")
        model, lang, _ = path.name.split(".")
        print(f"| {model} | {lang} | {len(cases)} | {passed} | {passed / len(cases):.0%} |")


def labels(folder: Path, misses: bool) -> None:
    """Print the share of labelled quantities that are found in their own evidence."""
    total: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    for path in sorted((folder / "gold").glob("*.json")):
        article = json.loads((folder / "articles" / path.name).read_text(encoding="utf-8"))
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            interval = claim["value_low"], claim["value_high"]
            if interval == (None, None) or claim.get("optional"):
                continue
            values = find(claim["evidence"], article["lang"], article.get("published"))
            close = [value for value in values if interval in ((value.low, value.high), value.previous)]
            total[article["lang"]] += 1
            hits[article["lang"]] += any(value.unit == claim["unit"] for value in close)
            loose[article["lang"]] += any(value.unit in (claim["unit"], None) for value in close)
            if misses and not any(value.unit == claim["unit"] for value in close):
                print("  ", path.stem, interval, claim["unit"], claim["evidence"][:150])
    print("| language | labelled | found | found, or as a bare number |\n|-|-|-|-|")
    for lang, number in sorted(total.items()):
        print(f"| {lang} | {number} | {hits[lang] / number:.1%} | {loose[lang] / number:.1%} |")
    everything = sum(total.values())
    print(f"| all | {everything} | {hits.total() / everything:.1%} | {loose.total() / everything:.1%} |")


def speed(runs: int = 60, rounds: int = 20) -> None:
    """Print microseconds per sentence: the best of many short runs."""
    print("| language | without values | with values | found |\n|-|-|-|-|")
    for lang, sentences in SPEED.items():
        times = []
        for sentence in sentences:
            find(sentence, lang, "2025-03-04")
            best = float("inf")
            for _ in range(runs):
                start = time.perf_counter()
                for _ in range(rounds):
                    find(sentence, lang, "2025-03-04")
                best = min(best, (time.perf_counter() - start) / rounds)
            times.append(best * 1e6)
        print(f"| {lang} | {times[0]:.0f} µs | {times[1]:.0f} µs | {len(find(sentences[1], lang))} |")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    speed()
    if (options.shared / "bench" / "recognizers").is_dir():
        recognizers(options.shared / "bench" / "recognizers", options.misses)
    if (options.shared / "gold").is_dir():
        labels(options.shared / "gold", options.misses)


if __name__ == "__main__":
    main()
