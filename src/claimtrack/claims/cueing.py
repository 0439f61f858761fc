"""Which cues make whom a speaker: "X said", ", said X", "according to X", X zufolge, 据X."""

from __future__ import annotations

import re

from claimtrack.claims.brokers import is_broker
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.speakers import Voice
from claimtrack.claims.terms import Mark
from claimtrack.model import SpeakerKind

CUE_REACH = 5.0
"""How far, in words, a speaker stands from the verb or preposition that makes it one."""
CROWD_REACH = 3.0
"""Employees are spoken of more often than they speak: they must stand nearer to the verb."""
PAPER_REACH = 12.0
"""A paper may be described before its verb comes ("a notice filed with the state on Friday shows")."""
HAN_REACH = 9.0
"""Between a Chinese speaker and the verb stands when, where and to whom it is said (发言人昨晚在会上称)."""
FINAL_REACH = 15.0
"""A German clause with a conjunction ends with its verb („nachdem der Konzern … gemeldet hatte“)."""
AUXILIARY = re.compile(r" (?:habe|haben|hat|hatte|hatten) ")
FINAL = re.compile(r"\s?(?:hat|habe|haben|hatte|hatten)?(?=\s*(?:[,.;:!?–—“”\"»)]|$))")
SINGLE = re.compile(r"\b(?:a|an|another|one|ein|eine|einer|einem)(?: [\w-]+){0,2} $")
"""What stands before one person."""
MANY = 20
"""So many people are counted; a few of them speak ("two employees said")."""
COUNTED = 2.0
"""So many words may stand between a number and whom it counts ("5 % of its staff")."""
INVERTED = 2.0
"""How far a speaker may stand behind the verb of saying (", said a spokesman", sagte ein Sprecher)."""
PERSONAL = frozenset({"er", "ich", "sie", "wir"})
"""Pronouns that are the subject of a verb right before them; "es" and "man" only fill the place."""
QUOTE_AND_VERB = re.compile(
    r"(?:[,.!?…][\"”“«»’],?|[\"”“«»’],) (?P<verb>[a-zäöüß]+)(?: [a-zäöüß]+)?"
    r"(?: (?:a|an|das|der|die|ein|eine|the|its|their|[\w-]+-))? ?$"
)
"""A quotation, a comma, and a word or two before who speaks."""
QUOTE_ONLY = re.compile(r",[\"”“’](?: (?:a|an|one|the|its))? $")
VERB_LAST = re.compile(r"(?:,[^,]{2,60},)? (?P<verb>[a-z]+(?:s|ed))(?=[.,;:]| )")
INVERTING = ",\"”’'»"
QUOTED = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»|»[^«»]*«|「[^「」]*」|\"[^\"]*\"")
PARTICLES = {"de": "aus|bei|de|der|des|für|im|in|und|vom|von", "en": "and|at|based|for|in|of|the"}
OTHER_NAME = {
    "de": re.compile(rf"[A-ZÄÖÜ][\w&-]*(?: [A-ZÄÖÜ][\w&-]*)* (?!(?:{PARTICLES['de']}) )[a-zäöü]"),
    "en": re.compile(rf"(?:^|(?<=[ -]))[A-Z][\w&]+(?: [A-Z][\w&]+)* (?!(?:{PARTICLES['en']}) )[a-z]"),
}
"""A name that a verb follows: what stands behind it is no longer what the preposition leads."""
SAID = ("speech.say", "speech.confirm", "speech.foresee")


def cued(reading: Reading, voice: Voice, cue: Mark, label: str) -> bool:
    """Whether a cue makes somebody a speaker: "X said", ", said X", "according to X", X zufolge.

    "Two people said that X …" does not make X one: after a verb of saying comes what is said.
    """
    if spoken_of(reading, voice) or (label == "speech.foresee" and not _foresees(voice)):
        return False
    if _way(reading, voice, cue) > _reach(reading, voice, cue, label) or reading.breaks_between(voice, cue):
        return False
    told = voice.kind is SpeakerKind.PRESS and reading.led_by(voice, "clauses.addressees")
    if told and label in SAID:
        return False
    if label in SAID and _only_shows(reading, voice, cue):
        return False
    if voice.name and label in SAID and reading.led_by(voice, "clauses.on"):
        return False  # „auf LinkedIn berichten Beschäftigte“
    if voice.name and label in SAID and reading.lang == "en" and _where_people_are(reading, voice):
        return False
    before = voice.start < cue.start
    if before and label in SAID and _is_told(reading, cue):
        return False
    if label in SAID and _pronoun_behind(reading, cue):
        return False
    if before and (_turned(reading, voice, cue) or _pronoun_between(reading, voice, cue)):
        return False
    if apart(reading, voice, cue):
        return False
    if label not in SAID:
        behind = label == "speech.according_behind"
        return before is behind and (behind or _in_phrase(reading, cue, voice))
    if not before and not _may_invert(reading, cue, voice):
        return False
    return before or (reading.distance(voice, cue) <= INVERTED and not _content_begins(reading, cue, voice))


def _only_shows(reading: Reading, voice: Voice, cue: Mark) -> bool:
    """Whether a verb gives the word to papers and figures only, and a company or a rival stands before it."""
    company = voice.kind is SpeakerKind.OFFICIAL and voice.name is not None
    if voice.paper or voice.office or not any(overlap(cue, mark) for mark in reading.of("speech.shows")):
        return False
    return company or any(overlap(voice, mark) for mark in reading.of("speakers.users"))


def _in_phrase(reading: Reading, cue: Mark, voice: Voice) -> bool:
    """Whether a speaker stands in the phrase that a preposition leads, and no other name before it.

    „Nach Zahlen von ISG hält AWS …“ cites ISG, which nobody knows, and not AWS.
    """
    if reading.lang == "zh":
        return True
    between = reading.sentence.text[cue.last : voice.start]
    return not reading.commas_between(cue, voice) and OTHER_NAME[reading.lang].search(between) is None


def _foresees(voice: Voice) -> bool:
    """Whether a voice is one of those who measure and value."""
    return voice.kind is SpeakerKind.ANALYST or (voice.name is not None and is_broker(voice.name))


def _reach(reading: Reading, voice: Voice, cue: Mark, label: str) -> float:
    """How far a speaker may stand from a cue."""
    if _is_crowd(reading, voice):
        return CROWD_REACH
    if label == "speech.according_behind" and reading.lang == "de":
        return INVERTED
    if voice.paper and voice.end <= cue.start:
        return PAPER_REACH
    if reading.lang == "zh" and voice.office and voice.end <= cue.start and label in SAID:
        return HAN_REACH
    return FINAL_REACH if label in SAID and _closes_clause(reading, voice, cue) else CUE_REACH


def _closes_clause(reading: Reading, voice: Voice, verb: Mark) -> bool:
    """Whether a verb ends a clause that a conjunction opens, or in which "have" stands behind its subject."""
    if reading.lang != "de" or voice.end > verb.start or reading.commas_between(voice, verb):
        return False
    if AUXILIARY.match(reading.folded, voice.end) and FINAL.match(reading.folded, verb.last):
        return True
    opened = any(
        mark.end <= voice.start
        and reading.words(mark.end, voice.start) <= INVERTED
        and not reading.commas_between(mark, voice)
        for mark in reading.of("clauses.openers")
    )
    return opened and FINAL.match(reading.folded, verb.last) is not None


def _way(reading: Reading, voice: Voice, cue: Mark) -> float:
    """The words between a speaker and its verb, without what commas enclose ("Bosch, which …, warned")."""
    return min(
        reading.distance(voice, cue), reading.span(voice, cue) if voice.end <= cue.start else FINAL_REACH + 1
    )


def closes(reading: Reading, voice: Voice) -> int:
    """Where the verb begins that stands between a quotation and who says it, whatever it is; 0 for none.

    „…“, schimpft die Betriebsrätin · "…," the owner sighs
    """
    if voice.kind is SpeakerKind.UNNAMED or spoken_of(reading, voice):
        return 0
    before = QUOTE_AND_VERB.search(reading.folded[: voice.start])
    if before:
        return before.start("verb")
    if not QUOTE_ONLY.search(reading.folded[: voice.start]):
        return 0
    behind = VERB_LAST.match(reading.folded, voice.end)
    return behind.start("verb") if behind else 0


def _is_told(reading: Reading, verb: Mark) -> bool:
    """Whether whoever stands before a verb is told, not telling: "workers were promised a payoff"."""
    told = any(overlap(verb, mark) for mark in reading.of("speech.tells"))
    return reading.lang == "en" and not told and reading.led_by(verb, "clauses.passives")


def _is_crowd(reading: Reading, voice: Voice) -> bool:
    """Whether a voice is that of employees without a name, and not of one among them ("a staff engineer")."""
    if voice.name is not None or SINGLE.search(reading.folded[: voice.start]):
        return False
    return any(overlap(voice, mark) for mark in reading.of("things.staff"))


def spoken_of(reading: Reading, crowd: Voice) -> bool:
    """Whether a crowd is counted ("some 700 employees", "5 % of its staff"): it is spoken of."""
    return _is_crowd(reading, crowd) and any(
        (value.unit == "percent" or (value.unit == "people" and (value.low or value.high or 0) >= MANY))
        and (overlap(crowd, value) or 0 <= reading.words(value.end, crowd.start) <= COUNTED)
        and value.start <= crowd.start
        and not reading.commas_between(value, crowd)
        for value in reading.values
    )


def apart(reading: Reading, voice: Stretch, other: Stretch) -> bool:
    """Whether a name stands in quotation marks and a verb outside: it is a part of what is said.

    Papers have their names in such marks: berichtet die „Zeit“.
    """
    return any(
        found.start() < voice.start
        and voice.end < found.end()
        and reading.folded[found.start() + 1 : found.end() - 1].strip()
        != reading.folded[voice.start : voice.end].strip()
        and not (found.start() <= other.start and other.end <= found.end())
        for found in QUOTED.finditer(reading.folded)
    )


def in_quotes(reading: Reading, thing: Stretch) -> bool:
    """Whether a thing stands in quotation marks within its sentence."""
    return any(found.start() < thing.start < found.end() for found in QUOTED.finditer(reading.folded))


def _pronoun_between(reading: Reading, voice: Voice, cue: Mark) -> bool:
    """Whether a pronoun is the subject of the verb: "Meituan, it wrote, is closing its shops"."""
    return any(
        voice.end <= mark.start and mark.end <= cue.start and not reading.words(voice.end, mark.start)
        for mark in reading.of("clauses.speaking_pronouns")
    )


def _where_people_are(reading: Reading, voice: Voice) -> bool:
    """Whether a company only says where people are: "240 people at AWS learned this week"."""
    counted = {value.end for value in reading.values}
    return voice.kind is SpeakerKind.OFFICIAL and any(
        place.end <= voice.start
        and reading.words(place.end, voice.start) < 1
        and (reading.led_by(place, "things.staff") or place.start - 1 in counted)
        for place in reading.of("clauses.locatives")
    )


def _pronoun_behind(reading: Reading, cue: Mark) -> bool:
    """Whether a German verb has the pronoun behind it for its subject („bei Bosch rechnen wir mit …“)."""
    return reading.lang == "de" and any(
        mark.start == cue.end + 1 and mark.term in PERSONAL
        for mark in reading.of("clauses.speaking_pronouns")
    )


def _may_invert(reading: Reading, cue: Mark, voice: Voice) -> bool:
    """Whether the speaker may stand behind the verb: in English behind what is said (", said a spokesman"),
    or behind "by" ("is put by Amazon at 10 %").
    """
    if any(overlap(cue, mark) for mark in reading.of("speech.tells")):
        return False
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
