"""Saving articles: telling whether a page is new, revised or as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, insert, select, update

from claimtrack.model import Article, BodyState, Link, Outcome, Snapshot
from claimtrack.store.addresses import ensure
from claimtrack.store.article_views import (
    ArticleView,
    RevisionView,
    current_revisions,
    find_article,
    revision_text,
)
from claimtrack.store.snapshots import save_snapshot
from claimtrack.store.tables import Address, Claim, Revision
from claimtrack.store.tables import Article as Stored
from claimtrack.store.types import Moment
from claimtrack.store.writing import insert_new, short_hash

__all__ = [
    "ArticleView",
    "Place",
    "RevisionView",
    "current_revisions",
    "find_article",
    "revision_text",
    "save_article",
    "touch_article",
    "withdraw_article",
]

_NOW = bindparam("now", type_=Moment())
# Statements are built once: building one takes longer than running it.
_FIND = (
    select(Stored.id, Stored.url_hash, Stored.last_seen)
    .where(Stored.url_hash.in_([bindparam("stated"), bindparam("other")]), Stored.source == bindparam("of"))
    .order_by(case((Stored.url_hash == bindparam("stated"), 0), else_=1))
    .limit(1)
    .with_for_update(key_share=True)
)
_LATEST = (
    select(Revision.id, Revision.number, Revision.text_hash, Revision.body_state, Revision.snapshot)
    .where(Revision.article == bindparam("of"))
    .order_by(Revision.number.desc())
    .limit(1)
)
_INSERT_REVISION = insert(Revision).returning(Revision.id)
_LINK_SNAPSHOT = update(Revision).where(Revision.id == bindparam("of")).values(snapshot=bindparam("kept"))
_UPDATE = update(Stored).where(Stored.id == bindparam("of"))
_LEAD = update(Address).where(Address.id == bindparam("of")).values(article=bindparam("to"))
_SUPERSEDE = (
    update(Claim)
    .where(Claim.revision.in_(select(Revision.id).where(Revision.article == bindparam("of"))))
    .where(Claim.superseded_at.is_(None))
    .values(superseded_at=_NOW)
)
_TOUCH = _UPDATE.values(
    last_seen=case((Stored.last_seen < _NOW, _NOW), else_=Stored.last_seen),
    withdrawn_at=None,
)
_WITHDRAW = _UPDATE.where(Stored.withdrawn_at.is_(None)).values(withdrawn_at=_NOW)

_FULLNESS = {BodyState.FULL: 2, BodyState.PARTIAL: 1, BodyState.CONSENT: 0, BodyState.EMPTY: 0}
_CURRENT = ("title", "lang", "published", "published_rule", "modified", "modified_rule", "body_state")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article was read: the address, and the URL it redirected to, if it did."""

    address: int
    url: str
    source: str
    final_url: str | None = None


def save_article(
    conn: Connection,
    article: Article,
    snapshot: Snapshot | None,
    now: datetime,
    *,
    place: Place | None = None,
) -> tuple[int, Outcome]:
    """The revision that holds the article's text, and whether it is NEW, REVISED or UNCHANGED.

    With the `place` it was read at also SKIPPED, when only part of the page came and the store has more of
    it: a pay wall is not an edit.
    """
    crawled = place is not None
    place = place or _own_place(conn, article, now)
    saved = _find_or_insert(conn, article, place, now)
    latest = _latest(conn, saved.id)
    text_hash = short_hash(article.title or "", article.text)
    outcome = _decide(latest, article, text_hash, crawled)
    if latest is None or outcome is Outcome.REVISED:
        revision, has_bytes = _insert_revision(conn, article, saved.id, latest, text_hash, now), False
    else:
        revision, has_bytes = latest.id, latest.snapshot is not None
    if snapshot is not None and not has_bytes and outcome is not Outcome.SKIPPED:
        kept = save_snapshot(conn, snapshot, place.address)
        conn.execute(_LINK_SNAPSHOT, {"of": revision, "kept": kept})
    _update(conn, article, saved, outcome, now)
    conn.execute(_LEAD, {"of": place.address, "to": saved.id})
    return revision, outcome


def touch_article(conn: Connection, article: int, now: datetime) -> None:
    """The article was found where it was, its text unread: it is not withdrawn."""
    conn.execute(_TOUCH, {"of": article, "now": now})


def withdraw_article(conn: Connection, article: int, now: datetime) -> None:
    """The article is gone; the moment it was first found gone stays."""
    conn.execute(_WITHDRAW, {"of": article, "now": now})


def _own_place(conn: Connection, article: Article, now: datetime) -> Place:
    """The article's own URL, for articles that were not crawled."""
    link = Link(article.url, article.source or "")
    return Place(ensure(conn, link, now), article.url, link.source)


def _find_or_insert(conn: Connection, article: Article, place: Place, now: datetime) -> Any:
    """The article's row, locked: found by the URL it states, or by the one it had before that."""
    source = article.source or place.source
    final = place.final_url or place.url
    url = final if article.url == place.url else article.url
    found = _find(conn, url, final, source)
    if found is None:
        first = {
            "url": url,
            "url_hash": short_hash(url),
            "source": source,
            "first_seen": now,
            "last_seen": now,
        }
        row = {**first, **{name: getattr(article, name) for name in _CURRENT}}
        insert_new(conn, Stored, [row])
        found = _find(conn, url, url, source)
        assert found is not None
    elif found.url_hash != short_hash(url):
        conn.execute(_UPDATE, {"of": found.id, "url": url, "url_hash": short_hash(url)})
    return found


def _find(conn: Connection, stated: str, other: str, source: str) -> Any:
    """The article of the source with the stated URL, or else with the other.

    Of the same source only: a page may state somebody else's URL as its own, and must not become a
    revision of what stands there.
    """
    wanted = {"stated": short_hash(stated), "other": short_hash(other), "of": source}
    return conn.execute(_FIND, wanted).one_or_none()


def _latest(conn: Connection, article: int) -> Any:
    return conn.execute(_LATEST, {"of": article}).one_or_none()


def _decide(latest: Any, article: Article, text_hash: str, crawled: bool) -> Outcome:
    if latest is None:
        return Outcome.NEW
    if latest.text_hash == text_hash:
        return Outcome.UNCHANGED
    poorer = _FULLNESS[article.body_state] < _FULLNESS[BodyState(latest.body_state)]
    return Outcome.SKIPPED if poorer and crawled else Outcome.REVISED


def _insert_revision(
    conn: Connection, article: Article, id: int, latest: Any, text_hash: str, now: datetime
) -> int:
    """Save the article's text as its newest revision; the claims of the one before no longer stand."""
    if latest is not None:
        conn.execute(_SUPERSEDE, {"of": id, "now": now})
    row = {name: getattr(article, name) for name in ("url", "text", *_CURRENT)}
    place = {
        "article": id,
        "number": 1 if latest is None else latest.number + 1,
        "seen_at": now,
        "text_hash": text_hash,
    }
    return int(conn.execute(_INSERT_REVISION, {**row, **place}).scalar_one())


def _update(conn: Connection, article: Article, saved: Any, outcome: Outcome, now: datetime) -> None:
    values: dict[str, Any] = {"last_seen": max(saved.last_seen, now), "withdrawn_at": None}
    if outcome is not Outcome.SKIPPED:
        values |= {name: getattr(article, name) for name in _CURRENT}
    conn.execute(_UPDATE, {"of": saved.id, **values})
