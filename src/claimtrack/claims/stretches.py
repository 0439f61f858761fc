"""Where an act stands in its sentence: in one word or two that enclose others."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.claims.terms import Mark


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sentence: one word, or two that enclose others (wies den Bericht zurück)."""

    start: int
    end: int
    gap: tuple[int, int] | None = None
    """What the two enclose."""

    @property
    def parts(self) -> tuple[Place, ...]:
        """Its words: one, or the two that enclose others."""
        if self.gap is None:
            return (self,)
        return Place(self.start, self.gap[0]), Place(self.gap[1], self.end)


def place_of(mark: Mark) -> Place:
    """The place of a term, which may be split."""
    return Place(mark.start, mark.last, (mark.end, mark.tail[0]) if mark.tail else None)


def around(a: Mark, b: Mark) -> Place:
    """The place of two terms that make one act."""
    first, second = (a, b) if a.start <= b.start else (b, a)
    gap = (first.end, second.start) if first.end < second.start else None
    return Place(first.start, max(first.last, second.last), gap)
