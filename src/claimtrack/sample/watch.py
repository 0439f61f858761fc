"""The watch that follows the sample newsroom, as a TOML text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from claimtrack.sample.content import Outlet
from claimtrack.sample.reading import NEWSROOM, outlets

ID = "sample-newsroom"
NAMES = NEWSROOM / "entities.toml"
"""The watch's own entities: how the sample texts name each other's outlets and their analysts."""
ENTITIES = (
    "alibaba-cloud",
    "amazon",
    "aws",
    "aws-china",
    "byd",
    "china-cloud-market",
    "ctrip",
    "huawei-cloud",
    "nwcd",
    "sinnet",
    "tencent-cloud",
    "xiaohongshu",
)


def _text(value: str) -> str:
    """A TOML string; JSON's escapes are a part of TOML's."""
    return json.dumps(value, ensure_ascii=False)


def _texts(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _ways(outlet: Outlet, base: str) -> str:
    tables = []
    for way in outlet.ways:
        tables.append(f"\n[[source.way]]\nkind = {_text(way.kind)}\nurl = {_text(base + way.path)}\n")
        if way.links is not None:
            tables.append(f"links = {_text('^' + re.escape(base) + way.links)}\n")
    return "".join(tables)


def _source(outlet: Outlet, base: str) -> str:
    """One source; an office speaks for its entities, any other outlet is an entity itself."""
    speaks = outlet.official_for
    voice = f"official_for = {_texts(speaks)}\n" if speaks else f"outlet = {_text(outlet.id)}\n"
    return (
        f"\n[[source]]\nid = {_text(outlet.id)}\nname = {_text(outlet.name)}\nkind = {_text(outlet.kind)}\n"
        f"languages = {_texts(outlet.languages)}\ncountry = {_text(outlet.country)}\n{voice}"
        f"note = {_text(outlet.note)}\n{_ways(outlet, base)}"
    )


def watch_toml(base_urls: Mapping[str, str]) -> str:
    """The watch: a source for each outlet, its ways at the addresses given, and the names of the outlets."""
    head = (
        f"# The sample newsroom of claimtrack: every outlet and every text in it is a sample.\n"
        f"# No topics are named, so all are followed.\n\n"
        f"id = {_text(ID)}\nname = {_text('AWS in China (sample newsroom)')}\n"
        f"entities = {_texts(ENTITIES)}\nlanguages = {_texts(('en', 'de', 'zh'))}\n"
    )
    sources = "".join(_source(outlet, base_urls[outlet.id]) for outlet in outlets())
    return f"{head}{sources}\n{NAMES.read_text(encoding='utf-8')}"
