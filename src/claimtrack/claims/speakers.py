"""Everything in a sentence that can speak: offices, people, outlets, research houses, companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.claims.kin import is_related
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import UNION
from claimtrack.claims.people import Person, belonging, house_behind, issuing, nicknames, person_at
from claimtrack.claims.reading import COMPANY_KINDS, Reading, overlap
from claimtrack.claims.terms import Mark
from claimtrack.model import SpeakerKind

KINDS = {
    "speakers.official": SpeakerKind.OFFICIAL,
    "speakers.insider": SpeakerKind.INSIDER,
    "speakers.unnamed": SpeakerKind.UNNAMED,
    "speakers.analyst": SpeakerKind.ANALYST,
    "speakers.press": SpeakerKind.PRESS,
    "speakers.users": SpeakerKind.UNNAMED,
    "speakers.documents": SpeakerKind.OFFICIAL,
    "speakers.papers": SpeakerKind.OFFICIAL,
    "speakers.authorities": SpeakerKind.OFFICIAL,
}
PAPERS = ("speakers.documents", "speakers.papers")
OFFICES = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.INSIDER, SpeakerKind.ANALYST})
NAME_KINDS = {"outlet": SpeakerKind.PRESS, "analyst": SpeakerKind.ANALYST}
"""Names of those through whom a claim may come."""
SPEAKING_KINDS = {**NAME_KINDS, UNION: SpeakerKind.INSIDER}
BELONGING = re.compile(r"(?:['’]s?)?[ -]?|的")
"""What stands between an organisation and its speaker behind it."""

OUTSIDE = re.compile(
    r" (?:at|bei|for|from|of|von|with|eines|einer)"
    r"(?: (?:a|an|another|one|two|three|several|einem|einer|zwei|drei|mehreren))?(?: [\w-]+)? "
)
OUTSIDE_HAN = re.compile("(?:的?(?:一[名位])?)?[高资深]{0,2}")
"""What stands between somebody's office and the trade of the house he works for."""
TRADE_GAP = 2
"""So many characters stand at most between what somebody does and what he is called (做渠道的老陈)."""
ONLINE_REACH = 8.0
"""So many words stand at most between somebody and the place on the web where he writes."""
ARTICLE = re.compile(r"\b(?:the|das|dem|den|der|des|die)(?: [\w-]+){0,3} $")
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
    paper: bool = False
    """Whether it is something written, which may be described before its verb comes."""
    verb: int = 0
    """Where its verb of saying begins; 0 where it has none."""


def speakers(reading: Reading) -> list[Voice]:
    """Everything in the sentence that can speak, with or without a cue beside it, by place."""
    found = [
        Voice(mark.start, mark.end, kind, None, None, office=kind in OFFICES, paper=label in PAPERS)
        for label, kind in KINDS.items()
        for mark in reading.of(label)
    ]
    for name in reading.names:
        if is_related(reading.folded, name.end, reading.lang):
            continue  # "Apple's rival said", der Tesla-Konkurrent
        if name.kind in SPEAKING_KINDS or name.kind in COMPANY_KINDS:
            kind = SPEAKING_KINDS.get(name.kind, SpeakerKind.OFFICIAL)
            found.append(Voice(name.start, name.end, kind, name, None))
    firms = [*reading.of("things.epithets"), *_firms(reading)]  # "the supplier" is the company spoken of
    found = [one for one in found if one.kind is not SpeakerKind.UNNAMED or not _is_firm(one, firms)]
    found.extend(Voice(mark.start, mark.end, SpeakerKind.OFFICIAL, None, None) for mark in firms)
    if reading.lang == "zh":
        found.extend(_called(reading))
    pretexts = [match.span() for match in PRETEXT.finditer(reading.folded)]
    pretexts += [(mark.start, mark.end) for mark in reading.of("speakers.lookalikes")]
    found = [one for one in found if not any(start <= one.start < end for start, end in pretexts)]
    found = _of_outsiders(reading, _of_staff(reading, _unnamed_whole(found)))
    whole = _issued(reading, _with_people(reading, _of_bodies(reading, _in_full(reading, found))))
    return sorted(whole, key=lambda one: (one.start, -one.end))


def _firms(reading: Reading) -> Iterator[Mark]:
    """What a company is called by its trade, behind an article: "the software maker", der Zulieferer."""
    called = reading.of("things.epithets")
    for mark in reading.of("speakers.firms"):
        if ARTICLE.search(reading.folded[: mark.start]) and not any(overlap(mark, one) for one in called):
            yield mark


def _called(reading: Reading) -> Iterator[Voice]:
    """People called as colleagues call them (老郑); a dealer or a supplier who is called so is no insider."""
    trades = reading.of("speakers.users")
    for start, end in nicknames(reading.folded):
        if any(name.start < end and start < name.end for name in reading.names):
            continue
        outside = any(0 <= start - mark.end <= TRADE_GAP for mark in trades)
        if outside:
            called = reading.sentence.text[start:end]
            reading.people.note(Person(start, end, called, SpeakerKind.UNNAMED), "zh")
        known = reading.people.kind(reading.sentence.text[start:end])
        yield Voice(start, end, known or SpeakerKind.INSIDER, None, None, office=True)


def _unnamed_whole(found: Sequence[Voice]) -> list[Voice]:
    """The speakers without those who are a part of somebody unnamed: "two executives at suppliers"."""
    unnamed = [one for one in found if one.kind is SpeakerKind.UNNAMED]
    return [
        voice
        for voice in found
        if voice.name is not None
        or not any(
            one.start <= voice.start
            and voice.end <= one.end
            and one.end - one.start > voice.end - voice.start
            for one in unnamed
        )
    ]


def _is_firm(voice: Voice, firms: Sequence[Mark]) -> bool:
    """Whether a voice is nothing but what a company is called by its trade."""
    return any(mark.start <= voice.start and voice.end <= mark.end for mark in firms)


def _of_outsiders(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, with who works for a supplier, a dealer or a rival as unnamed: no insider, no spokesman.

    "A manager at a supplier", der Mitarbeiter eines Lieferanten, 集成商的项目经理
    """
    trades = reading.of("speakers.users")
    theirs = (SpeakerKind.INSIDER, SpeakerKind.OFFICIAL)
    return [
        replace(voice, kind=SpeakerKind.UNNAMED)
        if voice.office
        and voice.kind in theirs
        and not voice.paper
        and voice.name is None
        and any(_works_for(reading, voice, mark) for mark in trades)
        else voice
        for voice in found
    ]


def _works_for(reading: Reading, voice: Voice, trade: Mark) -> bool:
    """Whether somebody with an office works for one of another trade, who stands beside him."""
    if reading.lang == "zh":
        return OUTSIDE_HAN.fullmatch(reading.folded, trade.end, voice.start) is not None
    if trade.start <= voice.end:
        return False
    return OUTSIDE.fullmatch(reading.folded, voice.end, trade.start) is not None


def _of_staff(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, with staff who write where anybody may write as unnamed, whoever they say they are.

    "An Intel engineer wrote on Blind", 脉脉上有员工说; not those who have a name.
    """
    places = reading.of("speakers.online")
    return [
        replace(voice, kind=SpeakerKind.UNNAMED)
        if voice.kind is SpeakerKind.INSIDER and any(_written_in(reading, voice, place) for place in places)
        else voice
        for voice in found
    ]


def _written_in(reading: Reading, voice: Voice, place: Mark) -> bool:
    """Whether somebody writes in a place that stands in the same clause, or before it."""
    if voice.name is not None and voice.name.kind == UNION:
        return False
    near = reading.distance(voice, place) <= ONLINE_REACH and not reading.breaks_between(voice, place)
    return near and (place.end <= voice.start or not reading.commas_between(voice, place))


def _of_bodies(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, with an office of the staff's own bodies as theirs (Verdi-Chef, 工会副主席)."""
    marks = reading.of("speakers.bodies")
    bodies = [one for one in found if any(overlap(one, mark) for mark in marks)]
    whole: list[Voice] = []
    for voice in found:
        officer = voice.office and voice.kind is SpeakerKind.OFFICIAL and not voice.paper
        own = [body for body in bodies if officer and _beside(reading, body, voice)]
        if own:
            start, end = min(own[0].start, voice.start), max(own[0].end, voice.end)
            voice = replace(voice, start=start, end=end, kind=SpeakerKind.INSIDER)
        whole.append(voice)
    return whole


def _beside(reading: Reading, body: Voice, office: Voice) -> bool:
    """Whether a body stands right before an office, or behind it with a word of belonging."""
    if body.end <= office.start:
        return BELONGING.fullmatch(reading.folded, body.end, office.start) is not None
    between = belonging(reading.lang).fullmatch(reading.folded, office.end, body.start)
    return office.end <= body.start and between is not None


def _issued(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, each paper as the word of those who issue it: "a leaflet by the union", 工会公告."""
    others = [one for one in found if one.kind in (SpeakerKind.INSIDER, SpeakerKind.UNNAMED)]
    whole: list[Voice] = []
    for voice in found:
        by = [one for one in others if voice.paper and _issues(reading, one, voice)]
        whole.append(replace(voice, kind=by[0].kind) if by else voice)
    return whole


def _issues(reading: Reading, issuer: Voice, paper: Voice) -> bool:
    """Whether a paper is said to be by somebody."""
    if issuer.end == paper.start:
        return any(issuer.start <= mark.start < issuer.end for mark in reading.of("speakers.bodies"))
    return paper.end <= issuer.start and bool(
        issuing(reading.lang).fullmatch(reading.folded, paper.end, issuer.start)
    )


def _in_full(reading: Reading, found: Sequence[Voice]) -> list[Voice]:
    """The speakers, with "AWS spokeswoman", "employees of AWS" and AWS发言人 as one: not two that speak."""
    whole: dict[Voice, Voice] = {}
    for voice in found:
        firm = None if voice.name else _firm_of(reading, voice, found)
        if firm:
            kind = firm.kind if voice.kind is SpeakerKind.PRESS or voice.paper else voice.kind
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
