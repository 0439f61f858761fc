"""Companies on no list that one sentence shows to be employers, where an article names no other company.

"Quarrystone lays off 40", „Stellenabbau bei Hirsch & Söhne“, „Kündigungen in der Zittauer Bandweberei“: who
ends jobs, or whose jobs end, is an employer. A noun that may be any employer (the council, „Stadt“) is none,
and where the opening names a company at all, a name so found could only be somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimtrack.claims.names import PLACE, Name
from claimtrack.claims.organisations import KIND, WORD, is_common
from claimtrack.claims.reading import COMPANY_KINDS, overlap
from claimtrack.data.lexicons import either, expanded
from claimtrack.data.load import DATA, read
from claimtrack.data.places import REGION

OPENING = 4
"""So many sentences, the title among them, say whom an article is about."""
GAP = r"(?: [^\s.;:]+){0,6}? "
"""What may stand in a gap of a phrase („streicht … Stellen“)."""
BEGINNING = r"(?:^|(?<=[:–-] ))[\"“„»«]?"
"""Where a heading or its second half begins."""
PLURAL = re.compile("[^s]s$")
"""How an English word ends that alone is no name ("Robots cut jobs")."""
NAME = rf"(?P<name>{WORD}(?: (?:& )?{WORD}){{0,2}})"


def with_employers(texts: Sequence[str], names: Sequence[list[Name]], lang: str) -> list[list[Name]]:
    """The names of each sentence, with those of employers on no list that the opening shows."""
    if lang == "zh" or any(name.kind in COMPANY_KINDS for own in names[:OPENING] for name in own):
        return list(names)
    opening = zip(texts[:OPENING], names[:OPENING], strict=True)
    called = dict.fromkeys(name for text, own in opening for name in _shown(text, own, lang))
    if not called:
        return list(names)
    pattern = re.compile(rf"(?<![\w-])(?:{either(called)})(?!\w)")
    return [_with(own, text, pattern) for text, own in zip(texts, names, strict=True)]


def _with(own: Sequence[Name], text: str, pattern: re.Pattern[str]) -> list[Name]:
    """The names of a sentence with those that a pattern finds; a town in such a name is no place."""
    found = [Name(one.start(), one.end(), one[0], one[0], KIND) for one in pattern.finditer(text)]
    free = [new for new in found if all(not overlap(new, old) or _is_place(old) for old in own)]
    kept = [old for old in own if not any(overlap(new, old) for new in free)]
    return sorted([*kept, *free], key=lambda name: name.start)


def _is_place(name: Name) -> bool:
    return name.kind in (PLACE, REGION)


def _shown(text: str, own: Sequence[Name], lang: str) -> Iterator[str]:
    """The names of employers in a sentence that names no company."""
    if any(name.kind in COMPANY_KINDS for name in own):
        return
    signs = _signs(lang)
    for pattern in signs.patterns:
        for match in pattern.finditer(text):
            if not _is_any(match["name"], signs, lang):
                yield match["name"].rstrip(".’'-")


@dataclass(frozen=True, slots=True)
class _Signs:
    patterns: tuple[re.Pattern[str], ...]
    common: re.Pattern[str]


def _is_any(name: str, signs: _Signs, lang: str) -> bool:
    """Whether a name is made of words that may mean any employer, or a person."""
    words = [word for word in name.split() if word != "&"]
    if signs.common.fullmatch(words[0]) or signs.common.fullmatch(words[-1]):
        return True
    if lang == "en":
        return len(words) == 1 and PLURAL.search(name) is not None
    return len(words) == 1 and is_common(name)


def _pattern(phrase: str) -> str:
    """A phrase as a pattern: its gaps take a few words, a star the beginning of a compound."""
    return re.escape(phrase).replace(r"\ …\ ", GAP).replace(r"\ ", " ").replace(r"\*", r"[\w-]*")


@cache
def _signs(lang: str) -> _Signs:
    table = read(DATA / "lexicons" / lang / "employers.toml")
    lists = {key: table.texts(key) for key in table}
    table.done()
    finite, infinite = ("|".join(map(_pattern, expanded(lists[key]))) for key in ("doing", "to_do"))
    suffering, speaking, helping = (
        either(expanded(lists[key])) for key in ("suffering", "speaking", "helping")
    )
    kinds, sites = either(lists["kinds"]), either(lists["sites"])
    does = rf"(?i:(?:(?:{helping}) )?(?:{finite})|(?:{helping}) (?:{infinite}))(?!\w)"
    founded = rf"[A-ZÄÖÜ][a-zäöüß]+er [A-ZÄÖÜ]?[a-zäöüß]*(?i:{kinds})"
    doubled = rf"(?P<name>{WORD} (?:& )?{WORD}(?: {WORD})?)"
    return _Signs(
        tuple(
            map(
                re.compile,
                (
                    rf"{BEGINNING}{NAME} {does}",
                    rf"(?i:\b(?:{speaking})) {NAME}(?!\w)",
                    rf"(?i:(?:{suffering})) {doubled}(?!\w)",
                    rf"(?i:(?:{suffering})) (?P<name>{founded})(?!\w)",
                    rf"{BEGINNING}(?:Das|Der|Die) (?P<name>{founded}) {does}",
                    rf"(?i:(?:{suffering})) (?P<name>(?:{sites})[ -]{WORD})(?!\w)",
                ),
            )
        ),
        re.compile(f"(?i:{'|'.join(one.replace('*', r'.*') for one in expanded(lists['common']))})"),
    )
