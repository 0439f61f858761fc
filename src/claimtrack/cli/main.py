"""The program `claimtrack`: its commands, and what happens at its border."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from claimtrack.cli.border import EXIT_CODES, INTERRUPTED, fail, interrupted, refuse
from claimtrack.cli.commands import Commands
from claimtrack.cli.invocation import NO_COLOR, Everywhere
from claimtrack.cli.output import ReaderGone, finish_stdout, forget_stdout, open_closed
from claimtrack.cli.spread import spread
from claimtrack.errors import ClaimtrackError

TERMINATED = 143

app = typer.Typer(
    name="claimtrack",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    epilog=f"Exit codes:\n\n{EXIT_CODES}",
)


def _version(asked: bool) -> None:
    if asked:
        from claimtrack import __version__

        typer.echo(f"claimtrack {__version__}")
        raise typer.Exit


@app.callback()
@spread
def main(
    context: typer.Context,
    everywhere: Everywhere,
    version: Annotated[  # noqa: ARG001  # its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Track news claims: who said what, on whose word, and what contradicts it.

    Begin with: claimtrack demo
    """
    context.obj = everywhere


def run() -> NoReturn:
    """Run the program as the shell calls it."""
    # A scheduler's stop ends the program as Ctrl-C does: what was begun is put away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    open_closed()
    sys.exit(exit_code(sys.argv[1:]))


def exit_code(arguments: Sequence[str]) -> int:
    """Run a command; its exit code. Nothing is raised."""
    if NO_COLOR in arguments:
        os.environ["NO_COLOR"] = "1"
    try:
        code = _run(arguments)
        finish_stdout()
    except ReaderGone:
        forget_stdout()
        return 0
    except ClaimtrackError as error:
        code = refuse(error, arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        code = fail(error, arguments)
    _end_stdout()
    return interrupted() if code == INTERRUPTED else code


def _run(arguments: Sequence[str]) -> int:
    """Let Typer run the command; it ends every command by SystemExit, usage errors included."""
    try:
        get_command(app).main(list(arguments), prog_name="claimtrack")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            raise ReaderGone from end
        return end.code if isinstance(end.code, int) else 0
    return 0


def _end_stdout() -> None:
    """Write what still waits; what cannot be written was reported, and Python shall not repeat it."""
    try:
        finish_stdout()
    except (ClaimtrackError, ReaderGone):
        forget_stdout()
