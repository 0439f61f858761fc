"""Pronouns that speak: "she said", "in her view", "according to one of them", and whom they point back to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.hearing import ACTING
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.speakers import Voice
from claimtrack.claims.terms import Mark
from claimtrack.claims.voices import voices
from claimtrack.model import SpeakerKind

PRONOUN_REACH = 2.0
"""How far, in words, a pronoun stands from its verb of saying (sagte er, 他还表示)."""
CROWDS = frozenset({SpeakerKind.INSIDER, SpeakerKind.UNNAMED})
"""Who is spoken of as "one of them"."""
SO = "so"
"""This German word gives the word to whom it stands before: so er weiter, not weil er es so will."""
TITLES = ("女士", "先生", "小姐", "师傅")
"""What a person is called whom a Chinese text introduces by a surname."""
SELF = frozenset({"i", "ich", "我", "me"})
ONE = re.compile(
    r"(?:\b(?:a|an|another|one|ein|eine|einer|einem|einen)(?: [\w-]+){0,2} "
    r"|[一某另](?:名|位)?[^，,。；;]{0,14})$"
)
"""What stands before somebody who is introduced: one person, not a crowd."""


def speaks_on(reading: Reading, claimed: Stretch) -> bool:
    """Whether "he said" stands nearer to what is claimed than any speaker with a name.

    Behind such a speaker the pronoun means that one.
    """
    heard = voices(reading)
    pronouns = reading.of("clauses.speaking_pronouns")
    named = [voice.end for voice in heard if not any(overlap(voice, one) for one in pronouns)]
    said = [mark for mark in said_by_pronoun(reading) if mark.start < min(named, default=mark.end)]
    if not said or not heard:
        return False
    return min(reading.distance(verb, claimed) for verb in said) < min(
        reading.distance(voice, claimed) for voice in heard
    )


def said_by_pronoun(reading: Reading) -> list[Mark]:
    """The words that give a pronoun the word: verbs whose subject it is, prepositions it stands behind."""
    pronouns = reading.of("clauses.speaking_pronouns")
    said = [
        verb
        for verb in reading.of("speech.say", *ACTING)
        if any(
            reading.distance(verb, pronoun) <= PRONOUN_REACH
            and not reading.commas_between(verb, pronoun)
            and (verb.term != SO or verb.end <= pronoun.start)
            for pronoun in pronouns
        )
    ]
    told = [cue for cue in reading.of("speech.according") if led_to_pronoun(reading, cue)]
    return [*said, *told, *reading.of("clauses.own_words")]


def says_we(reading: Reading, said: Sequence[Mark]) -> bool:
    """Whether the pronoun of a verb of saying is that of the first person."""
    own = {mark.start for mark in reading.of("clauses.first_persons")}
    near = [
        mark
        for mark in reading.of("clauses.speaking_pronouns")
        if any(reading.distance(verb, mark) <= PRONOUN_REACH for verb in said)
    ]
    return bool(near) and all(mark.start in own or mark.term in SELF for mark in near)


def says_it(reading: Reading, said: Sequence[Mark]) -> bool:
    """Whether the pronoun of a verb of saying is one that means a house ("it calculates")."""
    return any(
        reading.distance(verb, mark) <= PRONOUN_REACH
        for verb in said
        for mark in reading.of("clauses.company_pronouns")
    )


def is_introduced(reading: Reading, voice: Voice) -> bool:
    """Whether somebody with an office is one person, whom a later "he" can mean."""
    if not voice.office or voice.paper or voice.kind not in (SpeakerKind.INSIDER, SpeakerKind.ANALYST):
        return False
    text = reading.folded[: voice.end]
    if reading.lang == "zh" and text.endswith(TITLES):
        return True
    return ONE.search(text[: voice.start]) is not None or ONE.match(text[voice.start :] + " ") is not None


def kinds_of_pronoun(reading: Reading, said: Sequence[Mark]) -> frozenset[SpeakerKind]:
    """Of which kinds a speaker is to whom an office points back (该发言人, 上述员工), or "one of them".

    "He" is of any: then there is none.
    """
    crowds = reading.of("clauses.partitives_of")
    if any(reading.distance(verb, mark) <= PRONOUN_REACH for verb in said for mark in crowds):
        return CROWDS
    pronouns = [
        mark
        for mark in reading.of("clauses.speaking_pronouns")
        if any(reading.distance(verb, mark) <= PRONOUN_REACH for verb in said)
    ]
    offices = [
        voice for voice in voices(reading) if voice.office and any(overlap(voice, mark) for mark in pronouns)
    ]
    return frozenset({offices[0].kind}) if offices else frozenset()


def led_to_pronoun(reading: Reading, cue: Mark) -> bool:
    """Whether a pronoun stands right behind a preposition ("according to one of them")."""
    return any(
        cue.last <= one.start and reading.words(cue.last, one.start) < 1
        for one in reading.of("clauses.speaking_pronouns")
    )
