"""On whose word a stretch of a sentence stands: the voices of the sentence as the attribution of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimtrack.claims.brokers import kind_of, sells_advice
from claimtrack.claims.hearing import is_byline
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.speakers import NAME_KINDS, Voice, speakers
from claimtrack.claims.voices import voices
from claimtrack.model import Attribution, SpeakerKind

VOICE_REACH = 40.0
OWN_TOPICS = ("layoffs", "operations")
"""What a house says of itself rather than of a market or of others' figures."""
BEHIND_COST = 6.0
CLOSING_WORDS = 3.0
"""Behind a speaker at the end of a sentence stand at most so many words (", the company said on Monday")."""
REFUSED_AHEAD = 2
"""So many characters stand between a refusal and the verb of what is refused."""
CONTRAST_AHEAD = 30
"""A German word of contrast may stand so many characters behind the speaker (laut Verdi sind es aber …)."""


def attribute(
    reading: Reading,
    stretch: Stretch,
    value: Stretch | None = None,
    parties: Sequence[str] = (),
    *,
    topic: str | None = None,
) -> Attribution:
    """On whose word the stretch stands: the voice nearest to it; the author's own where there is none.

    Whoever has the word when the value is given has it: 网传裁员25%，公司：比例约为7%. `parties` are those it
    is about, the subject first, `topic` is what it claims: a bank is an analyst of others.
    """
    heard = [
        voice
        for voice in voices(reading)
        if not (
            _in_passing(reading, voice, stretch)
            or _contrasts(reading, voice, stretch)
            or _refuses(reading, voice)
        )
    ]
    if not heard:
        return Attribution()
    given = max(stretch.start, value.start if value else 0)
    headed = [voice for voice in heard if voice.cue == ":" and voice.end <= given]
    others = [voice for voice in heard if voice.cue != ":"]
    best = min(headed[-1:] or others or heard, key=lambda voice: _voice_cost(reading, voice, stretch))
    if _voice_cost(reading, best, stretch) > VOICE_REACH:
        return Attribution()
    return replace(voice_of(reading, best), speaker_kind=_kind(reading, best, parties, topic))


def _kind(reading: Reading, voice: Voice, parties: Sequence[str], topic: str | None) -> SpeakerKind:
    """What a voice is to those whom a claim is about.

    A university or an institute is a customer where customers come and go; "the consultancy" is the company
    itself where a consultancy is spoken of.
    """
    kind = kind_of(voice.name, voice.kind, parties, market=topic == "market")
    if kind is not SpeakerKind.ANALYST or voice.name is not None or not parties:
        return kind
    is_trade = any(overlap(voice, mark) for mark in reading.of("speakers.trades"))
    own = topic == "customers" or (topic in OWN_TOPICS and sells_advice(parties[0]))
    return SpeakerKind.OFFICIAL if is_trade and own else kind


def _in_passing(reading: Reading, voice: Voice, stretch: Stretch) -> bool:
    """Whether a stretch is told between a speaker and its verb: "Bosch, which employs 900, warned that"."""
    between = voice.end <= stretch.start and stretch.end <= voice.verb
    return between and bool(reading.commas_between(voice, stretch))


def _refuses(reading: Reading, voice: Voice) -> bool:
    """Whether a speaker's verb is one of not answering (微软没有回应): nothing is told by it."""
    return any(
        mark.start < voice.verb < mark.end or 0 <= voice.verb - mark.end <= REFUSED_AHEAD
        for mark in reading.of("speech.decline", "speech.refuse")
        if mark.start < voice.verb
    )


def _contrasts(reading: Reading, voice: Voice, stretch: Stretch) -> bool:
    """Whether a speaker comes only behind a "but", and goes on to say something else.

    "Sales rose 4 percent, but according to Omdia the share fell"; not "…, but not in Ulm, a spokesman said".
    """
    if voice.start < stretch.end:
        return False
    last = max(voice.end, voice.verb)
    more = any(stretch.end <= value.start and last <= value.start for value in reading.values)
    if any(stretch.end <= mark.start <= voice.start for mark in reading.of("clauses.wheres")):
        return reading.commas_between(stretch, voice) > 0  # "…, where analysts had seen 33"
    goes_on = more or reading.words(last, len(reading.folded)) > CLOSING_WORDS
    return goes_on and any(
        stretch.end <= mark.start
        and mark.start < voice.end + CONTRAST_AHEAD
        and reading.breaks_between(stretch, voice)
        for mark in reading.of("clauses.stops")
    )


def voice_of(reading: Reading, voice: Voice) -> Attribution:
    """A voice as the attribution of a claim, with the outlets through which it came."""
    outlets = via(reading, voice)
    if voice.kind is SpeakerKind.PRESS and voice.name is None and outlets:
        return Attribution(outlets[0], voice.kind, voice.cue, outlets[1:])
    return Attribution(called(reading, voice), voice.kind, voice.cue, outlets)


def called(reading: Reading, voice: Voice) -> str:
    """What a speaker is called: its words, or the name that a pronoun stands for."""
    pronoun = any(mark.start == voice.start for mark in reading.of("clauses.company_pronouns"))
    if pronoun and voice.name:
        return voice.name.text
    return reading.sentence.text[voice.start : voice.end]


def told_by(reading: Reading) -> Attribution:
    """Whose report a denial answers: the outlet or union the sentence names, its kind, or nobody known."""
    press = [voice for voice in speakers(reading) if voice.kind is SpeakerKind.PRESS]
    found = [voice for voice in press if not is_byline(reading, voice)]
    named = [voice for voice in found if voice.name is not None]
    rumours = reading.of("speakers.unnamed")
    told = [voice for voice in voices(reading) if voice.kind in (SpeakerKind.INSIDER, SpeakerKind.ANALYST)]
    if told and not named:
        return voice_of(reading, told[0])
    if not found or (rumours and not named):
        return Attribution(None, SpeakerKind.UNNAMED)
    return voice_of(reading, (named or found)[0])


def _voice_cost(reading: Reading, voice: Voice, stretch: Stretch) -> float:
    rank = {SpeakerKind.UNNAMED: -3.0, SpeakerKind.INSIDER: -3.0, SpeakerKind.PRESS: 3.0}
    return (
        reading.distance(voice, stretch)
        + 6 * reading.breaks_between(voice, stretch)
        + rank.get(voice.kind, 0)
        + BEHIND_COST * _is_behind(reading, voice, stretch)
    )


def _is_behind(reading: Reading, voice: Voice, stretch: Stretch) -> bool:
    """Whether a Chinese speaker comes only after what is told, past a comma: it tells what follows.

    公司说招聘照常，员工说的却是另一回事
    """
    later = reading.lang == "zh" and stretch.end <= voice.start
    return later and reading.commas_between(stretch, voice) > 0


def via(reading: Reading, voice: Voice | None) -> tuple[str, ...]:
    """The outlets named in a sentence besides the voice: the way the claim came."""
    speaker = voice.name.id if voice and voice.name else None
    outlets = [name.text for name in reading.names if name.kind in NAME_KINDS and name.id != speaker]
    return tuple(dict.fromkeys(outlets))
