"""Entities together: kinship, names by language, and what may not be said twice."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from claimtrack.data.entities import Entities, load_entities
from claimtrack.errors import DataFileError
from claimtrack.model import Entity


def entity(
    entity_id: str,
    *names: str,
    parent: str | None = None,
    exact: tuple[str, ...] = (),
    shared: tuple[str, ...] = (),
) -> Entity:
    every = dict.fromkeys(("en", "de", "zh"), names)
    return Entity(
        entity_id, entity_id, "company", every, parent, exact=frozenset(exact), shared=frozenset(shared)
    )


def together(*entities: Entity) -> Entities:
    return Entities(entities, {each.id: "list.toml" for each in entities})


def test_the_module_and_not_the_folder_of_that_name_is_imported() -> None:
    found = importlib.import_module("claimtrack.data.entities")
    assert Path(str(found.__file__)).name == "entities.py"


def test_ancestors_come_nearest_first_and_the_root_is_the_last() -> None:
    known = together(
        entity("amazon", "Amazon"),
        entity("aws", "Aws", parent="amazon"),
        entity("aws-china", "Aws China", parent="aws"),
    )
    assert known.ancestors("aws-china") == ("aws", "amazon")
    assert [known.root(each) for each in ("aws-china", "aws", "amazon")] == ["amazon"] * 3


def test_an_organisation_on_no_list_is_its_own_root() -> None:
    assert load_entities().root("Muster Maschinenbau") == "Muster Maschinenbau"
    assert load_entities().ancestors("Muster Maschinenbau") == ()
    assert "Muster Maschinenbau" not in load_entities()


def test_the_bundled_entities_are_read_once() -> None:
    assert load_entities() is load_entities()


def test_names_of_a_language_come_with_their_entity() -> None:
    names = dict(load_entities().names("zh"))
    assert names["光环新网"].id == "sinnet"
    assert names["Sinnet"].id == "sinnet"


def test_short_names_and_adjectives_are_no_names() -> None:
    known = load_entities()
    assert ("大众", "volkswagen") in [(name, each.id) for name, each in known.short_names("zh")]
    assert "大众" not in dict(known.names("zh"))
    assert ("chinesischen", "china") in [(word, each.id) for word, each in known.adjectives("de")]
    assert "chinesischen" not in dict(known.names("de"))


def test_lookalikes_of_a_language_are_one_list() -> None:
    assert "亚马逊雨林" in load_entities().lookalikes("zh")
    assert "Amazon rainforest" in load_entities().lookalikes("de")


def test_one_id_twice_is_refused() -> None:
    with pytest.raises(DataFileError, match=r"twice: list.toml, entity 'acme'"):
        together(entity("acme", "Acme"), entity("acme", "Acme Works"))


def test_an_unknown_parent_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(DataFileError, match=r"no parent 'amazn' \(did you mean 'amazon'\?\)"):
        together(entity("amazon", "Amazon"), entity("aws", "Aws", parent="amazn"))


def test_a_circle_of_parents_is_refused() -> None:
    with pytest.raises(DataFileError, match="its own parent"):
        together(entity("one", "One Ltd", parent="two"), entity("two", "Two Ltd", parent="one"))


def test_one_name_for_two_entities_is_refused_in_whatever_letters() -> None:
    with pytest.raises(DataFileError, match=r"'輝達' \(de\) is also a name of 'one'"):
        together(entity("one", "辉达"), entity("two", "輝達"))


def test_two_bearers_of_one_name_must_both_say_that_it_is_shared() -> None:
    one, two = (
        entity("one", "Cna News", shared=("Cna News",)),
        entity("two", "Cna News", shared=("Cna News",)),
    )
    assert len(together(one, two).names("en")) == 2
    for pair in ((one, entity("two", "Cna News")), (entity("two", "Cna News"), one)):
        with pytest.raises(DataFileError, match="is also a name of"):
            together(*pair)


def test_two_names_may_differ_by_case_alone_when_both_are_exact() -> None:
    one, two = entity("one", "ITHome", exact=("ITHome",)), entity("two", "iThome", exact=("iThome",))
    assert len(together(one, two)) == 2
    with pytest.raises(DataFileError, match="is also a name of"):
        together(one, entity("two", "iThome"))


def test_own_entities_of_a_watch_join_the_others_and_clash_like_them() -> None:
    joined = load_entities().with_own([entity("acme", "Acme Works", parent="siemens")], "mine.toml")
    assert joined.root("acme") == "siemens"
    assert len(joined) == len(load_entities()) + 1
    with pytest.raises(DataFileError, match=r"mine.toml, entity 'siemens'"):
        load_entities().with_own([entity("siemens", "Acme Works")], "mine.toml")
