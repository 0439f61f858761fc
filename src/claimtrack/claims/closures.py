"""What only looks like a closure in Chinese: a stop that ends again, a site that another clause speaks of.

停产两周 · 电影业务不振，索尼影业裁撤90个职位
"""

from __future__ import annotations

import re
from functools import cache

from claimtrack.claims.matching import Trigger
from claimtrack.claims.reading import Reading
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read

COUNT = r"(?:约|近|至少|最多|长达|了)*(?:[0-9]+|[一二两三四五六七八九十半数几]+)"
"""How many, in Chinese."""


def is_no_closure(reading: Reading, trigger: Trigger) -> bool:
    """Whether a Chinese closure lasts for a while, said right behind its words, or is none: past the comma
    behind the site a company does something else.
    """
    if trigger.type.id != "closure" or reading.lang != "zh":
        return False
    if any(_while().match(reading.folded, part.end) for part in trigger.parts):
        return True
    first, *others = sorted(trigger.parts, key=lambda part: part.start)
    names = [name for name in reading.companies() if reading.commas_between(first, name)]
    return any(any(reading.within(names, first.end, other.start)) for other in others)


@cache
def _while() -> re.Pattern[str]:
    """A stretch of time, in words for months and less."""
    durations = read(DATA / "lexicons" / "zh" / "units.toml").table("duration")
    words = [word for key in durations for word in durations.texts(key) if not word.startswith("年")]
    return re.compile(rf"{COUNT}(?:{either(words)})")
