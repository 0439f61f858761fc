"""A sentence with its evidence marked, and what stands before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.model import Article, Claim
    from claimtrack.store.claim_views import ClaimView

CUT = "…"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text in three parts; `before + evidence + after` are the words as they stand there."""

    before: str
    evidence: str
    after: str

    def written(self, mark: str = "**") -> str:
        """The text on one line with the mark around the evidence."""
        return one_line(f"{self.before}{mark}{self.evidence}{mark}{self.after}")

    def shortened(self, around: int = 140) -> Marked:
        """The same with at most so many characters on either side of the evidence, cut between words."""
        return Marked(_tail(self.before, around), self.evidence, _head(self.after, around))


def marked(view: ClaimView) -> Marked:
    """The claim's sentence with its evidence marked."""
    evidence = view.claim.evidence
    start = evidence.start - evidence.sentence_start
    end = start + len(evidence.text)
    if start < 0 or view.sentence[start:end] != evidence.text:
        # Nothing is marked where it does not stand: a claim whose sentence is not kept shows its words alone.
        return Marked("", evidence.text, "")
    return Marked(view.sentence[:start], evidence.text, view.sentence[end:])


def of_article(claim: Claim, article: Article) -> Marked:
    """The claim's sentence in its article, with its evidence marked."""
    evidence = claim.evidence
    whole = (article.title or "") if evidence.field == "title" else article.text
    before, after = (
        whole[evidence.sentence_start : evidence.start],
        whole[evidence.end : evidence.sentence_end],
    )
    return Marked(before, evidence.text, after)


def one_line(text: str) -> str:
    """The text on one line; cells of a table are set apart by bars."""
    return " ".join(text.replace("\t", " | ").split())


def _tail(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    kept = text[-limit:]
    return CUT + (kept.partition(" ")[2] if " " in kept.rstrip() else kept)


def _head(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    kept = text[:limit]
    return (kept.rpartition(" ")[0] if " " in kept.strip() else kept) + CUT
