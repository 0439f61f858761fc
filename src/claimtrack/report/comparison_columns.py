"""The columns of contradictions and other comparisons of two claims, a and b.

id              hash of both claims, the relation and the kind
relation        contradicts, agrees, incomparable
kind            the rule that decided, or the check that failed
strength        contradiction, dispute, note
reason          why, in one sentence
first_seen      when it was first found
last_seen       when it was last found
gone_at         when it no longer held
inputs          what was compared, by name
a               one side, as below (flat formats: a_id, a_article ...)
b               the other side, likewise

Each side:
id              id of the claim
article         address or path of the article
evidence        the exact words: field[start:end] of the article
start           where the evidence begins in the field, in characters
end             where it ends
field           text or title
sentence        the sentence the evidence stands in
sentence_start  where it begins in the field
sentence_end    where it ends
type            claim type
subject         id of the entity it is about, or its name as written
object          the other party, if any
low             lower end of the value
high            upper end of the value
unit            percent, people, months, or an ISO 4217 currency
qualifier       about, up to, at least, nearly, more than, less than
period          when it holds
stance          asserts, denies, confirms, declines
facet           what a denial is about
modality        plain, hedged, planned, hypothetical
speaker         who says so, as written
speaker_kind    official, insider, analyst, press, unnamed, author
via             outlets cited on the way
source          id of the source, or its name as given
source_name     name of the source, if it is listed
source_kind     press, agency, analyst, official, social, aggregator
lang            en, de, zh
published       when the article was published
title           title of the article
url             address the article is kept under
snapshot        sha256 of the bytes its words were found in
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.report.claim_columns import CLAIMS
from claimtrack.report.columns import Column, Columns, Group, moment

if TYPE_CHECKING:
    from claimtrack.store.claim_views import ClaimView
    from claimtrack.store.comparisons import ComparisonView

SIDE_NAMES = (
    *("id", "article", "evidence", "start", "end", "field", "sentence", "sentence_start", "sentence_end"),
    *("type", "subject", "object", "low", "high", "unit", "qualifier", "period"),
    *("stance", "facet", "modality", "speaker", "speaker_kind", "via"),
    *("source", "source_name", "source_kind", "lang", "published", "title", "url", "snapshot"),
)


def _side() -> tuple[Column[ClaimView], ...]:
    """The columns of claims that a side has, in its own order."""
    known = {column.name: column for column in CLAIMS if isinstance(column, Column)}
    return tuple(known[name] for name in SIDE_NAMES)


COMPARISONS: Columns[ComparisonView] = (
    Column("id", lambda view: view.id),
    Column("relation", lambda view: view.comparison.relation),
    Column("kind", lambda view: view.comparison.kind),
    Column("strength", lambda view: view.comparison.strength),
    Column("reason", lambda view: view.comparison.reason),
    Column("first_seen", lambda view: moment(view.first_seen)),
    Column("last_seen", lambda view: moment(view.last_seen)),
    Column("gone_at", lambda view: moment(view.gone_at)),
    Column("inputs", lambda view: view.comparison.inputs),
    Group("a", lambda view: view.a, _side()),
    Group("b", lambda view: view.b, _side()),
)
