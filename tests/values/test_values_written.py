"""A value written in any of the ways of a language is read as the value it was written from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.values.find import find
from claimtrack.values.value import Value, ValueKind

ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
GERMAN = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
CHINESE = "零一二三四五六七八九"
WIDE = {ord("0") + digit: ord("０") + digit for digit in range(10)} | {ord("%"): "％", ord("."): "．"}

digits = st.integers(0, 9)


def only(text: str, lang: str) -> Value:
    (value,) = find(text, lang, "2025-11-05")
    return value


@given(number=st.integers(1000, 9_999_999))
def test_spaces_group_thousands_in_english_and_german_but_not_after_a_month(number: int) -> None:
    written = f"{number:,}".replace(",", " ")
    assert only(f"It cuts {written} jobs.", "en").low == number
    assert only(f"Es streicht {written} Stellen.", "de").low == number
    first, *rest = written.split(" ")
    if 1 <= int(first) <= 28 and len(rest) == 1 and int(rest[0]) >= 100:
        kinds = [value.kind for value in find(f"On May {first} {rest[0]} jobs went.", "en", "2025-11-05")]
        assert kinds == [ValueKind.PERIOD, ValueKind.COUNT]


@given(tenths=st.integers(1, 999))
def test_percent_in_digits_of_any_width(tenths: int) -> None:
    number = tenths / 10
    for wide in (False, True):
        plain = f"{number}%".translate(WIDE) if wide else f"{number}%"
        assert (only(f"up {plain}", "en").low, only(f"上升{plain}", "zh").low) == (number, number)
        assert only(f"plus {plain.replace('.', ',')}", "de").low == number


@given(whole=digits, tenth=digits, hundredth=digits)
def test_decimals_in_words(whole: int, tenth: int, hundredth: int) -> None:
    number = whole + tenth / 10 + hundredth / 100
    said = f"{ENGLISH[whole]} point {ENGLISH[tenth]} {ENGLISH[hundredth]} percent"
    assert only(said, "en").low == pytest.approx(number)
    gesagt = f"{GERMAN[whole]} Komma {GERMAN[tenth]} {GERMAN[hundredth]} Prozent"
    assert only(gesagt, "de").low == pytest.approx(number)
    assert only(f"百分之{CHINESE[whole]}点{CHINESE[tenth]}{CHINESE[hundredth]}", "zh").low == pytest.approx(
        number
    )


@given(whole=st.integers(2, 9), part=st.integers(1, 9))
def test_a_number_and_tenths_of_one(whole: int, part: int) -> None:
    number = whole + part / 10
    above = "a" if part == 1 else ENGLISH[part]
    tenths = "tenth" if part == 1 else "tenths"
    assert only(f"{ENGLISH[whole]} and {above} {tenths} percent", "en").low == pytest.approx(number)
    zehntel = f"{GERMAN[whole]} und {'ein' if part == 1 else GERMAN[part]} Zehntel Prozent"
    assert only(zehntel, "de").low == pytest.approx(number)
    assert only(f"{CHINESE[whole]}又十分之{CHINESE[part]}倍", "zh").low == pytest.approx(number)


@given(whole=st.integers(2, 9999), cents=st.integers(1, 99))
def test_money_with_its_parts(whole: int, cents: int) -> None:
    number = pytest.approx(whole + cents / 100)
    assert only(f"It costs {whole} dollars and {cents} cents.", "en").low == number
    assert only(f"Es kostet {whole} Euro und {cents} Cent.", "de").low == number
    tenths, hundredths = divmod(cents, 10)
    parts = (f"{tenths}角" if tenths else "") + (f"{hundredths}分" if hundredths else "")
    assert only(f"价格为{whole}元{parts}。", "zh").low == number


@given(number=st.integers(2, 999), scale=st.sampled_from([(1e3, "k"), (1e6, "m"), (1e9, "b")]))
def test_money_with_a_magnitude_in_letters(number: int, scale: tuple[float, str]) -> None:
    factor, letter = scale
    spoken = {"k": "thousand", "m": "million", "b": "billion"}[letter]
    for text in (f"${number}{letter}", f"${number} {spoken}", f"{number} {spoken} dollars"):
        assert (only(text, "en").low, only(text, "en").unit) == (number * factor, "USD")
    if letter != "b":
        code = {"k": "TEUR", "m": "MEUR"}[letter]
        assert (only(f"{code} {number}", "de").low, only(f"{number} {code}", "de").low) == (
            number * factor,
            number * factor,
        )


@given(tens=st.integers(1, 9), unit=st.integers(1, 9))
def test_chinese_tenths_and_discounts(tens: int, unit: int) -> None:
    number = tens * 10 + unit
    for text in (
        f"{CHINESE[tens]}成{CHINESE[unit]}",
        f"{CHINESE[tens]}{CHINESE[unit]}折",
        f"{tens}.{unit}折",
    ):
        assert (only(f"约{text}。", "zh").low, only(text, "zh").unit) == (number, "percent")


@given(mantissa=st.integers(1, 99), power=st.integers(0, 12))
def test_powers_of_ten(mantissa: int, power: int) -> None:
    for lang in ("en", "de", "zh"):
        for text in (f"{mantissa}e{power}", f"{mantissa}x10^{power}", f"{mantissa} × 10^{power}"):
            assert only(text, lang).low == mantissa * 10**power


@given(low=st.integers(2, 400), span=st.integers(1, 400))
def test_two_bounds_are_a_range_in_either_order(low: int, span: int) -> None:
    high = low + span
    for lang, more, fewer in (
        ("en", "more than {} and", "fewer than {} jobs"),
        ("de", "mehr als {} und", "weniger als {} Stellen"),
        ("zh", "多于{}并", "少于{}人"),
    ):
        value = only(f"{more.format(low)} {fewer.format(high)}", lang)
        assert (value.low, value.high, value.unit) == (low, high, "people")
    value = only(f"fewer than {high} but more than {low} jobs", "en")
    assert (value.low, value.high) == (low, high)


@given(part=st.integers(1, 99), whole=st.integers(100, 9999))
def test_what_is_left_is_the_whole_without_its_part(part: int, whole: int) -> None:
    assert only(f"all but {part}% of staff", "en").low == 100 - part
    assert only(f"alle bis auf {part} Prozent", "de").low == 100 - part
    assert only(f"all but {part} of its {whole} workers", "en").low == whole - part
    assert only(f"alle bis auf {part} der {whole} Mitarbeiter", "de").low == whole - part


@given(whole=st.integers(3, 90), data=st.data())
def test_one_of_so_many_is_a_share(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, whole - 1))
    percent = only(f"每{whole}人中有{part}人", "zh").low
    assert percent == pytest.approx(100 * part / whole, abs=0.006)
