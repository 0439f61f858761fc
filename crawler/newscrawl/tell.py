"""Events on their way to the process that started the crawler."""

from __future__ import annotations

import os

from claimtrack.pipeline.crawl_events import Event, to_line


class Teller:
    """Writes events to the pipe that was standard output.

    Standard output itself leads to the log from then on, so that nothing a library prints gets in between,
    and neither do the worker processes hold the pipe open.
    """

    def __init__(self) -> None:
        self._pipe = os.dup(1)
        os.dup2(2, 1)

    def __call__(self, event: Event) -> None:
        """Tell the event; if nobody listens any more, the end of standard input says so as well."""
        line = to_line(event).encode()
        try:
            while line:
                line = line[os.write(self._pipe, line) :]
        except OSError:
            return
