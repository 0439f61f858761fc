"""What pages say around their articles, in all languages at once: data/lexicons/<lang>/pages.toml.

A page in one language may ask for consent in another, so the files are read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import ahocorasick

from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, Table, read

FOLDER = DATA / "lexicons"
FILE = "pages.toml"
KINDS = ("consent", "paywall", "no_article")
"""The lists whose phrases may stand anywhere in a line."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The phrases of all languages in lower case, and the forms of dates."""

    labels: frozenset[str]
    asides: tuple[str, ...]
    endings: tuple[str, ...]
    months: dict[str, int]
    date_forms: tuple[re.Pattern[str], ...]
    changed: tuple[str, ...]
    _phrases: Any = field(repr=False)

    def kinds_in(self, text: str) -> Iterator[tuple[str, int]]:
        """The kind and end of each phrase of consent, paywall or missing article in the text."""
        for end, kind in self._phrases.iter(text.lower()):
            yield kind, end


def _months(dates: Table) -> dict[str, int]:
    """The number of each month by its names; a list that does not hold twelve is refused."""
    found: dict[str, int] = {}
    for key in ("months", "months_short"):
        names = dates.texts(key, ())
        if names and len(names) != 12:
            raise dates.wrong(key, "twelve months are expected, in their order")
        found.update({name: number for number, name in enumerate(names, 1)})
    also = dates.table("also")
    for name in also:
        found[name] = int(also.number(name))
    also.done()
    return found


def _date_forms(dates: Table, months: dict[str, int]) -> list[re.Pattern[str]]:
    """The regular expressions of written dates, with the language's months in place of {month}."""
    names = either(months)
    forms = []
    for form in dates.texts("forms", ()):
        try:
            forms.append(re.compile(form.replace("{month}", rf"(?:{names})\.?"), re.IGNORECASE))
        except re.error as error:
            raise dates.wrong("forms", f"{form!r} is not a regular expression ({error})") from error
    return forms


@cache
def page_words() -> PageWords:
    """The words of every language that has a file, read once."""
    lists: dict[str, list[str]] = {key: [] for key in ("labels", "asides", "endings", "changed", *KINDS)}
    months: dict[str, int] = {}
    forms: list[re.Pattern[str]] = []
    for path in sorted(FOLDER.glob(f"*/{FILE}")):
        top = read(path)
        for key in ("labels", "asides", "endings", *KINDS):
            lists[key] += top.texts(key, ())
        dates = top.table("dates")
        own = _months(dates)
        months.update(own)
        forms += _date_forms(dates, own)
        lists["changed"] += dates.texts("changed", ())
        dates.done()
        top.done()
    phrases = ahocorasick.Automaton()
    for kind in KINDS:
        for phrase in lists[kind]:
            phrases.add_word(phrase.lower(), kind)
    phrases.make_automaton()
    return PageWords(
        frozenset(lists["labels"]),
        tuple(lists["asides"]),
        tuple(lists["endings"]),
        months,
        tuple(forms),
        tuple(lists["changed"]),
        phrases,
    )
