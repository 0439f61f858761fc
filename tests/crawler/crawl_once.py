"""One crawl as a process of its own, for tests that kill it: python crawl_once.py FOLDER WATCH.

Prints a line for each event: the crawler's process number first, then what was visited.
"""

from __future__ import annotations

import sys
from pathlib import Path

from crawl_given import run_crawl

from claimtrack.errors import ClaimtrackError
from claimtrack.pipeline.crawl_events import Event, Started


def tell(event: Event) -> None:
    """Print the event at once."""
    print(event.pid if isinstance(event, Started) else event, flush=True)


if __name__ == "__main__":
    try:
        run_crawl(Path(sys.argv[1]), Path(sys.argv[2]), on_event=tell)
    except ClaimtrackError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
