"""Who says so, and where: a claim's speaker and source as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimtrack.model import Claim, SpeakerKind
from claimtrack.report.words import stance, value, what

if TYPE_CHECKING:
    from claimtrack.store.claim_views import ClaimView

_NAMELESS = {
    SpeakerKind.OFFICIAL: "an official voice",
    SpeakerKind.INSIDER: "an insider",
    SpeakerKind.ANALYST: "an analyst",
    SpeakerKind.PRESS: "the press",
    SpeakerKind.UNNAMED: "an unnamed source",
    SpeakerKind.AUTHOR: "the article itself",
}


def who(claim: Claim) -> str:
    """On whose word, and by which way: "Leiphone (press), via ITHome, TrendForce"."""
    voice = claim.attribution
    name = (voice.speaker or "").strip()
    said = f"{name} ({voice.speaker_kind})" if name else _NAMELESS[voice.speaker_kind]
    return f"{said}, via {', '.join(voice.via)}" if voice.via else said


def brief(claim: Claim) -> str:
    """A claim in one line, with the rule that found it."""
    parts = (what(claim), claim.subject, value(claim.quantity), stance(claim), who(claim))
    return f"{', '.join(part for part in parts if part)} ({claim.rule})"


def source(view: ClaimView) -> str:
    """The name of the source; for one on no list its id, the host of its address or the file's name."""
    return view.source_name or view.source or place(view.url)


def place(url_or_path: str) -> str:
    """The host of an address, or the last part of a path."""
    try:
        host = urlsplit(url_or_path).hostname if "://" in url_or_path else None
    except ValueError:
        host = None
    name = host.removeprefix("www.") if host else url_or_path.replace("\\", "/").rpartition("/")[2]
    return name or url_or_path


def said_on(view: ClaimView) -> str:
    """The day it was published, as precise as it is known; else the day it was seen, named so."""
    published = view.claim.published
    return published[:10] if published else f"seen {view.seen_at.date().isoformat()}"
