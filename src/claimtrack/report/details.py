"""Everything that is known about one claim, or about one comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.errors import InputError
from claimtrack.model import Relation

if TYPE_CHECKING:
    from claimtrack.store.article_views import ArticleView
    from claimtrack.store.claim_views import ClaimView
    from claimtrack.store.comparisons import ComparisonView
    from claimtrack.store.session import Store


@dataclass(frozen=True, slots=True)
class ClaimDetails:
    """A claim between the sentences around it, its article, what it answers, what it is compared with."""

    view: ClaimView
    article: ArticleView | None
    before: str
    after: str
    answers: tuple[ClaimView, ...]
    comparisons: tuple[ComparisonView, ...]


def find_by_id(store: Store, id_or_prefix: str) -> ClaimView | ComparisonView:
    """The claim or comparison with this id or beginning of one; none, or several, is an InputError."""
    claim, comparison = _claim(store, id_or_prefix), _comparison(store, id_or_prefix)
    if claim is not None and comparison is not None:
        candidates = f"claim {claim.claim.id}, comparison {comparison.id}"
        raise InputError(
            "A claim and a comparison have ids that begin so",
            where=id_or_prefix,
            hint=f"Choose: {candidates}.",
        )
    if claim is not None:
        return claim
    if comparison is not None:
        return comparison
    raise InputError(
        "There is no claim and no comparison whose id begins so",
        where=id_or_prefix,
        hint="The last column of claimtrack list gives the ids.",
    )


def _claim(store: Store, id_or_prefix: str) -> ClaimView | None:
    from claimtrack.store import claims

    try:
        with store.read() as conn:
            return claims.get(conn, id_or_prefix)
    except InputError as error:
        _unless_none(error)
        return None


def _comparison(store: Store, id_or_prefix: str) -> ComparisonView | None:
    from claimtrack.store import comparisons

    try:
        with store.read() as conn:
            return comparisons.get(conn, id_or_prefix)
    except InputError as error:
        _unless_none(error)
        return None


def _unless_none(error: InputError) -> None:
    """Let the error stand where several have such an id: only those are listed with it."""
    if error.hint is not None:
        raise error


def claim_details(store: Store, view: ClaimView) -> ClaimDetails:
    """What is known about the claim."""
    from claimtrack.store.article_views import find_article

    before, after = context(store, view)
    with store.read() as conn:
        article = find_article(conn, view.url)
    answers = (_claim(store, target) for target in view.claim.targets)
    return ClaimDetails(
        view=view,
        article=article,
        before=before,
        after=after,
        answers=tuple(answered for answered in answers if answered is not None),
        comparisons=_comparisons(store, view),
    )


def context(store: Store, view: ClaimView) -> tuple[str, str]:
    """The sentences before and after the claim's own; empty at an end of the text, and for a title."""
    from claimtrack.articles.sentences import spans
    from claimtrack.store.article_views import revision_text

    evidence = view.claim.evidence
    if evidence.field != "text":
        return "", ""
    with store.read() as conn:
        text = revision_text(conn, view.revision_id)
    before = after = ""
    for start, end in spans(text, view.claim.lang):
        if end <= evidence.sentence_start:
            before = text[start:end]
        elif start >= evidence.sentence_end:
            after = text[start:end]
            break
    return before, after


def _comparisons(store: Store, view: ClaimView) -> tuple[ComparisonView, ...]:
    """The comparisons it takes part in: contradictions, agreements, and what cannot be compared."""
    from claimtrack.store import comparisons
    from claimtrack.store.claim_filter import ClaimFilter

    of_article = ClaimFilter(article=view.url, type=view.claim.type)
    gone = view.superseded_at is not None
    with store.read() as conn:
        return tuple(
            found
            for relation in (Relation.CONTRADICTS, Relation.AGREES, Relation.INCOMPARABLE)
            for found in comparisons.find(conn, relation, of_article, include_gone=gone)
            if view.claim.id in (found.a.claim.id, found.b.claim.id)
        )
