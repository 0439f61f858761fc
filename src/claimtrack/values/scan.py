"""From text to tokens: the first step of finding values, and the only one that looks at characters."""

from __future__ import annotations

from claimtrack.folding import fold
from claimtrack.values.lexicon import NO_ROLES, Lexicon
from claimtrack.values.patterns import (
    ADDRESS,
    BRACKETED,
    LEADING_CODES,
    NAMED,
    NUMBERED,
    PLAIN_ENDS,
    WORD,
    is_letter,
)
from claimtrack.values.roles import Role
from claimtrack.values.scan_digits import Digits
from claimtrack.values.tokens import Line, Shape, Token
from claimtrack.values.words import coded_currency, compound, inflected


class Scanner(Digits):
    """Reads one text from left to right; each step takes one token."""

    def line(self) -> Line:
        """All tokens of the text."""
        place, end = 0, len(self.flat)
        while place < end:
            if self.flat[place] == " ":
                place = self._gap(place)
                continue
            token = self._plain_word(place) or self._token(place)
            self.tokens.append(token)
            self.spaced = False
            place = token.end
        return Line(self.text, self.tokens, self.lexicon)

    def _plain_word(self, place: int) -> Token | None:
        """A word that no lexicon knows, between spaces and commas, as most words are; None for any other."""
        word = WORD.match(self.flat, place)
        if word is None or (text := word[0]) in self.lexicon.phrases or text in LEADING_CODES:
            return None
        end = word.end()
        if self.flat[end : end + 1] not in PLAIN_ENDS:
            return None
        return self._unknown_word(place, text)

    def _gap(self, place: int) -> int:
        end = place
        while end < len(self.flat) and self.flat[end] == " ":
            end += 1
        gap = self.text[place:end]
        if "\t" in gap or gap.count("\n") > 1:
            self.tokens.append(Token(place, end, " ", Shape.BREAK, True))
        self.spaced = True
        return end

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
            and "0" <= after <= "9"
            and (self.spaced or self.flat[place - 1] == "$")
        )

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

    def _named(self, place: int) -> Token | None:
        found = NAMED.match(self.flat, place)
        if not found or self.flat[found.end() : found.end() + 1] == "%":
            return None  # the cells "Cloud" and "36%" glued together are no name
        prefix = WORD.match(self.flat, place)
        roles = self.lexicon.roles(prefix.group()) if prefix else NO_ROLES
        known = roles.keys() & {Role.CURRENCY_BEFORE, Role.PART, Role.LEVEL, Role.SHIFT, Role.DATE_BEFORE}
        return None if known else self._make(place, found.end(), Shape.HIDDEN)


def scan(text: str, lexicon: Lexicon, folded: str | None = None) -> Line:
    """The tokens of a text."""
    return Scanner(text, fold(text) if folded is None else folded, lexicon).line()
