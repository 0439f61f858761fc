"""A watch: bundled or anywhere, with own sources and entities; and one clear sentence for each wrong file."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.data.sources import load_sources
from claimtrack.data.watches import (
    ANY,
    bundled_watches,
    known_topics,
    load_watch,
    unread_sources,
    watch_entities,
    watched_sources,
)
from claimtrack.errors import DataFileError, InputError
from claimtrack.model import Watch

HEAD = 'id = "mine"\nname = "Mine"\n'
OWN_SOURCE = """
[[source]]
id = "acme-news"
name = "Acme News"
kind = "official"
languages = ["de"]
official_for = ["acme"]
[[source.way]]
kind = "feed"
url = "http://127.0.0.1:8000/feed"
"""
OWN_ENTITY = """
[[entity]]
id = "acme"
name = "Acme Works"
parent = "siemens"
zh = ["艾克米"]
"""
needs_types = pytest.mark.skipif(not known_topics(), reason="no claim type is there yet")


def load_text(folder: Path, text: str) -> Watch:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load_watch(str(path))


def test_a_watch_that_narrows_nothing_follows_everything_in_all_languages(tmp_path: Path) -> None:
    watch = load_text(tmp_path, HEAD)
    assert (watch.id, watch.name, watch.languages) == ("mine", "Mine", ("en", "de", "zh"))
    assert watch.entities == watch.types == watch.sources == ()


@needs_types
def test_topics_and_types_are_joined(tmp_path: Path) -> None:
    watch = load_text(tmp_path, HEAD + 'topics = ["customers"]\ntypes = ["layoff", "customer_win"]\n')
    assert watch.types == ("customer_exit", "customer_win", "layoff")


def test_own_sources_and_entities_are_as_good_as_bundled_ones(tmp_path: Path) -> None:
    watch = load_text(tmp_path, HEAD + 'entities = ["acme", "siemens"]\n' + OWN_SOURCE + OWN_ENTITY)
    assert [source.id for source in watched_sources(watch)] == ["acme-news"]
    assert watch_entities(watch).root("acme") == "siemens"
    assert ("艾克米", "acme") in [(name, each.id) for name, each in watch_entities(watch).names("zh")]


def test_named_sources_come_in_the_order_named_and_own_ones_behind(tmp_path: Path) -> None:
    watch = load_text(tmp_path, HEAD + 'sources = ["heise", "caixin", "golem"]\n' + OWN_SOURCE + OWN_ENTITY)
    assert [source.id for source in watched_sources(watch)] == ["heise", "golem", "acme-news"]
    assert [source.id for source in unread_sources(watch)] == ["caixin"]


def test_without_sources_every_readable_one_in_the_languages_is_read(tmp_path: Path) -> None:
    watch = load_text(tmp_path, HEAD + 'languages = ["de"]\n')
    expected = [
        source.id for source in load_sources().values() if source.enabled and "de" in source.languages
    ]
    assert [source.id for source in watched_sources(watch)] == expected


def test_the_watch_any_needs_no_file_and_reads_all_that_can_be_read() -> None:
    assert load_watch("any") is ANY
    readable = [source.id for source in load_sources().values() if source.enabled]
    assert [source.id for source in watched_sources(ANY)] == readable
    assert "any" in bundled_watches()


def test_a_watch_made_by_hand_with_an_unknown_source_is_refused() -> None:
    with pytest.raises(InputError, match=r"no source 'heiss' \(did you mean 'heise'\?\): watch 'mine'"):
        watched_sources(Watch("mine", "Mine", sources=("heiss",)))


@pytest.mark.parametrize(
    ("text", "key", "what"),
    [
        ('name = "Mine"\n', "id", "missing"),
        ('id = "mine"\n', "name", "missing"),
        ('id = "My Watch"\nname = "Mine"\n', "id", "written like aws-china"),
        ('id = "any"\nname = "Mine"\n', "id", "follows everything"),
        (HEAD + 'entites = ["aws"]\n', "entites", "this key is not known"),
        (HEAD + 'entities = "aws"\n', "entities", "a list of texts is expected"),
        (HEAD + 'entities = ["aws", "aws"]\n', "entities", "stands there twice"),
        (HEAD + 'entities = ["amazn"]\n', "entities", "no entity 'amazn' (did you mean 'amazon'"),
        (
            HEAD + 'sources = ["handelsblat"]\n',
            "sources",
            "no source 'handelsblat' (did you mean 'handelsblatt'",
        ),
        (HEAD + 'sources = ["qqqqqq"]\n', "sources", "there is no source 'qqqqqq':"),
        (HEAD + 'languages = ["fr"]\n', "languages", "'fr' is not one of"),
        (HEAD + "languages = []\n", "languages", "at least one"),
        (HEAD + OWN_SOURCE, "source[0].official_for", "there is no entity 'acme'"),
        (HEAD + OWN_ENTITY + OWN_SOURCE + OWN_SOURCE, "source[1].id", "already a source 'acme-news'"),
        (
            HEAD + OWN_ENTITY + OWN_SOURCE.replace("acme-news", "heise"),
            "source[0].id",
            "already a source 'heise'",
        ),
        (HEAD + OWN_ENTITY + 'colour = "red"\n', "entity[0].colour", "this key is not known"),
    ],
)
def test_a_slip_is_named_by_file_and_key(tmp_path: Path, text: str, key: str, what: str) -> None:
    with pytest.raises(DataFileError) as caught:
        load_text(tmp_path, text)
    assert what in str(caught.value)
    assert f"mine.toml, key {key!r}" in str(caught.value)


@needs_types
@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('topics = ["layoff"]', "there is no topic 'layoff' (did you mean 'layoffs'"),
        ('types = ["layofs"]', "there is no claim type 'layofs' (did you mean 'layoff'"),
    ],
)
def test_an_unknown_topic_or_type_is_refused_with_the_nearest(tmp_path: Path, line: str, what: str) -> None:
    with pytest.raises(DataFileError) as caught:
        load_text(tmp_path, f"{HEAD}{line}\n")
    assert what in str(caught.value)


def test_an_own_entity_may_not_take_the_name_of_another(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"'亞馬遜' \(zh\) is also a name of 'amazon'"):
        load_text(tmp_path, HEAD + OWN_ENTITY.replace("艾克米", "亞馬遜"))


def test_an_own_source_may_not_read_the_address_of_a_named_one(tmp_path: Path) -> None:
    text = (OWN_SOURCE + OWN_ENTITY).replace(
        "http://127.0.0.1:8000/feed", load_sources()["heise"].ways[0].url
    )
    load_text(tmp_path, HEAD + text)
    with pytest.raises(DataFileError, match="already read by source 'heise'"):
        load_text(tmp_path, HEAD + 'sources = ["heise"]\n' + text)


@pytest.mark.parametrize("name", ["aws-chin", "AWS", "", " ", "mine", "a\0.toml", "mine.toml\n"])
def test_a_name_that_is_no_watch_and_no_path_is_one_sentence(name: str) -> None:
    with pytest.raises(InputError, match=r"^There is no watch .*Bundled watches: any, aws-china;"):
        load_watch(name)


def test_a_missing_file_is_the_slip_of_the_person_who_named_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^There is no such watch file: .*none.toml\.$") as caught:
        load_watch(str(tmp_path / "none.toml"))
    assert caught.value.exit_code == 3


def test_a_folder_is_no_watch(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder") as caught:
        load_watch(str(tmp_path))
    assert caught.value.exit_code == 3


def test_bad_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"not valid TOML .*line 3.*mine\.toml") as caught:
        load_text(tmp_path, HEAD + "entities = [aws]\n")
    assert caught.value.exit_code == 4


def test_a_file_that_is_no_text_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b'id = "mine"\nname = "\xff\xfe"\n')
    with pytest.raises(DataFileError, match=r"cannot be read .*mine\.toml"):
        load_watch(str(path))


def test_a_path_too_long_for_the_system_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="cannot be read"):
        load_watch(str(tmp_path / ("x" * 300 + ".toml")))
