"""One pair of claims for people: both sides one above the other, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.report.contradictions import Side
    from claimtrack.report.gathered import Gathered
    from claimtrack.store.comparisons import ComparisonView

LABEL = 10


def pair(out: Console, view: ComparisonView) -> None:
    """Print what the pair is about, who says what on either side, and the reason."""
    from rich.text import Text

    from claimtrack.cli.tables import hanging
    from claimtrack.report.contradictions import heading, side
    from claimtrack.report.list import SHORT_ID
    from claimtrack.report.printable import printable

    hanging(out, view.id[:SHORT_ID], Text(printable(heading(view)), style="bold"), LABEL)
    for one in (side(view.a), side(view.b)):
        _side(out, one)
    hanging(out, "why", view.comparison.reason, LABEL)


def like_it(out: Console, one: Gathered) -> None:
    """Print how many pairs say the same as the one shown."""
    from claimtrack.cli.tables import hanging
    from claimtrack.report.words import counted

    if one.pairs > 1:
        more = counted(one.pairs - 1, "more pair says", "more pairs say")
        hanging(
            out, "", f"{more} the same, {counted(one.articles, 'article')} in all (--each lists them)", LABEL
        )


def _side(out: Console, side: Side) -> None:
    """Who says what and where it stands, and the words with their evidence marked."""
    from rich.text import Text

    from claimtrack.cli.tables import hanging, sentence
    from claimtrack.report.printable import printable

    head = f"{printable(side.says)}\nin {printable(side.where)}  [{side.claim}]\n"
    hanging(out, side.date, Text.assemble(head, "“", sentence(side.words, out), "”"), LABEL)
