"""Addresses: what was found, what waits to be looked at in a run, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, case, literal, select, update

from claimtrack.model import AddressKind, Link, Outcome
from claimtrack.store.tables import Address, Article, Visit
from claimtrack.store.writing import batches, insert_new, short_hash, upsert

ALIVE = (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED)
"""Outcomes of a visit that found the article where it was."""

_LINK = (Address.url, Address.source, Address.kind, Address.title, Address.published, Address.links)
_KNOWN = (
    *(Address.etag, Address.last_modified, Address.last_full_fetch, Address.last_sha256, Address.outcome),
    Article.url.label("article_url"),
)
# Built once: building a statement takes longer than running it.
_FIND_ID = select(Address.id).where(Address.url_hash == bindparam("hash"))
_FIND_KNOWN = (
    select(*_KNOWN)
    .select_from(Address)
    .outerjoin(Article, Address.article == Article.id)
    .where(Address.url_hash == bindparam("hash"))
)


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier visits learned of an address; `article` is the URL of the article it leads to, if any."""

    etag: str | None
    last_modified: str | None
    last_full_fetch: datetime | None
    last_sha256: str | None
    outcome: Outcome
    article: str | None

    @property
    def has_article(self) -> bool:
        """Whether a visit to it ever gave an article."""
        return self.article is not None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address that a run has yet to look at, and what is known of it."""

    link: Link
    known: Known


def discover(conn: Connection, run: str, links: Iterable[Link], now: datetime) -> int:
    """How many addresses of `links` now wait in the run that did not before; nothing is done twice.

    Sorted, so that two crawlers that find the same links on PostgreSQL never wait for each other in a circle.
    """
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(short_hash(link.url), link)
    waiting = 0
    for batch in batches(sorted(found.items())):
        _save_addresses(conn, dict(batch), now)
        waiting += _save_waiting(conn, run, [url_hash for url_hash, _ in batch])
    return waiting


def waiting(conn: Connection, run: str, limit: int | None = None) -> list[Waiting]:
    """The addresses that still wait in the run, in the order they were discovered."""
    statement = (
        select(*_KNOWN, *_LINK)
        .select_from(Address)
        .outerjoin(Article, Address.article == Article.id)
        .join(Visit, Visit.address == Address.id)
        .where(Visit.run == run, Visit.outcome == Outcome.WAITING)
        .order_by(Visit.id)
        .limit(limit)
    )
    return [Waiting(_link(row), _known(row)) for row in conn.execute(statement)]


def known(conn: Connection, url: str) -> Known | None:
    """What is known of the address; None when it was never found."""
    row = conn.execute(_FIND_KNOWN, {"hash": short_hash(url)}).one_or_none()
    return None if row is None else _known(row)


def due(conn: Connection, sources: Iterable[str], since: datetime) -> list[Link]:
    """One address for each article of the sources first seen since then and not withdrawn, to look at again.

    Of several addresses of an article the one that last gave it, at best its own, is taken.
    """
    alive = case((Address.outcome.in_(ALIVE), 0), else_=1)
    own = case((Address.url_hash == Article.url_hash, 0), else_=1)
    statement = (
        select(Address.article, *_LINK)
        .join(Article, Address.article == Article.id)
        .where(
            Article.withdrawn_at.is_(None),
            Article.first_seen >= since,
            Address.source.in_(sorted(set(sources))),
        )
        .where(Address.url.startswith("http", autoescape=True))
        .order_by(Address.article, alive, own, Address.id)
    )
    by_article = groupby(conn.execute(statement), key=lambda row: row.article)
    return [_link(next(rows)) for _, rows in by_article]


def ensure(conn: Connection, link: Link, now: datetime) -> int:
    """The id of the link's address, made if need be; it waits in no run."""
    wanted = {"hash": short_hash(link.url)}
    found = conn.execute(_FIND_ID, wanted).scalar()
    if found is None:
        insert_new(conn, Address, [_row(link, now)])
        found = conn.execute(_FIND_ID, wanted).scalar_one()
    return found


def _save_addresses(conn: Connection, found: dict[str, Link], now: datetime) -> None:
    """Insert the addresses that are new, and update what the way says of the others where it differs."""
    wanted = select(Address.id, Address.url_hash, *_LINK).where(Address.url_hash.in_(found))
    there = {row.url_hash: row for row in conn.execute(wanted)}
    new = [_row(link, now) for url_hash, link in found.items() if url_hash not in there]
    if new:
        insert_new(conn, Address, new)
    changed = [
        {"address": row.id, **hints}
        for url_hash, row in there.items()
        if (hints := _hints(row, found[url_hash])) != _hints(row, _link(row))
    ]
    if changed:
        conn.execute(update(Address).where(Address.id == bindparam("address")), changed)


def _hints(row: Any, link: Link) -> dict[str, Any]:
    """What an address should hold after `link` led to it: hints only ever replace hints.

    A way of the configuration stays one, and moves with its source; a page stays with whoever found it.
    """
    is_way = link.kind is not AddressKind.PAGE
    return {
        "source": link.source if is_way else row.source,
        "kind": link.kind.value if is_way else row.kind,
        "title": link.title or row.title,
        "published": link.published or row.published,
        "links": link.links or row.links,
    }


def _save_waiting(conn: Connection, run: str, hashes: list[str]) -> int:
    addresses = (
        select(literal(run), Address.id, literal(Outcome.WAITING.value))
        .where(Address.url_hash.in_(hashes))
        .order_by(Address.id)
    )
    statement = (
        upsert(conn, Visit)
        .from_select(["run", "address", "outcome"], addresses)
        .on_conflict_do_nothing(index_elements=["run", "address"])
        .execution_options(preserve_rowcount=True)
    )
    return conn.execute(statement).rowcount


def _row(link: Link, now: datetime) -> dict[str, Any]:
    return {
        "url": link.url,
        "url_hash": short_hash(link.url),
        "source": link.source,
        "kind": link.kind,
        "first_seen": now,
        "title": link.title,
        "published": link.published,
        "links": link.links,
        "outcome": Outcome.WAITING,
        "failures": 0,
    }


def _link(row: Any) -> Link:
    return Link(row.url, row.source, AddressKind(row.kind), row.title, row.published, row.links)


def _known(row: Any) -> Known:
    return Known(
        etag=row.etag,
        last_modified=row.last_modified,
        last_full_fetch=row.last_full_fetch,
        last_sha256=row.last_sha256,
        outcome=Outcome(row.outcome),
        article=row.article_url,
    )
