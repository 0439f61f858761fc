"""People whom a Chinese sentence counts only to say how many there are: 全球员工约3.8万人, 集团聘有900人.

Chinese sets noun and number side by side without a verb, so a count beside a layoff says how many work there
as often as how many go. What stands before the noun tells: nothing, a name or a place, or who is let go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, read
from claimtrack.values.value import Value

BEHIND = re.compile(r"\s*(?:$|[,;:.，；。、)）]|的)")
"""What stands behind people of whom nothing more is said."""
DONE = ("layoff.gone", "layoff.cut", "layoff.event", "layoff.dismiss", "layoff.affected", "layoff.walked")
"""Words for what is done to people who are let go."""
STARTS = ",;:，；：。、(（"
"""What a noun stands behind that nothing describes."""


def is_staff(reading: Reading, value: Value) -> bool:
    """Whether people are all who work somewhere: a noun for staff right before them, of whom nothing is said.

    被裁员工约300人 and 减少员工300人 are no such: before the noun stands a name, a place, a time, or a word
    such as 全球.
    """
    if reading.lang != "zh" or not BEHIND.match(reading.folded, value.end):
        return False
    if _is_local(reading, value):
        return True
    noun = _words().staff.search(reading.folded, 0, value.start)
    if noun is None or is_done_to(reading, value):
        return False
    return _words().stocks.match(noun[0]) is not None or _is_free(reading, noun.start())


@dataclass(frozen=True, slots=True)
class Words:
    """A noun for staff, and one for staff or jobs, each with what links it to its number; how one begins that
    says by itself that they work there; what may stand before one; one at the end of a value, and where they
    work before it; what people do.
    """

    staff: re.Pattern[str]
    stocks: re.Pattern[str]
    jobs: re.Pattern[str]
    heads: re.Pattern[str]
    ends: re.Pattern[str]
    local: re.Pattern[str]
    does: re.Pattern[str]


@cache
def _words() -> Words:
    table = read(DATA / "lexicons" / "zh" / "staffing.toml")
    nouns, stocks, jobs, links, heads, local, does = (
        either(table.texts(key)) for key in ("nouns", "stocks", "jobs", "links", "heads", "local", "does")
    )
    table.done()
    return Words(
        staff=re.compile(rf"(?:{nouns})(?:{links})*$"),
        stocks=re.compile(stocks),
        jobs=re.compile(rf"(?:{nouns}|{jobs})(?:{links})*$"),
        heads=re.compile(rf"(?:^|[{STARTS}]|{heads})\s?$"),
        ends=re.compile(rf"(?:{nouns})$"),
        local=re.compile(rf"(?:{local})$"),
        does=re.compile(does),
    )


def _is_local(reading: Reading, value: Value) -> bool:
    """Whether staff are counted right behind where they work, nothing done to them: 在华约4000名员工."""
    if not _words().ends.search(reading.folded, value.start, value.end):
        return False
    start = max((comma for comma in (*reading.commas, *reading.breaks) if comma < value.start), default=0)
    places = [name for name in reading.names if name.kind == "region" and name.end == value.start]
    led = _words().local.search(reading.folded, start, value.start)
    busy = any(reading.within(reading.of(*DONE, "clauses.taking_on"), start, value.end))
    return bool(led or places) and not busy


def _is_free(reading: Reading, start: int) -> bool:
    """Whether nothing that is done to people stands right before an offset."""
    if _words().heads.search(reading.folded, 0, start):
        return True
    heads: list[Stretch] = [*reading.names, *reading.of("things.sites", "things.groups", "things.epithets")]
    times = [value for value in reading.values if value.period]
    return any(one.end in (start, start - 1) for one in (*heads, *times))


def is_done_to(reading: Reading, value: Value) -> bool:
    """Whether the noun right before people says what is done to them: 被砍掉的岗位有数百个."""
    noun = _words().jobs.search(reading.folded, 0, value.start) if reading.lang == "zh" else None
    verbs = reading.of(*DONE)
    return noun is not None and any(mark.end in (noun.start(), noun.start() - 1) for mark in verbs)


def sees_to(reading: Reading, value: Value) -> bool:
    """Whether people are those who do something, or to whom something happens: some of those who work there
    (其中200人可转岗, 约300人将调往二厂, 有员工30人获奖).
    """
    if reading.lang != "zh" or any(overlap(mark, value) for mark in reading.of("clauses.stocks")):
        return False
    return _words().does.match(reading.folded, value.end) is not None
