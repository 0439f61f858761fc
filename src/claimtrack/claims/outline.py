"""A text reduced to what a first look needs: words apart, numbers as 0, all punctuation gone.

Terms and texts are reduced alike, so a term that stands in a text stands in its outline too; the other way
round an outline may hold more. Between two words, and around each digit and sign, stands one space.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.folding import fold

END = "\n"
"""It parts the sentences of an article."""
CJK_START = "\u2e80"
CODE = "cp1252"
"""Whatever Western pages are written in, by one byte a character; that is the quickest to translate."""
RARE = "\x01"
"""It stands for any sign that no Western code has."""
LETTERS = frozenset(map(chr, [*range(0x61, 0x7B), *range(0xDF, 0xF7), *range(0xF8, 0x250)]))


class Outline:
    """Reduces texts of one language; `signs` are the characters to keep besides letters and digits."""

    def __init__(self, signs: Iterable[str], *, spaced: bool) -> None:
        self._spaced = spaced
        self._signs = frozenset((*signs, RARE))
        self._characters = _Table(self)
        self._bytes = bytes(map(self._byte, range(256)))
        self._rare = [sign for sign in self._signs if not sign.encode(CODE, "ignore")]
        common = [sign.encode(CODE) for sign in self._signs if sign not in self._rare]
        self._apart = [(sign, b" " + sign + b" ") for sign in (b"0", END.encode(), *common)]

    def of(self, text: str) -> str:
        """The outline of a text, END and all, with a space at both ends."""
        return self._spaced_out(text) if self._spaced else self._unspaced(text)

    def _spaced_out(self, text: str) -> str:
        try:
            data = text.encode(CODE)
        except UnicodeEncodeError:
            data = self._coded(fold(text))
        data = b" " + data.translate(self._bytes) + b" "
        for sign, apart in self._apart:
            if sign in data:
                data = data.replace(sign, apart)
        while b"  " in data:
            data = data.replace(b"  ", b" ")
        return data.decode(CODE)

    def _coded(self, folded: str) -> bytes:
        """The bytes of a folded text; all signs that have none of their own become one."""
        for sign in self._rare:
            if sign in folded:
                folded = folded.replace(sign, RARE)
        return folded.encode(CODE, "replace")

    def _unspaced(self, text: str) -> str:
        outline = f" {text} ".translate(self._characters)
        while "  " in outline:
            outline = outline.replace("  ", " ")
        return outline

    def character(self, folded: str) -> str:
        """What stands for a folded character."""
        if folded in LETTERS or folded == END or folded in self._signs:
            return folded
        if folded.isdecimal():
            return "0"
        return folded if not self._spaced and folded >= CJK_START else " "

    def _byte(self, code: int) -> int:
        character = bytes((code,)).decode(CODE, "replace")
        return self.character(fold(character)).encode(CODE, "replace")[0]


class _Table(dict[int, str]):
    """What stands for each character of an unspaced text, filled as characters come."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    def __missing__(self, code: int) -> str:
        stands = self._outline.character(fold(chr(code)))
        single = stands in ("0", END) or stands in self._outline._signs
        self[code] = f" {stands} " if single else stands
        return self[code]


def keyword(outline: Outline, term: str, *, spaced: bool) -> str:
    """What to look for in outlines to find a term, `*` at an open end; empty where they do not show it."""
    head = fold(term)
    flat = outline.of(head.strip("*")).strip(" ")
    edge = " " if spaced and flat else ""
    return f"{'' if head.startswith('*') else edge}{flat}{'' if head.endswith('*') else edge}"
