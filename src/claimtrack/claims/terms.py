"""Finds the terms of a language's lists in folded text, all in one pass (Aho-Corasick).

A term begins and ends at the edge of a word unless its list left that end open with `*`. Chinese is
written without spaces, so between its characters every place is such an edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import ahocorasick

from claimtrack.data.lexicons import lexicon
from claimtrack.folding import fold

CJK_START = "\u2e80"
NEXT_WORD = re.compile(r"\s+(\w+)")
ADDRESS = "@"
"""It joins the words of an address or a handle: IBM is no part of Alliance@IBM."""
GAP = re.compile(r"\s*…\s*")
GAP_REACH = {"zh": 40}
GAP_REACH_SPACED = 140
"""How far the second half of a split term (`baut … ab`) may stand from the first, in characters."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One term found: its label, where, and where the last part of a split term stands."""

    label: str
    start: int
    end: int
    term: str
    tail: tuple[int, int] | None = None

    @property
    def last(self) -> int:
        """Where the whole term ends, its second half included."""
        return self.tail[1] if self.tail else self.end


@dataclass(frozen=True, slots=True)
class _Form:
    label: str
    head: str
    tails: tuple[str, ...]
    term: str
    open_start: bool
    open_end: bool


def _form(label: str, term: str) -> _Form:
    head, *tail = GAP.split(fold(term))
    open_start, open_end = head.startswith("*"), head.endswith("*")
    return _Form(label, head.strip("*"), tuple(tail), term, open_start, open_end)


def joined(text: str, at: int) -> bool:
    """Whether the characters before and at `at` belong to one word of a script that has spaces.

    A digit after a letter begins something new: tables saved as text glue "Alibaba Cloud36%".
    """
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before == " " or after == " ":
        return False
    if before.isalpha() and after.isdigit():
        return False
    if before >= CJK_START or after >= CJK_START:
        return False
    return (before.isalnum() or before in ADDRESS) and (after.isalnum() or after in ADDRESS)


class TermFinder:
    """The terms of some labelled lists (alternatives written out), ready to be found in folded text."""

    def __init__(self, lists: Mapping[str, Iterable[str]], lang: str) -> None:
        self._reach = GAP_REACH.get(lang, GAP_REACH_SPACED)
        self._particles = frozenset(lexicon(lang).get("clauses.particles", ()))
        self._followers = frozenset(lexicon(lang).get("clauses.particle_followers", ()))
        forms: dict[str, list[_Form]] = {}
        for label, terms in lists.items():
            for term in terms:
                form = _form(label, term)
                forms.setdefault(form.head, []).append(form)
        self._automaton = ahocorasick.Automaton()
        for head, found in forms.items():
            self._automaton.add_word(head, _by_ends(head, found))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Mark]:
        """The marks in folded text, by place; of two of one label that overlap, the longer."""
        return _whole(longest(self._marks(text)))

    def labels(self, text: str) -> frozenset[str]:
        """The labels of which a term stands in folded text; cheaper than the marks themselves."""
        found: set[str] = set()
        for _, end, forms in self._heads(text):
            for form in forms:
                if form.label not in found and (not form.tails or self._tail(text, end, form.tails)):
                    found.add(form.label)
        return frozenset(found)

    def _marks(self, text: str) -> Iterator[Mark]:
        for start, end, forms in self._heads(text):
            for form in forms:
                if not form.tails:
                    yield Mark(form.label, start, end, form.term)
                elif tail := self._tail(text, end, form.tails):
                    yield Mark(form.label, start, end, form.term, tail)

    def _heads(self, text: str) -> Iterator[tuple[int, int, Sequence[_Form]]]:
        """Where the head of some terms stands, with those terms whose ends may be where it ends."""
        for last, (length, plain, open_start, open_end, open_both) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if start and text[start - 1] != " " and joined(text, start):  # a blank is met most: asked here
                if open_start and not joined(text, end):
                    yield start, end, open_start
                elif open_both:
                    yield start, end, open_both
            elif not joined(text, end):
                yield start, end, plain
            elif open_end:
                yield start, end, open_end

    def _tail(self, text: str, end: int, tails: Sequence[str]) -> tuple[int, int] | None:
        """Where the last part of a split term stands, if each part stands within reach of the one before."""
        if text.find(tails[0], end, end + self._reach) < 0:
            return None
        found = None
        for tail in tails:
            found = self._part(text, found[1] if found else end, end + self._reach, tail)
            if found is None:
                return None
        return found

    def _part(self, text: str, start: int, stop: int, tail: str) -> tuple[int, int] | None:
        at = text.find(tail, start, stop)
        while at >= 0:
            if not joined(text, at) and not joined(text, at + len(tail)) and self._closes(text, at, tail):
                return at, at + len(tail)
            at = text.find(tail, at + 1, stop)
        return None

    def _closes(self, text: str, at: int, tail: str) -> bool:
        """Whether the prefix of a separable verb closes its clause, as it must ("… stellt Leute ein.")."""
        if tail not in self._particles:
            return True
        after = NEXT_WORD.match(text, at + len(tail))
        return after is None or after[1] in self._followers


def _by_ends(head: str, forms: Sequence[_Form]) -> tuple[int, *tuple[tuple[_Form, ...], ...]]:
    """The length of a head, and its forms: all of them, and those that may begin or end within a word."""
    return (
        len(head),
        tuple(forms),
        tuple(form for form in forms if form.open_start),
        tuple(form for form in forms if form.open_end),
        tuple(form for form in forms if form.open_start and form.open_end),
    )


def longest(marks: Iterable[Mark]) -> list[Mark]:
    """The marks by place; of marks of one label that overlap only the longest.

    Of equals the last, for modifiers come first: 裁员 in 将裁员, not 将裁.
    """
    kept: list[Mark] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for mark in sorted(marks, key=lambda m: (m.start - m.end, -m.start)):
        spans = taken.setdefault(mark.label, [])
        if all(mark.end <= start or mark.start >= end for start, end in spans):
            spans.append((mark.start, mark.end))
            kept.append(mark)
    return sorted(kept, key=lambda m: (m.start, m.end, m.label))


def _whole(marks: list[Mark]) -> list[Mark]:
    """The marks without single characters that are a part of a longer term: 比 inside 同比, 比例."""
    longer = [(mark.start, mark.end) for mark in marks if mark.end - mark.start > 1]
    return [
        mark
        for mark in marks
        if mark.end - mark.start > 1 or not any(start <= mark.start < end for start, end in longer)
    ]
