"""The reason of a comparison in one sentence, and the list of what was compared."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.comparison.intervals import inside
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.rounds import label
from claimtrack.comparison.wording import (
    amount,
    event,
    interval_words,
    number,
    one_line,
    speaker,
    voice,
    words_of,
)
from claimtrack.model import Comparison, Facet, Modality, Relation, SpeakerKind, Stance, Strength

_UNKNOWN = "not said"
_DENIALS = {
    Facet.EVENT: "denied it: the event is denied",
    Facet.NUMBER: "denied this number",
    Facet.CHARACTERISATION: "called the report not accurate: disputes the report",
    Facet.CAUSE: "denied the cause only, neither the event nor the number",
    Facet.TIMING: "denied the timing only, neither the event nor the number",
}
_CONCEDING = "denied it but affirmed a part in the same article: disputes the report"


def says(reading: Reading) -> str:
    """Who says what: "Leiphone (2025-09-15) reported 20 to 30 percent for 2025-09"."""
    claim = reading.claim
    what = amount(claim.quantity) or event(claim)
    if claim.stance is Stance.CONFIRMS:
        verb = "confirmed"
    elif claim.stance is Stance.DENIES:
        verb = "denied"
    elif claim.stance is Stance.DECLINES:
        return f"{voice(reading)} declined to comment"
    elif claim.attribution.speaker_kind in (SpeakerKind.PRESS, SpeakerKind.AUTHOR, SpeakerKind.UNNAMED):
        verb = "reported"
    else:
        verb = "said"
    plan = " as a plan" if claim.modality is Modality.PLANNED else ""
    return f"{voice(reading)} {verb} {what}{claim.when}{plan}"


def denies(reading: Reading, facet: Facet, conceding: bool = False) -> str:
    """Who denies what: the event, the number, or only the report."""
    denial = _CONCEDING if conceding and facet is Facet.CHARACTERISATION else _DENIALS[facet]
    number_named = "" if facet is not Facet.CHARACTERISATION or reading.interval else ", names no number"
    return f"{voice(reading)} {denial}{number_named}"


def contrast(a: Reading, b: Reading) -> str:
    """Two numbers that cannot both be right."""
    return f"{says(a)}; {says(b)}: the two do not overlap."


def accord(a: Reading, b: Reading) -> str:
    """Two numbers that go together, and which of them says more."""
    value_a, value_b = amount(a.claim.quantity), amount(b.claim.quantity)
    if value_a == value_b:
        return f"{voice(a)} and {voice(b)}: both said {value_a}."
    if a.interval and b.interval and inside(a.interval, b.interval):
        return f"{says(a)}; {says(b)}: the first is narrower and lies within the second."
    if a.interval and b.interval and inside(b.interval, a.interval):
        return f"{says(a)}; {says(b)}: the second is narrower and lies within the first."
    return f"{says(a)}; {says(b)}: the two overlap, bounds and rounding allowed for."


def inputs(a: Reading, b: Reading) -> Mapping[str, str]:
    """What was compared, by name."""
    subjects = dict.fromkeys(one_line(reading.claim.subject or _UNKNOWN) for reading in (a, b))
    shown = {"subject": "; ".join(subjects), "type": words_of(a.claim.type)}
    for side, reading in (("a", a), ("b", b)):
        claim = reading.claim
        shown[f"value {side}"] = amount(claim.quantity) or "none"
        shown[f"interval {side}"] = interval_words(reading.interval)
        shown[f"period {side}"] = label(reading)
        shown[f"speaker {side}"] = f"{speaker(claim)} ({claim.attribution.speaker_kind})"
    rounding = [reading.interval.rounding for reading in (a, b) if reading.interval]
    if rounding:
        shown["tolerance"] = number(max(rounding))
    facets = [str(reading.claim.facet) for reading in (a, b) if reading.claim.facet]
    if facets:
        shown["facet"] = "; ".join(facets)
    if a.official and b.official:
        shown["voices"] = "two official voices"
    return shown


def contradiction(a: Reading, b: Reading, kind: str, reason: str, strength: Strength) -> Comparison:
    """A comparison of relation contradicts."""
    return Comparison(a.claim, b.claim, Relation.CONTRADICTS, reason, kind, strength, inputs(a, b))


def agreement(a: Reading, b: Reading, kind: str, reason: str) -> Comparison:
    """A comparison of relation agrees."""
    return Comparison(a.claim, b.claim, Relation.AGREES, reason, kind, None, inputs(a, b))


def incomparable(a: Reading, b: Reading, check: str, reason: str) -> Comparison:
    """A comparison of relation incomparable; its kind is the check that failed."""
    return Comparison(a.claim, b.claim, Relation.INCOMPARABLE, reason, check, None, inputs(a, b))
