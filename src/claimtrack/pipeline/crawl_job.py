"""What the crawler is asked to do, as it travels from claimtrack to its child process."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from claimtrack.errors import CrawlError


@dataclass(frozen=True, slots=True)
class Job:
    """One crawl. It goes to standard input, not the command line: the database's URL may hold a password."""

    db: str = field(repr=False)
    watch: str
    """The id of a bundled watch, or the path of a watch file."""
    contact: str
    full_fetch_days: float
    revisit_days: float
    log_level: str = "INFO"
    delay: float = 1.0
    """Seconds between two requests to one host; also what retries begin to wait with, doubled each time."""
    timeout: float = 30.0
    """Seconds until an answer must have come in full."""
    allow_private: bool = False
    """Whether private, loopback, link-local and reserved addresses may be asked."""
    page_seconds: float = 60.0
    """Seconds that reading one page may take."""
    workers: int = 1
    """Processes that read pages."""

    def to_line(self) -> str:
        """The job as one line of JSON."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_line(cls, line: str | bytes) -> Job:
        """The job that `to_line` wrote."""
        try:
            return cls(**json.loads(line))
        except (TypeError, ValueError) as error:
            raise CrawlError("The crawler was given no job on standard input", hint=_HINT) from error


_HINT = "It is started by `claimtrack crawl`."
