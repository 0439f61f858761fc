"""`claimtrack contradictions`: both sentences and the reason, for each pair."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.answers import TABLE, FormatOrTable, checked, give
from claimtrack.cli.database import ending, existing
from claimtrack.cli.filters import Filters
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread
from claimtrack.model import Relation, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.store.comparisons import ComparisonView
    from claimtrack.store.session import Store


app = typer.Typer(add_completion=False)


@app.command("contradictions")
@spread
def contradictions(
    asked: Invocation,
    filters: Filters,
    strength: Annotated[
        Strength | None,
        typer.Option(metavar="WEIGHT", help=f"Only those of this weight: {', '.join(Strength)}."),
    ] = None,
    incomparable: Annotated[
        bool, typer.Option("--incomparable", help="The pairs that cannot be compared, and why.")
    ] = False,
    agreements: Annotated[bool, typer.Option("--agreements", help="The pairs that agree.")] = False,
    each: Annotated[
        bool, typer.Option("--each", help="Each pair, also those that say the same as another.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0 for all.")] = 20,
    format: FormatOrTable = TABLE,
) -> None:
    """List the contradictions: both sentences, who says them, and why they do not go together.

    A filter asks for pairs one side of which matches. It is never said who is right. For people, pairs that
    say the same are gathered into one; programs get every pair.

    Examples:
      claimtrack contradictions --topic layoffs
      claimtrack contradictions --strength dispute --entity aws-china
      claimtrack contradictions --incomparable --limit 5
      claimtrack contradictions --format json --limit 0 > contradictions.json
    """
    from claimtrack.report.contradictions import COMPARED, pairs

    checked(format)
    if incomparable and agreements:
        raise typer.BadParameter("--incomparable and --agreements exclude each other.")
    relation = Relation.CONTRADICTS
    if incomparable or agreements:
        relation = Relation.INCOMPARABLE if incomparable else Relation.AGREES
    wanted = filters.asked()
    with existing(asked) as store, ending(pairs(store, relation, wanted, strength)) as found:
        if format == TABLE:
            _people(store, found, relation, limit or None, each)
        else:
            give(islice(found, limit or None), COMPARED, format)


def _people(
    store: Store, found: Iterator[ComparisonView], relation: Relation, limit: int | None, each: bool
) -> None:
    """Print the pairs one after another, those that say the same once, and the counts."""
    from claimtrack.cli.pairs import like_it, pair
    from claimtrack.cli.tables import console, plain
    from claimtrack.report.contradictions import NOUNS, by_strength
    from claimtrack.report.gathered import Gathered, gather
    from claimtrack.report.words import counted

    out = console()
    strengths: list[Strength | None] = []
    shown = (Gathered(view, 1, 2) for view in found) if each else gather(found)
    for one in islice(shown, limit):
        pair(out, one.view)
        like_it(out, one)
        plain(out)
        strengths.extend([one.view.comparison.strength] * one.pairs)
    if not strengths:
        plain(out, f"No {NOUNS[relation][1]} found.")
    else:
        more = next(shown, None) is not None
        weights = by_strength(strengths)
        total = f"{counted(len(strengths), *NOUNS[relation])}{f': {weights}' if weights else ''}."
        plain(out, f"{total}{' There are more: --limit 0 shows all.' if more else ''}")
    plain(out, _others(store, relation))


def _others(store: Store, relation: Relation) -> str:
    """How many pairs of the other relations the database holds, and how to see them."""
    from claimtrack.cli.list import nothing_found
    from claimtrack.report.contradictions import tally
    from claimtrack.report.list import by_topic
    from claimtrack.store.claim_filter import ANY

    counts = tally(store)
    if not counts.total:
        if by_topic(store, ANY):
            return "No pair of claims has been found to compare: claimtrack compare looks again."
        return nothing_found(store)
    ways = {
        Relation.CONTRADICTS: "",
        Relation.AGREES: " --agreements",
        Relation.INCOMPARABLE: " --incomparable",
    }
    said = (
        f"{counts.words(other)} (claimtrack contradictions{way})"
        for other, way in ways.items()
        if other is not relation
    )
    return f"In the whole database: {'; '.join(said)}."
