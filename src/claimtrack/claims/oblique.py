"""Companies that a sentence only leads to or from: bought, dealt with, compared with, in a clause of place.

"Sales rose 9 %, helped by the purchase of Infinera" · "In India, where LinkedIn filled up with posts, …" ·
来自小米的收入 · 与吉利合并
"""

from __future__ import annotations

import re

from claimtrack.claims.kin import pattern_of
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading

DEALT = {
    "en": r"\b(?:WORDS) (?:the |its |their |rival |smaller )*$",
    "de": r"\b(?:WORDS) (?:(?:der|des|dem|den|die|das) )?$",
    "zh": r"(?:WORDS)$",
}
"""What stands before a company that is bought, sold or made a contract with."""
LED = {
    "en": r"\b(?:WORDS) (?:the |its |their )?$",
    "de": r"\b(?:WORDS) (?:(?:de[rmns]|die|das|eine[rmn]?|seine[rmn]?) )?$",
    "zh": r"(?:WORDS)$",
}
"""What stands before a company that a sentence leads to or from."""
GOES_ON = re.compile(r",? (?:who|which|whose)\b|, (?:die|der|das|dessen|deren)\b")
"""What stands behind a company of which a clause of its own tells something ("…, which grew 9 %")."""
LOOK_BACK = 40


def is_dealt_with(reading: Reading, name: Name) -> bool:
    """Whether a company is only bought, sold or made a contract with: nothing else is said of it."""
    return _behind(reading, name, "dealings", DEALT)


def is_led_to(reading: Reading, name: Name) -> bool:
    """Whether a company stands behind a preposition that its doings never stand behind (with, mit, 来自)."""
    if not _behind(reading, name, "obliques", LED) or GOES_ON.match(reading.folded, name.end):
        return False
    # 腾讯与阿里巴巴裁员: a word such as 与 joins two companies.
    return not any(0 <= name.start - other.end <= 1 for other in reading.companies() if other is not name)


def is_landmark(reading: Reading, name: Name) -> bool:
    """Whether a company only says where something is ("the food bank near the Ford plant")."""
    return _behind(reading, name, "landmarks", LED)


def is_placed(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a company stands in a clause that only says something of a place, and the trigger does not."""
    for mark in reading.of("clauses.wheres"):
        end = next((comma for comma in reading.commas if comma >= mark.end), len(reading.folded))
        if mark.end <= name.start and name.end <= end and not mark.start <= trigger.start < end:
            return True
    return False


def _behind(reading: Reading, name: Name, key: str, patterns: dict[str, str]) -> bool:
    before = reading.folded[max(0, name.start - LOOK_BACK) : name.start]
    return pattern_of(key, patterns[reading.lang], reading.lang).search(before) is not None
