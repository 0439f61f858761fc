"""Whom and what an act answers that has no content of its own: what was told or touched before it."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.claims.acted_on import EVENTS
from claimtrack.claims.acts import Act
from claimtrack.claims.focus import Focus
from claimtrack.claims.reading import Reading
from claimtrack.claims.regions import house
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.model import Claim, Facet, SpeakerKind, Stance

OWN_KINDS = frozenset({"company", "unit", "organisation"})
"""Who speaks only for its own house; an operator speaks for the company whose cloud it runs."""
REPEATED_REACH = 8.0
"""How far before the word of denial stands the figure that it calls untrue."""
REPORT_REACH = 8.0
"""How far from the word of confirming the report stands that is confirmed."""
Matter = tuple[str, ClaimType]
"""Whom an act is about, and of which type what it answers is."""


def answered(reading: Reading, act: Act, focus: Focus, before: Sequence[Claim]) -> Matter | None:
    """Whom and what an act answers; None where nothing was told that it could."""
    return (
        _repeated(reading, act, before)
        or _told_before(reading, act, before)
        or _answered_claim(reading, act, focus, before)
    )


def speaks_for(act: Act) -> str | None:
    """The company that acts, where it is named and speaks for itself."""
    name = act.voice.name if act.voice else None
    return name.id if name and name.kind in OWN_KINDS else None


def _repeated(reading: Reading, act: Act, before: Sequence[Claim]) -> Matter | None:
    """Whom and what an act answers that says a figure again: the last claim with that very figure.

    "The 30 percent is made up" · 三成这个数字毫无根据
    """
    if act.stance is not Stance.DENIES or (act.voice and act.voice.kind is not SpeakerKind.OFFICIAL):
        return None
    said = {
        (value.low, value.high, value.unit)
        for value in reading.values
        if value.end <= act.start
        and reading.distance(value, act) <= REPEATED_REACH
        and not reading.breaks_between(value, act)
    }
    for claim in reversed(before):
        figure = claim.quantity
        again = figure is not None and (figure.low, figure.high, figure.unit) in said
        if again and claim.subject and claim.type in EVENTS:
            speaks = speaks_for(act)
            if speaks is None or house(speaks) == house(claim.subject):
                return claim.subject, claim_types()[claim.type]
    return None


def _told_before(reading: Reading, act: Act, before: Sequence[Claim]) -> Matter | None:
    """Whom and what an act answers behind which its own sentence goes on to claim something else.

    惠普證實此事，資遣費之外再加發3個月薪資: the matter is what the sentences before told.
    """
    here = [claim for claim in before if _stands_in(reading, claim)]
    if not any(claim.evidence.start - reading.sentence.start >= act.end for claim in here):
        return None
    told = [claim for claim in before if claim not in here and claim.type in EVENTS and claim.subject]
    speaks = speaks_for(act)
    if not told or (speaks and house(speaks) != house(str(told[-1].subject))):
        return None
    return str(told[-1].subject), claim_types()[told[-1].type]


def _stands_in(reading: Reading, claim: Claim) -> bool:
    """Whether a claim was made in this very sentence."""
    sentence, place = reading.sentence, claim.evidence
    return place.field == sentence.field and sentence.start <= place.start < sentence.end


def _answered_claim(reading: Reading, act: Act, focus: Focus, before: Sequence[Claim]) -> Matter | None:
    """Whom and what an act without content of its own answers: what was told last about the speaker's house.

    A spokesperson of somebody else ("a lawyer for the founder declined to comment") answers nothing here.
    """
    voice, speaks = act.voice, speaks_for(act)
    claim_type, subject = _answered_type(act, focus), focus.last_subject
    if (subject is None or claim_type is None) and _of_a_report(reading, act):
        claim_type = _touched_type(focus.just_touched())
        subject = speaks or focus.company_meant()
    if claim_type is None or subject is None:
        return None
    last = subject, claim_type
    if voice is None or voice.kind is not SpeakerKind.OFFICIAL:
        return last
    if voice.name is None:
        return None if voice.house else last
    if speaks is None or house(speaks) == house(subject):
        return last
    return _answered_of(speaks, act, focus, before, claim_type)


def _answered_of(
    speaks: str, act: Act, focus: Focus, before: Sequence[Claim], last: ClaimType
) -> Matter | None:
    """What somebody answers whose house the last claim is not about: an earlier claim, or an event."""
    told = [claim for claim in before if claim.subject and house(claim.subject) == house(speaks)]
    if told:
        return str(told[-1].subject), claim_types()[told[-1].type]
    if touched := _touched_type(focus.touched if focus.touched_at == focus.at else None):
        return speaks, touched
    leads = focus.lead is not None and house(speaks) == house(focus.lead)
    return (speaks, last) if act.stance is Stance.DECLINES or leads else None


def _of_a_report(reading: Reading, act: Act) -> bool:
    """Whether an act may answer what was only touched: a confirmation must speak of a report or a paper."""
    if act.stance is not Stance.CONFIRMS:
        return True
    told = reading.of("speech.stories", "acts.papers", "acts.copies", "clauses.such")
    return any(reading.distance(mark, act) <= REPORT_REACH for mark in told)


def _touched_type(touched: str | None) -> ClaimType | None:
    return claim_types().get(touched) if touched else None


def _answered_type(act: Act, focus: Focus) -> ClaimType | None:
    answered = focus.answered_type(number=act.facet is Facet.NUMBER)
    return claim_types().get(answered) if answered else None
