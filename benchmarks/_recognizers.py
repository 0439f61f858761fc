"""How our values answer the cases of Recognizers-Text, and which of its cases are outside this product.

Their models cut differently, and their answer is compared as they give it. What differs only in the cut is
put into their terms here, each with its reason; what a news-claims product should not do at all stands in
outside.toml.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimtrack.folding import fold
from claimtrack.model import Qualifier
from claimtrack.values.bounds import BOUNDS, read_after, read_before
from claimtrack.values.find import find
from claimtrack.values.lexicon import lexicon_of
from claimtrack.values.roles import Role
from claimtrack.values.scan import scan
from claimtrack.values.sides import Side, read_side
from claimtrack.values.tokens import Line
from claimtrack.values.units import read_unit_before
from claimtrack.values.value import Value, ValueKind

OUTSIDE = Path(__file__).with_name("outside.toml")
CURRENCIES = {
    "Argentine peso": "ARS", "Australian dollar": "AUD", "Bitcoin": "BTC", "Brazilian real": "BRL",
    "British pound": "GBP", "Canadian dollar": "CAD", "Chilean peso": "CLP", "Chinese yuan": "CNY",
    "Colombian peso": "COP", "Costa Rican colón": "CRC", "Czech koruna": "CZK", "Danish krone": "DKK",
    "Dollar": "USD", "Egyptian pound": "EGP", "Euro": "EUR", "Franc": "CHF", "Hong Kong dollar": "HKD",
    "Hungarian forint": "HUF", "Indian rupee": "INR", "Indonesian rupiah": "IDR", "Israeli new shekel": "ILS",
    "Japanese yen": "JPY", "Kenyan shilling": "KES", "Korean won": "KRW", "Kuwaiti dinar": "KWD",
    "Lao kip": "LAK", "Macanese pataca": "MOP", "Malaysian ringgit": "MYR", "Mexican peso": "MXN",
    "New Taiwan dollar": "TWD", "New Zealand dollar": "NZD", "Nigerian naira": "NGN",
    "Norwegian krone": "NOK",
    "Pakistani rupee": "PKR", "Philippine peso": "PHP", "Polish złoty": "PLN", "Polish zloty": "PLN",
    "Pound": "GBP", "Romanian leu": "RON", "Rupee": "INR", "Russian ruble": "RUB", "Saudi riyal": "SAR",
    "Singapore dollar": "SGD", "South African rand": "ZAR", "South Korean won": "KRW",
    "Swedish krona": "SEK", "Swiss franc": "CHF", "Thai baht": "THB", "Turkish lira": "TRY",
    "Ukrainian hryvnia": "UAH", "United Arab Emirates dirham": "AED", "United States dollar": "USD",
    "Vietnamese dong": "VND",
}  # fmt: skip
SUBUNITS = {"Pence": ("GBP", 0.01), "Penny": ("GBP", 0.01), "Fen": ("CNY", 0.01), "Jiao": ("CNY", 0.1)}
"""Their parts of a unit are units of their own, ours are fractions of the currency."""
CENTS = {"en": "USD", "de": "EUR", "zh": "USD"}
MATCHING = {
    ("currency", ValueKind.MONEY),
    ("percent", ValueKind.PERCENT),
    ("percent", ValueKind.POINTS),
}
EQUAL = re.compile(r"(?:equal(?:s|ing)?(?: to)?|等于|gleich) ?$")
POWER_OF_TEN = re.compile("[十百佰千仟万亿 ]+分 *之")
Answer = tuple[str, float | None, float | None, str]


def _number(text: str | None, lang: str) -> float | None:
    if not text or text == "null":
        return None
    return round(
        float(text.rstrip("%").replace(",", ".") if lang == "de" else text.rstrip("%").replace(",", "")), 4
    )


def wanted(case: dict[str, Any]) -> set[Answer]:
    """Their answers to a case."""
    answers = set()
    for result in case["Results"]:
        resolution, text = result["Resolution"], fold(result["Text"])
        value = resolution.get("value")
        if case["model"] == "numberrange":
            low, high = value.strip("[]()").split(",")
            answers.add((text, _number(low, "en"), _number(high, "en"), ""))
            continue
        number, unit = _number(value, case["language"]), resolution.get("unit") or ""
        code, factor = SUBUNITS.get(unit, (CENTS[case["language"]], 0.01) if unit == "Cent" else (unit, 1.0))
        number = None if number is None else round(number * factor, 4)
        answers.add((text, number, number, CURRENCIES.get(code, code)))
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


def _without_few(line: Line, start: int, side: Side) -> float:
    """The low end as they give it: 二十几万 is 200,000, ours is 210,000 to 290,000."""
    amount = side.amount
    few = any(line.at(each).has(Role.SEVERAL) for each in range(start + 1, amount.end))
    return amount.low - (amount.high - amount.low) / 8 if amount.vague and few else amount.low


def _numbers(value: Value, line: Line, lang: str) -> Iterator[Answer]:
    """The plain numbers of a value, without bound and unit; shares as fractions of one."""
    for start, side in _sides(line):
        before = read_unit_before(line, start)
        begin = before[1] if before else start  # their number model leaves $ and 百分之 to the others
        end, factor = (side.end, 0.01) if side.share else (side.amount.end, -1.0 if side.negative else 1.0)
        text = fold(line.written(begin, end))
        if lang == "zh" and value.kind is ValueKind.MONEY and len(text) == 1 and not text.isdigit():
            continue  # 一美元: a single numeral of money is no number to them
        low = _without_few(line, begin, side)
        high = side.amount.high if low == side.amount.low else low
        yield text, round(low * factor, 4), round(high * factor, 4), ""


def _first_bound(line: Line, place: int) -> int:
    """The place of the first bound: in "about 500 or more" their range begins after "about"."""
    while line.at(place).has(Role.BEFORE) and Qualifier(line.at(place).word(Role.BEFORE)) not in BOUNDS:
        place += 1
    return place


def _range(value: Value, line: Line, before: str) -> Iterator[Answer]:
    """A value with two ends or one; and one that is said to equal something, which is a range to them."""
    ((start, side), *_) = _sides(line)
    factor = 0.01 if side.share else 1.0
    low, high = (None if end is None else round(end * factor, 4) for end in (value.low, value.high))
    if value.vague:
        base = _without_few(line, start, side)
        if base != side.amount.low:  # 四十几亿 has no upper end to them
            yield fold(value.text), base, None, ""
    elif low == high:
        equal = EQUAL.search(before)
        if equal and value.qualifier is None:
            yield equal.group() + fold(line.written(start, side.amount.end)), low, high, ""
    else:
        closed = low is not None and high is not None and not value.rule.startswith("bounds")
        first = read_before(line, 0)[1] if closed else _first_bound(line, 0)
        equal = None if closed or first < start else EQUAL.search(before)
        *_, (_, last) = _sides(line)
        end = last.end if last.share else last.amount.end  # their ranges leave out what is counted
        end = max(end, read_after(line, end)[1]) + line.at(end).has(Role.BETWEEN_END)
        yield (equal.group() if equal else "") + fold(line.written(first, end)), low, high, ""


def _measured(value: Value, line: Line, model: str, lang: str) -> Iterator[Answer]:
    """Money or percentages: of a range they give the ends that have the unit themselves."""
    for start, side in _sides(line):
        fraction = side.share and (lang != "zh" or re.search("分 *之", value.text))
        if side.unit is None or (fraction and not POWER_OF_TEN.match(fold(value.text))):
            continue  # a third and 五百分之二 are numbers to them
        low, high = side.interval()
        unit = value.unit if model == "currency" else ""
        yield fold(line.written(start, side.end)), round(low, 4), round(high, 4), unit or ""


def answers(text: str, model: str, lang: str) -> set[Answer]:
    """What we find in a text, in the terms of one of their models."""
    found: set[Answer] = set()
    for value in find(text, lang):
        line = scan(value.text, lexicon_of(lang))
        if value.kind is ValueKind.PERIOD or not any(True for _ in _sides(line)):
            continue
        if model == "number":
            found.update(_numbers(value, line, lang))
        elif model == "numberrange":
            found.update(_range(value, line, fold(text[: value.start])))
        elif (model, value.kind) in MATCHING:
            found.update(_measured(value, line, model, lang))
    return found


def case_key(case: dict[str, Any]) -> str:
    """The name of a case in outside.toml: a hash, as no case of theirs is copied here."""
    text = "|".join((case["model"], case["language"], case["Input"]))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def outside() -> dict[str, str]:
    """The cases that are outside the product, by key, with the reason."""
    groups = tomllib.loads(OUTSIDE.read_text(encoding="utf-8"))["group"]
    return {key: f"{group['what']}: {group['why']}" for group in groups for key in group["cases"]}


def recognizers(folder: Path, misses: bool) -> None:
    """Print the share of cases passed, by model and language, of all and of those inside the product."""
    known, reasons = outside(), dict[str, int]()
    print("| model | language | cases | passed | of all | outside | of those inside |\n|-|-|-|-|-|-|-|")
    for path in sorted(folder.glob("*.jsonl")):
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        passed = beyond = 0
        for case in cases:
            found, theirs = answers(case["Input"], case["model"], case["language"]), wanted(case)
            reason = known.get(case_key(case)) if found != theirs else None
            passed += found == theirs
            beyond += reason is not None
            if reason:
                reasons[reason] = reasons.get(reason, 0) + 1
            elif misses and found != theirs:
                print(f"  {case_key(case)} {case['Input'][:110]!r}")
                print(f"     wanted {sorted(map(str, theirs - found))}")
                print(f"     beyond {sorted(map(str, found - theirs))}")
        model, lang, _ = path.name.split(".")
        inside = passed / ((len(cases) - beyond) or 1)
        share = passed / (len(cases) or 1)
        print(f"| {model} | {lang} | {len(cases)} | {passed} | {share:.0%} | {beyond} | {inside:.0%} |")
    print("\nOutside the product:")
    for reason, number in sorted(reasons.items()):
        print(f"- {number} × {reason}")
