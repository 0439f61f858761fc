"""The text of a new watch loads as it stands, with its examples too, and takes any name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.data.watches import known_topics, load_watch, watch_template, watched_sources
from claimtrack.errors import InputError
from claimtrack.model import Watch


def load_text(folder: Path, text: str) -> Watch:
    path = folder / "new.toml"
    path.write_text(text, encoding="utf-8")
    return load_watch(str(path))


def test_an_empty_template_follows_everything(tmp_path: Path) -> None:
    watch = load_text(tmp_path, watch_template("my-watch"))
    assert (watch.id, watch.name) == ("my-watch", "my-watch")
    assert watch.entities == watch.types == watch.sources == ()
    assert not watch.own_sources


@pytest.mark.skipif(not known_topics(), reason="no claim type is there yet")
def test_what_is_given_comes_back(tmp_path: Path) -> None:
    text = watch_template(
        "chips",
        "Chips & „Co“",
        entities=["infineon", "nvidia", "infineon"],
        topics=["layoffs"],
        sources=["heise"],
        languages=["de"],
    )
    watch = load_text(tmp_path, text)
    assert (watch.name, watch.entities, watch.languages) == ("Chips & „Co“", ("infineon", "nvidia"), ("de",))
    assert watch.types == tuple(sorted(known_topics()["layoffs"]))
    assert [source.id for source in watched_sources(watch)] == ["heise"]


def test_the_examples_work_once_the_sign_before_them_is_taken_away(tmp_path: Path) -> None:
    watch = load_text(tmp_path, re.sub(r"(?m)^#(?=\S)", "", watch_template("my-watch")))
    assert [entity.id for entity in watch.own_entities] == ["example-works"]
    assert [source.id for source in watch.own_sources] == ["example-news"]
    pattern = str(watch.own_sources[0].ways[1].links)
    assert re.search(pattern, "https://news.example/articles/17")
    assert not re.search(pattern, "https://news_example/articles/17")


def test_every_note_is_a_comment() -> None:
    for line in watch_template("my-watch").splitlines():
        assert not line or line.startswith("#") or re.match(r"\w+ = ", line)


@given(st.text(min_size=1))
def test_any_name_comes_back_as_it_was(name: str) -> None:
    assert tomllib.loads(watch_template("my-watch", name))["name"] == name


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"entities": ["amazn"]}, "There is no entity 'amazn' (did you mean 'amazon'"),
        ({"topics": ["lay-offs"]}, "There is no topic 'lay-offs'"),
        ({"sources": ["heiss"]}, "There is no source 'heiss' (did you mean 'heise'"),
        ({"languages": ["fr"]}, "There is no language 'fr'"),
    ],
)
def test_an_unknown_id_is_refused_with_the_nearest(wrong: dict[str, list[str]], what: str) -> None:
    with pytest.raises(InputError) as caught:
        watch_template("my-watch", None, **wrong)
    assert what in str(caught.value)


@pytest.mark.parametrize("watch_id", ["", "any", "My Watch", "../mine", "mine\n"])
def test_a_watch_needs_an_id_of_its_own(watch_id: str) -> None:
    with pytest.raises(InputError, match="is no id for a watch"):
        watch_template(watch_id)
