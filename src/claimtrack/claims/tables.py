"""The tables of an article as one reads on: the header of the one being read, and the claims of its rows."""

from __future__ import annotations

from claimtrack.claims.build import Draft
from claimtrack.claims.columns import CUTS
from claimtrack.claims.focus import Focus
from claimtrack.claims.reading import Reading
from claimtrack.claims.rows import Header, header_of, is_row, row_drafts
from claimtrack.model import Attribution


class Tables:
    """Knows the header of the table that is being read."""

    def __init__(self, focus: Focus, own_voice: Attribution) -> None:
        self._focus = focus
        self._own_voice = own_voice
        self._header: Header | None = None
        self._last: Reading | None = None

    @property
    def headed(self) -> bool:
        """Whether the row that was taken in last has a header, or is one."""
        return self._header is not None

    def take(self, reading: Reading, *, heads_rows: bool) -> list[Draft] | None:
        """Take in the next sentence: the claims of a row, none of a header; None where it is prose.

        `heads_rows`: the next sentence is a row.
        """
        row = is_row(reading)
        header = header_of(reading, self._caption(), cuts=self._cuts()) if row or heads_rows else None
        if header:
            self._header = header
            return []
        if not row:
            self._header, self._last = None, reading
            return None
        return list(row_drafts(reading, self._header, self._own_voice)) if self._header else []

    def _caption(self) -> str | None:
        """Whom a table is about that does not say so: who was named just before it, or the article."""
        named = self._last.companies() if self._last else []
        return named[0].id if named else self._focus.company_meant()

    def _cuts(self) -> bool:
        """Whether the article spoke of people who go before the table."""
        return any(self._focus.recent(type_id) for type_id in CUTS.values())
