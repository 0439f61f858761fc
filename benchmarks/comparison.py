"""How long the comparison takes, and how many pairs it looks at: one block of 2,000 claims, 200 blocks of 50.

Run: python benchmarks/comparison.py. No network, no database; the claims are made up, always the same.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from claimtrack.comparison.compare import compare, pairs
from claimtrack.comparison.family import Family
from claimtrack.model import (
    Attribution,
    Claim,
    Entity,
    Evidence,
    Facet,
    Qualifier,
    Quantity,
    Scope,
    SpeakerKind,
    Stance,
)

FAMILY = Family(
    {
        one.id: one
        for one in (
            Entity("amazon", "Amazon", "company", {}),
            Entity("aws", "AWS", "unit", {}, "amazon"),
            Entity("aws-china", "AWS China", "unit", {}, "aws", "CN"),
            Entity("twitch", "Twitch", "unit", {}, "amazon"),
        )
    }
)
START = date(2023, 1, 1)
QUALIFIERS = (None, None, Qualifier.ABOUT, Qualifier.UP_TO, Qualifier.MORE_THAN)


def _quantity(chance: random.Random) -> Quantity | None:
    if chance.random() < 0.25:
        return None
    unit, values = chance.choice((("percent", (5, 10, 20, 30)), ("people", (300, 500, 14000, 30000))))
    value, qualifier = float(chance.choice(values)), chance.choice(QUALIFIERS)
    low = None if qualifier is Qualifier.UP_TO else value
    high = None if qualifier is Qualifier.MORE_THAN else value
    return Quantity(low, high, unit, qualifier, str(int(value)))


def made_up(count: int, days: int, seed: int) -> list[Claim]:
    """Claims of one block, spread over so many days; one in ten is an official denial."""
    chance = random.Random(seed)
    claims = []
    for n in range(count):
        denial = chance.random() < 0.1
        official = denial or chance.random() < 0.05
        kind = SpeakerKind.OFFICIAL if official else SpeakerKind.PRESS
        claims.append(
            Claim(
                id=f"{seed}-{n}",
                type="layoff",
                topic="layoffs",
                subject=chance.choice(("aws-china", "aws-china", "aws", "amazon", "twitch")),
                evidence=Evidence("text", 0, 1, "x", 0, 1),
                article=f"https://paper{n % 60}.example/{n // 3}",
                lang="en",
                quantity=None if denial else _quantity(chance),
                scope=Scope(org=chance.choice((None, None, None, "sales"))),
                stance=Stance.DENIES if denial else Stance.ASSERTS,
                facet=chance.choice((Facet.EVENT, Facet.CHARACTERISATION)) if denial else None,
                attribution=Attribution("AWS spokesperson" if official else f"Paper {n % 60}", kind),
                published=(START + timedelta(days=chance.randrange(days))).isoformat(),
            )
        )
    return claims


def measure(name: str, blocks: Sequence[Sequence[Claim]]) -> None:
    """Print one line: milliseconds, pairs looked at of all pairs, and what came out."""
    looked_at = sum(1 for block in blocks for _ in pairs(block, FAMILY))
    possible = sum(len(block) * (len(block) - 1) // 2 for block in blocks)
    begun = time.perf_counter()
    found = Counter(str(one.relation) for block in blocks for one in compare(block, FAMILY))
    milliseconds = (time.perf_counter() - begun) * 1000
    relations = ", ".join(f"{count} {relation}" for relation, count in sorted(found.items()))
    print(f"{name:44} {milliseconds:9.0f} ms  {looked_at:8} of {possible:8} pairs  {relations}")


def main() -> None:
    """The four measurements."""
    next(compare(made_up(2, 1, 0), FAMILY), None)
    measure("one block of 2,000 claims over three years", [made_up(2000, 1095, 1)])
    measure("one block of 4,000 claims over six years", [made_up(4000, 2190, 2)])
    measure("one block of 2,000 claims in one month", [made_up(2000, 30, 3)])
    measure("200 blocks of 50 claims over one year", [made_up(50, 365, seed) for seed in range(200)])


if __name__ == "__main__":
    main()
