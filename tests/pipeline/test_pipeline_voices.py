"""Whose word an article is where it says so by nothing but its source."""

from __future__ import annotations

import pytest

from claimtrack.data.watches import ANY
from claimtrack.model import SpeakerKind
from claimtrack.pipeline.voices import own_voice


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("SAP Newsroom", SpeakerKind.OFFICIAL),
        ("Bosch Presseraum", SpeakerKind.OFFICIAL),
        ("阿里云新闻中心", SpeakerKind.OFFICIAL),
        ("SEC filing (Form 8-K)", SpeakerKind.OFFICIAL),
        ("Filing Weekly", SpeakerKind.PRESS),
        ("The Newsroom", SpeakerKind.PRESS),
        ("Sapphire Newsroom", SpeakerKind.PRESS),
        ("Northgate Research, client note", SpeakerKind.ANALYST),
        ("南浦证券研究所", SpeakerKind.ANALYST),
        ("Lumen Post blog", SpeakerKind.AUTHOR),
        ("大厂瞭望塔（自媒体）", SpeakerKind.AUTHOR),
        ("Sächsischer Kurier", SpeakerKind.PRESS),
        ("港島經濟網", SpeakerKind.PRESS),
    ],
)
def test_a_source_on_no_list_is_known_by_its_name(source: str, kind: SpeakerKind) -> None:
    voice = own_voice(source, ANY)
    assert (voice.speaker, voice.speaker_kind) == (source, kind)


def test_an_article_without_a_source_is_its_authors() -> None:
    assert own_voice(None, ANY).speaker_kind is SpeakerKind.AUTHOR
