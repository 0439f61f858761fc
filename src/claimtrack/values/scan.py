"""From text to tokens: the first step of finding values, and the only one that looks at characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from math import gcd

from claimtrack.folding import fold
from claimtrack.values.digits import VULGAR, match_digits, read_digits, read_power
from claimtrack.values.lexicon import NO_ROLES, Lexicon, Roles
from claimtrack.values.patterns import (
    ADDRESS,
    ALNUM,
    BRACKETED,
    DENOMINATORS,
    FORMULA,
    JOINED,
    LEADING_CODES,
    MILLION,
    MIXED,
    NAMED,
    NUMBERED,
    PLAIN_ENDS,
    POWER_STARTS,
    RATIO,
    SPACE,
    WORD,
    decade_roles,
    is_letter,
    is_numeral,
    shape_of,
)
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token
from claimtrack.values.words import coded_currency, compound, inflected
from claimtrack.values.written_dates import CODE, PATTERN, code_roles, read_date


class Scanner:
    """Reads one text from left to right; each step takes one token."""

    def __init__(self, text: str, folded: str, lexicon: Lexicon) -> None:
        self.text = text
        self.folded = folded
        self.lexicon = lexicon
        self.flat = SPACE.sub(lambda found: " " * len(found.group()), folded)
        self.tokens: list[Token] = []
        self.spaced = True

    def line(self) -> Line:
        """All tokens of the text."""
        place, end = 0, len(self.flat)
        while place < end:
            if self.flat[place] == " ":
                place = self._gap(place)
                continue
            token = self._token(place)
            self.tokens.append(token)
            self.spaced = False
            place = token.end
        return Line(self.text, self.tokens, self.lexicon)

    def _gap(self, place: int) -> int:
        end = place
        while end < len(self.flat) and self.flat[end] == " ":
            end += 1
        gap = self.text[place:end]
        if "\t" in gap or gap.count("\n") > 1:
            self.tokens.append(Token(place, end, " ", Shape.BREAK, True))
        self.spaced = True
        return end

    def _make(self, place: int, end: int, shape: Shape, roles: Roles = NO_ROLES) -> Token:
        return Token(place, end, self.flat[place:end], shape, self.spaced, roles)

    def _token(self, place: int) -> Token:
        character = self.flat[place]
        if "0" <= character <= "9":
            return self._digits(place)
        if is_letter(character):
            return self._letters(place)
        if character == "." and self._begins_decimals(place):
            return self._number(place)
        if character in "[#'+":
            found = BRACKETED.match(self.flat, place) or NUMBERED.match(self.flat, place)
            if found:
                return self._make(place, found.end(), Shape.HIDDEN)
        return self._phrase(place, character) or self._single(place, character)

    def _begins_decimals(self, place: int) -> bool:
        """Whether a point begins a number, as in "a .5 % rise"."""
        after = self.flat[place + 1 : place + 2]
        return (
            self.lexicon.writing.decimal == "."
            and after.isdecimal()
            and (self.spaced or self.flat[place - 1] == "$")
        )

    def _single(self, place: int, character: str) -> Token:
        if character in VULGAR:
            return self._make(
                place, place + 1, Shape.MARK, {Role.SHARE: 100 * unicodedata.numeric(character)}
            )
        return self._make(place, place + 1, shape_of(character))

    def _phrase(self, place: int, first: str) -> Token | None:
        """The longest phrase of the lexicon that begins here."""
        flat = self.flat
        spaced = self._loose(place, first) if first in self.lexicon.loose else None
        if spaced:
            return spaced
        for phrase, roles in self.lexicon.phrases.get(first, ()):
            end = place + len(phrase)
            if (
                flat.startswith(phrase, place)
                and not self._cuts_word(end)
                and not self._cuts_number(phrase, roles, end)
                and not (Role.AFTER in roles and Role.BEFORE not in roles and self._leads_on(phrase, end))
            ):
                return self._make(place, end, shape_of(first), self._fitting(roles, place))
        return None

    def _loose(self, place: int, first: str) -> Token | None:
        """A phrase of Chinese characters that are set apart by spaces: 百 分 之."""
        if " " not in self.flat[place + 1 : place + 4]:
            return None
        for pattern, roles in self.lexicon.loose[first]:
            found = pattern.match(self.flat, place)
            if found:
                return self._make(place, found.end(), Shape.HAN, roles)
        return None

    def _leads_on(self, phrase: str, end: int) -> bool:
        """Whether a bound of two words is the next number's: above 1000 and below 1500."""
        if " " not in phrase:
            return False
        following = self.flat[end : end + 6].lstrip(" $€£")
        return "0" <= following[:1] <= "9" or following.startswith(("than ", "to "))

    def _cuts_word(self, end: int) -> bool:
        flat = self.flat
        return end < len(flat) and is_letter(flat[end]) and is_letter(flat[end - 1])

    def _cuts_number(self, phrase: str, roles: Roles, end: int) -> bool:
        """Whether a phrase such as 万一 or 统一 only seems to stand inside a number: 一万一千."""
        if len(phrase) == 1 or not (Role.BLOCKED in roles or Role.PERCENT_BEFORE in roles):
            return False
        if Role.SCALE in self.lexicon.roles(self.flat[end : end + 1]) and is_numeral(
            self.lexicon.roles(phrase[-1])
        ):
            return True
        if not self.tokens or self.spaced or not is_numeral(self.lexicon.roles(phrase[0])):
            return False
        before = self.tokens[-1]
        numeral = is_numeral(before.roles) or Role.NUMERAL_PART in before.roles
        return before.shape is Shape.DIGITS or (before.shape is Shape.HAN and numeral)

    def _fitting(self, roles: Roles, place: int) -> Roles:
        """The roles that fit how the word is written: May is a month, may is not."""
        if Role.PROPER not in roles and Role.SMALL not in roles:
            return roles
        capital = self.text[place].isupper()
        wrong = {Role.MONTH, Role.PEOPLE} if Role.PROPER in roles and not capital else set()
        if Role.SMALL in roles and capital:
            wrong = set(roles)
        return {role: payload for role, payload in roles.items() if role not in wrong}

    def _letters(self, place: int) -> Token:
        word = WORD.match(self.flat, place)
        assert word is not None
        if word.group() in LEADING_CODES or self.flat[word.end() : word.end() + 1] not in PLAIN_ENDS:
            for read in (self._address, self._code, self._formula, self._named):
                token = read(place)
                if token:
                    return token
        return self._phrase(place, word.group()) or self._unknown_word(place, word.group())

    def _address(self, place: int) -> Token | None:
        found = ADDRESS.match(self.flat, place)
        return self._make(place, found.end(), Shape.HIDDEN) if found else None

    def _unknown_word(self, place: int, word: str) -> Token:
        roles = compound(word, self.lexicon) or inflected(word, self.lexicon)
        if not roles and self.text[place + len(word) - 1].isupper():
            roles = coded_currency(word, self.lexicon)
        return self._make(place, place + len(word), Shape.WORD, roles)

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

    def _named(self, place: int) -> Token | None:
        found = NAMED.match(self.flat, place)
        if not found or self.flat[found.end() : found.end() + 1] == "%":
            return None  # the cells "Cloud" and "36%" glued together are no name
        prefix = WORD.match(self.flat, place)
        roles = self.lexicon.roles(prefix.group()) if prefix else NO_ROLES
        known = roles.keys() & {Role.CURRENCY_BEFORE, Role.PART, Role.LEVEL, Role.SHIFT, Role.DATE_BEFORE}
        return None if known else self._make(place, found.end(), Shape.HIDDEN)

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
        before = self.tokens[-1] if self.tokens else None
        apart = before is None or (JOINED.isdisjoint(before.roles) and before.shape is not Shape.DIGITS)
        return match_digits(self.folded, self.text, place, self.lexicon.writing, apart=apart)

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

    def _digits_token(
        self, place: int, end: int, roles: Roles, number: float, scale: float = 1.0
    ) -> Token:
        return Token(place, end, self.flat[place:end], Shape.DIGITS, self.spaced, roles, number, scale)

    def _mixed(self, raw: str, end: int, number: float) -> tuple[float, int] | None:
        """A mixed number and the place after it: 1 4/5; but 30 1/3 of staff are two."""
        found = MIXED.match(self.flat, end)
        if found is None or not raw.isdecimal() or number >= 100 or int(found[2]) not in DENOMINATORS:
            return None
        after = WORD.match(self.flat, found.end() + 1)
        if int(found[1]) >= int(found[2]) or (
            after and Role.PARTITIVE in self.lexicon.roles(after.group())
        ):
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


def scan(text: str, lexicon: Lexicon, folded: str | None = None) -> Line:
    """The tokens of a text."""
    return Scanner(text, fold(text) if folded is None else folded, lexicon).line()
