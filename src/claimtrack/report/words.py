"""Values, claim types and stances in words for people: "20–30 %", "≤ 1,700 people", "denies the number"."""

from __future__ import annotations

import math

from claimtrack.model import Claim, Facet, Modality, Qualifier, Quantity, Stance

_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_CURRENCIES = {"EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "USD": "US$"}
"""Signs that mean one currency only; ¥ is two, so yuan and yen keep their codes."""
_UNITS = {"percent": "%", "points": "percentage points"}
_SIGNS = {
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "≤ ",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.MORE_THAN: "> ",
    Qualifier.LESS_THAN: "< ",
}
_FACETS = {
    Facet.EVENT: "the event",
    Facet.NUMBER: "the number",
    Facet.CAUSE: "the cause",
    Facet.TIMING: "the timing",
    Facet.CHARACTERISATION: "the wording",
}


def number(value: float) -> str:
    """A number as people write it: 5.8, 33.33, 1,700, 28.8 million."""
    if not math.isfinite(value):
        return "unbounded"
    for size, word in _MAGNITUDES:
        if abs(value) >= size:
            short = _digits(value / size, places=3)
            return f"{short} {word}" if _same(short, value / size) else _digits(value, places=2)
    return _digits(value, places=2 if abs(value) >= 10 else 3 if abs(value) >= 1 else 6)


def _digits(value: float, places: int) -> str:
    """The digits with commas, to so many places; what would vanish is written with an exponent."""
    text = f"{value:,.{places}f}".rstrip("0").rstrip(".")
    return text if value == 0 or text not in ("0", "-0") else f"{value:.3g}"


def _same(text: str, value: float) -> bool:
    return math.isclose(float(text.replace(",", "")), value, rel_tol=1e-9)


def value(quantity: Quantity | None) -> str:
    """A quantity with signs, for tables: "20–30 %", "≤ 1,700 people", "about 10 %"; empty without one."""
    return _worded(quantity, _SIGNS)


def value_in_words(quantity: Quantity | None) -> str:
    """A quantity in a sentence: "up to 1,700 people", "at least CNY 380 billion"; empty without one."""
    return _worded(quantity, {qualifier: f"{qualifier} " for qualifier in Qualifier})


def _worded(quantity: Quantity | None, words: dict[Qualifier, str]) -> str:
    if quantity is None or (quantity.low is None and quantity.high is None):
        return ""
    figure = _with_unit(_figure(quantity.low, quantity.high), quantity)
    if quantity.vague:
        return f"some {figure}"
    qualifier = quantity.qualifier or _open_side(quantity)
    return figure if qualifier is None else f"{words[qualifier]}{figure}"


def _open_side(quantity: Quantity) -> Qualifier | None:
    """What an interval with one open side says, where no word of the text does."""
    if quantity.low is None:
        return Qualifier.UP_TO
    return Qualifier.AT_LEAST if quantity.high is None else None


def _figure(low: float | None, high: float | None) -> str:
    """One number, or two with a dash between them; a magnitude both share is said once."""
    if low is None or high is None or low == high:
        return number(high if low is None else low)  # type: ignore[arg-type]  # one of them is given
    first, last = number(low), number(high)
    word = last.rpartition(" ")[2]
    if word.isalpha():
        first = first.removesuffix(f" {word}")
    return f"{first} to {last}" if low < 0 or high < 0 else f"{first}–{last}"


def _with_unit(figure: str, quantity: Quantity) -> str:
    unit = quantity.unit
    if unit == "people":
        return f"{figure} {'person' if figure == '1' else 'people'}"
    if unit == "months":
        return f"{figure} {'month' if figure == '1' else 'months'}"
    if len(unit) == 3 and unit.isupper():
        return f"{_CURRENCIES.get(unit, unit)} {figure}"
    return f"{figure} {_UNITS.get(unit, unit)}".rstrip()


def claim_type(type_id: str) -> str:
    """A claim type in words: customer exit."""
    return type_id.replace("_", " ")


def what(claim: Claim) -> str:
    """What is claimed, with its object if it has one: "customer exit (byd)"."""
    return f"{claim_type(claim.type)} ({claim.object})" if claim.object else claim_type(claim.type)


def stance(claim: Claim) -> str:
    """What the speaker does with the claim: "denies the number", "asserts, planned"."""
    about = f" {_FACETS[claim.facet]}" if claim.facet and claim.stance is not Stance.ASSERTS else ""
    if claim.stance is Stance.DECLINES:
        about = " to comment" if not about else f" to comment on{about}"
    firmness = "" if claim.modality is Modality.PLAIN else f", {claim.modality}"
    return f"{claim.stance}{about}{firmness}"


def counted(number_of: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 claim", "12 claims", "1,700 pairs"."""
    return f"{number_of:,} {noun if number_of == 1 else plural or f'{noun}s'}"
