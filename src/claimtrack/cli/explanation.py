"""One sentence of `claimtrack extract --explain`: what was read in it, claimed and dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.claims.acts import Act
    from claimtrack.claims.explain import Explained
    from claimtrack.claims.names import Name
    from claimtrack.claims.reasons import Dropped
    from claimtrack.claims.speakers import Voice
    from claimtrack.values.value import Value

LABEL = 10


def show(out: Console, one: Explained) -> None:
    """Print the sentence and, beside their names, the things found in it; what is empty is left out."""
    from claimtrack.cli.tables import hanging, plain
    from claimtrack.report.marked import one_line

    plain(out)
    hanging(out, f"{one.sentence.field} {one.sentence.start}", one_line(one.sentence.text), LABEL)
    for label, lines in _parts(one):
        if lines:
            hanging(out, label, "\n".join(lines), LABEL)


def _parts(one: Explained) -> Iterator[tuple[str, list[str]]]:
    """What there is to say of a sentence, by its name."""
    from claimtrack.report.voices import brief

    text = one.sentence.text
    yield "names", [_name(name) for name in one.reading.names]
    yield "values", [_value(value) for value in one.reading.values]
    yield "words", list(_words(one))
    yield "speakers", [_speaker(voice, text) for voice in one.speakers]
    yield "acts", [_act(act, text) for act in one.acts]
    yield "claimed", [brief(claim) for claim in one.claims]
    yield "dropped", [_dropped(each, text) for each in one.dropped]


def _name(name: Name) -> str:
    unlisted = f"on no list, found by {name.by}" if name.by else "on no list"
    known = name.id if name.entity is not None else unlisted
    return f"“{name.text}”: {known}, {name.kind}"


def _value(value: Value) -> str:
    from claimtrack.report.words import value_in_words

    said = value.period.label if value.period else value_in_words(value.quantity())
    return f"“{value.text}”: {said or 'without a number'}, {value.kind}"


def _words(one: Explained) -> Iterable[str]:
    """The words that frames of claim types ask for, by their lists."""
    from claimtrack.data.claim_types import claim_types

    shared = {part for each in claim_types().values() for frame in each.frames for part in frame.of}
    lists: dict[str, list[str]] = {}
    for mark in one.reading.marks:
        if mark.label in shared or mark.label.partition(".")[0] in claim_types():
            lists.setdefault(mark.label, []).append(f"“{one.sentence.text[mark.start : mark.end]}”")
    return (f"{label}: {', '.join(dict.fromkeys(words))}" for label, words in sorted(lists.items()))


def _speaker(voice: Voice, text: str) -> str:
    cue = f", by “{voice.cue}”" if voice.cue else ""
    return f"“{text[voice.start : voice.end]}”: {voice.kind}{cue}"


def _act(act: Act, text: str) -> str:
    who = f" by “{text[act.voice.start : act.voice.end]}”" if act.voice else ""
    about = f" the {act.facet}" if act.facet else ""
    return f"“{text[act.start : act.end]}”: {act.stance}{about}{who}"


def _dropped(each: Dropped, text: str) -> str:
    from claimtrack.report.marked import one_line

    if each.what == "sentence":
        return f"{each.reason}."
    return f"{each.what}, “{one_line(text[each.start : each.end])}”: {each.reason}."
