"""Words that only stand within a name and say nothing there: the mill of Red Mill Foods, 达 in 英伟达."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.names import Name
from claimtrack.claims.terms import Mark

SITES = ("things.sites", "things.works")
NO_COMPANY = frozenset({"region", "place", "market", "outlet", "analyst"})


def is_within(mark: Mark, names: Sequence[Name], lang: str) -> bool:
    """Whether a word is a single character of a name, or names a site as the company's name begins.

    Chinese names of plants end in what they are, so that a word for a site counts in them.
    """
    if mark.end - mark.start == 1:
        return any(name.start < mark.end and mark.start < name.end for name in names)
    return (
        mark.label in SITES
        and lang != "zh"
        and any(
            name.start <= mark.start and mark.end < name.end and name.kind not in NO_COMPANY for name in names
        )
    )
