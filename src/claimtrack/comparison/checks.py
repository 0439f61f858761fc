"""The single checks of the gate: each says in one sentence why two claims cannot be compared, or None."""

from __future__ import annotations

from claimtrack.comparison.definition import Named
from claimtrack.comparison.family import Family
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.refusal import Refusal
from claimtrack.comparison.rounds import time_refusal
from claimtrack.comparison.wording import one_line, voice, words_of
from claimtrack.model import Modality

_UNIT_REASONS = {frozenset({"people", "percent"}): "Percent against people, and no denominator given."}


def same_type(a: Reading, b: Reading, _family: Family) -> Refusal | None:
    """Both make the same type of claim."""
    if a.claim.type == b.claim.type:
        return None
    return Refusal("type", f"Other type of claim: {words_of(a.claim.type)} against {words_of(b.claim.type)}.")


def same_subject(a: Reading, b: Reading, family: Family) -> Refusal | None:
    """Both are about the same company; a company and a part of it differ in scope."""
    if a.company is None or b.company is None:
        nameless = [voice(side) for side in (a, b) if side.company is None]
        return Refusal("subject", f"Whom it is about is not known: {' and '.join(nameless)}.", unknown=True)
    if a.company == b.company:
        return None
    names = f"{_subject_name(a, family)} against {_subject_name(b, family)}"
    if family.related(a.company, b.company):
        return Refusal("scope", f"A company against a part of it: {names}.")
    return Refusal("subject", f"Other subject: {names}.")


def _subject_name(reading: Reading, family: Family) -> str:
    """The company by its English name; one on no list as it is written."""
    entity = family.entities.get(reading.company or "")
    return entity.name if entity else one_line(reading.claim.subject or reading.company or "")


def same_scope(a: Reading, b: Reading, family: Family) -> Refusal | None:
    """Both are about the same country; no country named means the subject as a whole."""
    if a.region == b.region:
        return None
    if a.region and b.region:
        return Refusal(
            "scope", f"Other country: {family.country(a.region)} against {family.country(b.region)}."
        )
    country = family.country(a.region or b.region or "")
    whole = _subject_name(a, family)
    return Refusal("scope", f"Wider or narrower scope: {country} against {whole}, no country named.")


def same_part(a: Reading, b: Reading, _family: Family) -> Refusal | None:
    """Both are about the same department or team, or both about the whole."""
    if a.part != b.part:
        parts = [one_line(side.claim.scope.org or "") or "the whole" for side in (a, b)]
        what = "Other part" if a.part and b.part else "A part against the whole"
        return Refusal("part", f"{what}: {parts[0]} against {parts[1]}.")
    if a.part is None and a.definition.part:
        return Refusal("part", f"Which part is meant is not said: {words_of(a.claim.type)}.", unknown=True)
    return None


def same_object(a: Reading, b: Reading, _family: Family) -> Refusal | None:
    """Both name the same customer, site or market, where the claim type needs one."""
    needed = a.definition.object
    what = needed if needed in (Named.CUSTOMER, Named.MARKET) else "object"
    if a.object != b.object:
        named = [one_line(side.claim.object or "") or "none named" for side in (a, b)]
        difference = f"Other {what}" if a.object and b.object else f"Only one names the {what}"
        return Refusal("object", f"{difference}: {named[0]} against {named[1]}.")
    missing = {
        Named.CUSTOMER: a.object is None,
        Named.MARKET: a.object is None and a.region is None,
        Named.REGION: a.region is None,
    }
    if missing.get(needed, False):
        lacking = "country" if needed is Named.REGION else what
        return Refusal(
            "object", f"Neither names the {lacking} of the {words_of(a.claim.type)}.", unknown=True
        )
    return None


def same_definition(a: Reading, b: Reading, family: Family) -> Refusal | None:
    """Both figures were measured by the same house, for types where that decides what is counted."""
    if not a.definition.house or (a.houses and a.houses == b.houses):
        return None
    if a.houses and b.houses:
        houses = [", ".join(family.name(house) for house in sorted(side.houses)) for side in (a, b)]
        return Refusal("definition", f"Other house measured: {houses[0]} against {houses[1]}.")
    if a.houses & b.cited or b.houses & a.cited:
        return None
    silent = [voice(side) for side in (a, b) if not side.houses]
    return Refusal("definition", f"Who measured is not said: {' and '.join(silent)}.", unknown=True)


def no_supposition(a: Reading, b: Reading, _family: Family) -> Refusal | None:
    """Neither only supposes what it says."""
    supposing = [voice(side) for side in (a, b) if side.claim.modality is Modality.HYPOTHETICAL]
    return Refusal("modality", f"Only supposed: {' and '.join(supposing)}.") if supposing else None


def same_time(a: Reading, b: Reading, _family: Family) -> Refusal | None:
    """Both are about the same round, state or span."""
    return time_refusal(a, b)


def both_numbers(a: Reading, b: Reading, _family: Family) -> Refusal | None:
    """Both give a number."""
    silent = [voice(side) for side in (a, b) if side.interval is None]
    return Refusal("value-missing", f"No number given: {' and '.join(silent)}.") if silent else None


def same_unit(a: Reading, b: Reading, _family: Family) -> Refusal | None:
    """Both numbers count the same thing."""
    if not a.unit or not b.unit:
        return Refusal("unit", "What the number counts is not known on both sides.")
    if a.unit == b.unit:
        return None
    known = _UNIT_REASONS.get(frozenset({a.unit, b.unit}))
    return Refusal("unit", known or f"Other unit: {a.unit} against {b.unit}, and no rate between them given.")
