"""What a run came to, source by source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from claimtrack.model import AddressKind, Outcome
from claimtrack.store.tables import Address, Visit


@dataclass(frozen=True, slots=True)
class Reason:
    """Why addresses were skipped or failed, and how many of them."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What became of the addresses of one source in one run.

    `seen` counts the pages that were found, whatever became of them; `read` the feeds, sitemaps and lists
    that answered. Those that did not are among `failed`.
    """

    source: str
    seen: int
    new: int
    revised: int
    unchanged: int
    not_modified: int
    withdrawn: int
    waiting: int
    read: int
    skipped: tuple[Reason, ...]
    failed: tuple[Reason, ...]


def summary(conn: Connection, run: str) -> list[SourceSummary]:
    """What the run came to, by source; the reasons that came up most stand first."""
    statement = (
        select(Address.source, Address.kind, Visit.outcome, Visit.reason, func.count())
        .join(Address, Visit.address == Address.id)
        .where(Visit.run == run)
        .group_by(Address.source, Address.kind, Visit.outcome, Visit.reason)
    )
    sources: dict[str, _Tally] = {}
    for source, kind, outcome, reason, count in conn.execute(statement):
        tally = sources.setdefault(source, _Tally())
        tally.add(AddressKind(kind), Outcome(outcome), reason or "no reason given", count)
    return [sources[source].summary(source) for source in sorted(sources)]


class _Tally:
    """The counts of one source on the way to its summary."""

    def __init__(self) -> None:
        self.pages: Counter[Outcome] = Counter()
        self.ways: Counter[Outcome] = Counter()
        self.reasons: dict[Outcome, Counter[str]] = {Outcome.SKIPPED: Counter(), Outcome.FAILED: Counter()}

    def add(self, kind: AddressKind, outcome: Outcome, reason: str, count: int) -> None:
        """Count addresses of one kind that ended in one way for one reason."""
        (self.pages if kind is AddressKind.PAGE else self.ways)[outcome] += count
        if outcome in self.reasons:
            self.reasons[outcome][reason] += count

    def summary(self, source: str) -> SourceSummary:
        """The counts so far."""
        unread = (Outcome.WAITING, Outcome.SKIPPED, Outcome.FAILED, Outcome.WITHDRAWN)
        return SourceSummary(
            source=source,
            seen=self.pages.total(),
            new=self.pages[Outcome.NEW],
            revised=self.pages[Outcome.REVISED],
            unchanged=self.pages[Outcome.UNCHANGED],
            not_modified=self.pages[Outcome.NOT_MODIFIED],
            withdrawn=self.pages[Outcome.WITHDRAWN],
            waiting=self.pages[Outcome.WAITING] + self.ways[Outcome.WAITING],
            read=sum(count for outcome, count in self.ways.items() if outcome not in unread),
            skipped=_ranked(self.reasons[Outcome.SKIPPED]),
            failed=_ranked(self.reasons[Outcome.FAILED]),
        )


def _ranked(reasons: Counter[str]) -> tuple[Reason, ...]:
    ranked = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Reason(reason, count) for reason, count in ranked)
