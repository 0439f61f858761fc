"""Every data file of entities, sources and watches: strict, sorted, and each reference resolves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimtrack.data.entities import load_entities
from claimtrack.data.entity_files import read_entities
from claimtrack.data.ids import is_id
from claimtrack.data.lexicons import LANGUAGES
from claimtrack.data.load import DATA
from claimtrack.data.sources import PUBLISHERS, load_sources
from claimtrack.data.watches import bundled_watches, known_topics, load_watch, unread_sources, watched_sources
from claimtrack.folding import fold
from claimtrack.model import Confidence, SourceKind, Way, WayKind

ENTITY_FILES = sorted((DATA / "entities").glob("*.toml"))
EVERY_FILE = [
    path for room in ("entities", "sources", "watches") for path in sorted((DATA / room).glob("*.toml"))
]
SOURCES = load_sources()
LONGEST = 250


def words(text: str) -> list[str]:
    return text.split()


KNOWN_OUTSIDE = words("""
    alibaba alibaba-cloud alphabet amazon aws aws-china azure baidu baidu-cloud byd bytedance canon
    china-cloud-market cloud-market ctrip feishu google google-cloud hisense huawei huawei-cloud
    johnson-johnson mercedes-benz meta microsoft nio porsche siemens tencent tencent-cloud tesla tiktok
    twitter volcano-engine volkswagen wicresoft xiaohongshu
""")
"""Ids that exports and label sets rely on: they never change."""

EVERYDAY = words("""
    adobe alphabet apple arm bahn bayer bild block blick capital chevron chime continental cruise dell douglas
    esprit fiat fitch focus ford fortune galeria gap golem grab henkel honor indeed intel kindle kraken krone
    lark linde lucid man meta merkur metro micron mobile cloud oracle orange otto peloton presse puma ring
    seat shell sharp slack snap snowflake spiegel square standard stern stripe sunrise target register trend
    turkey twitch uber unity us verdi visa wacker welt wired wise workday zeit zoom
""")
"""Words of English and German that are names as well."""


@pytest.mark.parametrize("path", ENTITY_FILES, ids=lambda path: path.stem)
class TestEntityFile:
    def test_it_is_strict_and_sorted_by_id(self, path: Path) -> None:
        ids = [entity.id for entity in read_entities(path)]
        assert ids
        assert ids == sorted(ids)

    def test_it_says_at_its_top_what_it_holds(self, path: Path) -> None:
        assert re.match(r"# \w.+\.\n", path.read_text(encoding="utf-8"))

    def test_each_entity_has_a_name_to_search_in_every_language(self, path: Path) -> None:
        for entity in read_entities(path):
            for lang in LANGUAGES:
                assert entity.names[lang] or entity.short[lang], f"{entity.id} has no name in {lang}"

    def test_chinese_names_differ_by_more_than_the_script(self, path: Path) -> None:
        for entity in read_entities(path):
            folded = [fold(name) for name in entity.names["zh"] if name not in entity.exact]
            assert len(folded) == len(set(folded)), entity.id

    def test_a_lookalike_holds_a_name_of_its_entity_and_is_longer(self, path: Path) -> None:
        for entity in read_entities(path):
            for lang, phrases in entity.lookalikes.items():
                names = [fold(name) for name in (*entity.names[lang], *entity.short[lang])]
                for phrase in phrases:
                    assert any(name in fold(phrase) and len(name) < len(phrase) for name in names), phrase

    def test_a_company_that_stands_for_no_country_has_no_region(self, path: Path) -> None:
        for entity in read_entities(path):
            if entity.kind in ("company", "operator", "outlet", "analyst"):
                assert entity.region is None, f"{entity.id}: the head office is `home`"


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.stem)
def test_no_data_file_is_long_or_untidy(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert len(lines) <= LONGEST
    assert lines[-1] == ""
    assert not any("\t" in line or line != line.rstrip() for line in lines)


@pytest.mark.parametrize("entity_id", KNOWN_OUTSIDE)
def test_an_id_that_others_rely_on_is_there(entity_id: str) -> None:
    assert entity_id in load_entities()


@pytest.mark.parametrize("word", EVERYDAY)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_an_everyday_word_in_lower_case_is_nobody(word: str, lang: str) -> None:
    for name, entity in load_entities().names(lang):
        assert fold(name) != word or name in entity.exact, f"{name} of {entity.id} is taken in any case"


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("亞馬遜", "amazon"), ("亚马逊云科技大中华区", "aws-china"), ("AWS Greater China", "aws-china"),
        ("光环新网", "sinnet"), ("西雲數據", "nwcd"), ("輝達", "nvidia"), ("英伟达", "nvidia"),
        ("臉書", "meta"), ("賓士", "mercedes-benz"), ("福斯", "volkswagen"), ("嬌生", "johnson-johnson"),
        ("强生", "johnson-johnson"), ("路透", "reuters"), ("雷峰网", "leiphone"), ("彭博社", "bloomberg"),
        ("中国云基础设施市场", "china-cloud-market"), ("大中华区", "greater-china"), ("工信部", "miit"),
    ],
)  # fmt: skip
def test_a_chinese_name_in_either_script_belongs_to_its_entity(name: str, entity_id: str) -> None:
    bearers = {entity.id for other, entity in load_entities().names("zh") if fold(other) == fold(name)}
    assert bearers == {entity_id}


def test_no_data_file_of_entities_makes_a_package() -> None:
    assert not (DATA / "entities" / "__init__.py").exists()


@pytest.mark.parametrize("source_id", SOURCES)
class TestSource:
    def test_every_reference_resolves(self, source_id: str) -> None:
        source = SOURCES[source_id]
        assert is_id(source_id)
        assert all(entity_id in load_entities() for entity_id in source.official_for)
        if source.outlet is not None:
            assert load_entities().by_id[source.outlet].kind in PUBLISHERS

    def test_a_press_source_names_the_outlet_that_texts_cite(self, source_id: str) -> None:
        if SOURCES[source_id].kind in (SourceKind.PRESS, SourceKind.AGENCY, SourceKind.ANALYST):
            assert SOURCES[source_id].outlet

    def test_its_languages_are_ours_and_its_country_is_known(self, source_id: str) -> None:
        assert set(SOURCES[source_id].languages) <= set(LANGUAGES)
        assert SOURCES[source_id].country

    def test_the_pattern_of_a_list_takes_whole_addresses_of_its_site_only(self, source_id: str) -> None:
        for way in SOURCES[source_id].ways:
            if way.links is not None:
                assert not re.fullmatch(way.links, way.url), "the list itself is no article"
                assert not re.search(way.links, f"https://other.example/?to={way.url}2026/1/a-title")


ARTICLES = {
    "amazon-press": [
        "https://press.aboutamazon.com/2026/4/a-title",
        "https://press.aboutamazon.com/aws/2026/4/a-title",
    ],
    "aws-china-whats-new": ["https://www.amazonaws.cn/new/2026/a-title/"],
    "aws-china-whats-new-en": ["https://www.amazonaws.cn/en/new/2026/a-title/?nc1=h_ls"],
    "byd-news": ["https://www.bydglobal.com/en/news/2026-01-16/A-Title"],
    "caixin-global": ["https://www.caixinglobal.com/2026-08-07/a-title-102471234.html"],
    "canalys": ["https://canalys.com/newsroom/a-title-2026"],
    "huawei-cloud-news": ["https://www.huaweicloud.com/intl/en-us/news/20260410163301123.html"],
    "huawei-news": ["https://www.huawei.com/en/news/2026/9/a-title"],
    "synergy-research": ["https://www.srgresearch.com/articles/a-title"],
    "tencent-news": ["https://www.tencent.com/en-us/articles/2202350.html"],
    "trip-com-ir": ["https://investors.trip.com/news-releases/news-release-details/a-title/"],
    "trip-com-newsroom": ["https://www.trip.com/newsroom/a-title/"],
    "zaobao": ["https://www.zaobao.com/news/world/story20260715-1234567?ref=home"],
}
"""What addresses of articles look like, for each source that is read by a list."""


def lists() -> dict[str, Way]:
    return {source.id: way for source in SOURCES.values() for way in source.ways if way.kind is WayKind.LIST}


def test_every_list_has_an_example_of_its_articles() -> None:
    assert set(lists()) == set(ARTICLES)


@pytest.mark.parametrize("source_id", ARTICLES)
def test_the_pattern_of_a_list_takes_its_articles(source_id: str) -> None:
    for url in ARTICLES[source_id]:
        assert re.fullmatch(str(lists()[source_id].links), url)


def test_no_two_sources_read_one_address() -> None:
    urls = [way.url for source in SOURCES.values() for way in source.ways]
    assert len(urls) == len(set(urls))


def test_the_company_at_the_heart_of_the_first_watch_can_be_heard_itself() -> None:
    voices = {entity_id for source in SOURCES.values() if source.enabled for entity_id in source.official_for}
    assert {"amazon", "aws", "aws-china"} <= voices


@pytest.mark.parametrize("watch_id", bundled_watches())
class TestBundledWatch:
    def test_it_loads_under_its_id(self, watch_id: str) -> None:
        assert load_watch(watch_id).id == watch_id

    def test_it_reads_sources_in_every_language_it_follows(self, watch_id: str) -> None:
        watch = load_watch(watch_id)
        read = {lang for source in watched_sources(watch) for lang in source.languages}
        assert set(watch.languages) <= read

    def test_what_it_follows_in_vain_has_a_reason(self, watch_id: str) -> None:
        assert all(source.reason for source in unread_sources(load_watch(watch_id)))


def test_the_first_watch_takes_every_claim_type_and_no_doubtful_source() -> None:
    watch = load_watch("aws-china")
    assert watch.types == tuple(sorted(each for types in known_topics().values() for each in types))
    assert all(source.confidence is not Confidence.LOW for source in watched_sources(watch))
    assert {"amazon", "aws", "aws-china", "nwcd", "sinnet", "china-cloud-market"} <= set(watch.entities)
