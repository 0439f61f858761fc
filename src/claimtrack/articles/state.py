"""Whether a page gave an article, a part of one, or something else with the same status 200."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.articles.body import Block
from claimtrack.articles.boilerplate import is_prose
from claimtrack.articles.markup import size
from claimtrack.articles.page_words import page_words
from claimtrack.model import BodyState

SHORT = 400
"""Letters of prose below which a page that speaks of a missing page, a script or a check has no article."""
TEASER = 1500
"""Letters of prose below which a page that asks for a subscription has given only the beginning."""
CONSENT_LINES = 2
CUT_OFF = ("…", "...", "[…]", "[...]", "……")


def _count(kind: str, lines: Sequence[str]) -> int:
    """The number of lines with a phrase of the kind."""
    words = page_words()
    return sum(any(found == kind for found, _ in words.kinds_in(line)) for line in lines)


def state_of(
    found: Sequence[Block], kept: Sequence[Block], page: str, *, free: bool | None, whole: bool
) -> BodyState:
    """The state of a page: `found` are its blocks, `kept` those of the article, `page` is all its text.

    `free` is what the page states of itself, `whole` whether its markup was sent to its end.
    """
    letters = sum(size(block.text) for block in kept if is_prose(block) or block.row)
    lines = [block.text for block in found]
    if letters < SHORT:
        if _count("consent", lines) >= CONSENT_LINES or (not letters and _count("consent", [page])):
            return BodyState.CONSENT
        if not kept or _count("no_article", [page]):
            return BodyState.EMPTY
    if letters < TEASER:
        if free is False or _count("paywall", [page]) or kept[-1].text.endswith(CUT_OFF):
            return BodyState.PARTIAL
    elif free is False and _count("paywall", lines[-3:]):
        return BodyState.PARTIAL
    if not whole and not kept[-1].row and kept[-1].text[-1].isalnum():
        return BodyState.PARTIAL  # the transfer broke off in the middle of a sentence
    return BodyState.FULL
