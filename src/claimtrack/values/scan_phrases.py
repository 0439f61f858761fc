"""Phrases of the lexicon in a text: what words and marks become as tokens."""

from __future__ import annotations

import unicodedata

from claimtrack.values.digits import VULGAR
from claimtrack.values.lexicon import NO_ROLES, Lexicon, Roles
from claimtrack.values.patterns import SPACE, is_letter, is_numeral, shape_of
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Shape, Token

LEADING_ON = ("als ", "than ", "to ")


class Phrases:
    """Finds the longest phrase at a place of one text."""

    def __init__(self, text: str, folded: str, lexicon: Lexicon) -> None:
        self.text = text
        self.folded = folded
        self.lexicon = lexicon
        self.flat = SPACE.sub(lambda found: " " * len(found.group()), folded)
        self.tokens: list[Token] = []
        self.spaced = True

    def _make(self, place: int, end: int, shape: Shape, roles: Roles = NO_ROLES) -> Token:
        return Token(place, end, self.flat[place:end], shape, self.spaced, roles)

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
        return "0" <= following[:1] <= "9" or following.startswith(LEADING_ON)

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
