"""What an official denial covers: the event, a number, or only the report as told."""

from __future__ import annotations

from claimtrack.comparison.explain import denies
from claimtrack.comparison.intervals import same_number, same_or_overlapping
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.refusal import Refusal
from claimtrack.comparison.rule import Context, event_key
from claimtrack.comparison.wording import amount, event, voice
from claimtrack.model import Facet


def concedes(denial: Reading, context: Context) -> bool:
    """Whether an official voice affirms the event in the very article that carries the denial."""
    return denial.official and event_key(denial) in context.conceded


def facet_of(denial: Reading, context: Context) -> Facet:
    """What is denied. Where the claim does not say: its number if it has one; else, if it answers other
    claims, only their wording; else ("we are not leaving China") the event.

    "There is no truth in it, but several thousand jobs will go" does not deny the event, whatever its words.
    """
    facet = denial.claim.facet
    if facet is None and denial.interval is not None:
        return Facet.NUMBER
    if facet is None:
        facet = Facet.CHARACTERISATION if denial.claim.targets else Facet.EVENT
    return Facet.CHARACTERISATION if facet is Facet.EVENT and concedes(denial, context) else facet


def _another(denial: Reading, claim: Reading, answered: Reading) -> Refusal:
    denied = amount(answered.claim.quantity) or event(answered.claim)
    given = amount(claim.claim.quantity) or event(claim.claim)
    return Refusal("value", f"{voice(denial)} denies {denied}, {voice(claim)} gives {given}: not the same.")


def _names_the_number(denial: Reading, claim: Reading) -> bool:
    """Whether the number in the denial is the number in the claim."""
    if denial.interval is None or claim.interval is None or denial.unit != claim.unit:
        return False
    return same_or_overlapping(denial.interval, claim.interval)


def _repeats(claim: Reading, answered: Reading) -> bool:
    """Whether a claim gives the number that the answered claim gives."""
    if claim.interval is None or answered.interval is None or claim.unit != answered.unit:
        return False
    return same_number(claim.interval, answered.interval)


def _beyond_event(denial: Reading, claim: Reading) -> Refusal | None:
    """An event denied with a number ("will not cut 10 percent") says nothing of other numbers."""
    if denial.interval is None or claim.interval is None or _names_the_number(denial, claim):
        return None
    return _another(denial, claim, denial)


def _beyond_number(denial: Reading, claim: Reading) -> Refusal | None:
    if claim.interval is None:
        return Refusal("value-missing", f"{voice(denial)} denies a number, {voice(claim)} gives none.")
    if denial.interval is not None:
        return None if _names_the_number(denial, claim) else _another(denial, claim, denial)
    if claim.answered_by(denial):
        return None
    if denial.answers is None:
        return Refusal("value-missing", f"{voice(denial)} denies a number without saying which.")
    return None if _repeats(claim, denial.answers) else _another(denial, claim, denial.answers)


def _beyond_report(denial: Reading, claim: Reading) -> Refusal | None:
    """A report is disputed wherever it is told: with the same number, or with none."""
    if claim.official:
        return Refusal("voice", f"{voice(denial)} disputes reports; {voice(claim)} is an official voice.")
    if claim.answered_by(denial) or (claim.interval is None and denial.answers is not None):
        return None
    if denial.interval is not None:
        return None if _names_the_number(denial, claim) else _another(denial, claim, denial)
    if denial.answers is None and denial.claim.targets:
        return Refusal("value", f"{voice(denial)} disputes a report that is not among these claims.")
    if denial.answers is None or denial.answers.interval is None or _repeats(claim, denial.answers):
        return None
    return _another(denial, claim, denial.answers)


def _beyond_cause(denial: Reading, _claim: Reading) -> Refusal | None:
    return Refusal("facet", f"{denies(denial, denial.claim.facet or Facet.CAUSE)}.")


_BEYOND = {
    Facet.EVENT: _beyond_event,
    Facet.NUMBER: _beyond_number,
    Facet.CHARACTERISATION: _beyond_report,
    Facet.CAUSE: _beyond_cause,
    Facet.TIMING: _beyond_cause,
}


def not_covered(denial: Reading, claim: Reading, facet: Facet) -> Refusal | None:
    """Why a denial of this facet does not cover a claim that passed the gate with it; None when it does."""
    return _BEYOND[facet](denial, claim)
