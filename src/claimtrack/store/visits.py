"""Recording a visit: everything that one look at one address gave, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from claimtrack.model import AddressKind, Article, Link, Outcome, Visit
from claimtrack.store.addresses import ALIVE, discover
from claimtrack.store.articles import Place, save_article, touch_article, withdraw_article
from claimtrack.store.claims import save_claims
from claimtrack.store.tables import Address
from claimtrack.store.tables import Visit as Done
from claimtrack.store.writing import short_hash

GONE = (404, 410)
_ONLY_PART = "only part of the page came, and more of it is kept"
_GONE_HERE = "gone from this address; the article stands at another"

# Statements are built once: building one takes longer than running it.
_FIND = (
    select(Address.id, Address.source, Address.article, Done.outcome, Done.at)
    .join(Done, Done.address == Address.id)
    .where(Address.url_hash == bindparam("hash"), Done.run == bindparam("in_run"))
    .with_for_update(key_share=True, of=Address)
)
_UPDATE_ADDRESS = update(Address).where(Address.id == bindparam("of"))
_COUNT_FAILURE = _UPDATE_ADDRESS.values(failures=Address.failures + 1)
_UPDATE_VISIT = update(Done).where(Done.run == bindparam("in_run"), Done.address == bindparam("of"))


@dataclass(frozen=True, slots=True)
class _Here:
    """The address that was visited, and what became of it in this run so far."""

    address: int
    source: str
    article: int | None
    outcome: Outcome
    at: datetime | None

    def is_done(self, visit: Visit) -> bool:
        """Whether nothing is left to record; a visit that failed may be made again in the same run."""
        if self.outcome is Outcome.WAITING or self.at is None:
            return False
        again = self.outcome is Outcome.FAILED and visit.outcome is not Outcome.FAILED
        return not (again and visit.at > self.at)


def record(conn: Connection, visit: Visit, *, rules_hash: str) -> Outcome:
    """How the visit ended, all that it gave being saved; recording it again changes nothing.

    With an article the store decides whether that is NEW, REVISED or UNCHANGED. A page that is gone is
    WITHDRAWN when an article was read there that stands at no other address, and else FAILED.
    """
    here = _here(conn, visit)
    if here.is_done(visit):
        return here.outcome
    if visit.article is not None and visit.outcome in ALIVE:
        outcome, reason = _save_page(conn, visit, visit.article, here, rules_hash)
    else:
        outcome, reason = _settle(conn, visit, here)
    _update_address(conn, visit, here.address, outcome, reason)
    _update_visit(conn, visit, here.address, outcome, reason)
    discover(conn, visit.run, visit.links, visit.at)
    return outcome


def _here(conn: Connection, visit: Visit) -> _Here:
    """The visited address, locked; one that was never discovered is discovered now."""
    kind = AddressKind.LIST if visit.outcome is Outcome.READ else AddressKind.PAGE
    source = visit.article.source if visit.article is not None else None
    if (row := _find(conn, visit)) is None:
        discover(conn, visit.run, [Link(visit.url, source or "", kind)], visit.at)
        row = _find(conn, visit)
    assert row is not None
    return _Here(row.id, row.source, row.article, Outcome(row.outcome), row.at)


def _find(conn: Connection, visit: Visit) -> Any:
    return conn.execute(_FIND, {"hash": short_hash(visit.url), "in_run": visit.run}).one_or_none()


def _save_page(
    conn: Connection, visit: Visit, article: Article, here: _Here, rules_hash: str
) -> tuple[Outcome, str | None]:
    place = Place(here.address, visit.url, here.source, visit.final_url)
    revision, outcome = save_article(conn, article, visit.snapshot, visit.at, place=place)
    if outcome is Outcome.SKIPPED:
        return outcome, _ONLY_PART
    save_claims(conn, revision, visit.claims, rules_hash, visit.at)
    return outcome, visit.reason


def _settle(conn: Connection, visit: Visit, here: _Here) -> tuple[Outcome, str | None]:
    """The outcome of a visit that gave no article."""
    outcome = visit.outcome
    if outcome in (Outcome.NEW, Outcome.REVISED, Outcome.WAITING):
        raise ValueError(f"a visit without an article cannot end as {outcome.value!r}: {visit.url}")
    if outcome is Outcome.WITHDRAWN or (outcome is Outcome.FAILED and visit.status in GONE):
        return _settle_gone(conn, visit, here)
    if here.article is not None and outcome in ALIVE:
        touch_article(conn, here.article, visit.at)
    return outcome, visit.reason


def _settle_gone(conn: Connection, visit: Visit, here: _Here) -> tuple[Outcome, str | None]:
    said = visit.reason or (f"HTTP {visit.status}" if visit.status else "gone")
    if here.article is None:
        return Outcome.FAILED, said
    elsewhere = select(Address.id).where(
        Address.article == here.article, Address.id != here.address, Address.outcome.in_(ALIVE)
    )
    if conn.execute(elsewhere.limit(1)).scalar() is not None:
        return Outcome.FAILED, _GONE_HERE
    withdraw_article(conn, here.article, visit.at)
    return Outcome.WITHDRAWN, said


def _update_address(
    conn: Connection, visit: Visit, address: int, outcome: Outcome, reason: str | None
) -> None:
    """What the next visit will want to know: validators are the server's, and only it may take them back."""
    values: dict[str, Any] = {"last_visited": visit.at, "outcome": outcome, "reason": reason}
    if outcome is not Outcome.FAILED:
        values["failures"] = 0
    if visit.status == 200:
        values |= {"etag": visit.etag, "last_modified": visit.last_modified, "last_full_fetch": visit.at}
    elif outcome is Outcome.NOT_MODIFIED:
        told = {"etag": visit.etag, "last_modified": visit.last_modified}
        values |= {name: value for name, value in told.items() if value is not None}
    if visit.snapshot is not None:
        values["last_sha256"] = visit.snapshot.sha256
    statement = _COUNT_FAILURE if outcome is Outcome.FAILED else _UPDATE_ADDRESS
    conn.execute(statement, {"of": address, **values})


def _update_visit(conn: Connection, visit: Visit, address: int, outcome: Outcome, reason: str | None) -> None:
    values = {
        "outcome": outcome,
        "reason": reason,
        "status": visit.status,
        "final_url": visit.final_url,
        "at": visit.at,
    }
    conn.execute(_UPDATE_VISIT, {"in_run": visit.run, "of": address, **values})
