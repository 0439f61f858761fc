"""The first schema: sources, runs, addresses, snapshots, articles with revisions, claims, comparisons.

Written out rather than taken from the tables of the program, which move on while this file stays.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text()
SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.Integer()
REAL: sa.Double[float] = sa.Double()
DAY = sa.Date()
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_sources_and_runs()
    make_articles_and_addresses()
    make_visits_and_snapshots()
    make_revisions()
    make_claims()
    make_targets()
    make_comparisons()


def downgrade() -> None:
    for table in ("comparison", "claim_target", "claim", "revision", "snapshot", "visit", "address"):
        op.drop_table(table)
    for table in ("article", "run", "source"):
        op.drop_table(table)


def columns(kind: sa.types.TypeEngine[Any], names: str) -> list[sa.Column[Any]]:
    """Columns of one kind; those that may be unknown are marked with a question mark."""
    return [sa.Column(name.rstrip("?"), kind, nullable=name.endswith("?")) for name in names.split()]


def key(table: str, *names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names, name=op.f(f"{table}_key"))


def once(table: str, *names: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*names, name=op.f(f"{table}_once_by_{'_'.join(names)}"))


def exists(table: str, name: str, there: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [there], name=op.f(f"{table}_{name}_exists"))


def index(table: str, *names: str) -> None:
    op.create_index(op.f(f"{table}_by_{'_'.join(names)}"), table, list(names))


def make_sources_and_runs() -> None:
    op.create_table(
        "source",
        *columns(WORDS, "id name kind country?"),
        *columns(sa.JSON(), "languages"),
        *columns(WORDS, "homepage?"),
        *columns(sa.JSON(), "official_for ways"),
        *columns(WORDS, "note?"),
        key("source", "id"),
    )
    op.create_table(
        "run",
        *columns(WORDS, "id kind watch? state"),
        *columns(MOMENT, "started resumed? finished?"),
        *columns(WORDS, "host"),
        *columns(WHOLE, "pid"),
        *columns(WORDS, "note?"),
        key("run", "id"),
    )
    index("run", "kind", "watch", "started")


def make_articles_and_addresses() -> None:
    op.create_table(
        "article",
        *columns(WHOLE, "id"),
        *columns(
            WORDS, "url url_hash source title? lang published? published_rule? modified? modified_rule?"
        ),
        *columns(WORDS, "body_state"),
        *columns(MOMENT, "first_seen last_seen withdrawn_at?"),
        key("article", "id"),
        once("article", "url_hash", "source"),
    )
    index("article", "first_seen")
    op.create_table(
        "address",
        *columns(WHOLE, "id"),
        *columns(WORDS, "url url_hash source kind"),
        *columns(MOMENT, "first_seen last_visited?"),
        *columns(WORDS, "etag? last_modified?"),
        *columns(MOMENT, "last_full_fetch?"),
        *columns(WORDS, "last_sha256? title? published? links? outcome reason?"),
        *columns(WHOLE, "failures article?"),
        key("address", "id"),
        once("address", "url_hash"),
        exists("address", "article", "article.id"),
    )
    index("address", "article")


def make_visits_and_snapshots() -> None:
    op.create_table(
        "visit",
        *columns(WHOLE, "id"),
        *columns(WORDS, "run"),
        *columns(WHOLE, "address"),
        *columns(WORDS, "outcome reason?"),
        *columns(WHOLE, "status?"),
        *columns(WORDS, "final_url?"),
        *columns(MOMENT, "at?"),
        key("visit", "id"),
        once("visit", "run", "address"),
        exists("visit", "run", "run.id"),
        exists("visit", "address", "address.id"),
    )
    index("visit", "run", "outcome")
    op.create_table(
        "snapshot",
        *columns(WHOLE, "id"),
        *columns(WORDS, "sha256"),
        *columns(WHOLE, "address"),
        *columns(WORDS, "url"),
        *columns(MOMENT, "fetched_at"),
        *columns(WHOLE, "status"),
        *columns(sa.JSON(), "headers"),
        *columns(WORDS, "media_type?"),
        *columns(WHOLE, "size"),
        *columns(WORDS, "codec"),
        *columns(sa.LargeBinary(), "body"),
        key("snapshot", "id"),
        once("snapshot", "sha256", "address"),
        exists("snapshot", "address", "address.id"),
    )


def make_revisions() -> None:
    op.create_table(
        "revision",
        *columns(WHOLE, "id article number snapshot?"),
        *columns(MOMENT, "seen_at"),
        *columns(WORDS, "url lang published? published_rule? modified? modified_rule? body_state"),
        *columns(WORDS, "text_hash title? text"),
        key("revision", "id"),
        once("revision", "article", "number"),
        exists("revision", "article", "article.id"),
        exists("revision", "snapshot", "snapshot.id"),
    )


def make_claims() -> None:
    op.create_table(
        "claim",
        *columns(WHOLE, "row_id"),
        *columns(SORTED, "id"),
        *columns(WHOLE, "revision first_revision"),
        *columns(WORDS, "type topic subject? object?"),
        *columns(REAL, "low? high?"),
        *columns(WORDS, "unit? qualifier? value_text?"),
        *columns(sa.Boolean(), "vague"),
        *columns(WORDS, "period?"),
        *columns(DAY, "period_start? period_end?"),
        *columns(WORDS, "region? org? stance facet? modality speaker? speaker_kind cue?"),
        *columns(sa.JSON(), "via"),
        *columns(WORDS, "field"),
        *columns(WHOLE, "start end"),
        *columns(WORDS, "evidence"),
        *columns(WHOLE, "sentence_start sentence_end"),
        *columns(WORDS, "article source? lang published?"),
        *columns(DAY, "said_from? said_to?"),
        *columns(MOMENT, "seen_at"),
        *columns(DAY, "day"),
        *columns(sa.Boolean(), "historic"),
        *columns(WORDS, "rule rules_hash"),
        *columns(REAL, "confidence"),
        *columns(MOMENT, "superseded_at?"),
        key("claim", "row_id"),
        once("claim", "id"),
        exists("claim", "revision", "revision.id"),
        exists("claim", "first_revision", "revision.id"),
    )
    index("claim", "day")
    index("claim", "topic", "day")
    index("claim", "topic", "subject", "day")
    index("claim", "type", "subject", "day")
    index("claim", "revision")


def make_targets() -> None:
    op.create_table(
        "claim_target",
        *columns(WHOLE, "claim"),
        *columns(SORTED, "target"),
        *columns(WHOLE, "position"),
        key("claim_target", "claim", "target"),
        exists("claim_target", "claim", "claim.row_id"),
    )
    index("claim_target", "target")


def make_comparisons() -> None:
    op.create_table(
        "comparison",
        *columns(WHOLE, "row_id"),
        *columns(SORTED, "id"),
        *columns(WHOLE, "a b"),
        *columns(WORDS, "relation kind? strength? reason"),
        *columns(sa.JSON(), "inputs"),
        *columns(MOMENT, "first_seen last_seen gone_at?"),
        key("comparison", "row_id"),
        once("comparison", "id"),
        once("comparison", "a", "b", "kind", "relation"),
        exists("comparison", "a", "claim.row_id"),
        exists("comparison", "b", "claim.row_id"),
    )
    index("comparison", "b")
    index("comparison", "relation", "first_seen")
