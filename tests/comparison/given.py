"""Claims for the tests of the comparison: written by hand, or read from cases/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtrack.comparison.family import Family
from claimtrack.comparison.reading import read_date
from claimtrack.model import (
    Attribution,
    Claim,
    Entity,
    Evidence,
    Facet,
    Modality,
    Period,
    Qualifier,
    Quantity,
    Scope,
    SpeakerKind,
    Stance,
)

CASES = Path(__file__).parent / "cases"


def entity(
    entity_id: str,
    name: str,
    kind: str = "company",
    parent: str | None = None,
    region: str | None = None,
    zh: tuple[str, ...] = (),
) -> Entity:
    return Entity(entity_id, name, kind, {"en": (name,), "zh": zh}, parent, region)


ENTITIES = (
    entity("amazon", "Amazon", zh=("亚马逊",)),
    entity("aws", "AWS", "unit", "amazon", zh=("亚马逊云科技",)),
    entity("aws-china", "AWS China", "unit", "aws", "CN", ("亚马逊云科技中国",)),
    entity("twitch", "Twitch", "unit", "amazon"),
    entity("sinnet", "Sinnet", "operator", zh=("光环新网",)),
    entity("alibaba", "Alibaba"),
    entity("alibaba-cloud", "Alibaba Cloud", "unit", "alibaba", zh=("阿里云",)),
    entity("siemens", "Siemens"),
    entity("byd", "BYD", zh=("比亚迪",)),
    entity("ctrip", "Ctrip", zh=("携程",)),
    entity("idc", "IDC", "analyst"),
    entity("canalys", "Canalys", "analyst", zh=("科纳仕",)),
    entity("china", "China", "region", region="CN", zh=("中国",)),
    entity("mainland-china", "mainland China", "region", "china", "CN", ("中国大陆",)),
    entity("wuhan", "Wuhan", "region", "china", "CN", ("武汉",)),
    entity("germany", "Germany", "region", region="DE"),
    entity("china-cloud-market", "China cloud market", "market", region="CN", zh=("中国云市场",)),
    entity("cloud-market", "Cloud market", "market"),
)
FAMILY = Family({one.id: one for one in ENTITIES})


def day_or_more(label: str) -> Period:
    """A day, month, quarter or year."""
    if "-Q" in label:
        year, quarter = label.split("-Q")
        last = 3 * int(quarter)
        first_month, last_month = read_date(f"{year}-{last - 2:02}"), read_date(f"{year}-{last:02}")
        assert first_month is not None
        assert last_month is not None
        return Period(first_month.start, last_month.end, label)
    found = read_date(label)
    assert found is not None, label
    return found


def period(label: str) -> Period:
    """The period of an ISO label, "2025-09/2025-10" included."""
    parts = [day_or_more(part) for part in label.split("/")]
    return Period(parts[0].start, parts[-1].end, label)


def quantity(
    low: float | None,
    high: float | None,
    unit: str = "percent",
    qualifier: str | None = None,
    text: str = "",
    vague: bool = False,
) -> Quantity:
    return Quantity(low, high, unit, Qualifier(qualifier) if qualifier else None, text, vague)


def claim(
    claim_id: str,
    *,
    type: str = "layoff",
    subject: str | None = "aws-china",
    text: str = "x",
    number: Quantity | None = None,
    stated: str | None = None,
    region: str | None = None,
    org: str | None = None,
    object: str | None = None,
    stance: str = "asserts",
    facet: str | None = None,
    modality: str = "plain",
    speaker: str | None = None,
    kind: str = "press",
    via: tuple[str, ...] = (),
    article: str | None = None,
    lang: str = "en",
    published: str | None = "2025-09-15",
    source: str | None = None,
    historic: bool = False,
    cumulative: bool = False,
    targets: tuple[str, ...] = (),
) -> Claim:
    """A claim with everything that is not named left at its usual value."""
    return Claim(
        id=claim_id,
        type=type,
        topic="",
        subject=subject,
        evidence=Evidence("text", 0, len(text), text, 0, len(text)),
        article=article or f"https://{claim_id}.example/a",
        lang=lang,
        object=object,
        quantity=number,
        period=period(stated) if stated else None,
        scope=Scope(region, org),
        stance=Stance(stance),
        facet=Facet(facet) if facet else None,
        modality=Modality(modality),
        attribution=Attribution(speaker, SpeakerKind(kind), None, via),
        published=published,
        source=source,
        historic=historic,
        cumulative=cumulative,
        targets=targets,
    )


def official_denial(claim_id: str, facet: str | None = "event", **fields: object) -> Claim:
    """A denial by the subject's spokesperson."""
    voice: dict[str, object] = {"stance": "denies", "kind": "official", "speaker": "AWS spokesperson"}
    return claim(claim_id, facet=facet, **{**voice, **fields})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a pair must give; `a` and `b` are ids in the order of the sides."""

    a: str
    b: str
    relation: str
    kind: str | None
    strength: str | None
    reason: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One hand-written case: its claims and what each pair of interest must give."""

    name: str
    claims: tuple[Claim, ...]
    expected: tuple[Expected, ...]


def _claim(fields: dict[str, Any]) -> Claim:
    """The claim of one table; a key that `claim` does not know is a TypeError."""
    low, high = fields.pop("low", None), fields.pop("high", None)
    if "exact" in fields:
        low = high = fields.pop("exact")
    unit, qualifier = fields.pop("unit", "percent"), fields.pop("qualifier", None)
    words, vague = fields.pop("words", ""), fields.pop("vague", False)
    number = None
    if low is not None or high is not None or words:
        number = quantity(low, high, unit, qualifier, words, vague)
    for key in ("via", "targets"):
        fields[key] = tuple(fields.get(key, ()))
    if fields.pop("undated", False):
        fields["published"] = None
    if fields.pop("nobody", False):
        fields["subject"] = None
    fields["stated"] = fields.pop("period", None)
    return claim(fields.pop("id"), number=number, **fields)


def _expected(fields: dict[str, Any]) -> Expected:
    a, b = fields.pop("pair")
    return Expected(
        a, b, reason=tuple(fields.pop("reason", ())), **{"kind": None, "strength": None, **fields}
    )


def read_cases(path: Path) -> list[Case]:
    """The cases of one file: `all` holds what the claims of a case share."""
    cases = []
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        shared = case.pop("all", {})
        claims = tuple(_claim({**shared, **one}) for one in case.pop("claim"))
        expected = tuple(_expected(one) for one in case.pop("expect"))
        cases.append(Case(case.pop("name"), claims, expected))
        assert not case, f"{path.name}: unknown keys {sorted(case)}"
    return cases
