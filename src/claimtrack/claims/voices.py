"""Who speaks in a sentence, and of what kind: the attribution of a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.claims.names import Name
from claimtrack.claims.people import belonging, house_behind, person_at
from claimtrack.claims.reading import COMPANY_KINDS, Reading, Stretch, overlap
from claimtrack.claims.terms import Mark
from claimtrack.model import Attribution, SpeakerKind

CUE_REACH = 5.0
"""How far, in words, a speaker stands from the verb or preposition that makes it one."""
CROWD_REACH = 3.0
"""Employees are spoken of more often than they speak: they must stand nearer to the verb."""
INVERTED = 2.0
"""How far a speaker may stand behind the verb of saying (", said a spokesman", sagte ein Sprecher)."""
VOICE_REACH = 40.0
MEDIUM_COST = 6.0
THAT_REACH = 8.0
"""How far the clause with what is said may begin from who says it."""
KINDS = {
    "speakers.official": SpeakerKind.OFFICIAL,
    "speakers.insider": SpeakerKind.INSIDER,
    "speakers.unnamed": SpeakerKind.UNNAMED,
    "speakers.analyst": SpeakerKind.ANALYST,
    "speakers.press": SpeakerKind.PRESS,
}
OFFICES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.INSIDER, SpeakerKind.ANALYST})
NAME_KINDS = {"outlet": SpeakerKind.PRESS, "analyst": SpeakerKind.ANALYST}
INVERTING = ",\"”’'»"
CLOSING = ',，;；。.!！?？"”»“„'
COLON = re.compile(r"\s?[:：]")
BELONGING = re.compile(r"(?:['’]s?)?[ -]?|的")
"""What stands between an organisation and its speaker behind it."""
CUES = ("speech.say", "speech.according", "speech.according_behind", "speech.via")


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


def speakers(reading: Reading) -> list[Voice]:
    """Everything in the sentence that can speak, with or without a cue beside it, by place."""
    found = [
        Voice(mark.start, mark.end, kind, None, None, office=kind in OFFICES)
        for label, kind in KINDS.items()
        for mark in reading.of(label)
    ]
    for name in reading.names:
        if name.kind in NAME_KINDS or name.kind in COMPANY_KINDS:
            kind = NAME_KINDS.get(name.kind, SpeakerKind.OFFICIAL)
            found.append(Voice(name.start, name.end, kind, name, None))
    found.extend(
        Voice(mark.start, mark.end, SpeakerKind.OFFICIAL, None, None)
        for mark in reading.of("things.epithets")
    )
    return sorted(_with_people(reading, _in_full(reading, found)), key=lambda one: (one.start, -one.end))


def _in_full(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, with "AWS spokeswoman", "employees of AWS" and AWS发言人 as one: not two that speak."""
    whole: dict[Voice, Voice] = {}
    for voice in found:
        firm = None if voice.name else _firm_of(reading, voice, found)
        if firm:
            whole[firm] = whole[voice] = replace(
                voice, start=min(voice.start, firm.start), end=max(voice.end, firm.end), name=firm.name
            )
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
        if firm.name is None or (firm.kind is not voice.kind and voice.kind is SpeakerKind.PRESS):
            continue
        if firm.end <= voice.start and BELONGING.fullmatch(reading.folded, firm.end, voice.start):
            return firm
        if voice.end <= firm.start and belonging(reading.lang).fullmatch(
            reading.folded, voice.end, firm.start
        ):
            return firm
    return None


def voices(reading: Reading) -> list[Voice]:
    """The speakers that have a cue beside them ("said", "according to", laut, 据), by place.

    A cue makes one speaker, the nearest: in "figures from Canalys show that AWS …" it is not AWS.
    """
    every = speakers(reading)
    officials = [voice for voice in every if voice.kind is SpeakerKind.OFFICIAL]
    heard = {
        voice: voice
        for voice in every
        if voice.kind is SpeakerKind.UNNAMED
        and voice.name is None
        and not any(overlap(voice, other) for other in officials)
    }
    heard.update({voice: replace(voice, cue="that") for voice in officials if _leads_in(reading, voice)})
    heard.update({voice: replace(voice, cue=":") for voice in every if _heads(reading, voice)})
    for label in CUES:
        for cue in reading.of(label):
            near = [voice for voice in every if _cued(reading, voice, cue, label)]
            if near:
                voice = min(near, key=lambda one: (_from_cue(reading, one, cue), one.name is None))
                heard[voice] = replace(voice, cue=cue.term)
    return sorted(heard.values(), key=lambda voice: voice.start)


def _leads_in(reading: Reading, voice: Voice) -> bool:
    """Whether the holder of an office is the subject of a clause that goes on with "that"."""
    if not voice.office:
        return False
    return any(
        voice.end <= mark.start
        and reading.words(voice.end, mark.start) <= THAT_REACH
        and not reading.breaks_between(voice, mark)
        for mark in reading.of("clauses.that")
    )


def _from_cue(reading: Reading, voice: Voice, cue: Mark) -> float:
    """How far a speaker is from its verb; a place or paper in which something is said is farther."""
    within = reading.led_by(voice, "clauses.locatives")
    return reading.distance(voice, cue) + (MEDIUM_COST if within else 0)


def _heads(reading: Reading, voice: Voice) -> bool:
    """Whether a colon gives a speaker the word ("Insiders: AWS cuts jobs").

    A company at the head of a line is what it is about ("Amazon: 14,000 jobs to go"), unless "we" follows.
    """
    before = reading.folded[: voice.start].rstrip()
    if not COLON.match(reading.folded, voice.end) or (before and before[-1] not in CLOSING):
        return False
    if voice.name is None or before:
        return True
    return any(mark.start > voice.end for mark in reading.of("clauses.first_persons"))


def _cued(reading: Reading, voice: Voice, cue: Mark, label: str) -> bool:
    """Whether a cue makes somebody a speaker: "X said", ", said X", "according to X", X zufolge.

    "Two people said that X …" does not make X one: after a verb of saying comes what is said.
    """
    crowd = voice.name is None and any(overlap(voice, mark) for mark in reading.of("things.staff"))
    reach = CROWD_REACH if crowd else CUE_REACH
    if reading.distance(voice, cue) > reach or reading.breaks_between(voice, cue):
        return False
    before = voice.start < cue.start
    if before and _turned(reading, voice, cue):
        return False
    if label != "speech.say":
        return before is (label == "speech.according_behind")
    if not before and not _may_invert(reading, cue, voice):
        return False
    return before or (reading.distance(voice, cue) <= INVERTED and not _content_begins(reading, cue, voice))


def _may_invert(reading: Reading, cue: Mark, voice: Voice) -> bool:
    """Whether the speaker may stand behind the verb: in English behind what is said (", said a spokesman"),
    or behind "by" ("is put by Amazon at 10 %").
    """
    before = reading.folded[: cue.start].rstrip()
    if reading.lang != "en" or not before or before[-1] in INVERTING:
        return True
    return any(cue.end <= mark.start and mark.end <= voice.start for mark in reading.of("clauses.by"))


def _turned(reading: Reading, voice: Voice, cue: Mark) -> bool:
    """Whether a comma closes what is said right before the verb: "… leaves AWS, says the paper"."""
    if reading.lang == "zh" or reading.commas_between(voice, cue) != 1:
        return False
    return reading.folded[: cue.start].rstrip().endswith(",")


def _content_begins(reading: Reading, cue: Mark, voice: Voice) -> bool:
    """Whether what is said begins right behind the verb, so that the name there belongs to it."""
    if reading.lang == "zh":
        return True
    between = reading.folded[cue.end : voice.start]
    opened = any(
        mark.start >= cue.end and mark.end <= voice.start for mark in reading.of("clauses.subordinates")
    )
    goes_on = any(cue.start < verb.start for verb in reading.of("speech.say") if verb.start > voice.end)
    return opened or "," in between or (cue.start == 0 and not goes_on)


def attribute(reading: Reading, stretch: Stretch, value: Stretch | None = None) -> Attribution:
    """On whose word the stretch stands: the voice nearest to it; the author's own where there is none.

    Whoever has the word when the value is given has it: 网传裁员25%，公司：比例约为7%.
    """
    heard = voices(reading)
    if not heard:
        return Attribution()
    given = max(stretch.start, value.start if value else 0)
    headed = [voice for voice in heard if voice.cue == ":" and voice.end <= given]
    others = [voice for voice in heard if voice.cue != ":"]
    best = min(headed[-1:] or others or heard, key=lambda voice: _voice_cost(reading, voice, stretch))
    if _voice_cost(reading, best, stretch) > VOICE_REACH:
        return Attribution()
    return voice_of(reading, best)


def voice_of(reading: Reading, voice: Voice) -> Attribution:
    """A voice as the attribution of a claim, with the outlets through which it came."""
    outlets = via(reading, voice)
    if voice.kind is SpeakerKind.PRESS and voice.name is None and outlets:
        return Attribution(outlets[0], voice.kind, voice.cue, outlets[1:])
    text = reading.sentence.text[voice.start : voice.end]
    return Attribution(text, voice.kind, voice.cue, outlets)


def told_by(reading: Reading) -> Attribution:
    """Whose report a denial answers: the outlet that the sentence names, or its kind, or nobody known."""
    found = [voice for voice in speakers(reading) if voice.kind is SpeakerKind.PRESS]
    named = [voice for voice in found if voice.name is not None]
    rumours = reading.of("speakers.unnamed")
    if not found or (rumours and not named):
        return Attribution(None, SpeakerKind.UNNAMED)
    return voice_of(reading, (named or found)[0])


def _voice_cost(reading: Reading, voice: Voice, stretch: Stretch) -> float:
    rank = {SpeakerKind.UNNAMED: -3.0, SpeakerKind.INSIDER: -3.0, SpeakerKind.PRESS: 3.0}
    return (
        reading.distance(voice, stretch)
        + 6 * reading.breaks_between(voice, stretch)
        + rank.get(voice.kind, 0)
    )


def via(reading: Reading, voice: Voice | None) -> tuple[str, ...]:
    """The outlets named in a sentence besides the voice: the way the claim came."""
    speaker = voice.name.id if voice and voice.name else None
    outlets = [name.text for name in reading.names if name.kind in NAME_KINDS and name.id != speaker]
    return tuple(dict.fromkeys(outlets))
