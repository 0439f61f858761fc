"""Whether a figure is a running total of several rounds ("… bringing the total to 9,000 this year")."""

from __future__ import annotations

from claimtrack.claims.reading import Reading, overlap
from claimtrack.claims.terms import Mark
from claimtrack.values.value import Value, ValueKind

REACH = 8.0
"""How far, in words, a word of a total stands from its figure."""


def is_total(reading: Reading, value: Value) -> bool:
    """Whether a word of a running total belongs to a value: no other is nearer to it in its clause."""
    figures = [_figure_of(reading, mark) for mark in reading.of("clauses.cumulative")]
    return any(figure and overlap(figure, value) for figure in figures)


def _figure_of(reading: Reading, mark: Mark) -> Value | None:
    """The figure nearest to a word of a total; one without a comma between them before all others."""
    near = [
        (reading.commas_between(mark, value) > 0, reading.distance(mark, value), value)
        for value in reading.values
        if value.kind is not ValueKind.PERIOD and not reading.breaks_between(mark, value)
    ]
    _, distance, value = min(near, key=lambda one: one[:2], default=(False, REACH + 1, None))
    return value if distance <= REACH else None
