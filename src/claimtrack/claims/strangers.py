"""Names on no list that head a clause: what the clause tells is told of them, not of the company in focus.

"Ascom is based in Baar and employs 1,300 people" says nothing of GE, whatever the article is about. Only
English shows it: German writes every noun with a capital, Chinese none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claimtrack.claims.capitals import RUN, stops
from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read

LANG = "en"
REGION = "region"
CLAUSE = re.compile(
    r"(?:^[\"“‘(]?|[,;:] |(?:, | )(?:and|but|while|as|because|that|whether|after|before|if|when) )"
)
"""Where a clause can begin."""


def heads(reading: Reading, trigger: Trigger) -> bool:
    """Whether a name on no list, or a country, heads the clause in which something is claimed."""
    if reading.lang != LANG:
        return False
    first = min(part.start for part in trigger.parts)
    own: list[Stretch] = [*reading.companies(), *reading.of("things.epithets", "clauses.subject_pronouns")]
    for start, end in reversed(list(_heads(reading.sentence.text, first))):
        if any(start <= thing.start < first for thing in own):
            return False
        if _is_stranger(reading, start, end) and _does(reading, end, first):
            return True
    return False


def _heads(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """Where capitalised words stand at the beginning of a clause, up to an offset."""
    for opening in CLAUSE.finditer(text, 0, stop):
        found = RUN.match(text, opening.end(), stop)
        if found:
            yield found.span()


def _is_stranger(reading: Reading, start: int, end: int) -> bool:
    written = reading.sentence.text[start:end]
    if any(name.start < end and start < name.end for name in reading.names if name.kind != REGION):
        return False
    words = written.split()
    if words[0] in stops(LANG) or reading.people.kind(words[-1]):
        return False
    begins = not any(map(str.isalnum, reading.sentence.text[:start]))
    return not begins or len(words) > 1 or reading.capitals.has(words[0])


def _does(reading: Reading, end: int, first: int) -> bool:
    """Whether a verb stands right behind a name: one that helps, or the first word of what is claimed."""
    behind = reading.folded[end : first + 1]
    return _helping().match(behind) is not None or _adverbs(behind[:-1].split())


def _adverbs(words: Iterable[str]) -> bool:
    return all(word.endswith("ly") for word in words)


@cache
def _helping() -> re.Pattern[str]:
    table = read(DATA / "lexicons" / LANG / "strangers.toml")
    words = either(table.texts("helping"))
    table.done()
    return re.compile(rf" (?:[a-z]+ly )?(?:{words})\b")
