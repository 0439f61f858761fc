"""Articles and their revisions as they are read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, or_, select
from sqlalchemy.orm import aliased

from claimtrack.errors import InputError
from claimtrack.model import Article, BodyState
from claimtrack.store import tables
from claimtrack.store.writing import short_hash


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One version of an article; `snapshot` is the sha256 of the bytes it was read from, if kept."""

    id: int
    article_id: int
    number: int
    article: Article
    snapshot: str | None
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it is now, and when it was first and last seen and found gone."""

    id: int
    revision: RevisionView
    first_seen: datetime
    last_seen: datetime
    withdrawn_at: datetime | None


def revision_text(conn: Connection, revision_id: int) -> str:
    """The text of a revision."""
    text = conn.execute(select(tables.Revision.text).where(tables.Revision.id == revision_id)).scalar()
    if text is None:
        raise InputError("There is no such revision", where=str(revision_id))
    return text


def find_article(conn: Connection, key: str) -> ArticleView | None:
    """The article with this number or URL, or that an address with this URL leads to; else None."""
    table = tables.Article
    url_hash = short_hash(key)
    leads = select(tables.Address.article).where(tables.Address.url_hash == url_hash)
    wanted: ColumnElement[bool] = or_(table.url_hash == url_hash, table.id.in_(leads))
    if key.isascii() and key.isdigit() and len(key) < 10:
        wanted = table.id == int(key)
    own_first = case((table.url_hash == url_hash, 0), else_=1)
    statement = _current().where(wanted).order_by(own_first, table.last_seen.desc(), table.id).limit(1)
    row = conn.execute(statement).one_or_none()
    if row is None:
        return None
    return ArticleView(row.article, _view(row), row.first_seen, row.last_seen, row.withdrawn_at)


def current_revisions(conn: Connection) -> Iterator[RevisionView]:
    """The latest revision of each article in the order they were saved, one after another in flat memory."""
    statement = _current().order_by(tables.Revision.id).execution_options(yield_per=50)
    with conn.execute(statement) as rows:
        for row in rows:
            yield _view(row)


def _current() -> Select[Any]:
    """Articles with their latest revision."""
    table, other = tables.Revision, aliased(tables.Revision)
    newest = select(func.max(other.number)).where(other.article == table.article).scalar_subquery()
    article = tables.Article
    return (
        select(
            *(column for column in table.__table__.columns if column.name not in ("snapshot", "text_hash")),
            tables.Snapshot.sha256,
            *(article.source, article.first_seen, article.last_seen, article.withdrawn_at),
        )
        .join(article, table.article == article.id)
        .outerjoin(tables.Snapshot, table.snapshot == tables.Snapshot.id)
        .where(table.number == newest)
    )


def _view(row: Row[Any]) -> RevisionView:
    article = Article(
        url=row.url,
        text=row.text,
        lang=row.lang,
        title=row.title,
        source=row.source or None,
        published=row.published,
        published_rule=row.published_rule,
        modified=row.modified,
        modified_rule=row.modified_rule,
        body_state=BodyState(row.body_state),
    )
    return RevisionView(row.id, row.article, row.number, article, row.sha256, row.seen_at)
