"""The watch of the newsroom: claimtrack reads it, and its ways lead to the running outlets."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from claimtrack.data.watches import load_watch
from claimtrack.model import Watch, WayKind
from claimtrack.sample.reading import outlets
from claimtrack.sample.server import Newsroom

Get = Callable[..., Any]


@pytest.fixture
def watch(newsroom: Newsroom, tmp_path: Path) -> Watch:
    path = tmp_path / "watch.toml"
    path.write_text(newsroom.watch_toml(), encoding="utf-8")
    return load_watch(str(path))


def test_the_watch_follows_all_topics_of_the_entities_of_the_subject(watch: Watch) -> None:
    assert {"aws-china", "aws", "amazon", "sinnet", "nwcd", "china-cloud-market"} <= set(watch.entities)
    assert watch.types == ()
    assert set(watch.languages) == {"en", "de", "zh"}


def test_every_outlet_is_a_source_with_its_kind_and_voice(watch: Watch) -> None:
    expected = [(one.id, one.name, one.kind, one.languages, one.official_for) for one in outlets()]
    found = [(one.id, one.name, one.kind, one.languages, one.official_for) for one in watch.own_sources]
    assert found == expected


def test_every_source_that_is_no_office_is_an_entity_that_texts_can_name(watch: Watch) -> None:
    own = {entity.id for entity in watch.own_entities}
    assert {source.outlet for source in watch.own_sources if not source.official_for} < own


def test_every_way_leads_to_a_running_outlet(watch: Watch, newsroom: Newsroom, get: Get) -> None:
    for source in watch.own_sources:
        for way in source.ways:
            assert way.url.startswith(newsroom.base_urls[source.id] + "/")
            if source.id != "fogline-gazette":
                assert get(way.url).status == 200


def test_the_links_of_a_list_page_that_are_no_articles_do_not_match(watch: Watch, get: Get) -> None:
    lists = [way for source in watch.own_sources for way in source.ways if way.kind is WayKind.LIST]
    assert lists
    for way in lists:
        found = re.findall(r'href="([^"]+)"', get(way.url).body.decode())
        links = [urljoin(way.url, link) for link in found]
        articles = [link for link in links if re.fullmatch(str(way.links), link)]
        assert 1 < len(articles) < len(links)


def test_every_article_of_a_sitemap_matches_its_links(watch: Watch, get: Get) -> None:
    loc = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    for way in (way for source in watch.own_sources for way in source.ways):
        if way.kind is WayKind.SITEMAP and way.links is not None and not way.url.endswith("/sitemap.xml"):
            found = [str(tag.text) for tag in ElementTree.fromstring(get(way.url).body).iter(loc)]
            assert found
            assert all(re.fullmatch(way.links, address) for address in found)
