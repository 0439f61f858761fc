"""Companies named only for what they are to the one spoken of: a rival's, a subsidiary's, a supplier's name.

"Tesla rival BYD", „der VW-Rivale“, „seiner Tochter, der Comdirect“, "the takeover of AT&T", 苹果供应商
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading
from claimtrack.data.lexicons import either, expanded, lexicon

LEAD = {
    "en": r"\b(?:WORDS),? (?:[a-z-]+ ){0,2}$",
    "de": r"(?:WORDS),? (?:[a-zäöüß]+ ){0,2}$",
    "zh": r"(?:WORDS)[\u4e00-\u9fff]{0,2}$",
}
"""What stands before a name, in folded text; German compounds end in the word."""
BEHIND = {
    "en": r"(?: (?:co|corp|inc|ltd|plc))?\.?(?:['’]s (?:[a-z-]+ ){0,2}|[ -](?:[a-z]+ )?)(?:WORDS)\b",
    "de": r"-(?:WORDS)\b",
    "zh": r"的?(?:WORDS)",
}
LOOK_BACK = 40


def is_introduced(folded: str, start: int, lang: str) -> bool:
    """Whether the words before a name say what it is to another ("its subsidiary", "the takeover of")."""
    return pattern_of("kin", LEAD[lang], lang).search(folded[max(0, start - LOOK_BACK) : start]) is not None


def is_related(folded: str, end: int, lang: str) -> bool:
    """Whether somebody else is meant who is something to a company ("Apple supplier", „Tesla-Konkurrent“)."""
    return pattern_of("kin_behind", BEHIND[lang], lang).match(folded, end) is not None


def is_rivalled(folded: str, end: int, lang: str) -> bool:
    """Whether the company meant is the rival of one, named behind it: "SAP's rival Oracle"."""
    return pattern_of("rivals", BEHIND[lang], lang).match(folded, end) is not None


def is_beside(reading: Reading, name: Name) -> bool:
    """Whether a name is only that of somebody who has to do with the one spoken of: "its rival Oracle",
    "the company is buying ISG", "losing the Siemens contract".
    """
    folded, lang = reading.folded, reading.lang
    if is_related(folded, name.end, lang) or is_introduced(folded, name.start, lang):
        return True
    if pattern_of("dealings_behind", BEHIND[lang], lang).match(folded, name.end):
        return True
    return any(
        mark.end < name.start and folded[mark.end : name.start].strip()
        for mark in reading.of("things.epithets", "clauses.subject_pronouns")
    )


@cache
def pattern_of(key: str, pattern: str, lang: str) -> re.Pattern[str]:
    """A pattern in which WORDS stands for the terms of a list of clauses.toml."""
    return re.compile(pattern.replace("WORDS", either(expanded(lexicon(lang)[f"clauses.{key}"]))))
