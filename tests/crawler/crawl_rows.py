"""All that a crawl leaves in the store, without ids and times, so that two crawls can be compared."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from claimtrack.store.session import Store

QUESTIONS = {
    "articles": """SELECT url, source, title, lang, published, published_rule, modified, modified_rule,
        body_state, withdrawn_at IS NULL FROM article""",
    "addresses": """SELECT url, source, kind, etag, last_modified, last_sha256, title, published, links,
        outcome, reason, failures, article IS NULL, last_visited IS NULL FROM address""",
    "visits": """SELECT address.url, visit.outcome, visit.reason, visit.status, visit.final_url,
        visit.at IS NULL FROM visit JOIN address ON visit.address = address.id""",
    "snapshots": """SELECT address.url, snapshot.url, snapshot.sha256, snapshot.status, snapshot.headers,
        snapshot.media_type, snapshot.size, snapshot.codec, snapshot.body
        FROM snapshot JOIN address ON snapshot.address = address.id""",
    "revisions": """SELECT article.url, revision.number, revision.url, revision.text_hash, revision.title,
        revision.text, snapshot.sha256
        FROM revision JOIN article ON revision.article = article.id
        LEFT JOIN snapshot ON revision.snapshot = snapshot.id""",
    "claims": """SELECT claim.id, article.url, revision.number, claim.type, claim.subject, claim.object,
        claim.low, claim.high, claim.evidence, claim.start, claim.stance, claim.speaker,
        claim.superseded_at IS NULL
        FROM claim JOIN revision ON claim.revision = revision.id
        JOIN article ON revision.article = article.id""",
    "targets": """SELECT claim.id, claim_target.target, claim_target.position
        FROM claim_target JOIN claim ON claim_target.claim = claim.row_id""",
    "comparisons": "SELECT id, relation, kind, strength, reason, gone_at IS NULL FROM comparison",
    "sources": "SELECT id, name FROM source",
}


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """What each question gives, sorted."""
    with store.read() as conn:
        found = {name: conn.execute(text(question)).all() for name, question in QUESTIONS.items()}
    return {name: sorted((tuple(map(_plain, row)) for row in some), key=repr) for name, some in found.items()}


def ask(store: Store, question: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows that a question gives."""
    with store.read() as conn:
        return [tuple(row) for row in conn.execute(text(question), values)]


def _plain(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("{"):
        value = json.loads(value)  # SQLite keeps JSON as a text, PostgreSQL as such
    if isinstance(value, dict):
        return sorted(value.items())
    return (
        bool(value) if isinstance(value, bool) else bytes(value) if isinstance(value, memoryview) else value
    )
