"""How fast values are found, and how many of outside and labelled values are found as expected.

    python benchmarks/values.py [--shared FOLDER] [--misses]

Speed is measured on the sentences below. The other tables need the outside data: cases of
Recognizers-Text (a case passes when the set of text, value and unit is theirs), labelled claims, headlines
with the head count or percent that a tracker recorded, and labelled German sentences on layoffs.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

from _recognizers import recognizers

from claimtrack.data.watches import load_watch
from claimtrack.model import Article, Claim
from claimtrack.pipeline.steps import extract
from claimtrack.values.find import find
from claimtrack.values.value import Value

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


def _holds(values: list[Value], number: float, units: tuple[str | None, ...]) -> bool:
    return any(value.unit in units and number in (value.low, value.high) for value in values)


def _layoffs(text: str, lang: str, published: str | None) -> list[Claim]:
    """The layoffs that the whole extraction finds in one sentence or headline."""
    article = Article("", text, lang, published=published)
    return [claim for claim in extract(article, load_watch("any")) if claim.type == "layoff"]


def _row(name: str, found: list[bool]) -> str:
    return f"| {name} | {len(found)} | {sum(found)} | {sum(found) / (len(found) or 1):.1%} |"


def headlines(file: Path, misses: bool) -> None:
    """Print the share of recorded head counts and percents found in headlines: as values, and as layoffs."""
    rows: dict[str, list[bool]] = {}
    for case in json.loads(file.read_text(encoding="utf-8")):
        text = case["slug"]
        values, claims = find(text, "en"), _layoffs(text, "en", None)
        for what, number, units in (
            ("total", case["total"], ("people", None)),
            ("pct", case["pct"], ("percent",)),
        ):
            if not case[f"slug_has_{what}"]:
                continue
            found = _holds(values, number, units)
            claimed = any(
                claim.quantity and number in (claim.quantity.low, claim.quantity.high) for claim in claims
            )
            rows.setdefault(f"{what}, among the values", []).append(found)
            rows.setdefault(f"{what}, of a layoff", []).append(claimed)
            if misses and not found:
                print("  ", number, text, [value.text for value in values])
    print("| headlines | recorded | found | share |\n|-|-|-|-|")
    for name in sorted(rows):
        print(_row(name, rows[name]))


def smartdata(file: Path, misses: bool) -> None:
    """Print the share of labelled numbers of people laid off that are found, and of events with a layoff."""
    numbers, claimed, events = [], [], []
    for case in json.loads(file.read_text(encoding="utf-8")):
        text, published = case["context"], case["date"][:10]
        published = published if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", published) else None
        claims = _layoffs(text, "de", published)
        events.append(bool(claims))
        for said in (each["text"] for each in case["args"] if each["role"] == "num_laid_off"):
            (low, high), *_ = [(value.low, value.high) for value in find(said, "de")] or [(None, None)]
            values = find(text, "de", published)
            found = any((value.low or value.high, value.high or value.low) == (low, high) for value in values)
            numbers.append(found)
            claimed.append(any(c.quantity and low in (c.quantity.low, c.quantity.high) for c in claims))
            if misses and not found:
                print("  ", said, text[:200], [value.text for value in values])
    print("| German layoffs | labelled | found | share |\n|-|-|-|-|")
    for name, found_all in (
        ("number, among the values", numbers),
        ("number, of a layoff", claimed),
        ("event", events),
    ):
        print(_row(name, found_all))


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
    if (options.shared / "bench" / "layoffs").is_dir():
        headlines(options.shared / "bench" / "layoffs" / "headlines.json", options.misses)
    if (options.shared / "bench" / "smartdata").is_dir():
        smartdata(options.shared / "bench" / "smartdata" / "layoffs_train.json", options.misses)
    if (options.shared / "gold").is_dir():
        labels(options.shared / "gold", options.misses)


if __name__ == "__main__":
    main()
