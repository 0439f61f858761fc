"""Stored articles read again under the present rules: what that changes, and keeping it.

Nothing is fetched: the text of each article's newest revision is read again. A claim that is no longer found
is superseded, never deleted; one that the watch does not follow was found for somebody else, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from claimtrack.data.watches import ANY, bundled_watches, load_watch
from claimtrack.errors import InputError
from claimtrack.model import Article, Claim, Watch
from claimtrack.pipeline.crawl_start import Process
from claimtrack.pipeline.steps import extract, follows, rules_hash
from claimtrack.store.article_views import RevisionView, current_revisions
from claimtrack.store.claim_saving import renew_claims
from claimtrack.store.claim_views import standing
from claimtrack.store.earlier import crawled_for
from claimtrack.store.runs import finish_run, start_run
from claimtrack.store.session import Connection, Store

KIND = "reextract"


@dataclass(frozen=True, slots=True)
class Change:
    """A claim as it was and as it is now; None where it was not, or is no longer, found."""

    was: Claim | None
    now: Claim | None


@dataclass(frozen=True, slots=True)
class Reread:
    """An article read again: what changes, in the order of the text, and how many claims stay as they are."""

    article: Article
    changes: tuple[Change, ...]
    same: int

    @property
    def lost(self) -> set[str]:
        """The ids of the claims that no longer stand, or stand otherwise."""
        return {change.was.id for change in self.changes if change.was is not None}


def reextract(store: Store, watch: Watch | None, now: datetime, process: Process) -> Iterator[Reread]:
    """Each stored article as it was read again, its claims renewed in one transaction.

    `watch` None: each for the watch it was crawled for, and for everything where it came from a file.
    """
    rules, name = rules_hash(), watch.id if watch else None
    watches = _watches(store, watch)
    with store.begin() as conn:
        run = start_run(conn, kind=KIND, watch=name, now=now, host=process.host, pid=process.pid)
    with _ending(store, run.id, now):
        for view, asked in _asked(store, watches):
            claims = _extract(view, asked)
            with store.begin() as conn:
                reread = _compared(conn, view, claims, asked)
                renew_claims(conn, view.id, claims.values(), reread.lost - claims.keys(), rules, now)
            yield reread


def preview(store: Store, watch: Watch | None) -> Iterator[Reread]:
    """What `reextract` would change, nothing being kept."""
    watches = _watches(store, watch)
    for view, asked in _asked(store, watches):
        claims = _extract(view, asked)
        with store.read() as conn:
            reread = _compared(conn, view, claims, asked)
        yield reread


@contextmanager
def _ending(store: Store, run: str, now: datetime) -> Iterator[None]:
    """End the run as finished; as stopped when something ends it before."""
    state = "stopped"
    try:
        yield
        state = "finished"
    finally:
        with store.begin() as conn:
            finish_run(conn, run, now, state)


def _watches(store: Store, watch: Watch | None) -> Mapping[int, Sequence[Watch]] | Sequence[Watch]:
    """The watches of each article that was crawled, or those of every article."""
    if watch is not None:
        return [watch]
    with store.read() as conn:
        crawled = crawled_for(conn)
    return {article: [_bundled(name) for name in sorted(names)] for article, names in crawled.items()}


def _bundled(name: str) -> Watch:
    if name not in bundled_watches():
        what = "Some articles were crawled for a watch of your own, whose file must be named"
        raise InputError(what, where=f"watch {name!r}", hint="Add --watch and its file.")
    return load_watch(name)


def _asked(
    store: Store, watches: Mapping[int, Sequence[Watch]] | Sequence[Watch]
) -> Iterator[tuple[RevisionView, Sequence[Watch]]]:
    """The newest revision of each article, with the watches that read its language."""
    with store.read() as conn:
        for view in current_revisions(conn):
            of_it = watches.get(view.article_id, [ANY]) if isinstance(watches, Mapping) else watches
            asked = [watch for watch in of_it if view.article.lang in watch.languages]
            if asked:
                yield view, asked


def _extract(view: RevisionView, watches: Iterable[Watch]) -> dict[str, Claim]:
    """The claims of a revision that any of the watches follows, by id."""
    return {claim.id: claim for watch in watches for claim in extract(view.article, watch)}


def _compared(
    conn: Connection, view: RevisionView, claims: Mapping[str, Claim], watches: Sequence[Watch]
) -> Reread:
    """What the claims change among those that stand."""
    before = {one.claim.id: one.claim for one in standing(conn, view.id)}
    here = {id: claim for id, claim in before.items() if any(follows(watch, claim) for watch in watches)}
    other = {id for id in here.keys() & claims.keys() if not _says(here[id], claims[id])}
    gained = [claim for id, claim in claims.items() if id not in before]
    lost = [claim for id, claim in here.items() if id not in claims]
    changes = [*(Change(here[id], claims[id]) for id in other), *_paired(lost, gained)]
    same = len(before) - sum(change.was is not None for change in changes)
    return Reread(view.article, tuple(sorted(changes, key=_place)), same)


def _paired(lost: Sequence[Claim], gained: Sequence[Claim]) -> Iterator[Change]:
    """Lost and gained claims, those of one type that stand on the same words as one that changed."""
    left = list(gained)
    for was in lost:
        now = next((claim for claim in left if _meet(was, claim)), None)
        if now is not None:
            left.remove(now)
        yield Change(was, now)
    yield from (Change(None, claim) for claim in left)


def _meet(a: Claim, b: Claim) -> bool:
    one, two = a.evidence, b.evidence
    return a.type == b.type and one.field == two.field and one.start < two.end and two.start < one.end


def _says(was: Claim, now: Claim) -> bool:
    """Whether a claim says what it said; which rule found it, how surely, and the article's dates aside."""
    aside = {name: getattr(now, name) for name in ("rule", "confidence", "published", "source", "article")}
    targets = tuple(dict.fromkeys(now.targets))
    return replace(was, **aside, evidence=now.evidence) == replace(now, targets=targets)


def _place(change: Change) -> tuple[bool, int, int]:
    """Where a change stands: those in the title first."""
    claim = change.was or change.now
    assert claim is not None
    return claim.evidence.field != "title", claim.evidence.start, claim.evidence.end
