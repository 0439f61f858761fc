"""A claim as the comparison reads it: the facts behind its words, worked out once for all pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from claimtrack.comparison.definition import Definition, definition_of
from claimtrack.comparison.family import Family
from claimtrack.comparison.intervals import Interval, interval_of
from claimtrack.folding import fold
from claimtrack.model import Claim, Modality, Period, SpeakerKind, Stance

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
AFFIRMING = (Stance.ASSERTS, Stance.CONFIRMS)


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim with what the gate compares. None is unknown, and unknown never equals unknown."""

    claim: Claim
    definition: Definition
    company: str | None
    region: str | None
    part: str | None
    object: str | None
    houses: frozenset[str]
    """Who measured, folded; empty where the claim names no analyst."""
    cited: frozenset[str]
    """Whoever is named on the way: an analyst of the other claim may stand among them."""
    interval: Interval | None
    said: Period | None
    """The days on which the article was published."""
    period: Period | None
    """The stated period."""
    anchor: Period | None
    """The date that bounds the period where none is stated."""
    planned: bool
    historic: bool
    cumulative: bool
    answers: Reading | None = None
    """For a denial read as the answer to one claim of its `targets`: that claim."""

    @property
    def official(self) -> bool:
        """Whether the claim is a statement: its voice is official."""
        return self.claim.attribution.speaker_kind is SpeakerKind.OFFICIAL

    @property
    def unit(self) -> str | None:
        """What the number counts; None without a number."""
        return (self.claim.quantity.unit or None) if self.claim.quantity else None

    def answered_by(self, other: Reading) -> bool:
        """Whether the other one is read as the answer to this very claim."""
        return other.answers is not None and other.answers.claim.id == self.claim.id

    @property
    def affirms(self) -> bool:
        """Whether the speaker says that it is so."""
        return self.claim.stance in AFFIRMING


@lru_cache(maxsize=4096)
def read_date(published: str | None) -> Period | None:
    """The days an ISO date, date-time, month or year covers; None where it is none of these."""
    found = _DATE.match(published or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        else:
            last = first.replace(month=12, day=31)
    except (ValueError, OverflowError):
        return None
    return Period(first, last, found.group())


def _object_and_region(claim: Claim, family: Family, own: str | None) -> tuple[str | None, str | None]:
    """The object by its id, and the country wherever the claim carries it: scope, object or subject.

    Where the object is a country (a market that is left), it says where, and is no object beside that.
    """
    named = None if claim.object is None else family.id_of(claim.object)
    entity = family.entities.get(named or "")
    region = claim.scope.region or (entity.region if entity else None) or own
    return (None if entity and family.is_country(entity) else named), region


def read_claim(claim: Claim, family: Family) -> Reading:
    """The reading of one claim."""
    company, own = family.place(family.known(claim.subject)) if claim.subject else (None, None)
    named, region = _object_and_region(claim, family, own)
    voice = claim.attribution
    cited = frozenset(family.id_of(name) for name in (*voice.via, voice.speaker) if name)
    analyst = voice.speaker if voice.speaker_kind is SpeakerKind.ANALYST else None
    said = read_date(claim.published)
    return Reading(
        claim=claim,
        definition=definition_of(claim.type),
        company=company,
        region=region,
        part=" ".join(fold(claim.scope.org).split()) if claim.scope.org else None,
        object=named,
        houses=frozenset({family.id_of(analyst)} if analyst else ()),
        cited=cited,
        interval=interval_of(claim.quantity),
        said=said,
        period=claim.period,
        anchor=said,
        planned=claim.modality is Modality.PLANNED,
        historic=claim.historic,
        cumulative=claim.cumulative,
    )


def read_as_answer(denial: Reading, target: Reading, family: Family) -> Reading:
    """The denial as the answer to one claim: what it does not name itself, it takes from that claim.

    "The report is not accurate" names no country, department or month: those of the report are meant.
    What the denial does name stays ("no cuts in Switzerland" does not answer for the world).
    """
    company = denial.company
    if company is None or (target.company and company in family.ancestors(target.company)):
        company = target.company
    return replace(
        denial,
        company=company,
        region=denial.region or target.region,
        part=denial.part or target.part,
        object=denial.object or target.object,
        period=target.period,
        anchor=target.anchor,
        planned=target.planned,
        historic=target.historic,
        cumulative=target.cumulative,
        answers=target,
    )
