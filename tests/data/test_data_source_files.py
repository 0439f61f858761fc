"""A source is read strictly: its ways in, for whom it speaks, and how each slip is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.data.entities import load_entities
from claimtrack.data.load import read
from claimtrack.data.sources import check_addresses, load_sources, read_source
from claimtrack.errors import DataFileError
from claimtrack.model import Confidence, Source, SourceKind, Way, WayKind

PRESS = 'name = "Example News"\nkind = "press"\nlanguages = ["en"]\n'
FEED = '[[way]]\nkind = "feed"\nurl = "https://news.example/feed.xml?m=article&a=rss"\n'


def read_text(folder: Path, text: str) -> Source:
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8")
    return read_source(read(path), "example", load_entities())


def test_a_source_has_its_ways_in_the_order_of_the_file(tmp_path: Path) -> None:
    links = "'^https://news\\.example/a/\\d+'"
    text = f'{PRESS}outlet = "reuters"\nconfidence = "medium"\n{FEED}'
    text += f'[[way]]\nkind = "list"\nurl = "http://127.0.0.1:8080/list"\nlinks = {links}\n'
    source = read_text(tmp_path, text)
    assert source.ways == (
        Way(WayKind.FEED, "https://news.example/feed.xml?m=article&a=rss"),
        Way(WayKind.LIST, "http://127.0.0.1:8080/list", r"^https://news\.example/a/\d+"),
    )
    assert (source.id, source.kind, source.outlet) == ("example", SourceKind.PRESS, "reuters")
    assert (source.confidence, source.enabled) == (Confidence.MEDIUM, True)


def test_a_source_that_is_not_read_keeps_its_reason(tmp_path: Path) -> None:
    source = read_text(tmp_path, PRESS + 'enabled = false\nreason = "No feed is known."\n')
    assert (source.enabled, source.reason, source.ways) == (False, "No feed is known.", ())


def way(kind: str, url: str, more: str = "") -> str:
    return f'{PRESS}[[way]]\nkind = "{kind}"\nurl = "{url}"\n{more}'


@pytest.mark.parametrize(
    ("text", "key", "what"),
    [
        (PRESS, "way", "there is no way in"),
        (PRESS + 'enabled = false\nreason = "Gone."\n' + FEED, "enabled", "has a reason, and no way in"),
        (PRESS + "enabled = false\n", "enabled", "has a reason, and no way in"),
        (PRESS + 'reason = "Gone."\n' + FEED, "reason", "belongs to enabled = false"),
        (PRESS + 'enabled = "no"\n' + FEED, "enabled", "true or false is expected"),
        (PRESS + 'official_for = ["aws"]\n' + FEED, "official_for", "speaks for nobody"),
        (PRESS.replace("press", "official") + FEED, "official_for", "name the entities"),
        (PRESS + 'official_for = ["aws-chine"]\n' + FEED, "official_for", "did you mean 'aws-china'"),
        (PRESS + 'outlet = "reuter"\n' + FEED, "outlet", "did you mean 'reuters'"),
        (PRESS + 'outlet = "siemens"\n' + FEED, "outlet", "there is no outlet 'siemens'"),
        (PRESS.replace("press", "filing") + FEED, "kind", "'filing' is not one of press"),
        (PRESS.replace('"en"', '"zh-Hans"') + FEED, "languages", "'zh-Hans' is not one of"),
        (PRESS.replace('"en"', "") + FEED, "languages", "at least one"),
        (PRESS + 'country = "Germany"\n' + FEED, "country", "no ISO country code"),
        (PRESS + 'homepage = "news.example"\n' + FEED, "homepage", "begins with http"),
        (PRESS + 'confidence = "good"\n' + FEED, "confidence", "'good' is not one of high"),
        (PRESS + 'url = "https://news.example/"\n' + FEED, "url", "this key is not known"),
        (PRESS + FEED + FEED, "way", "one address stands there twice"),
        (way("api", "https://news.example/"), "way[0].kind", "'api' is not one of feed"),
        (way("feed", "ftp://news.example/"), "way[0].url", "begins with http"),
        (way("feed", "file:///etc/passwd"), "way[0].url", "begins with http"),
        (way("feed", "https://"), "way[0].url", "begins with http"),
        (way("feed", "https://[news/"), "way[0].url", "begins with http"),
        (way("feed", "https://news.example:port/"), "way[0].url", "begins with http"),
        (way("feed", "https://news.example/?q={q}"), "way[0].url", "begins with http"),
        (way("feed", "https://news.example/a b"), "way[0].url", "begins with http"),
        (way("list", "https://news.example/"), "way[0].links", "needs the regular expression"),
        (way("list", "https://news.example/", "links = '('"), "way[0].links", "no regular expression"),
        (way("feed", "https://news.example/", "links = 'a'"), "way[0].links", "takes no such expression"),
        (way("feed", "https://news.example/", "every = 3"), "way[0].every", "this key is not known"),
    ],
)
def test_a_slip_is_named_by_file_and_key(tmp_path: Path, text: str, key: str, what: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_text(tmp_path, text)
    assert what in str(caught.value)
    assert str(caught.value).endswith(f"example.toml, key {key!r}.")


def test_two_sources_may_not_read_one_address(tmp_path: Path) -> None:
    one = read_text(tmp_path, PRESS + FEED)
    two = Source("other", "Other", SourceKind.PRESS, ways=one.ways)
    check_addresses([one], "mine.toml")
    with pytest.raises(DataFileError, match=r"already read by source 'example': mine.toml, source 'other'"):
        check_addresses([one, two], "mine.toml")


def test_the_bundled_sources_are_read_once_and_sorted() -> None:
    assert load_sources() is load_sources()
    assert list(load_sources()) == sorted(load_sources())
