"""`python -m newscrawl.run`: one crawl, as the job on standard input asks for it.

Tells what happens as lines of JSON on standard output, and logs to standard error. Nothing is imported before
it is needed: each worker process imports this file again, and has no use for Scrapy or the database.
"""

from __future__ import annotations

import sys


def main() -> int:
    """The exit code, after the crawl."""
    import os
    import socket
    from datetime import UTC, datetime

    from claimtrack.errors import ClaimtrackError
    from claimtrack.pipeline.collect import Collector, Process
    from claimtrack.pipeline.crawl_events import Started, Trouble
    from claimtrack.pipeline.crawl_job import Job
    from newscrawl.tell import Teller

    tell = Teller()
    try:
        job = Job.from_line(sys.stdin.buffer.readline())
        collector = Collector(job, datetime.now(UTC), Process(socket.gethostname(), os.getpid()))
    except ClaimtrackError as error:
        tell(Trouble.of(error))
        return error.exit_code
    tell(Started(collector.run.id, collector.run.resumed, collector.count(), os.getpid()))

    from newscrawl.crawl import Crawl

    return Crawl(job, collector, tell).run()


if __name__ == "__main__":
    sys.exit(main())
