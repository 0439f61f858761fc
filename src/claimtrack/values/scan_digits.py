"""Digits in a text: numbers, dates, codes and the names that hold digits, as tokens."""

from __future__ import annotations

from collections.abc import Callable
from math import gcd

from claimtrack.values.digits import match_digits, read_digits, read_power
from claimtrack.values.lexicon import NO_ROLES, Roles
from claimtrack.values.patterns import (
    ADDRESS,
    ALNUM,
    DENOMINATORS,
    FORMULA,
    JOINED,
    MILLION,
    MIXED,
    NUMBERED,
    PAIRED,
    POWER_STARTS,
    RATIO,
    WORD,
    decade_roles,
)
from claimtrack.values.roles import Role
from claimtrack.values.scan_phrases import Phrases
from claimtrack.values.tokens import Shape, Token
from claimtrack.values.words import inflected
from claimtrack.values.written_dates import CODE, PATTERN, code_roles, read_date


class Digits(Phrases):
    """Reads what begins with a digit."""

    def _digits(self, place: int) -> Token:
        steps: tuple[Callable[[int], Token | None], ...] = (
            self._date, self._code, self._formula, self._ratio, self._numbered, self._number,
        )  # fmt: skip
        for read in steps:
            token = read(place)
            if token:
                return token
        raise AssertionError("digits are always a number")

    def _date(self, place: int) -> Token | None:
        found = PATTERN.match(self.flat, place)
        label = read_date(found, self.lexicon.writing) if found else None
        if found is None or label is None:
            return None
        led = bool(self.tokens) and Role.ORDINAL_BEFORE in self.tokens[-1].roles
        if found.lastgroup == "day" and len(found.group()) < len("30.06.") and not led:
            return None  # "um 5.8." may be a number at the end of a sentence, "zum 5.8." is a day
        return self._make(place, found.end(), Shape.WORD, {Role.DATE: label})

    def _code(self, place: int) -> Token | None:
        found = CODE.match(self.flat, place)
        return self._make(place, found.end(), Shape.WORD, code_roles(found)) if found else None

    def _formula(self, place: int) -> Token | None:
        found = FORMULA.match(self.flat, place)
        if not found:
            return None
        letter = self.text[place + found.group().index("n")]
        if letter == "n" and self.lexicon.writing.numerals != "han":
            return None
        months = found["months"] and str(float(found["months"]) + float(found["more"] or 0))
        return self._make(place, found.end(), Shape.WORD, {Role.FORMULA: months or "-"})

    def _ratio(self, place: int) -> Token | None:
        found = RATIO.match(self.flat, place)
        if not found:
            return None
        above, below = int(found[1]), int(found[2])
        if 0 < above < below and below in DENOMINATORS and gcd(above, below) == 1:
            return self._make(place, found.end(), Shape.MARK, {Role.SHARE: 100 * above / below})
        return self._make(place, found.end(), Shape.HIDDEN)

    def _numbered(self, place: int) -> Token | None:
        found = ADDRESS.match(self.flat, place) or NUMBERED.match(self.flat, place)
        if not found or self._matched(place) == found.group():
            return None
        return self._make(place, found.end(), Shape.HIDDEN)

    def _matched(self, place: int) -> str:
        """The digits of the number at a place."""
        return match_digits(
            self.folded, self.text, place, self.lexicon.writing, apart=self._stands_apart(place)
        )

    def _stands_apart(self, place: int) -> bool:
        """Whether a space behind digits may group thousands: not in phone numbers, lists and names."""
        before = self.tokens[-1] if self.tokens else None
        if before is None:
            return True
        if before.shape is Shape.DIGITS or not JOINED.isdisjoint(before.roles) or before.text in (")", "/"):
            return False
        pair = PAIRED.match(self.flat, place)
        if pair is None or pair[2] == "%":
            return pair is None  # nobody writes 74 100 % for that many
        capital = self.text[pair.end() - 1].isupper() and not self.lexicon.writing.capital_nouns
        return not (capital and Role.NAME in self.lexicon.roles(pair[1]))  # 400 737 Max jets

    def _number(self, place: int) -> Token:
        raw = self._matched(place)
        number = read_digits(raw, self.lexicon.writing)
        end = place + len(raw)
        if number is None:
            return self._make(place, end, Shape.HIDDEN)
        following = self.flat[end : end + 1]
        if following in POWER_STARTS:
            known = read_power(self.flat, end, number) or self._mixed(raw, end, number)
            if known:
                return self._digits_token(place, known[1], NO_ROLES, known[0])
        letters = WORD.match(self.flat, end)
        if letters:
            return self._with_letters(place, end, letters.group(), number)
        if following == " " and self._begins_million(end):
            return self._digits_token(place, end + 2, NO_ROLES, number, MILLION)
        return self._digits_token(place, end, self.lexicon.roles(raw), number)

    def _digits_token(self, place: int, end: int, roles: Roles, number: float, scale: float = 1.0) -> Token:
        return Token(place, end, self.flat[place:end], Shape.DIGITS, self.spaced, roles, number, scale)

    def _mixed(self, raw: str, end: int, number: float) -> tuple[float, int] | None:
        """A mixed number and the place after it: 1 4/5; but 30 1/3 of staff are two."""
        found = MIXED.match(self.flat, end)
        if found is None or not raw.isdecimal() or number >= 100 or int(found[2]) not in DENOMINATORS:
            return None
        after = WORD.match(self.flat, found.end() + 1)
        if int(found[1]) >= int(found[2]) or (after and Role.PARTITIVE in self.lexicon.roles(after.group())):
            return None
        return number + int(found[1]) / int(found[2]), found.end()

    def _begins_million(self, end: int) -> bool:
        """Whether a capital M by itself follows: 4.5 M."""
        return (
            self.flat.startswith(" m", end)
            and Role.SUFFIX in self.lexicon.roles("m")
            and self.text[end + 1] == "M"
            and not self.flat[end + 2 : end + 3].isalnum()
            and self.flat[end + 2 : end + 3] not in ("-", "'", "&")
        )

    def _with_letters(self, place: int, end: int, letters: str, number: float) -> Token:
        """Digits with letters glued on: 10K is ten thousand, 3rd an ordinal, 60jobs two words, 5G a name."""
        roles, after = self.lexicon.roles(letters), end + len(letters)
        if "0" <= self.flat[after : after + 1] <= "9" and Role.CURRENCY_BEFORE not in roles:
            found = ALNUM.match(self.flat, after)
            return self._make(place, found.end() if found else after, Shape.HIDDEN)  # an id: 47b7
        if Role.SUFFIX in roles:
            text = self.flat[place:after]
            return self._digits_token(
                place, after, self.lexicon.roles(text), number, float(roles[Role.SUFFIX])
            )
        if Role.ORDINAL_SUFFIX in roles:
            return self._make(place, after, Shape.WORD, {Role.ORDINAL: number})
        if Role.DECADE_SUFFIX in roles and decade_roles(number):
            return self._make(place, after, Shape.WORD, decade_roles(number))
        if roles.keys() - {Role.STOP, Role.ARTICLE, Role.DECADE_SUFFIX} or inflected(letters, self.lexicon):
            return self._digits_token(place, end, NO_ROLES, number)
        return self._make(place, after, Shape.HIDDEN)
