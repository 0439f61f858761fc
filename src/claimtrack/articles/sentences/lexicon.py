"""What a language's file says about the ends of its sentences: data/lexicons/<lang>/sentences.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimtrack.data.load import DATA, Table, read

Ends = Callable[[int, int], Iterator[int]]
"""Gives the offsets right behind each sentence end between two offsets, which are those of one line."""

FOLDER = DATA / "lexicons"
FILE = "sentences.toml"
DEFAULT = "en"
"""Whose rules serve a language without a file: the stops and spaces of English are those of most scripts."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The stops, abbreviations and words of one language; abbreviations without spaces and last stop."""

    unspaced: bool
    stops: str
    closers: str
    quotes: str
    ordinals: bool
    never: frozenset[str]
    rarely: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]
    names_with_stops: frozenset[str]
    saying: tuple[str, ...]
    not_saying: tuple[str, ...]
    after_ordinals: frozenset[str]
    goes_on: tuple[str, ...]
    unfinished: frozenset[str]
    empty_cells: frozenset[str]
    vague_cells: tuple[str, ...]

    @property
    def abbreviations(self) -> frozenset[str]:
        """Every abbreviation, whatever follows it."""
        return self.never | self.rarely | self.before_number


def _abbreviations(table: Table) -> dict[str, frozenset[str]]:
    """The three lists of abbreviations; one that stands in two of them is a slip of the pen."""
    lists: dict[str, frozenset[str]] = {}
    for key in ("never", "rarely", "before_number"):
        lists[key] = frozenset(text.replace(" ", "") for text in table.texts(key, ()))
        for other, known in lists.items():
            if other != key and known & lists[key]:
                raise table.wrong(key, f"{min(known & lists[key])!r} stands in {other!r} too")
    table.done()
    return lists


def load(path: Path) -> Lexicon:
    """The lexicon in a file; unknown or doubtful entries are refused by name."""
    top = read(path)
    words = top.table("words")
    cells = top.table("cells")
    lexicon = Lexicon(
        unspaced=top.choice("writing", ("spaced", "unspaced")) == "unspaced",
        stops=top.text("stops"),
        closers=top.text("closers"),
        quotes=top.text("quotes"),
        ordinals=top.flag("ordinals"),
        starters=frozenset(words.texts("starters", ())),
        names_with_stops=frozenset(words.texts("names_with_stops", ())),
        saying=words.texts("saying", ()),
        not_saying=words.texts("not_saying", ()),
        after_ordinals=frozenset(words.texts("after_ordinals", ())),
        goes_on=words.texts("goes_on", ()),
        unfinished=frozenset(words.texts("unfinished", ())),
        empty_cells=frozenset(word.casefold() for word in cells.texts("empty", ())),
        vague_cells=cells.texts("vague", ()),
        **_abbreviations(top.table("abbreviations")),
    )
    words.done()
    cells.done()
    top.done()
    if stray := set(lexicon.quotes) - set(lexicon.closers):
        raise top.wrong("quotes", f"{min(stray)!r} is not one of the closers")
    return lexicon


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob(f"*/{FILE}")))


@cache
def lexicon(lang: str) -> Lexicon:
    """The lexicon of a language, or the default one's where it has no file."""
    return load(FOLDER / (lang if lang in languages() else DEFAULT) / FILE)
