"""The one root of errors, and the exit code each kind ends the program with.

A message is one sentence for a person: what went wrong, where, and what to do. Errors are raised
where they are noticed and caught only at the border: the command line, the crawler's pipeline, the web.
"""

from __future__ import annotations


class ClaimtrackError(Exception):
    """What went wrong, where, and what to do about it; `exit_code` is what the command line returns."""

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        sentence = self.what if self.where is None else f"{self.what}: {self.where}"
        return f"{sentence}." if self.hint is None else f"{sentence}. {self.hint}"


class InputError(ClaimtrackError):
    """Something the person named does not exist or cannot be read: a file, a topic, a language, an id."""

    exit_code = 3


class DataFileError(InputError):
    """A data file (watch, source, claim type, lexicon, entities) is broken; `where` names file and key."""

    exit_code = 4


class StoreError(ClaimtrackError):
    """The database cannot be opened, read or written."""

    exit_code = 5


class CrawlError(ClaimtrackError):
    """The crawl could not run at all, or not one of its sources could be read."""

    exit_code = 6


class OutputError(ClaimtrackError):
    """A result could not be written: no space, no permission, no such folder."""

    exit_code = 7
