"""The cloud unit of a house: "its cloud arm" is AWS where Amazon is spoken of, 其云业务."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.terms import Mark
from claimtrack.data.bynames import bynames
from claimtrack.data.entities import load_entities
from claimtrack.model import Entity

KIND = "unit"
OWNED = re.compile(r"(?:['’]s?|s)? (?:[a-z-]+ )?|s?-|的?")
"""What stands between a house and its unit ("Baidu's growing cloud business", 腾讯的云业务)."""


def units_of(houses: Sequence[str]) -> list[str]:
    """The units of some companies that have one, in their order; those of a family have one together."""
    root = load_entities().root
    return [_units()[root(id)] for id in houses if root(id) in _units()]


def owned_unit(text: str, folded: str, mark: Mark, names: Sequence[Name]) -> Name | None:
    """The unit that a word for one means behind the name of its house, both as one name."""
    for name in names:
        if name.end <= mark.start and OWNED.fullmatch(folded, name.end, mark.start):
            between = [one for one in names if name.end <= one.start and one.end <= mark.start]
            unit = next(iter(units_of([name.id])), None)
            entity = _in_country(unit, between) if unit else None
            if entity:
                return Name(name.start, mark.end, text[name.start : mark.end], entity.id, entity.kind, entity)
    return None


def _in_country(unit: str, between: Sequence[Name]) -> Entity | None:
    """A unit, or its business in the country that stands before it ("Amazon's China cloud arm")."""
    known = load_entities().by_id
    if not between:
        return known[unit]
    region = between[0].entity.region if between[0].entity else None
    return known.get(f"{unit}-china") if region == "CN" and len(between) == 1 else None


@cache
def _units() -> dict[str, str]:
    """The topmost parent of each unit -> the unit."""
    ids = (id for each in bynames() if each.kind == KIND for id in each.companies)
    return {load_entities().root(id): id for id in ids}
