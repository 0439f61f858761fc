"""Claims made by an act: a denial, a confirmation, a refusal to comment, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimtrack.claims.acted_on import speaks_of_events
from claimtrack.claims.acts import Act
from claimtrack.claims.answered import Matter, answered
from claimtrack.claims.build import Draft
from claimtrack.claims.focus import Focus
from claimtrack.claims.governing import governs
from claimtrack.claims.parts import part_of
from claimtrack.claims.reading import Reading, Stretch
from claimtrack.claims.reasons import Reason
from claimtrack.claims.regions import abroad
from claimtrack.claims.told import Told
from claimtrack.data.claim_types import ClaimType
from claimtrack.model import Attribution, Claim, Facet, SpeakerKind, Stance

GAP = 1
"""So many characters part two sentences of one paragraph."""


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
    unanswered: list[Act],
) -> Iterator[Draft]:
    """One draft for each act of a sentence; `told` are its filled triggers with their subjects.

    A confirmation of something told in the same sentence is that claim's own stance, and gives no second.
    Acts that answer nothing told so far are added to `unanswered`.
    """
    for act in (act for act in done if act.counts):
        content = [one for one in told if governing(reading, done, one.filled.trigger) is act]
        if content and act.stance is Stance.CONFIRMS:
            continue
        if act.facet is Facet.CAUSE:
            content = list(told[:1])
        one = content[0] if content else None
        matter = (one.subject, one.filled.trigger.type) if one else answered(reading, act, focus, before)
        if matter is None:
            unanswered.append(act)
            reading.drop(f"act/{act.rule}", Reason.NOTHING_ANSWERED, act)
        elif one is None and _says_again(reading, act, before):
            reading.drop(f"act/{act.rule}", Reason.YIELDS, act)
        else:
            yield drafted(reading, act, matter, before, one)


def drafted(
    reading: Reading, act: Act, matter: Matter, before: Sequence[Claim], one: Told | None = None
) -> Draft:
    """What an act claims that answers some matter; `one` is the claim of its sentence that it is about."""
    subject, claim_type = matter
    denied = act.stance is Stance.DENIES and act.facet is not Facet.CAUSE
    value = one.filled.value if one and denied else None
    things: list[Stretch] = [act]
    if act.voice and not reading.breaks_between(act, act.voice):
        things.append(act.voice)
    if one and value:
        things.extend([*one.filled.trigger.parts, value])
    filled = one.filled if one else None
    parts = (*filled.trigger.parts, *([filled.value] if filled.value else [])) if filled else ()
    return Draft(
        type=claim_type,
        subject=subject,
        things=tuple(things),
        rule=f"act/{act.rule}",
        confidence=0.85 if one else 0.7,
        value=value,
        object=one.object if one else None,
        stance=act.stance,
        facet=Facet.NUMBER if value and act.facet is not Facet.CHARACTERISATION else act.facet,
        attribution=attribution_of(reading, act),
        org=part_of(reading, claim_type.id, parts),
        region=abroad(reading, filled.trigger, subject, one.name if one else None, filled.value)
        if filled
        else None,
        targets=_targets(before, claim_type, subject),
    )


def _says_again(reading: Reading, act: Act, before: Sequence[Claim]) -> bool:
    """Whether a denial goes on from the one just before it: 'denied it. "It is untrue," she said.'"""
    if act.stance is not Stance.DENIES or act.voice is not None or not before or speaks_of_events(reading):
        return False
    last = before[-1]
    same = act.carried is None or last.attribution.speaker == act.carried.speaker
    near = last.evidence.field == reading.sentence.field
    near = near and 0 <= reading.sentence.start - last.evidence.sentence_end <= GAP
    return same and near and last.stance is Stance.DENIES


def attribution_of(reading: Reading, act: Act) -> Attribution:
    """Who does an act, as the attribution of its claim."""
    cue = reading.sentence.text[act.start : act.end]
    if act.voice is None and act.carried is not None:
        return replace(act.carried, cue=cue)
    if act.voice is None:
        return Attribution(None, SpeakerKind.OFFICIAL, cue)
    speaker = reading.sentence.text[act.voice.start : act.voice.end]
    return Attribution(speaker, act.voice.kind, cue)


def _targets(before: Sequence[Claim], claim_type: ClaimType, subject: str) -> tuple[str, ...]:
    """The ids of the claims of the article that an act on this type and subject answers."""
    return tuple(
        claim.id
        for claim in before
        if claim.type == claim_type.id
        and claim.subject == subject
        and claim.stance is Stance.ASSERTS
        and not claim.historic
    )
