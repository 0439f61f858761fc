"""Reads the markets of products: one product a line, from which the names of its market are made.

`entities/products.tsv`; the fields of a line stand between tabs, several terms in one field between bars:

- `product`: what is sold, in English, from which the id of the market is made (PC: pc-market);
- `en`, `de`: as the first part of a compound (smartphone market, Smartphone-Markt);
- `en_for`, `de_for`: as it stands behind "market for", „Markt für“;
- `zh`: as it stands before 市场.

What is made is the world's market; claims/markets.py makes that of a country of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimtrack.data.registers import filled, id_of, wrong
from claimtrack.model import Entity

FIELDS = ("product", "en", "en_for", "de", "de_for", "zh")
WORLD = {
    "en": ("global", "worldwide", "world"),
    "de": ("weltweite", "weltweiten", "globale", "globalen"),
    "zh": ("全球", "世界"),
}
SOLD = ("market", "shipments", "sales", "spending", "revenue", "revenues", "demand", "industry")
"""What the world does with a product: "global tablet sales"."""
SHIPPED = ("sales", "shipments")
EVERYWHERE = ("worldwide", "globally", "around the world")
CHINESE_SOLD = ("市场", "出货量", "销售额", "销量", "支出", "产业", "行业")
TRADES = ("branche", "handel", "handels")
CASES = ("markt", "marktes", "markts")


def market_id(product: str) -> str:
    """The id of the world's market of a product or of something else (PC: pc-market)."""
    return f"{id_of(product)}-market"


def read_products(path: Path) -> list[Entity]:
    """The markets of the products of one list; a line that cannot be read is one clear sentence."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    if not lines or tuple(lines[0].split("\t")) != FIELDS:
        raise wrong(path, 1, f"the first line must name the fields {', '.join(FIELDS)}, between tabs")
    return [_market(line, path, number) for number, line in filled(lines)]


def _market(line: str, path: Path, number: int) -> Entity:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) != len(FIELDS) or not all(fields):
        raise wrong(path, number, f"all of {', '.join(FIELDS)} are needed, between tabs")
    product, *terms = fields
    en, en_for, de, de_for, zh = (field.split("|") for field in terms)
    names = {"en": tuple(_english(en, en_for)), "de": tuple(_german(de, de_for)), "zh": tuple(_chinese(zh))}
    return Entity(id=market_id(product), name=f"global {product} market", kind="market", names=names)


def _english(terms: list[str], behind: list[str]) -> Iterator[str]:
    for term in terms:
        yield f"{term} market"
        yield from (f"{term} {whole}" for whole in ("industry", "sector"))
        yield from (f"{world} {term} {sold}" for world in WORLD["en"] for sold in SOLD)
        yield from (f"{term} {sold} {where}" for sold in SHIPPED for where in EVERYWHERE)
    for term in behind:
        yield f"market for {term}"
        yield from (f"{world} spending on {term}" for world in WORLD["en"][:2])
        yield from (f"{sold} of {term} {where}" for sold in SHIPPED for where in EVERYWHERE)
        yield from (f"{world} {sold} of {term}" for sold in SHIPPED for world in WORLD["en"][:2])


def _german(terms: list[str], behind: list[str]) -> Iterator[str]:
    for term in terms:
        yield from (f"{term}-{case.capitalize()}" for case in CASES)
        if not term.isupper():
            yield from (f"{term}{case}" for case in CASES)
            yield from (f"{term}{trade}" for trade in TRADES)
        yield f"{term}-Branche"
    for term in behind:
        yield from (f"{case.capitalize()} für {term}" for case in CASES)
        yield from (f"{world} Ausgaben für {term}" for world in WORLD["de"])


def _chinese(terms: list[str]) -> Iterator[str]:
    for term in terms:
        yield f"{term}市场"
        yield from (f"{world}{term}{sold}" for world in WORLD["zh"] for sold in CHINESE_SOLD)
        yield from (f"{term}{whole}" for whole in ("产业", "行业"))
