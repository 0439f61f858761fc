"""The words that say whether the name of a town stands for the place, as patterns; from places.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.data.load import DATA, read


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Patterns of what stands before and behind the name of a town, in folded text but for `before`."""

    led_by: re.Pattern[str]
    followed_by: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    from_before: re.Pattern[str]
    from_behind: re.Pattern[str]
    based: re.Pattern[str]
    swallowing: re.Pattern[str]
    beside: frozenset[str]
    sounds_before: str
    sounds_behind: str
    """Chinese characters that go on with a foreign name: 里尔克 holds no 里尔."""


SITES = ("things.sites", "things.staff", "things.jobs", "things.workforce")
"""The lists of what is somewhere: behind the name of a town they say that it is the place."""
PATTERNS = {
    "zh": {
        "led_by": "(?:WORDS)$",
        "followed_by": "的?(?:WORDS)",
        "before": "(?:WORDS)$",
        "behind": "(?:WORDS)",
        "from_before": "(?:WORDS)[^的、，。,]{0,5}$",
        "from_behind": "(?:WORDS)",
        "based": "(?:WORDS)$",
    },
    "en": {
        "led_by": r"\b(?:WORDS) (?:(?:central|downtown|nearby|north|south|suburban|the) )?$",
        "followed_by": r"(?:['’]s?)?[ -](?:[a-z&-]+ )?(?:WORDS)\b",
        "before": r"\b(?:WORDS) $",
        "behind": r"(?:['’]s?)? (?:WORDS)\b",
        "from_before": r"\b(?:WORDS) (?:[a-z]+ )?$",
        "from_behind": r"[ -](?:WORDS)\b",
        "based": r"\b(?:SITES)(?: [a-z]+){0,3} (?:WORDS) (?:[a-z]+ )?$",
    },
    "de": {
        "led_by": r"\b(?:WORDS) $",
        "followed_by": r"[ -](?:WORDS)\b",
        "before": r"\b(?:WORDS) $",
        "behind": r"[ -](?:WORDS)\b",
        "from_before": r"\b(?:WORDS) (?:(?:dem|der|den) (?:[a-zäöüß]+ )?)?$",
        "from_behind": r"[ -](?:WORDS)\b",
        "based": r"\b(?:SITES)(?: [a-zäöüß]+){0,3} (?:WORDS) $",
    },
}


@cache
def place_words(lang: str) -> PlaceWords:
    """The patterns of a language, built once."""
    table = read(DATA / "lexicons" / lang / "places.toml")
    sites = [term for label in SITES for term in expanded(lexicon(lang)[label]) if len(term) > 1]
    patterns = {}
    for key, pattern in PATTERNS[lang].items():
        words = [*expanded(table.texts(key)), *(sites if key == "followed_by" else ())]
        filled = pattern.replace("WORDS", _either(words)).replace("SITES", _either(sites))
        patterns[key] = re.compile(filled if words else r"(?!)")
    swallowing = re.compile(either(table.texts("swallowing", ())) or r"(?!)")
    beside = frozenset(table.texts("beside"))
    before, behind = (table.maybe_text(f"sounds_{where}") or "" for where in ("before", "behind"))
    table.done()
    return PlaceWords(
        **patterns, swallowing=swallowing, beside=beside, sounds_before=before, sounds_behind=behind
    )


def _either(terms: Sequence[str]) -> str:
    """The terms as alternatives of a pattern, `*` at an end leaving it open."""
    return either(terms).replace(r"\*", r"[\w-]*")
