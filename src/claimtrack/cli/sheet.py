"""Everything known about one claim, on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

    from claimtrack.report.details import ClaimDetails
    from claimtrack.store.claim_views import ClaimView

LABEL = 12
SHOWN = 8
"""So many comparisons of one relation are shown in full."""


def sheet(out: Console, details: ClaimDetails) -> None:
    """Print the claim, its sentence, who says so, where it stands, and what it is compared with."""
    from claimtrack.cli.tables import hanging, plain
    from claimtrack.report.words import value, what

    view, claim = details.view, details.view.claim
    parts = (what(claim), claim.subject or "subject unknown", value(claim.quantity))
    plain(out, " · ".join(part for part in parts if part), style="bold")
    plain(out)
    _quotation(out, details)
    plain(out)
    for label, text in (*_said(view), *_stands(details)):
        hanging(out, label, text, LABEL)
    for answered in details.answers:
        hanging(out, "answers", _brief(answered), LABEL)
    _comparisons(out, details)


def _quotation(out: Console, details: ClaimDetails) -> None:
    """The sentence between its neighbours; a title stands alone and is named so."""
    from claimtrack.cli.tables import hanging, sentence
    from claimtrack.report.marked import marked

    if details.before:
        hanging(out, "before", details.before, LABEL)
    label = "title" if details.view.claim.evidence.field == "title" else "sentence"
    hanging(out, label, sentence(marked(details.view), out), LABEL)
    if details.after:
        hanging(out, "after", details.after, LABEL)


def _said(view: ClaimView) -> list[tuple[str, str]]:
    """What is claimed, by whom, about when and where."""
    from claimtrack.report.voices import who
    from claimtrack.report.words import stance, value_in_words

    claim = view.claim
    rows = [("who says so", who(claim)), ("stance", stance(claim))]
    if claim.attribution.cue:
        rows.append(("cue", f"“{claim.attribution.cue}”"))
    if claim.quantity is not None:
        words = value_in_words(claim.quantity) or "open"
        rows.append(("value", f"{words}, written “{claim.quantity.text}”" if claim.quantity.text else words))
    if claim.period is not None:
        rows.append(("period", claim.period.words))
    if claim.scope.region or claim.scope.org:
        rows.append(("scope", ", ".join(part for part in (claim.scope.region, claim.scope.org) if part)))
    if claim.historic:
        rows.append(("historic", "an earlier round that is only recalled"))
    if claim.cumulative:
        rows.append(("total", "a running total of several rounds"))
    return rows


def _stands(details: ClaimDetails) -> list[tuple[str, str]]:
    """Where the claim stands, and what keeps it."""
    from claimtrack.report.voices import source

    view, claim = details.view, details.view.claim
    kind = f" ({view.source_kind})" if view.source_kind else ""
    rule = details.article.revision.article.published_rule if details.article else None
    published = f"{claim.published or 'unknown'}{f' (by {rule})' if rule else ''}"
    rows = [
        ("article", view.title or "without title"),
        ("address", view.url),
        ("source", f"{source(view)}{kind}, {claim.lang}"),
        ("published", published),
        ("first seen", moment(view.seen_at)),
        ("place", f"{claim.evidence.field} {claim.evidence.start} to {claim.evidence.end}, {_version(view)}"),
        ("found by", f"{claim.rule}, confidence {claim.confidence:g}"),
        ("claim", claim.id),
    ]
    if view.superseded_at:
        rows.append(("superseded", f"{moment(view.superseded_at)}: a later version or rule dropped it"))
    if view.withdrawn_at:
        rows.append(("withdrawn", f"{moment(view.withdrawn_at)}: the article is gone, what was read is kept"))
    return rows


def _version(view: ClaimView) -> str:
    kept = f"snapshot sha256 {view.snapshot}" if view.snapshot else "no snapshot (read from a file)"
    return f"revision {view.revision}, {kept}"


def moment(when: datetime) -> str:
    """A moment as a person reads it."""
    return f"{when:%Y-%m-%d %H:%M} UTC"


def _brief(view: ClaimView) -> str:
    """A claim in one line."""
    from claimtrack.report.list import SHORT_ID
    from claimtrack.report.voices import said_on, source, who
    from claimtrack.report.words import stance, value, what

    claim = view.claim
    said = f"{who(claim)} {stance(claim)}: {value(claim.quantity) or what(claim)}"
    return f"{said} ({source(view)}, {said_on(view)}, {claim.id[:SHORT_ID]})"


def _comparisons(out: Console, details: ClaimDetails) -> None:
    """The pairs this claim is a side of, by relation, each with the other side and the reason."""
    from claimtrack.cli.tables import hanging, plain
    from claimtrack.report.contradictions import NOUNS
    from claimtrack.report.list import SHORT_ID
    from claimtrack.report.words import counted

    for relation, nouns in NOUNS.items():
        pairs = [pair for pair in details.comparisons if pair.comparison.relation is relation]
        if not pairs:
            continue
        plain(out)
        plain(out, counted(len(pairs), *nouns), style="bold")
        for pair in pairs[:SHOWN]:
            other = pair.b if pair.a.claim.id == details.view.claim.id else pair.a
            hanging(out, pair.id[:SHORT_ID], f"{_brief(other)}\n{pair.comparison.reason}", LABEL)
        if len(pairs) > SHOWN:
            hanging(out, "", f"and {len(pairs) - SHOWN} more", LABEL)
