"""Shares that no word calls so: "AWS kept its lead with 30 percent. Azure follows with 20 percent."

Where sentence after sentence gives a provider of one service a rate of its own, and together they make most
of a whole, the rates are shares of their market.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimtrack.claims.fillers import is_provider
from claimtrack.claims.frames import triggers
from claimtrack.claims.listings import HALF, LEAST, WHOLE
from claimtrack.claims.names import Name
from claimtrack.claims.paired import GROWING, PERCENT
from claimtrack.claims.reading import Reading
from claimtrack.data.claim_types import claim_types
from claimtrack.values.value import Value, ValueKind

if TYPE_CHECKING:
    from claimtrack.claims.reader import Reader

NEAR = 2
"""The next provider stands at most so many sentences on."""
NAME_REACH = 8.0
"""So many words stand at most between a provider and its rate."""
BARRING = ("market_share.veto", "market_share.share", "things.profits", "things.revenue", "things.other_sums")
SIGNS = ("+", "-", "–", "−")


def standings(readings: Sequence[Reading], reader: Reader) -> frozenset[int]:
    """The numbers of the sentences that tell where providers stand, without a word for it."""
    rated = [at for at, one in enumerate(readings) if PERCENT.search(one.sentence.text) and one.companies()]
    found: set[int] = set()
    for run in _runs(rated):
        told = [(at, *pair) for at in run for pair in _shares(reader.fully(readings[at]))]
        names = {name.id for _, name, _ in told}
        whole = sum(value.high or 0.0 for _, _, value in told)
        barred = any(reader.fully(readings[at]).of(*BARRING) for at in (0, *run))
        if len(names) >= LEAST and len(told) == len(names) and HALF <= whole <= WHOLE and not barred:
            found.update(at for at, _, _ in told)
    return frozenset(found)


def _runs(rated: Sequence[int]) -> Iterator[list[int]]:
    """Runs of sentences with rates, each near the one before."""
    run: list[int] = []
    for at in rated:
        if run and at - run[-1] > NEAR:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _shares(reading: Reading) -> Iterator[tuple[Name, Value]]:
    """The providers of a sentence with the first rate behind each that is no growth and of nothing else."""
    names = [name for name in reading.companies() if is_provider(name)]
    if not triggers(reading, [claim_types()["market_share"]]):
        return
    for at, name in enumerate(names):
        end = names[at + 1].start if at + 1 < len(names) else len(reading.folded)
        value = next((one for one in _rates(reading) if name.end <= one.start < end), None)
        if value and reading.words(name.end, value.start) <= NAME_REACH:
            yield name, value


def _rates(reading: Reading) -> Iterator[Value]:
    """The percentages of a sentence that are no growth and behind which nothing says of what they are."""
    for value in reading.values:
        signed = value.text[:1] in SIGNS or reading.folded[value.start - 1 : value.start] in SIGNS
        grown = signed or reading.led_by(value, *GROWING, "clauses.by_how_much")
        ends = (
            not reading.folded[value.end :].strip()
            or reading.folded[value.end :].lstrip()[:1] in ".,;:(（，。；"
        )
        if value.kind is ValueKind.PERCENT and ends and not grown:
            yield value
