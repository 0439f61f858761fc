"""`claimtrack show`: everything known about one claim or one comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.answers import TABLE, FormatOrTable, checked, give
from claimtrack.cli.database import existing
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.store.claim_views import ClaimView
    from claimtrack.store.comparisons import ComparisonView


app = typer.Typer(add_completion=False)


@app.command("show")
@spread
def show(
    asked: Invocation,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a claim or comparison, or its beginning.")
    ],
    format: FormatOrTable = TABLE,
) -> None:
    """Show everything known about one claim or one comparison.

    The sentence stands between the one before and the one after it, with the evidence marked.

    Examples:
      claimtrack show 3fa9c1d2
      claimtrack show 3fa9c1d2 --format json
    """
    from claimtrack.cli.sheet import sheet
    from claimtrack.cli.tables import console
    from claimtrack.report.details import claim_details, find_by_id
    from claimtrack.store.claim_views import ClaimView

    checked(format)
    with existing(asked) as store:
        found = find_by_id(store, id)
        if format != TABLE:
            _give(found, format)
        elif isinstance(found, ClaimView):
            sheet(console(), claim_details(store, found))
        else:
            _comparison(console(), found)


def _give(found: ClaimView | ComparisonView, format: str) -> None:
    """Write the columns of an export for this one."""
    from claimtrack.report.contradictions import COMPARED
    from claimtrack.report.list import STORED
    from claimtrack.store.claim_views import ClaimView

    if isinstance(found, ClaimView):
        give([found], STORED, format)
    else:
        give([found], COMPARED, format)


def _comparison(out: Console, view: ComparisonView) -> None:
    """A comparison with both sides in full."""
    from claimtrack.cli.pairs import pair
    from claimtrack.cli.sheet import LABEL, moment
    from claimtrack.cli.tables import hanging, plain

    pair(out, view)
    plain(out)
    for name, said in view.comparison.inputs.items():
        hanging(out, name, said, LABEL)
    hanging(out, "first found", moment(view.first_seen), LABEL)
    hanging(out, "last found", moment(view.last_seen), LABEL)
    if view.gone_at:
        hanging(out, "gone", f"{moment(view.gone_at)}: it no longer holds", LABEL)
    hanging(out, "comparison", view.id, LABEL)
