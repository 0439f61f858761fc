"""What an article is about from its beginning: its title and first sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimtrack.claims.bystanders import is_platform
from claimtrack.claims.focus import OPENING, Focus
from claimtrack.claims.kin import is_related
from claimtrack.claims.markets import is_cloudy
from claimtrack.claims.names import Name
from claimtrack.claims.oblique import is_landmark
from claimtrack.claims.reading import Reading
from claimtrack.data.entities import load_entities

FIRST_GAIN = 2
"""So many mentions more counts whom the title names first."""


def focus_of(readings: Sequence[Reading], own: str | None = None) -> Focus:
    """The focus an article begins with, by its title and first sentences; whom only a row names is not it.

    `own`: the company on whose own page it stands.
    """
    opening = [reading for reading in readings[:OPENING] if not reading.sentence.cells]
    counts: Counter[str] = Counter()
    for at, reading in enumerate(opening):
        for name in _meant(reading):
            counts[name.id] += 3 if at == 0 else 1
    first = next((name.id for reading in opening for name in _meant(reading)), None)
    if first and _meant(opening[0]):
        counts[first] += FIRST_GAIN
    lead = counts.most_common(1)[0][0] if counts else None
    entity = load_entities().by_id.get(lead) if lead else None
    titled = bool(opening) and _about_china(opening[0])
    china = titled or bool(entity and entity.region == "CN")
    cloud = any(map(is_cloudy, opening))
    return Focus(company=first or own, lead=lead or own, own=own, region="CN" if china else None, cloud=cloud)


def _meant(reading: Reading) -> list[Name]:
    """The organisations of a sentence, without those that only say who another one is („der VW-Rivale“), or
    where something was posted.
    """
    posted = reading.lang == "zh"
    return [
        name
        for name in reading.companies()
        if not is_related(reading.folded, name.end, reading.lang)
        and not is_landmark(reading, name)
        and not (posted and is_platform(reading, name))
    ]


def _about_china(title: Reading) -> bool:
    """Whether a title speaks of China, and does not tell a company and its business there apart.

    "Tesla to cut 10 %; Tesla China stays silent" is about Tesla.
    """
    marks, names = title.of("things.china"), title.companies()
    starts = {mark.start for mark in marks}
    beside = [name for name in names if starts & {name.end, name.end + 1}]
    apart = {name.id for name in names if name not in beside}
    return bool(marks) and (len(beside) < len(marks) or apart.isdisjoint(name.id for name in beside))
