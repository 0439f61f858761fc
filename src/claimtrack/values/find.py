"""Finding the values in a text: numbers, bounds, units and dates, from the specific to the general.

A deterministic grammar; its words stand in data/lexicons/<language>/{numbers,units,dates}.toml.
"""

from __future__ import annotations

import re

from claimtrack.folding import fold
from claimtrack.model import Period
from claimtrack.values.complements import read_complement
from claimtrack.values.context import settle
from claimtrack.values.date_values import read_ago, read_date, read_next, read_stretch
from claimtrack.values.found import Found, nothing, single
from claimtrack.values.hidden import read_hidden
from claimtrack.values.home import names_another
from claimtrack.values.lexicon import Lexicon, lexicon_of
from claimtrack.values.periods import parse_period
from claimtrack.values.ranges import read_change, read_range, read_two_bounds
from claimtrack.values.roles import DATING, STARTING, Role
from claimtrack.values.scan import scan
from claimtrack.values.severance import as_pay, read_formula
from claimtrack.values.sides import Side, read_side
from claimtrack.values.tokens import Line, Shape, Token
from claimtrack.values.value import Value, ValueKind
from claimtrack.values.words import compound, inflected

_DIGIT = re.compile("[0-9½¼¾⅐-⅞]")
_WORDS = re.compile("[a-zß-ɏ]+")


def may_hold(folded: str, lexicon: Lexicon) -> bool:
    """Whether a folded text can hold a value at all; cheap, and never false for one that does."""
    if _DIGIT.search(folded):
        return True
    if lexicon.writing.numerals == "han":
        return lexicon.opener.search(folded) is not None
    words = _WORDS.findall(folded)
    if not lexicon.openers.isdisjoint(words):
        return True
    return lexicon.writing.numerals == "joined" and any(_is_joined(word, lexicon) for word in words)


def _is_joined(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is put together to a number or a weekday: dreiundzwanzig, Mittwochabend."""
    if word.endswith(lexicon.endings[Role.DAY_PART]):
        return bool(inflected(word, lexicon))
    return bool(compound(word, lexicon))


def _starts(token: Token) -> bool:
    if token.shape is Shape.DIGITS or token.shape is Shape.HIDDEN:
        return True
    return not STARTING.isdisjoint(token.roles) or token.text in ("-", "–", "n")


def _number(line: Line, start: int) -> Found | None:
    """A single number; one that only may be a number, such as "one", counts for nothing by itself."""
    side = read_side(line, start)
    if side is None:
        return None
    found = as_pay(line, single(side))
    return nothing(start, side.end, "hidden/word") if _bare(line, side, found) else found


def _bare(line: Line, side: Side, found: Found) -> bool:
    """Whether a word that may be a number counts nothing here: no sign, no bound, no cell of its own."""
    if not side.amount.bare or side.negative:
        return False
    if found.kind is not ValueKind.NUMBER:
        return found.kind is ValueKind.COUNT and side.amount.low == 1
    if side.qualifier is not None and side.amount.low >= 100:
        return False
    if (
        line.at(side.start).shape is Shape.HAN
        and line.at(side.start).has(Role.SCALE)
        and side.amount.scale > 1
    ):
        return True  # 万 by itself is no ten thousand
    around = (line.at(side.start - 1).shape, line.at(side.end).shape)
    return not {Shape.END, Shape.BREAK}.issuperset(around)


def _period(line: Line, start: int, published: Period | None) -> Found | None:
    """The date or stretch of time that begins at a place."""
    token = line.at(start)
    if not token.whole if token.shape is Shape.DIGITS else DATING.isdisjoint(token.roles):
        return None
    return (
        read_stretch(line, start, published)
        or read_ago(line, start, published)
        or read_next(line, start, published)
        or read_date(line, start, published)
    )


def _read(line: Line, start: int, published: Period | None) -> Found | None:
    """The value or hidden stretch that begins at a place."""
    found = (
        read_formula(line, start)
        or _period(line, start, published)
        or read_hidden(line, start)
        or read_change(line, start)
        or read_complement(line, start)
    )
    if found is not None:
        return found
    ranged = read_two_bounds(line, start) or read_range(line, start)
    return as_pay(line, ranged) if ranged else _number(line, start)


def find(text: str, lang: str, published: str | None = None, home: str | None = None) -> list[Value]:
    """All values in a text, in order and never overlapping; offsets are those of the text as given.

    `published` is the ISO date, possibly of reduced precision, against which relative dates resolve;
    `home` the code of the money that a plain word for money means (see `home_currency`).
    """
    lexicon = lexicon_of(lang)
    against = parse_period(published) if published else None
    folded = fold(text)
    if not may_hold(folded, lexicon):
        return []
    line = scan(text, lexicon, folded)
    line.home = home if home and not names_another(folded, lang) else None
    founds: list[Found] = []
    place = 0
    while place < len(line):
        found = _read(line, place, against) if _starts(line.at(place)) else None
        if found is not None and found.kind is not None:
            founds.append(found)
        place = max(found.end if found else 0, place + 1)
    return [found.value(line) for found in settle(line, founds)]
