"""Claims made by an act: a denial, a confirmation, a refusal to comment, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.claims.acts import EVENTS, Act
from claimtrack.claims.build import Draft
from claimtrack.claims.focus import Focus
from claimtrack.claims.governing import governs
from claimtrack.claims.names import Name
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.reasons import Reason
from claimtrack.claims.regions import house
from claimtrack.claims.slots import Filled
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.model import Attribution, Claim, Facet, SpeakerKind, Stance

GAP = 1
"""So many characters part two sentences of one paragraph."""
OWN_KINDS = frozenset({"company", "unit", "organisation"})
"""Who speaks only for its own house; an operator speaks for the company whose cloud it runs."""

REPEATED_REACH = 8.0
"""How far before the word of denial stands the figure that it calls untrue."""


@dataclass(frozen=True, slots=True)
class Told:
    """A filled trigger with the subject it speaks of, and the customer where it names one."""

    filled: Filled
    subject: str
    object: str | None = None
    name: Name | None = None


def settled(reading: Reading, told: Sequence[Told]) -> list[Told]:
    """What a sentence tells, each deal once; nobody wins whom it loses there ("will not renew with SAP")."""
    left = {one.subject for one in told if one.filled.trigger.type.id == "customer_exit"}
    named = {_deal(one) for one in told if one.object}
    kept: list[Told] = []
    for one in told:
        again = any(_deal(one) == _deal(other) and one.object == other.object for other in kept)
        says_less = one.object is None and _deal(one) in named
        returns = one.filled.trigger.type.id == "customer_win" and one.subject in left
        if one.filled.trigger.type.object == "customer" and (again or says_less or returns):
            reading.drop(one.filled.trigger.rule, Reason.YIELDS, one.filled.trigger)
        else:
            kept.append(one)
    return kept


def _deal(one: Told) -> tuple[str, str]:
    return one.filled.trigger.type.id, one.subject


def governing(reading: Reading, done: Sequence[Act], trigger: Stretch) -> Act | None:
    """The act whose content a trigger is, the nearest where there are several."""
    ruling = [act for act in done if governs(reading, act, trigger)]
    return min(ruling, key=lambda act: reading.distance(act, trigger), default=None)


def answers(
    reading: Reading,
    done: Sequence[Act],
    told: Sequence[Told],
    focus: Focus,
    before: Sequence[Claim],
) -> Iterator[Draft]:
    """One draft for each act of a sentence; `told` are its filled triggers with their subjects.

    A confirmation of something told in the same sentence is that claim's own stance, and gives no second.
    """
    for act in done:
        content = [one for one in told if governing(reading, done, one.filled.trigger) is act]
        if content and act.stance is Stance.CONFIRMS:
            continue
        if act.facet is Facet.CAUSE:
            content = list(told[:1])
        draft = _about(reading, act, content, focus, before)
        if draft:
            yield draft


def _about(
    reading: Reading,
    act: Act,
    content: Sequence[Told],
    focus: Focus,
    before: Sequence[Claim],
) -> Draft | None:
    one = content[0].filled if content else None
    answered = (content[0].subject, one.trigger.type) if one else None
    answered = answered or _repeated(reading, act, before) or _told_before(reading, act, before)
    answered = answered or _answered_claim(act, focus, before)
    if answered is None:
        reading.drop(f"act/{act.rule}", Reason.NOTHING_ANSWERED, act)
        return None
    subject, claim_type = answered
    if one is None and _says_again(reading, act, before):
        reading.drop(f"act/{act.rule}", Reason.YIELDS, act)
        return None
    value = one.value if one and act.stance is Stance.DENIES and act.facet is not Facet.CAUSE else None
    things: list[Stretch] = [act]
    if act.voice and not reading.breaks_between(act, act.voice):
        things.append(act.voice)
    if one and value:
        things.extend([*one.trigger.parts, value])
    return Draft(
        type=claim_type,
        subject=subject,
        things=tuple(things),
        rule=f"act/{act.rule}",
        confidence=0.85 if one else 0.7,
        value=value,
        object=content[0].object if content else None,
        stance=act.stance,
        facet=Facet.NUMBER if value and act.facet is not Facet.CHARACTERISATION else act.facet,
        attribution=attribution_of(reading, act),
        targets=_answered(before, claim_type, subject),
    )


def _says_again(reading: Reading, act: Act, before: Sequence[Claim]) -> bool:
    """Whether a denial goes on from the one just before it: 'denied it. "It is untrue," she said.'"""
    if act.stance is not Stance.DENIES or act.voice is not None or not before:
        return False
    last = before[-1]
    same = act.carried is None or last.attribution.speaker == act.carried.speaker
    near = last.evidence.field == reading.sentence.field
    near = near and 0 <= reading.sentence.start - last.evidence.sentence_end <= GAP
    return same and near and last.stance is Stance.DENIES


def _repeated(reading: Reading, act: Act, before: Sequence[Claim]) -> tuple[str, ClaimType] | None:
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
            speaker = act.voice.name if act.voice else None
            if speaker is None or speaker.kind not in OWN_KINDS or house(speaker.id) == house(claim.subject):
                return claim.subject, claim_types()[claim.type]
    return None


def _told_before(reading: Reading, act: Act, before: Sequence[Claim]) -> tuple[str, ClaimType] | None:
    """Whom and what an act answers behind which its own sentence goes on to claim something else.

    惠普證實此事，資遣費之外再加發3個月薪資: the matter is what the sentences before told.
    """
    here = [claim for claim in before if _stands_in(reading, claim)]
    if not any(claim.evidence.start - reading.sentence.start >= act.end for claim in here):
        return None
    told = [claim for claim in before if claim not in here and claim.type in EVENTS and claim.subject]
    speaker = act.voice.name if act.voice else None
    if not told or (
        speaker and speaker.kind in OWN_KINDS and house(speaker.id) != house(str(told[-1].subject))
    ):
        return None
    return str(told[-1].subject), claim_types()[told[-1].type]


def _stands_in(reading: Reading, claim: Claim) -> bool:
    """Whether a claim was made in this very sentence."""
    sentence, place = reading.sentence, claim.evidence
    return place.field == sentence.field and sentence.start <= place.start < sentence.end


def _answered_claim(act: Act, focus: Focus, before: Sequence[Claim]) -> tuple[str, ClaimType] | None:
    """Whom and what an act without content of its own answers: what was told last about the speaker's house.

    A spokesperson of somebody else ("a lawyer for the founder declined to comment") answers nothing here.
    """
    voice = act.voice
    speaks = voice.name.id if voice and voice.name and voice.name.kind in OWN_KINDS else None
    claim_type, subject = _answered_type(act, focus), focus.last_subject
    if subject is None and voice and act.stance is not Stance.CONFIRMS:
        touched = focus.just_touched()
        claim_type = claim_types().get(touched) if touched else None
        subject = speaks or focus.lead
    if claim_type is None or subject is None:
        return None
    last = subject, claim_type
    if voice is None or voice.kind is not SpeakerKind.OFFICIAL:
        return last
    if voice.name is None:
        return None if voice.house else last
    if speaks is None or house(speaks) == house(subject):
        return last
    told = [claim for claim in before if claim.subject and house(claim.subject) == house(speaks)]
    if told:
        return str(told[-1].subject), claim_types()[told[-1].type]
    return (speaks, claim_type) if act.stance is Stance.DECLINES else None


def _answered_type(act: Act, focus: Focus) -> ClaimType | None:
    answered = focus.answered_type(number=act.facet is Facet.NUMBER)
    return claim_types().get(answered) if answered else None


def attribution_of(reading: Reading, act: Act) -> Attribution:
    """Who does an act, as the attribution of its claim."""
    cue = reading.sentence.text[act.start : act.end]
    if act.voice is None and act.carried is not None:
        return replace(act.carried, cue=cue)
    if act.voice is None:
        return Attribution(None, SpeakerKind.OFFICIAL, cue)
    speaker = reading.sentence.text[act.voice.start : act.voice.end]
    return Attribution(speaker, act.voice.kind, cue)


def _answered(before: Sequence[Claim], claim_type: ClaimType, subject: str) -> tuple[str, ...]:
    """The ids of the claims of the article that an act on this type and subject answers."""
    return tuple(
        claim.id
        for claim in before
        if claim.type == claim_type.id
        and claim.subject == subject
        and claim.stance is Stance.ASSERTS
        and not claim.historic
    )
