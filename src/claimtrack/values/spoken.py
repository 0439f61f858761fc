"""English and German number words: one thousand five hundred, six and two thirds million, fünf Komma drei."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimtrack.values.amounts import Amount, exact, scales
from claimtrack.values.fractions import SEASONAL, read_part, read_small
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token

LONGEST = 40
"""More words than this are no number."""
MILLION = 1e6


@dataclass(slots=True)
class Words:
    """What has been read of one number: two million (total) three hundred (chunk)."""

    line: Line
    place: int
    total: float = 0.0
    chunk: float = 0.0
    last: float = 0.0
    """The magnitude of what was read last: 1 for a cardinal or digits, 0 before anything."""
    written: bool = True
    """In words throughout; after digits fewer words may follow."""

    @property
    def number(self) -> float:
        """The number read."""
        return self.total + self.chunk

    def step(self) -> bool:
        """Read one more word or part of the number; false where it ends."""
        return self._part() or self._decimals() or self._word()

    def _part(self) -> bool:
        """Two and a half; three million and a half; one billion and a half million."""
        if not self.last or not self.line.at(self.place).has(Role.AND):
            return False
        part = read_part(self.line, self.place)
        if part is None:
            return False
        product, end = scales(self.line, part[1])
        if self.last >= MILLION:
            self.total, self.place = self.total + part[0] * (product if product > 1 else self.last), end
        else:
            self.chunk, self.place, self.last = self.chunk + part[0], part[1], 1.0
        return True

    def _decimals(self) -> bool:
        """Five point three, fünf Komma drei: digit by digit, or a number below a hundred."""
        if not self.last or not self.written or not self.line.at(self.place).has(Role.POINT):
            return False
        digits, place = "", self.place + 1
        while len(digits) < 12 and (small := read_small(self.line, place)):
            if small[0] % 1:
                return False
            digits, place = digits + f"{small[0]:.0f}", small[1]
        if not digits:
            return False
        self.chunk, self.place, self.last = self.chunk + float(f"0.{digits}"), place, 1.0
        return True

    def _word(self) -> bool:
        after = self._next() if self.last else self.place
        token = self.line.at(after)
        if token.has(Role.CARDINAL) and self._fits(token.value(Role.CARDINAL), after):
            self.chunk, self.last = self.chunk + token.value(Role.CARDINAL), 1.0
        elif token.shape is Shape.DIGITS and token.whole and self._digits_fit(token.number, after):
            self.chunk, self.last = self.chunk + token.number, 1.0
        elif token.has(Role.SCALE) and self.last and (self.written or (self.last <= 100 and self.total)):
            self._scale(token.value(Role.SCALE))
        else:
            return False
        self.place = after + 1
        return True

    def _scale(self, scale: float) -> None:
        """Take a magnitude: hundred stays open for more, thousand closes the part."""
        self.last = scale
        if scale <= 100 and self.chunk:
            self.chunk *= scale
        elif self.chunk:
            self.total, self.chunk = self.total + self.chunk * scale, 0.0
        else:
            self.total *= scale

    def _next(self) -> int:
        """The place of the next word, over the hyphen of twenty-five and the "and" of hundred and six."""
        line, place = self.line, self.place
        if line.at(place).text == "-" and line.at(place).spaced == line.at(place + 1).spaced:
            tens = line.at(place - 1).value(Role.CARDINAL) >= 20
            apart = line.at(place).spaced  # ninety - five, as tokenised text has it
            if not apart or (tens and 0 < line.at(place + 1).value(Role.CARDINAL) < 10):
                return place + 1
        if line.at(place).has(Role.AND) and line.at(place - 1).has(Role.SCALE):
            following = line.at(place + 1)
            if following.has(Role.CARDINAL) or (following.whole and following.number < 100):
                return place + 1
        return place

    def _fits(self, number: float, place: int) -> bool:
        """Whether a number word may follow what was said: twenty-five, never five six."""
        if self.last >= MILLION and number < 100 and place == self.place:
            small = read_small(self.line, place)  # "for a million two years ago" is two numbers
            return small is not None and self.line.at(small[1]).has(Role.SCALE)
        if not self.written:
            return self.last == 100 and number < 100 and place > self.place
        if self.chunk == 0:
            return self.last != 1.0
        if number >= 100:
            return False
        chunk = self.chunk
        return chunk % 100 == 0 or (number < 10 and chunk % 10 == 0 and chunk % 100 >= 20)

    def _digits_fit(self, number: float, place: int) -> bool:
        """Whether digits may follow a magnitude: 4 thousand 3 hundred and 21, three hundred and 5."""
        if self.last == 100 and place > self.place:
            return number < 100
        scale = self.line.at(place + 1).value(Role.SCALE)
        return place == self.place and 1 < scale < self.last and number * scale < self.last


def read_on(words: Words) -> Amount:
    """The amount of a number that has begun, with all that belongs to it."""
    start = words.place
    while words.place < start + LONGEST and words.step():
        pass
    scale = max(words.last, 1.0)
    return exact(words.number / scale, words.place, scale, written=words.written)


def read_words(line: Line, place: int) -> Amount | None:
    """A number in words, or an improper fraction: thirty-two fifths."""
    if not line.at(place).has(Role.CARDINAL):
        return None
    words = Words(line, place)
    amount = read_on(words)
    after = words._next()
    if line.at(after).has(Role.ORDINAL) and after > words.place:
        return None  # the twenty-first century
    under = line.at(amount.end)
    if words.last and under.has(Role.FRACTION) and SEASONAL.isdisjoint(under.roles):
        return _improper(words, line.at(amount.end - 1), under)
    if line.lexicon.writing.numerals == "joined":
        return _german(line, place, amount)
    return replace(amount, bare=words.number == 1)


def _improper(words: Words, before: Token, under: Token) -> Amount:
    """132 fifths; but in "one hundred thirty fifths" the thirty is the denominator's."""
    tens, whole = before.value(Role.CARDINAL), under.value(Role.FRACTION)
    if tens in range(20, 100, 10) and whole < 10 and words.number > tens:
        return exact((words.number - tens) / (whole + tens), words.place + 1)
    return exact(words.number / whole, words.place + 1)


def _german(line: Line, place: int, amount: Amount) -> Amount:
    """Drei halbe are one and a half; "Tausend" by itself is a number only where something is counted."""
    single = amount.end == place + 1
    if single and 1 < amount.low < 20 and line.at(amount.end).has(Role.HALF):
        return exact(amount.low / 2, amount.end + 1)
    return replace(amount, bare=amount.low == 1 or (single and line.at(place).text in line.lexicon.lone))
