"""The tokens of a text: what the rules for values read instead of characters."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from claimtrack.values.lexicon import NO_ROLES, Lexicon, Roles
from claimtrack.values.roles import Role


class Shape(StrEnum):
    """What a token is made of."""

    DIGITS = "digits"
    WORD = "word"
    HAN = "han"
    MARK = "mark"
    HIDDEN = "hidden"
    """A name, address, version or time that holds digits which count nothing."""
    BREAK = "break"
    """An empty line or the border of a table cell: no value crosses it."""
    END = "end"


class Token(NamedTuple):
    """A stretch of the text with the roles that it can play."""

    start: int
    end: int
    text: str
    """As folded, not as written."""
    shape: Shape
    spaced: bool
    """True when a space stands before it."""
    roles: Roles = NO_ROLES
    number: float = 0.0
    """For digits, the number written without its magnitude letters."""
    scale: float = 1.0
    """For digits, what their magnitude letters say: 1000 in 10K."""

    def has(self, role: Role) -> bool:
        """Whether the token can play this role."""
        return role in self.roles

    def value(self, role: Role) -> float:
        """The number that the token carries in this role; 0 where it does not play it."""
        return float(self.roles.get(role, 0.0))

    def word(self, role: Role) -> str:
        """The text that the token carries in this role; empty where it does not play it."""
        return str(self.roles.get(role, ""))

    @property
    def whole(self) -> bool:
        """Whether these are digits without magnitude letters, decimals or separators."""
        return self.shape is Shape.DIGITS and self.scale == 1.0 and self.text.isdecimal()


OUTSIDE = Token(0, 0, "", Shape.END, True)


class Line:
    """The tokens of one text. Reading beyond either end gives a token without roles."""

    __slots__ = ("_size", "home", "lexicon", "read", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], lexicon: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.lexicon = lexicon
        self.home: str | None = None
        """The currency at home where it is written, if another than the lexicon says."""
        self.read: dict[tuple[object, int], Any] = {}
        """What has been read already, by reader and place; see `once`."""
        self._size = len(tokens)

    def __len__(self) -> int:
        return self._size

    def at(self, place: int) -> Token:
        """The token at a place."""
        return self.tokens[place] if 0 <= place < self._size else OUTSIDE

    def glued(self, place: int) -> bool:
        """Whether the token at this place follows its neighbour without a space."""
        return 0 < place < self._size and not self.tokens[place].spaced

    def past(self, place: int, role: Role) -> int:
        """The place after the tokens of a role that begin here; the same place if there are none."""
        while self.at(place).has(role):
            place += 1
        return place

    def written(self, start: int, end: int) -> str:
        """The text of the tokens from start up to end, as written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""


Read = TypeVar("Read")
_UNREAD: Any = object()


def once(reader: Callable[[Line, int], Read]) -> Callable[[Line, int], Read]:
    """The same reader, which reads each place of a line only once: several rules ask for the same number."""

    @wraps(reader)
    def remembering(line: Line, place: int) -> Read:
        key = (reader, place)
        known: Read = line.read.get(key, _UNREAD)
        if known is _UNREAD:
            known = line.read[key] = reader(line, place)
        return known

    return remembering
