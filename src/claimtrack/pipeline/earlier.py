"""What earlier runs left behind that a new one must know: decisions, pages read, pages still to be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from claimtrack.model import AddressKind, Link, Outcome
from claimtrack.store.session import Store
from claimtrack.store.tables import Address, Run, Visit

_addresses = Address.__table__
_visits = Visit.__table__.join(_addresses, Visit.address == Address.id)
_READ = tuple(outcome.value for outcome in (Outcome.NEW, Outcome.REVISED, Outcome.UNCHANGED, Outcome.READ))
MOST_FAILURES = 5
"""After so many failures in a row a page is tried again only when a way still leads to it."""


def decided(store: Store, no_entity: str, no_page: str, since: datetime) -> dict[str, str]:
    """Addresses that were decided against for reasons that still hold, each with its reason.

    `no_entity` is the whole reason, `no_page` the beginning of one.
    """
    statement = (
        _visits.select()
        .with_only_columns(Address.url, Visit.reason)
        .where(Visit.outcome == Outcome.SKIPPED.value, Visit.at >= since)
        .where((Visit.reason == no_entity) | Visit.reason.startswith(no_page, autoescape=True))
        .where(Address.article.is_(None))
        .distinct()
    )
    with store.read() as conn:
        return {row.url: row.reason for row in conn.execute(statement)}


def read_by(store: Store, watch: str, since: datetime) -> set[str]:
    """Addresses that a run of the watch has read in full since then.

    What another watch has read was searched for other claims: a 304 would leave this one without its own.
    """
    statement = (
        _visits.join(Run.__table__, Visit.run == Run.id)
        .select()
        .with_only_columns(Address.url)
        .where(Run.watch == watch, Visit.at >= since, Visit.status == 200, Visit.outcome.in_(_READ))
        .distinct()
    )
    with store.read() as conn:
        return set(conn.execute(statement).scalars())


def unread(store: Store, sources: Iterable[str], robots: str, since: datetime) -> list[Link]:
    """Pages of the sources found since then and never read: left waiting, failed, or closed by robots.txt.

    Their feed may have dropped them meanwhile, or answer that it has not changed.
    """
    again = (
        (Address.outcome == Outcome.WAITING.value)
        | ((Address.outcome == Outcome.FAILED.value) & (Address.failures < MOST_FAILURES))
        | ((Address.outcome == Outcome.SKIPPED.value) & (Address.reason == robots))
    )
    statement = (
        _addresses.select()
        .where(Address.kind == AddressKind.PAGE.value, Address.article.is_(None), again)
        .where(Address.first_seen >= since, Address.source.in_(sorted(set(sources))))
        .order_by(Address.id)
    )
    with store.read() as conn:
        return [_link(row) for row in conn.execute(statement)]


def _link(row: Any) -> Link:
    return Link(row.url, row.source, AddressKind.PAGE, row.title, row.published, row.links)
