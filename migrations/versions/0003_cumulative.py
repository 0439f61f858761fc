"""Claims say whether they are a running total of several rounds. What is stored by now counts as none until
it is extracted again (`claimtrack reextract`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CURRENT_CLAIMS = """
CREATE VIEW current_claims AS
SELECT
  claim.id, claim.topic, claim.type, claim.subject, claim.object,
  claim.low, claim.high, claim.unit, claim.qualifier, claim.value_text, claim.period,
  claim.region, claim.org, claim.stance, claim.facet, claim.modality, claim.historic,{cumulative}
  claim.speaker, claim.speaker_kind, claim.via, claim.evidence,
  substr(
    CASE claim.field WHEN 'title' THEN revision.title ELSE revision.text END,
    claim.sentence_start + 1, claim.sentence_end - claim.sentence_start
  ) AS sentence,
  claim.published AS said, claim.period_start AS true_from, claim.period_end AS true_to,
  claim.seen_at AS seen,
  article.title, article.url, source.name AS source_name, source.kind AS source_kind,
  claim.lang, article.withdrawn_at, claim.confidence, claim.rule
FROM claim
JOIN revision ON revision.id = claim.revision
JOIN article ON article.id = revision.article
LEFT JOIN source ON source.id = claim.source
WHERE claim.superseded_at IS NULL
"""


def side(name: str) -> str:
    """The columns of one side of a contradiction."""
    said = "evidence sentence speaker speaker_kind stance low high unit said title url source_name"
    return ", ".join(f"{name}.{column} AS {name}_{column}" for column in ["id", *said.split()])


CONTRADICTIONS = f"""
CREATE VIEW contradictions AS
SELECT
  comparison.id, comparison.kind, comparison.strength, comparison.reason,
  a.topic, a.type, a.subject, {side("a")}, {side("b")},
  comparison.first_seen, comparison.last_seen
FROM comparison
JOIN claim AS one ON one.row_id = comparison.a
JOIN claim AS other ON other.row_id = comparison.b
JOIN current_claims AS a ON a.id = one.id
JOIN current_claims AS b ON b.id = other.id
WHERE comparison.relation = 'contradicts' AND comparison.gone_at IS NULL
"""  # noqa: S608 (nothing in it comes from outside)


def drop_views() -> None:
    """Take out the views, which name the columns of the table."""
    op.execute("DROP VIEW contradictions")
    op.execute("DROP VIEW current_claims")


def make_views(cumulative: str) -> None:
    """Make the views again, with a further column or without."""
    op.execute(CURRENT_CLAIMS.format(cumulative=cumulative))
    op.execute(CONTRADICTIONS)


def upgrade() -> None:
    drop_views()
    op.add_column("claim", sa.Column("cumulative", sa.Boolean(), nullable=False, server_default=sa.false()))
    make_views(" claim.cumulative,")


def downgrade() -> None:
    drop_views()
    op.drop_column("claim", "cumulative")
    make_views("")
