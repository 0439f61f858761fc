"""Everything in a sentence that can speak: offices, people, outlets, research houses, companies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.claims.kin import is_related
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import UNION
from claimtrack.claims.people import belonging, house_behind, person_at
from claimtrack.claims.reading import COMPANY_KINDS, Reading, overlap
from claimtrack.model import SpeakerKind

KINDS = {
    "speakers.official": SpeakerKind.OFFICIAL,
    "speakers.insider": SpeakerKind.INSIDER,
    "speakers.unnamed": SpeakerKind.UNNAMED,
    "speakers.analyst": SpeakerKind.ANALYST,
    "speakers.press": SpeakerKind.PRESS,
}
OFFICES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.INSIDER, SpeakerKind.ANALYST})
NAME_KINDS = {"outlet": SpeakerKind.PRESS, "analyst": SpeakerKind.ANALYST}
"""Names of those through whom a claim may come."""
SPEAKING_KINDS = {**NAME_KINDS, UNION: SpeakerKind.INSIDER}
BELONGING = re.compile(r"(?:['’]s?)?[ -]?|的")
"""What stands between an organisation and its speaker behind it."""

PRETEXT = re.compile(r"以[^以,，。;；]{1,24}为(?:由|名|借口)")
"""A reason that somebody gives; whoever is named in it does not speak (以涉及员工隐私为由)."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker in a sentence and the cue that makes it one."""

    start: int
    end: int
    kind: SpeakerKind
    name: Name | None
    cue: str | None
    office: bool = False
    """Whether the words are those of an office or a trade, which a person may hold."""
    house: bool = False
    """Whether the words name a house on no list for which somebody speaks."""
    verb: int = 0
    """Where its verb of saying begins; 0 where it has none."""


def speakers(reading: Reading) -> list[Voice]:
    """Everything in the sentence that can speak, with or without a cue beside it, by place."""
    found = [
        Voice(mark.start, mark.end, kind, None, None, office=kind in OFFICES)
        for label, kind in KINDS.items()
        for mark in reading.of(label)
    ]
    for name in reading.names:
        if is_related(reading.folded, name.end, reading.lang):
            continue  # "Apple's rival said", der Tesla-Konkurrent
        if name.kind in SPEAKING_KINDS or name.kind in COMPANY_KINDS:
            kind = SPEAKING_KINDS.get(name.kind, SpeakerKind.OFFICIAL)
            found.append(Voice(name.start, name.end, kind, name, None))
    found.extend(
        Voice(mark.start, mark.end, SpeakerKind.OFFICIAL, None, None)
        for mark in reading.of("things.epithets")
    )
    pretexts = [match.span() for match in PRETEXT.finditer(reading.folded)]
    found = [one for one in found if not any(start <= one.start < end for start, end in pretexts)]
    return sorted(_with_people(reading, _in_full(reading, found)), key=lambda one: (one.start, -one.end))


def _in_full(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, with "AWS spokeswoman", "employees of AWS" and AWS发言人 as one: not two that speak."""
    whole: dict[Voice, Voice] = {}
    for voice in found:
        firm = None if voice.name else _firm_of(reading, voice, found)
        if firm:
            kind = firm.kind if voice.kind is SpeakerKind.PRESS else voice.kind
            start, end = min(voice.start, firm.start), max(voice.end, firm.end)
            whole[firm] = whole[voice] = replace(voice, start=start, end=end, kind=kind, name=firm.name)
    return list(dict.fromkeys(whole.get(voice, voice) for voice in found))


def _with_people(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, with an office and the person who holds it as one, and people named before."""
    text, lang = reading.sentence.text, reading.lang
    whole: list[Voice] = []
    for voice in found:
        house = house_behind(text, lang, voice.end) if voice.office else None
        if house and not _is_the_company(reading, voice.end, house):
            voice = replace(voice, end=house, house=voice.name is None)
        where = (text, reading.folded, lang, voice.start, voice.end)
        person = person_at(*where, voice.kind) if voice.office else None
        if person:
            reading.people.note(person, lang)
            voice = replace(voice, start=min(voice.start, person.start), end=max(voice.end, person.end))
        whole.append(voice)
    for person in reading.people.find(text, lang):
        if not any(overlap(person, voice) for voice in whole):
            whole.append(Voice(person.start, person.end, person.kind, None, None))
    return whole


def _is_the_company(reading: Reading, start: int, end: int) -> bool:
    """Whether what a speaker belongs to is "the US group", „der Konzern“: the company spoken of."""
    words = reading.of("things.firms", "things.epithets")
    within = any(start < mark.end and mark.start < end for mark in words)
    return within or reading.followed_by(end, "things.firms")


def _firm_of(reading: Reading, voice: Voice, found: Sequence[Voice]) -> Voice | None:
    """The organisation that a speaker belongs to, named right before or behind."""
    for firm in found:
        if firm.name is None or (firm.kind is SpeakerKind.OFFICIAL and voice.kind is SpeakerKind.PRESS):
            continue
        if firm.end <= voice.start and BELONGING.fullmatch(reading.folded, firm.end, voice.start):
            return firm
        if voice.end <= firm.start and belonging(reading.lang).fullmatch(
            reading.folded, voice.end, firm.start
        ):
            return firm
    return None
