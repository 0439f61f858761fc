"""The columns of claims: the contract that `extract` gives, and what an export adds to it.

type            claim type: layoff, customer_exit, market_share ...
topic           its topic: layoffs, customers, market, financials, operations
subject         id of the entity it is about, or its name as written
object          the other party (a customer, a region), if any
low             lower end of the value; empty when open or unknown
high            upper end of the value; empty when open or unknown
unit            percent, people, months, or an ISO 4217 currency
qualifier       about, up to, at least, nearly, more than, less than
period          day, month, quarter (2024-Q3), year, or start/end
scope           region (ISO country) and org (department as written)
stance          asserts, denies, confirms, declines
facet           event, number, cause, timing, characterisation: what is denied
modality        plain, hedged, planned, hypothetical
speaker         who says so, as written; empty for the article itself
speaker_kind    official, insider, analyst, press, unnamed, author
via             outlets cited on the way
evidence        the exact words: field[start:end] of the article
start           where the evidence begins in the field, in characters
end             where it ends
article         address or path of the article
lang            en, de, zh
published       when the article was published, as precise as known
rule            what found it
confidence      0 to 1
field           text or title: where the offsets point
id              hash of content and place
historic        true for an earlier round that is only recalled
cumulative      true for a running total of several rounds
source          id of the source, or its name as given
source_name     name of the source, if it is listed
source_kind     press, agency, analyst, official, social, aggregator
title           title of the article
url             address the article is kept under
sentence        the sentence the evidence stands in
sentence_start  where it begins in the field
sentence_end    where it ends
value_text      the value as written
vague           true for words such as hundreds
cue             the word of saying: said, denied, laut
targets         ids of the claims it answers
seen_at         when it was first found
revision        which version of the article
snapshot        sha256 of the bytes its words were found in
superseded_at   when a later version or rule dropped it
withdrawn_at    when the article was found gone
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model import Claim, Scope
from claimtrack.report.columns import Column, Columns, Group, moment, whole

if TYPE_CHECKING:
    from claimtrack.store.claim_views import ClaimView

SCOPE: tuple[Column[Scope], ...] = (
    Column("region", lambda scope: scope.region),
    Column("org", lambda scope: scope.org),
)

CONTRACT: Columns[Claim] = (
    Column("type", lambda claim: claim.type),
    Column("topic", lambda claim: claim.topic),
    Column("subject", lambda claim: claim.subject),
    Column("object", lambda claim: claim.object),
    Column("low", lambda claim: whole(claim.quantity.low) if claim.quantity else None),
    Column("high", lambda claim: whole(claim.quantity.high) if claim.quantity else None),
    Column("unit", lambda claim: (claim.quantity.unit or None) if claim.quantity else None),
    Column("qualifier", lambda claim: claim.quantity.qualifier if claim.quantity else None),
    Column("period", lambda claim: claim.period.label if claim.period else None),
    Group("scope", lambda claim: claim.scope, SCOPE),
    Column("stance", lambda claim: claim.stance),
    Column("facet", lambda claim: claim.facet),
    Column("modality", lambda claim: claim.modality),
    Column("speaker", lambda claim: claim.attribution.speaker),
    Column("speaker_kind", lambda claim: claim.attribution.speaker_kind),
    Column("via", lambda claim: claim.attribution.via),
    Column("evidence", lambda claim: claim.evidence.text),
    Column("start", lambda claim: claim.evidence.start),
    Column("end", lambda claim: claim.evidence.end),
    Column("article", lambda claim: claim.article),
    Column("lang", lambda claim: claim.lang),
    Column("published", lambda claim: claim.published),
    Column("rule", lambda claim: claim.rule),
    Column("confidence", lambda claim: whole(claim.confidence)),
    Column("field", lambda claim: claim.evidence.field),
    Column("id", lambda claim: claim.id),
    Column("historic", lambda claim: claim.historic),
    Column("cumulative", lambda claim: claim.cumulative),
)
"""What `claimtrack extract` gives of a claim, without a database."""


def _of_view(column: Column[Claim] | Group[Claim]) -> Column[ClaimView] | Group[ClaimView]:
    """The column of the contract, read from a claim as it is stored."""
    if isinstance(column, Group):
        return Group(column.name, lambda view: column.of(view.claim), column.columns)
    return Column(column.name, lambda view: column.value(view.claim))


CLAIMS: Columns[ClaimView] = (
    *(_of_view(column) for column in CONTRACT),
    Column("source", lambda view: view.source),
    Column("source_name", lambda view: view.source_name),
    Column("source_kind", lambda view: view.source_kind),
    Column("title", lambda view: view.title),
    Column("url", lambda view: view.url),
    Column("sentence", lambda view: view.sentence),
    Column("sentence_start", lambda view: view.claim.evidence.sentence_start),
    Column("sentence_end", lambda view: view.claim.evidence.sentence_end),
    Column("value_text", lambda view: (view.claim.quantity.text or None) if view.claim.quantity else None),
    Column("vague", lambda view: bool(view.claim.quantity and view.claim.quantity.vague)),
    Column("cue", lambda view: view.claim.attribution.cue),
    Column("targets", lambda view: view.claim.targets),
    Column("seen_at", lambda view: moment(view.seen_at)),
    Column("revision", lambda view: view.revision),
    Column("snapshot", lambda view: view.snapshot),
    Column("superseded_at", lambda view: moment(view.superseded_at)),
    Column("withdrawn_at", lambda view: moment(view.withdrawn_at)),
)
"""What an export of claims gives, and `claimtrack list` for programs."""
