"""`claimtrack doctor`: whether everything is in place, and what to do where it is not."""

from __future__ import annotations

import typer

from claimtrack.cli.checkup import CHECKS, State, checked
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread
from claimtrack.report.printable import printable

app = typer.Typer(add_completion=False)

LABEL = 12
STYLES = {State.OK: "green", State.WARN: "yellow", State.FAIL: "bold red"}


@app.command("doctor")
@spread
def doctor(asked: Invocation) -> None:
    """Check that claimtrack can work here; exit code 1 if something fails.

    Each line says ok, warn or fail, and what to do.

    Examples:
      claimtrack doctor
      claimtrack doctor --db postgresql://user@host/claims
    """
    from rich.text import Text

    from claimtrack.cli.tables import console, hanging

    out = console()
    failed = 0
    for name in CHECKS:
        finding = checked(name, asked)
        failed += finding.state is State.FAIL
        state = Text(f"{finding.state:<4}  ", style=STYLES[finding.state])
        hanging(out, name, state.append(printable(finding.found), style="default"), LABEL)
    if failed:
        raise typer.Exit(1)
