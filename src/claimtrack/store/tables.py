"""The tables, one class per noun of the README. Hot paths use them through Core, not as objects.

Columns that name a Source hold its id without a foreign key: a text may come from a publisher that is
on no list, and its claims are kept all the same. What is unknown is NULL, but for `source`, which is part
of what tells two articles apart and therefore empty.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.store.schema import Base
from claimtrack.store.types import id_text


class Source(Base):
    """A publisher or office that is read, as the data files had it when they were last saved."""

    __tablename__ = "source"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    country: Mapped[str | None]
    languages: Mapped[list[Any]]
    homepage: Mapped[str | None]
    official_for: Mapped[list[Any]]
    ways: Mapped[list[Any]]
    note: Mapped[str | None]


class Run(Base):
    """One crawl, ingest or re-extraction, and the process that works on it."""

    __tablename__ = "run"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    watch: Mapped[str | None]
    state: Mapped[str]
    started: Mapped[datetime]
    resumed: Mapped[datetime | None]
    finished: Mapped[datetime | None]
    host: Mapped[str]
    pid: Mapped[int]
    note: Mapped[str | None]
    __table_args__ = (Index(None, "kind", "watch", "started"),)


class Article(Base):
    """One page of a Source with its current values; what it said and when stands in its Revisions."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    url_hash: Mapped[str]
    source: Mapped[str]
    title: Mapped[str | None]
    lang: Mapped[str]
    published: Mapped[str | None]
    published_rule: Mapped[str | None]
    modified: Mapped[str | None]
    modified_rule: Mapped[str | None]
    body_state: Mapped[str]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    # By hash, because PostgreSQL cannot index a text of more than 2,700 bytes and addresses may be longer.
    __table_args__ = (UniqueConstraint("url_hash", "source"), Index(None, "first_seen"))


class Address(Base):
    """A URL that was found, with what its last visit gave; several may lead to one article."""

    __tablename__ = "address"
    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str]
    url_hash: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    kind: Mapped[str]
    first_seen: Mapped[datetime]
    last_visited: Mapped[datetime | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    last_full_fetch: Mapped[datetime | None]
    last_sha256: Mapped[str | None]
    title: Mapped[str | None]
    published: Mapped[str | None]
    links: Mapped[str | None]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    failures: Mapped[int]
    article: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    __table_args__ = (Index(None, "article"),)


class Visit(Base):
    """What became of one address in one run: waiting from its discovery until it was looked at."""

    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    run: Mapped[str] = mapped_column(ForeignKey("run.id"))
    address: Mapped[int] = mapped_column(ForeignKey("address.id"))
    outcome: Mapped[str]
    reason: Mapped[str | None]
    status: Mapped[int | None]
    final_url: Mapped[str | None]
    at: Mapped[datetime | None]
    __table_args__ = (UniqueConstraint("run", "address"), Index(None, "run", "outcome"))


class Snapshot(Base):
    """The bytes of one fetch, compressed; the body stands last so that the rest is read without it."""

    __tablename__ = "snapshot"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    address: Mapped[int] = mapped_column(ForeignKey("address.id"))
    url: Mapped[str]
    fetched_at: Mapped[datetime]
    status: Mapped[int]
    headers: Mapped[dict[str, str]]
    media_type: Mapped[str | None]
    size: Mapped[int]
    codec: Mapped[str]
    body: Mapped[bytes]
    __table_args__ = (UniqueConstraint("sha256", "address"),)


class Revision(Base):
    """A version of an article whose title or clean text differs from the one before."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[int] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]
    snapshot: Mapped[int | None] = mapped_column(ForeignKey("snapshot.id"))
    seen_at: Mapped[datetime]
    url: Mapped[str]
    lang: Mapped[str]
    published: Mapped[str | None]
    published_rule: Mapped[str | None]
    modified: Mapped[str | None]
    modified_rule: Mapped[str | None]
    body_state: Mapped[str]
    text_hash: Mapped[str]
    title: Mapped[str | None]
    text: Mapped[str]
    __table_args__ = (UniqueConstraint("article", "number"),)


class Claim(Base):
    """One claim, flat. It was said on `said_from`..`said_to`, is about `period_start`..`period_end`, and was
    seen at `seen_at`. `day` is the day it is listed under: when it was said or, where that is unknown, seen.

    A later revision that still has it carries it on: `revision` is the newest one whose text its
    offsets point into, `first_revision` the one it was found in. A former reading of it by other
    rules is a row of its own, superseded, whose id has a number added after a tilde.
    """

    __tablename__ = "claim"
    row_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(id_text(), unique=True)
    revision: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    first_revision: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    type: Mapped[str]
    topic: Mapped[str]
    subject: Mapped[str | None]
    object: Mapped[str | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    unit: Mapped[str | None]
    qualifier: Mapped[str | None]
    value_text: Mapped[str | None]
    vague: Mapped[bool]
    period: Mapped[str | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    region: Mapped[str | None]
    org: Mapped[str | None]
    stance: Mapped[str]
    facet: Mapped[str | None]
    modality: Mapped[str]
    speaker: Mapped[str | None]
    speaker_kind: Mapped[str]
    cue: Mapped[str | None]
    via: Mapped[list[Any]]
    field: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    evidence: Mapped[str]
    sentence_start: Mapped[int]
    sentence_end: Mapped[int]
    article: Mapped[str]
    source: Mapped[str | None]
    lang: Mapped[str]
    published: Mapped[str | None]
    said_from: Mapped[date | None]
    said_to: Mapped[date | None]
    seen_at: Mapped[datetime]
    day: Mapped[date]
    historic: Mapped[bool]
    cumulative: Mapped[bool]
    rule: Mapped[str]
    rules_hash: Mapped[str]
    confidence: Mapped[float]
    superseded_at: Mapped[datetime | None]
    __table_args__ = (
        Index(None, "day"),
        Index(None, "topic", "day"),
        Index(None, "topic", "subject", "day"),
        Index(None, "type", "subject", "day"),
        Index(None, "revision"),
    )


class ClaimTarget(Base):
    """The id of a claim that a denial, confirmation or refusal answers; the store may not have that claim."""

    __tablename__ = "claim_target"
    claim: Mapped[int] = mapped_column(ForeignKey("claim.row_id"), primary_key=True)
    target: Mapped[str] = mapped_column(id_text(), primary_key=True)
    position: Mapped[int]
    __table_args__ = (Index(None, "target"),)


class Comparison(Base):
    """Two claims and how they stand to each other; what no longer holds keeps its row and gets `gone_at`."""

    __tablename__ = "comparison"
    row_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(id_text(), unique=True)
    a: Mapped[int] = mapped_column(ForeignKey("claim.row_id"))
    b: Mapped[int] = mapped_column(ForeignKey("claim.row_id"))
    relation: Mapped[str]
    kind: Mapped[str | None]
    strength: Mapped[str | None]
    reason: Mapped[str]
    inputs: Mapped[dict[str, str]]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    gone_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("a", "b", "kind", "relation"),
        Index(None, "b"),
        Index(None, "relation", "first_seen"),
    )
