"""What the crawler tells while it works: one line of JSON for each event."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from claimtrack.errors import (
    ClaimtrackError,
    CrawlError,
    DataFileError,
    InputError,
    OutputError,
    StoreError,
)
from claimtrack.model import Outcome

ERRORS = {kind.__name__: kind for kind in (CrawlError, DataFileError, InputError, OutputError, StoreError)}


@dataclass(frozen=True, slots=True)
class Started:
    """A run began, or was taken up where it had been left; so many addresses wait."""

    run: str
    resumed: bool
    waiting: int
    pid: int
    """The crawler's process."""


@dataclass(frozen=True, slots=True)
class Visited:
    """An address was looked at: `done` so far in this process, `waiting` as far as is known."""

    source: str
    url: str
    outcome: Outcome
    reason: str | None
    done: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The crawler leaves the run as finished, failed (nothing could be read) or stopped."""

    state: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What keeps the crawler from going on."""

    error: str
    what: str
    where: str | None
    hint: str | None

    @classmethod
    def of(cls, error: ClaimtrackError) -> Trouble:
        """The event that carries an error over to the process that shows it."""
        return cls(type(error).__name__, error.what, error.where, error.hint)

    def as_error(self) -> ClaimtrackError:
        """The error as it was raised in the crawler."""
        return ERRORS.get(self.error, CrawlError)(self.what, where=self.where, hint=self.hint)


Event = Started | Visited | Ended | Trouble
KINDS: dict[str, type[Event]] = {
    "started": Started,
    "visited": Visited,
    "ended": Ended,
    "trouble": Trouble,
}
NAMES = {kind: name for name, kind in KINDS.items()}


def to_line(event: Event) -> str:
    """The event as one line of JSON, in ASCII whatever the terminal's encoding."""
    return json.dumps({"event": NAMES[type(event)], **asdict(event)}) + "\n"


def from_line(line: str | bytes) -> Event | None:
    """The event that `to_line` wrote; None for a line that broke off because its writer was killed."""
    try:
        values = json.loads(line)
        kind = KINDS[values.pop("event")]
        if kind is Visited:
            values["outcome"] = Outcome(values["outcome"])
        return kind(**values)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
