"""The cases of cases/*.toml as frozen types, and what is missing and left over in the claims found for one.

A case lists every claim that a careful reader sees in its text. Each claim names only what is to be
checked. Where `low` or `high` is named, the one that is not named must be open; `no_value` says that
the claim carries no quantity. Several answers that are all right are joined by " or "; joint subjects
by "+", in any order. `optional` claims may be found or not; `evidence` is a part of the text (or title)
that the evidence of the claim must overlap.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from claimtrack.data.entities import load_entities
from claimtrack.data.watches import load_watch
from claimtrack.folding import fold
from claimtrack.model import Article, Claim

CASES = Path(__file__).parent / "cases"
PUBLISHED = "2025-09-15"
"""The date of a case that names none."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One claim that a case lists; what is None is not checked."""

    type: str | None = None
    subject: str | None = None
    object: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    no_value: bool = False
    period: str | None = None
    stance: str | None = None
    facet: str | None = None
    modality: str | None = None
    historic: bool | None = None
    cumulative: bool | None = None
    speaker: str | None = None
    speaker_kind: str | None = None
    via: tuple[str, ...] = ()
    evidence: str | None = None
    region: str | None = None
    """The country in the scope; "none" where there must be none."""
    org: str | None = None
    """The part in the scope, as written; "none" where there must be none."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A text and all the claims it makes; `file` and `number` say where it stands."""

    file: str
    number: int
    lang: str
    text: str
    claims: tuple[Expected, ...]
    title: str | None = None
    published: str = PUBLISHED
    source: str | None = None
    why: str | None = None

    @property
    def name(self) -> str:
        """How a person finds the case: its file, language and number within that language."""
        return f"{self.file}:{self.lang}:{self.number}"

    @property
    def article(self) -> Article:
        """The case as an article, which nobody in particular has published where it names no source."""
        return Article(
            "case", self.text, self.lang, title=self.title, published=self.published, source=self.source
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: each wanted claim that was met, those that were not, and claims nobody wanted."""

    found: tuple[Claim, ...]
    met: tuple[Expected, ...]
    missing: tuple[Expected, ...]
    extra: tuple[Claim, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing is missing and nothing left over."""
        return not self.missing and not self.extra


def read_cases() -> list[Case]:
    """Every case of every file, in the order of the files; an unknown key is an error."""
    return [case for path in sorted(CASES.glob("*.toml")) for case in _cases_of(path)]


def _cases_of(path: Path) -> list[Case]:
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(listed) == {"case"}, f"{path.name}: only [[case]] stands in a file of cases"
    numbers: dict[str, int] = {}
    cases = []
    for entry in listed["case"]:
        lang = entry["lang"]
        numbers[lang] = numbers.get(lang, 0) + 1
        claims = tuple(_expected(claim, path) for claim in entry.pop("claims"))
        cases.append(Case(file=path.stem, number=numbers[lang], claims=claims, **entry))
    return cases


def _expected(claim: dict[str, Any], path: Path) -> Expected:
    unknown = set(claim) - {field.name for field in fields(Expected)}
    assert not unknown, f"{path.name}: {unknown} in {claim}"
    return Expected(**{**claim, "via": tuple(claim.get("via", ()))})


def outcome(case: Case) -> Outcome:
    """What the extractor finds in a case, held against what the case lists."""
    from claimtrack.pipeline.steps import extract

    found = tuple(extract(case.article, load_watch("any")))
    wanted = tuple(claim for claim in case.claims if not claim.optional)
    meets = [{n for n, claim in enumerate(found) if matches(want, claim, case)} for want in wanted]
    taken = _pair(meets)
    met = tuple(want for n, want in enumerate(wanted) if n in taken.values())
    missing = tuple(want for n, want in enumerate(wanted) if n not in taken.values())
    listed = [claim for claim in found if any(matches(want, claim, case) for want in case.claims)]
    said = {_gist(claim) for claim in listed}
    extra = tuple(claim for claim in found if claim not in listed and _gist(claim) not in said)
    return Outcome(found, met, missing, extra)


def _pair(meets: list[set[int]]) -> dict[int, int]:
    """Found claims given to wanted ones, each at most once and as many as can be (augmenting paths)."""
    taken: dict[int, int] = {}

    def give(want: int, tried: set[int]) -> bool:
        for claim in sorted(meets[want] - tried):
            tried.add(claim)
            if claim not in taken or give(taken[claim], tried):
                taken[claim] = want
                return True
        return False

    for want in range(len(meets)):
        give(want, set())
    return taken


def _gist(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    bounds = (quantity.low, quantity.high) if quantity else (None, None)
    return claim.type, claim.subject, *bounds, claim.stance


def matches(want: Expected, claim: Claim, case: Case) -> bool:
    """Whether a found claim is what is wanted on every point that is named."""
    speech = claim.attribution
    plain = (
        (want.type, claim.type),
        (want.period, claim.period.label if claim.period else None),
        (want.stance, claim.stance),
        (want.facet, claim.facet),
        (want.modality, claim.modality),
        (want.historic, claim.historic),
        (want.cumulative, claim.cumulative),
        (want.speaker_kind, speech.speaker_kind),
        (want.region, claim.scope.region or "none"),
        (want.org, claim.scope.org or "none"),
    )
    return (
        all(wish is None or _one_of(wish, given) for wish, given in plain)
        and _same_party(want.subject, claim.subject)
        and (want.object is None or any(same_name(one, claim.object) for one in want.object.split(" or ")))
        and (want.speaker is None or same_name(want.speaker, speech.speaker))
        and all(any(same_name(one, other) for other in speech.via) for one in want.via)
        and _same_quantity(want, claim)
        and _overlaps(want.evidence, claim, case)
    )


def _one_of(wish: object, given: object) -> bool:
    return given in wish.split(" or ") if isinstance(wish, str) else given == wish


def _same_party(want: str | None, given: str | None) -> bool:
    if want is None or given is None:
        return want is None
    return any(_parts(one) == _parts(given) or same_name(one, given) for one in want.split(" or "))


def _parts(party: str) -> set[str]:
    return {part.strip().casefold() for part in party.split("+")}


def same_name(want: str, given: str | None) -> bool:
    """Whether two names are written alike, or are names (or the id) of one and the same entity."""
    if given is None:
        return False
    want, given = fold(want), fold(given)
    return want == given or bool(_bearers().get(want, set()) & _bearers().get(given, set()))


@cache
def _bearers() -> dict[str, set[str]]:
    bearers: dict[str, set[str]] = {}
    for entity in load_entities():
        names = {name for listed in entity.names.values() for name in listed}
        for name in {entity.id, entity.name, *names}:
            bearers.setdefault(fold(name), set()).add(entity.id)
    return bearers


def _same_quantity(want: Expected, claim: Claim) -> bool:
    quantity = claim.quantity
    bounds = (quantity.low, quantity.high) if quantity else (None, None)
    if want.no_value:
        return bounds == (None, None)
    if want.low is None and want.high is None:
        return True
    return (
        quantity is not None
        and all(_near(wish, given) for wish, given in zip((want.low, want.high), bounds, strict=True))
        and want.unit in (None, quantity.unit)
        and want.qualifier in (None, quantity.qualifier)
    )


def _near(want: float | None, given: float | None) -> bool:
    if want is None or given is None:
        return want is given
    return abs(want - given) <= 1e-3 * max(1.0, abs(want))


def _overlaps(part: str | None, claim: Claim, case: Case) -> bool:
    if part is None:
        return True
    where = claim.evidence
    place = (case.title or "" if where.field == "title" else case.text).find(part)
    return place >= 0 and where.start < place + len(part) and place < where.end
