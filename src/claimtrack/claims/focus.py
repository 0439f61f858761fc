"""What an article is about as one reads on: its company, its region, its market, what it claimed last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from claimtrack.claims.alone import MARKET_WORDS
from claimtrack.claims.bystanders import is_platform
from claimtrack.claims.frames import BUILDS, LEAD, MARKET, SURVEY, TRADE
from claimtrack.claims.kin import is_beside
from claimtrack.claims.markets import country_near, is_cloudy, is_market, is_part, part_of
from claimtrack.claims.matching import has_parts
from claimtrack.claims.names import Name
from claimtrack.claims.oblique import is_led_to
from claimtrack.claims.places import country_of, whole_country_of
from claimtrack.claims.reading import Reading
from claimtrack.claims.shares import Shares
from claimtrack.data.claim_types import ClaimType, claim_types
from claimtrack.data.entities import load_entities
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.folding import fold
from claimtrack.model import Claim

MEASURED = ("market", "financials")
"""Topics whose figures come in lists, measured by one house for one period; nobody denies them in passing."""
STATES = ("headcount", "severance")
"""Types of what is, not of what happens."""
OPENING = 4
"""So many sentences, the title among them, say what an article is about."""
FIRST_WORDS = 3
"""Whom a sentence is about stands behind so few of its words."""
ANSWERED = 2
"""An act answers what was told at most so many sentences before; else what the article is about."""
RECENT = 3
"""A type was spoken of recently when it was within this many sentences."""
SHARES = "market_share"
"""The type that a word such as "market share" speaks of, even where no figure stands beside it."""
HEARD = {LEAD: "things.leading", SURVEY: "things.surveys", BUILDS: "things.projects"}
"""What is heard of a sentence though nothing may be claimed in it."""
LINE_HEAD = (":", "：")
CHINA_MARKET = "china-cloud-market"
WORLD_MARKET = "cloud-market"


@dataclass(slots=True)
class Focus:
    """The state of reading one article."""

    company: str | None = None
    """What "the company" means now: whom the last claim was about, or whom a sentence began with."""
    fresh: bool = False
    """Whether that was said in this paragraph: then no word is needed that refers back."""
    own: str | None = None
    """Whose own page this is: what "we" means there."""
    lead: str | None = None
    """The organisation the article as a whole is about."""
    section: str | None = None
    """The company whose name is the heading of this section."""
    branches: dict[str, str] = field(default_factory=dict)
    """Company -> its business in one country, where the article spoke of that last (microsoft-china)."""
    site: str | None = None
    """The company that was last named with a city in China and comes from elsewhere."""
    region: str | None = None
    country: str | None = None
    """The country named last, for words that point back to it (there, dort, 当地)."""
    cloud: bool = False
    market: str | None = None
    at: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    """Claim type -> number of the last sentence that spoke of it."""
    first_type: str | None = None
    """What the article is about: the type it spoke of first, in its opening."""
    market_at: int = -RECENT
    """The number of the last sentence that spoke of a market and of no company."""
    last_type: str | None = None
    last_at: int = 0
    """The number of the last sentence that claimed something."""
    last_subject: str | None = None
    touched: str | None = None
    """A type whose words were used last, though nothing could be claimed of anybody."""
    touched_at: int = 0
    volumes: bool = False
    """Whether what was measured last is how much was sold, not for how much (出货量)."""
    measured: dict[str, tuple[int, Claim]] = field(default_factory=dict)
    """Topic -> number of the sentence, and the last claim of it: a list of figures goes on with its house
    and its quarter ("Huawei Cloud had 19 %")."""
    currency: tuple[int, str] = (-RECENT, "")
    """The number of the last sentence that gave revenue, and its currency."""
    shares: Shares = field(default_factory=Shares)

    def recent(self, type_id: str, within: int = RECENT) -> bool:
        """Whether a claim of this type was made or named a few sentences ago, or in the title."""
        return type_id in self.seen and (self.seen[type_id] == 0 or self.at - self.seen[type_id] <= within)

    def note_type(self, type_id: str, subject: str | None = None) -> None:
        """Remember that this sentence speaks of a type, and of whom."""
        self.seen[type_id] = self.at
        if self.at < OPENING:
            self.first_type = self.first_type or type_id
        answerable = claim_types()[type_id].topic not in MEASURED and type_id != "headcount"
        if answerable or self.last_type is None:
            self.last_type, self.last_at = type_id, self.at
        if subject:
            self.last_subject = subject

    def note_words(self, reading: Reading) -> None:
        """Remember what a sentence speaks of by its words alone: an act may answer that too."""
        meant = [
            (len(frame.labels), one.id)
            for one in _events()
            for frame in one.frames
            if not frame.context and frame.labels and has_parts(reading, frame, one.value == "needed")
        ]
        if meant:
            self.touched, self.touched_at = max(meant)[1], self.at

    def note_named(self, reading: Reading) -> None:
        """After a sentence: the only organisation it named is what "the company" means in the next."""
        names = [
            name
            for name in reading.companies()
            if not (reading.led_by(name, "clauses.source") or is_platform(reading, name))
        ]
        if names and reading.folded.startswith(LINE_HEAD, names[0].end) and reading.opens(names[0]):
            names = names[:1]  # 金山云：小米生态收入占比升至28%
        one = len({name.id for name in names}) == 1
        if self.lead is not None and one and _is_meant_on(reading, names[0]):
            self.mean(names[0].id)
            self._note_site(reading)

    def _note_site(self, reading: Reading) -> None:
        """Remember whether the company just named was at a city in China, being from elsewhere."""
        entity = load_entities().by_id.get(self.company or "")
        cities = {name.entity.region for name in reading.names if name.is_city and name.entity}
        self.site = self.company if entity and entity.home != "CN" and cities == {"CN"} else None

    def business(self, company: str) -> str:
        """A company, or its business in one country where that was spoken of last."""
        at_site = self.fresh and company == self.site
        return self.branches.get(company, f"{company}-china" if at_site else company)

    def mean(self, company: str) -> None:
        """From now on "the company" means this one."""
        self.company, self.fresh = company, True

    def note_country(self, reading: Reading) -> None:
        """After a sentence: the country it named last is what "there" means in the next."""
        self.country = country_of(reading) or self.country

    def note_measured(self, claim: Claim) -> None:
        """Remember a figure: the next ones may leave out who measured it, and for when."""
        self.measured[claim.topic] = (self.at, claim)
        if claim.type == "revenue" and claim.quantity:
            self.currency = (self.at, claim.quantity.unit)
        self.shares.note(claim, self.at)

    def going_on(self, topic: str) -> Claim | None:
        """The figure that one of this topic goes on from, if it was told a sentence or two before."""
        at, claim = self.measured.get(topic, (-RECENT, None))
        return claim if claim and self.at - at <= ANSWERED else None

    def just_measured(self) -> Claim | None:
        """The figure told last, of whatever topic, if it was told in this sentence or the one before."""
        at, last = max(self.measured.values(), key=lambda one: one[0], default=(-RECENT, None))
        return last if last and self.at - at <= 1 else None

    def measured_market(self) -> str | None:
        """The market that the sentence before gave figures of last; None where it was about companies."""
        last = self.just_measured()
        subject = last.subject if last else None
        return subject if is_market(subject) else None

    def market_alone(self) -> str | None:
        """The market that this sentence or the one before spoke of, and of no company."""
        clouds = (CHINA_MARKET if self.region == "CN" else WORLD_MARKET) if self.cloud else None
        return self.market or clouds if self.at - self.market_at <= 1 else self.measured_market()

    def company_meant(self) -> str | None:
        """Whom "the company" means: the lead where it is of the house last spoken of, else that house.

        "Retail, AWS and Prime Video are hit. The group …" means Amazon, in an article about Amazon.
        """
        kin = load_entities().root
        if self.lead and self.company and kin(self.lead) == kin(self.company):
            return self.lead
        return self.company or self.lead

    def answered_type(self, *, number: bool = False) -> str | None:
        """The type that an act without content of its own answers: one just told, else the first, else the
        last event told anywhere before.

        An act on a number answers a type that has one.
        """
        counts = self.last_type is not None and bool(claim_types()[self.last_type].units)
        if number and not counts:
            return self.first_type
        if self.last_type and self.at - self.last_at <= ANSWERED:
            return self.last_type
        measured = self.last_type is None or claim_types()[self.last_type].topic in MEASURED
        return self.first_type or (None if measured else self.last_type)

    def just_touched(self) -> str | None:
        """The type whose words were used in the title or just before, where nothing was claimed yet."""
        near = self.touched_at < OPENING or self.at - self.touched_at <= 1
        return self.touched if near else None

    def in_china(self, id: str) -> bool:
        """Whether the article as a whole is about this company's business in China."""
        kin = load_entities().root
        return self.region == "CN" and self.lead is not None and kin(self.lead) == kin(id)

    def note_market(self, reading: Reading) -> None:
        """Remember the market a sentence names: the figures after it are of that market."""
        named = next((name for name in reading.names if name.kind == "market"), None)
        local = self.local_market(reading, named) if named else self._market_in(reading)
        self.market = local or self.market
        if reading.of("things.revenue", "clauses.volumes"):
            self.volumes = not reading.of("things.revenue")
        if named or reading.of("things.market"):
            self.seen[MARKET] = self.at
            self.market_at = self.market_at if reading.companies() else self.at
        if named or reading.of(*MARKET_WORDS):
            self.seen[TRADE] = self.at
        for kind, label in HEARD.items():
            if _heard(reading.lang, label).search(reading.folded):
                self.seen[kind] = self.at
        provided = any(name.entity and name.entity.sector for name in reading.companies())
        if provided and self.seen.get(LEAD) == self.at:
            self.seen[TRADE] = self.at
        if self.seen.get(BUILDS) == self.at and not reading.companies():
            del self.seen[BUILDS]  # nobody builds it
        if any(term in reading.folded for term in _shares_named(reading.lang)):
            self.seen[SHARES] = self.at

    def local_market(self, reading: Reading, name: Name) -> str:
        """A market that is named, or its part in the country that the sentence names too ("In Japan the
        cloud market grew"), or in the one that was spoken of before.
        """
        if any(
            reading.lang != "zh" or not reading.commas_between(mark, name)
            for mark in reading.of("things.world")
        ):
            return name.id
        if country := country_near(reading, name):
            return part_of(name.id, country)
        return self.market if self.market and is_part(self.market, name.id) else name.id

    def _market_in(self, reading: Reading) -> str | None:
        """The cloud market of a country where the sentence speaks of the market there ("in Deutschland")."""
        cloudy = self.cloud or is_cloudy(reading)
        if not cloudy or not reading.of("things.market", "market_share.market"):
            return None
        country = whole_country_of(reading)
        return part_of(WORLD_MARKET, country) if country else None

    def market_of(self, reading: Reading) -> str | None:
        """The id of the market a sentence speaks of: one it names, else the one last named, else a cloud
        market where the article is about clouds, by the country it is about.
        """
        named = [name for name in reading.names if name.kind == "market"]
        if named:
            return self.local_market(reading, named[0])
        cloudy, world = is_cloudy(reading), bool(reading.of("things.world"))
        if cloudy and not world and (local := self._market_in(reading)):
            return local
        if self.market and not world and (not cloudy or is_part(self.market, WORLD_MARKET)):
            return self.market
        if not (self.cloud or cloudy):
            return None
        if world:
            return WORLD_MARKET
        return CHINA_MARKET if self.region == "CN" or reading.of("things.china") else WORLD_MARKET


@cache
def _heard(lang: str, label: str) -> re.Pattern[str]:
    """The terms of a list as they stand in a folded text, which need not have been read."""
    terms = (re.escape(fold(term)) for term in expanded(lexicon(lang)[label]))
    parts = (term.replace("\\*", r"\w*").replace("…", r".{1,40}?") for term in terms)
    edge = "" if lang == "zh" else r"\b"
    return re.compile(f"{edge}(?:{'|'.join(parts)}){edge}")


@cache
def _shares_named(lang: str) -> tuple[str, ...]:
    """The words that name shares of a market, folded; each may stand within a longer word."""
    return tuple(fold(term) for term in expanded(lexicon(lang)["things.shares_named"]))


@cache
def _events() -> tuple[ClaimType, ...]:
    """The types of something that happens, which a company is asked about."""
    return tuple(one for one in claim_types().values() if one.topic not in MEASURED and one.id not in STATES)


def _is_meant_on(reading: Reading, name: Name) -> bool:
    """Whether the only company of a sentence is what "the company" means in the next: one that it begins
    with, not one that it leads to ("Losing the Siemens contract left no choice. The company …").
    """
    if is_beside(reading, name) or is_led_to(reading, name):
        return False
    return reading.lang == "zh" or reading.words(0, name.start) <= FIRST_WORDS
