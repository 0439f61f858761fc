"""What a crawl came to: a line for each source, the reasons, and the totals in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.report.columns import Column
from claimtrack.report.words import counted

if TYPE_CHECKING:
    from claimtrack.store.summaries import Reason, SourceSummary


def _sum(reasons: Iterable[Reason]) -> int:
    return sum(reason.count for reason in reasons)


SOURCES: tuple[Column[SourceSummary], ...] = (
    Column("source", lambda one: one.source),
    Column("seen", lambda one: one.seen),
    Column("new", lambda one: one.new),
    Column("revised", lambda one: one.revised),
    Column("same", lambda one: one.unchanged),
    Column("304", lambda one: one.not_modified),
    Column("gone", lambda one: one.withdrawn),
    Column("skipped", lambda one: _sum(one.skipped)),
    Column("failed", lambda one: _sum(one.failed)),
)
"""Pages found, and what became of them: `same` had the same text, of `304` the server said so."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason why addresses were not read, how many they were, and of which sources."""

    reason: str
    count: int
    sources: tuple[str, ...]


def skipped(summaries: Sequence[SourceSummary]) -> list[Why]:
    """Why addresses were skipped, the most frequent reason first."""
    return _whys((one.source, reason) for one in summaries for reason in one.skipped)


def failed(summaries: Sequence[SourceSummary]) -> list[Why]:
    """Why addresses could not be read, the most frequent reason first."""
    return _whys((one.source, reason) for one in summaries for reason in one.failed)


def _whys(found: Iterable[tuple[str, Reason]]) -> list[Why]:
    counts: Counter[str] = Counter()
    sources: dict[str, dict[str, None]] = {}
    for source, reason in found:
        counts[reason.reason] += reason.count
        sources.setdefault(reason.reason, {})[source] = None
    ranked = sorted(counts, key=lambda reason: (-counts[reason], reason))
    return [Why(reason, counts[reason], tuple(sources[reason])) for reason in ranked]


def totals(summaries: Sequence[SourceSummary]) -> str:
    """What the crawl came to in one sentence."""
    parts = [
        (sum(one.new for one in summaries), "new"),
        (sum(one.revised for one in summaries), "revised"),
        (sum(one.unchanged for one in summaries), "unchanged"),
        (sum(one.not_modified for one in summaries), "not modified (304)"),
        (sum(one.withdrawn for one in summaries), "withdrawn"),
        (sum(_sum(one.skipped) for one in summaries), "skipped"),
        (sum(_sum(one.failed) for one in summaries), "failed"),
        (sum(one.waiting for one in summaries), "still waiting"),
    ]
    said = ", ".join(f"{count:,} {what}" for count, what in parts if count or what in ("new", "revised"))
    pages = counted(sum(one.seen for one in summaries), "page")
    return f"{counted(len(summaries), 'source')}, {pages}: {said}."
