"""What earlier runs left behind that a new one must know: decisions, pages read, pages still to be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from claimtrack.model import AddressKind, Link, Outcome
from claimtrack.store.tables import Address, Run, Visit

HTTP_OK = 200
_READ = tuple(outcome.value for outcome in (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.READ))
MOST_FAILURES = 5
"""After so many failures in a row a page is tried again only when a way still leads to it."""


def decided(conn: Connection, no_entity: str, no_page: str, since: datetime) -> dict[str, str]:
    """Addresses that were decided against for reasons that still hold, each with its reason.

    `no_entity` is the whole reason, `no_page` the beginning of one.
    """
    statement = (
        select(Address.url, Visit.reason)
        .join(Visit, Visit.address == Address.id)
        .where(Visit.outcome == Outcome.SKIPPED.value, Visit.at >= since)
        .where((Visit.reason == no_entity) | Visit.reason.startswith(no_page, autoescape=True))
        .where(Address.article.is_(None))
        .distinct()
    )
    return {row.url: row.reason for row in conn.execute(statement)}


def read_by(conn: Connection, watch: str, since: datetime) -> set[str]:
    """Addresses that a run of the watch has read in full since then.

    What another watch has read was searched for other claims: a 304 would leave this one without its own.
    """
    statement = (
        select(Address.url)
        .join(Visit, Visit.address == Address.id)
        .join(Run, Visit.run == Run.id)
        .where(Run.watch == watch, Visit.at >= since, Visit.status == HTTP_OK, Visit.outcome.in_(_READ))
        .distinct()
    )
    return set(conn.execute(statement).scalars())


def crawled_for(conn: Connection) -> dict[int, set[str]]:
    """Article -> the watches whose crawls have read it."""
    statement = (
        select(Address.article, Run.watch)
        .join(Visit, Visit.address == Address.id)
        .join(Run, Visit.run == Run.id)
        .where(Visit.status == HTTP_OK, Address.article.is_not(None), Run.watch.is_not(None))
        .distinct()
    )
    found: dict[int, set[str]] = {}
    for row in conn.execute(statement):
        found.setdefault(int(row.article), set()).add(str(row.watch))
    return found


def unread(conn: Connection, sources: Iterable[str], robots: str, since: datetime) -> list[Link]:
    """Pages of the sources found since then and never read: left waiting, failed, or closed by robots.txt.

    Their feed may have dropped them meanwhile, or answer that it has not changed.
    """
    again = (
        (Address.outcome == Outcome.WAITING.value)
        | ((Address.outcome == Outcome.FAILED.value) & (Address.failures < MOST_FAILURES))
        | ((Address.outcome == Outcome.SKIPPED.value) & (Address.reason == robots))
    )
    statement = (
        select(*Address.__table__.columns)
        .where(Address.kind == AddressKind.PAGE.value, Address.article.is_(None), again)
        .where(Address.first_seen >= since, Address.source.in_(sorted(set(sources))))
        .order_by(Address.id)
    )
    return [_link(row) for row in conn.execute(statement)]


def _link(row: Any) -> Link:
    return Link(row.url, row.source, AddressKind.PAGE, row.title, row.published, row.links)
