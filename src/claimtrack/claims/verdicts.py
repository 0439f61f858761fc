"""Nouns by which somebody calls a report untrue: "called it speculation", "was 'just gossip'"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.claims.reading import Reading
from claimtrack.claims.standing import negated
from claimtrack.claims.terms import Mark

ENDS = re.compile(r"[\"”“«»'’」]*\s*(?:[,，.。!！;；)）]|$|and |but |by )")
"""What stands behind such a noun: "speculation about cuts" calls nothing so."""
LINKED = 1
"""So many words stand at most between the verb and the noun ("was mere speculation")."""
NAMED = 6
"""So many words stand at most between a verb of naming and the noun ("called the report speculation")."""


def verdicts(reading: Reading) -> Iterator[Mark]:
    """The nouns by which somebody calls a report untrue ("called it speculation", "was 'just gossip'")."""
    for mark in reading.of("speech.verdicts"):
        told = [
            story
            for story in reading.of("speech.reports")
            if story.end <= mark.start and story.start != mark.start
        ]
        if not told or not ENDS.match(reading.folded, mark.end) or negated(reading, mark):
            continue
        linked = any(
            link.end <= mark.start and reading.words(link.end, mark.start) <= LINKED
            for link in reading.of("clauses.passives", "clauses.as_verdict")
        )
        named = any(
            verb.end <= mark.start
            and reading.words(verb.end, mark.start) <= NAMED
            and told[-1].start >= verb.end
            for verb in reading.of("speech.naming")
        )
        if linked or named:
            yield mark
