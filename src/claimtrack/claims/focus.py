"""What an article is about as one reads on: its company, its region, its market, what it claimed last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimtrack.claims.reading import Reading
from claimtrack.data.claim_types import claim_types
from claimtrack.data.entities import load_entities
from claimtrack.model import Claim

MEASURED = ("market", "financials")
"""Topics whose figures come in lists, measured by one house for one period; nobody denies them in passing."""
OPENING = 4
"""So many sentences, the title among them, say what an article is about."""
OPENING_WORDS = 0
"""So many words may stand before the name a sentence begins with."""
ANSWERED = 2
"""An act answers what was told at most so many sentences before; else what the article is about."""
RECENT = 3
"""A type was spoken of recently when it was within this many sentences."""
CHINA_MARKET = "china-cloud-market"
WORLD_MARKET = "cloud-market"


@dataclass(slots=True)
class Focus:
    """The state of reading one article."""

    company: str | None = None
    """What "the company" means now: whom the last claim was about, or whom a sentence began with."""
    lead: str | None = None
    """The organisation the article as a whole is about."""
    branches: dict[str, str] = field(default_factory=dict)
    """Company -> its business in one country, where the article spoke of that last (microsoft-china)."""
    region: str | None = None
    cloud: bool = False
    market: str | None = None
    at: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    """Claim type -> number of the last sentence that spoke of it."""
    first_type: str | None = None
    """What the article is about: the type it spoke of first, in its opening."""
    last_type: str | None = None
    last_at: int = 0
    """The number of the last sentence that claimed something."""
    last_subject: str | None = None
    measured: dict[str, tuple[int, Claim]] = field(default_factory=dict)
    """Topic -> number of the sentence, and the last claim of it: a list of figures goes on with its house
    and its quarter ("Huawei Cloud had 19 %")."""

    def recent(self, type_id: str, within: int = RECENT) -> bool:
        """Whether a claim of this type was made or named a few sentences ago, or in the title."""
        return type_id in self.seen and (self.seen[type_id] == 0 or self.at - self.seen[type_id] <= within)

    def note_type(self, type_id: str, subject: str | None = None) -> None:
        """Remember that this sentence speaks of a type, and of whom."""
        self.seen[type_id] = self.at
        if self.at < OPENING:
            self.first_type = self.first_type or type_id
        if claim_types()[type_id].topic not in MEASURED or self.last_type is None:
            self.last_type, self.last_at = type_id, self.at
        if subject:
            self.last_subject = subject

    def note_opening(self, reading: Reading) -> None:
        """After a sentence: the organisation it began with is what "the company" means in the next."""
        first = next(iter(reading.companies()), None)
        if first and reading.words(0, first.start) <= OPENING_WORDS:
            self.company = first.id

    def note_measured(self, claim: Claim) -> None:
        """Remember a figure: the next ones may leave out who measured it, and for when."""
        self.measured[claim.topic] = (self.at, claim)

    def going_on(self, topic: str) -> Claim | None:
        """The figure that one of this topic goes on from, if it was told a sentence or two before."""
        at, claim = self.measured.get(topic, (-RECENT, None))
        return claim if claim and self.at - at <= ANSWERED else None

    def company_meant(self) -> str | None:
        """Whom "the company" means: the lead where it is of the house last spoken of, else that house.

        "Retail, AWS and Prime Video are hit. The group …" means Amazon, in an article about Amazon.
        """
        kin = load_entities().root
        if self.lead and self.company and kin(self.lead) == kin(self.company):
            return self.lead
        return self.company or self.lead

    def answered_type(self, *, number: bool = False) -> str | None:
        """The type that an act without content of its own answers: one just told, else the first.

        An act on a number answers a type that has one.
        """
        counts = self.last_type is not None and bool(claim_types()[self.last_type].units)
        if number and not counts:
            return self.first_type
        if self.last_type and self.at - self.last_at <= ANSWERED:
            return self.last_type
        return self.first_type

    def in_china(self, id: str) -> bool:
        """Whether the article as a whole is about this company's business in China."""
        kin = load_entities().root
        return self.region == "CN" and self.lead is not None and kin(self.lead) == kin(id)

    def note_market(self, reading: Reading) -> None:
        """Remember the market a sentence names: the figures after it are of that market."""
        self.market = next((name.id for name in reading.names if name.kind == "market"), self.market)

    def market_of(self, reading: Reading) -> str | None:
        """The id of the market a sentence speaks of: one it names, else the one last named, else a cloud
        market where the article is about clouds, by the country it is about.
        """
        named = [name.id for name in reading.names if name.kind == "market"]
        if named:
            return named[0]
        cloudy = "cloud" in reading.folded or "云" in reading.folded
        if self.market and not cloudy and not reading.of("things.world"):
            return self.market
        if not (self.cloud or cloudy):
            return None
        if reading.of("things.world"):
            return WORLD_MARKET
        return CHINA_MARKET if self.region == "CN" or reading.of("things.china") else WORLD_MARKET


def focus_of(readings: Sequence[Reading]) -> Focus:
    """The focus an article begins with, by its title and first sentences."""
    opening = readings[:OPENING]
    counts: Counter[str] = Counter()
    for at, reading in enumerate(opening):
        for name in reading.companies():
            counts[name.id] += 3 if at == 0 else 1
    first = next((name.id for reading in opening for name in reading.companies()), None)
    lead = counts.most_common(1)[0][0] if counts else None
    entity = load_entities().by_id.get(lead) if lead else None
    titled = bool(opening and opening[0].of("things.china"))
    china = titled or bool(entity and entity.region == "CN")
    cloud = any("cloud" in reading.folded or "云" in reading.folded for reading in opening)
    return Focus(company=first, lead=lead, region="CN" if china else None, cloud=cloud)
