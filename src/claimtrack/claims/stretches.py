"""Where an act stands in its sentence: in one word or in several that enclose others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from claimtrack.claims.terms import Mark


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sentence: one word, or several that enclose others (wies den Bericht zurück)."""

    start: int
    end: int
    gaps: tuple[tuple[int, int], ...] = ()
    """What its words enclose, by place."""

    @property
    def parts(self) -> tuple[Place, ...]:
        """Its words: one, or those that enclose others."""
        starts = (self.start, *(end for _, end in self.gaps))
        ends = (*(start for start, _ in self.gaps), self.end)
        return tuple(Place(start, end) for start, end in zip(starts, ends, strict=True))


def place_of(mark: Mark) -> Place:
    """The place of a term, which may be split."""
    return Place(mark.start, mark.last, ((mark.end, mark.tail[0]),) if mark.tail else ())


def around(*marks: Mark) -> Place:
    """The place of some terms that make one act, each of which may be split."""
    words = sorted(
        span for mark in marks for span in ((mark.start, mark.end), *((mark.tail,) if mark.tail else ()))
    )
    merged = [words[0]]
    for start, end in words[1:]:
        if start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    gaps = tuple((first[1], second[0]) for first, second in pairwise(merged))
    return Place(merged[0][0], merged[-1][1], gaps)
