"""The words and signs of a first look, as bits: what may stand in a sentence, and what may not after all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from claimtrack.claims.outline import CJK_START, END, Outline, keyword
from claimtrack.claims.terms import GAP

HAN = re.compile(f"[{CJK_START}-\uffff]")


@dataclass(slots=True)
class Halves:
    """A list with split terms, by the bits of its halves."""

    bit: int
    whole: int
    """The bit of its terms that are not split."""
    heads: int = 0
    behind: dict[int, list[int]] = field(default_factory=dict)
    """For the bit of a first half, the bits of what may stand behind it, each way by itself."""

    def add(self, head: int, behind: int) -> None:
        """Take in a split term."""
        self.heads |= head
        self.behind.setdefault(head, []).append(behind)

    def met(self, held: int) -> bool:
        """Whether a term of the list may be there."""
        if held & self.whole:
            return True
        heads = held & self.heads
        while heads:
            head = heads & -heads
            if any(held & ways == ways for ways in self.behind[head]):
                return True
            heads ^= head
        return False


@dataclass(slots=True)
class Words:
    """The words and signs to look for, each with the bits of what it may stand for."""

    lang: str
    outline: Outline
    bits: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    always: int = 0
    """The bits of what leaves nothing in an outline, and so may be anywhere."""
    han: int = 0
    """The bits of Chinese names, which an outline of another language leaves out."""
    halves: dict[int, Halves] = field(default_factory=dict)

    def bit(self, name: str) -> int:
        """The bit of a name."""
        return self.bits.setdefault(name, 1 << len(self.bits))

    def add(self, term: str, bits: int) -> None:
        """Look for a term, which may have open ends."""
        word = keyword(self.outline, term, spaced=self.lang != "zh")
        if not word:
            if HAN.search(term):
                self.han |= bits
            else:
                self.always |= bits
            return
        self.found[word] = self.found.get(word, 0) | bits

    def add_list(self, label: str, terms: Iterable[str]) -> None:
        """Look for the terms of a list; of a split one, for each part."""
        bit = self.bit(label)
        parted = [GAP.split(term) for term in terms]
        if all(len(parts) == 1 for parts in parted):
            for (term,) in parted:
                self.add(term, bit)
            return
        whole = self.bit(f"{label} whole")
        halves = self.halves[bit] = Halves(bit, whole)
        for head, *tails in parted:
            if not tails:
                self.add(head, bit | whole)
                continue
            first = self.bit(f"{head} …")
            self.add(head, bit | first)
            behind = {tail: self.bit(f"… {tail}") for tail in tails}
            for tail, own in behind.items():
                self.add(tail, own)
            halves.add(first, sum(behind.values()))

    def all_of(self, names: Iterable[str]) -> int:
        """The bits of some names."""
        return sum({self.bit(name) for name in names})

    def automaton(self) -> Any:
        """What finds all of it in an outline."""
        found = ahocorasick.Automaton()
        for word, bits in self.found.items():
            found.add_word(word, bits)
        found.add_word(END, 0)
        found.make_automaton()
        return found
