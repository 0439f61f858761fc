"""One line on standard error that moves while something long goes on; nothing where no terminal is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimtrack.cli.invocation import Invocation
from claimtrack.report.printable import printable

if TYPE_CHECKING:
    from rich.status import Status

SPINNER = 4
"""The columns that the turning sign takes, with room beside it."""


class Moving:
    """The line; `say` changes what it says."""

    def __init__(self, what: str, status: Status | None) -> None:
        self._what = what
        self._status = status

    def say(self, text: str) -> None:
        """Show how far it is."""
        if self._status is not None:
            from rich.text import Text

            line = Text(f"{self._what}: {printable(text)}")
            line.truncate(self._status.console.width - SPINNER, overflow="ellipsis")
            self._status.update(line)


@contextmanager
def moving(asked: Invocation, what: str) -> Iterator[Moving]:
    """The line while something goes on; it is wiped at the end."""
    if asked.quiet or not sys.stderr.isatty():
        yield Moving(what, None)
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(what)) as status:
        yield Moving(what, status)
