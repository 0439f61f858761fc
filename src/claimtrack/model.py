"""The words of claimtrack as frozen types. Every stage speaks in these; this file imports nothing of ours.

The meaning of each word stands in the README. Unknown is None, and None never equals None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """What a Source is; an official one speaks for the entities in `official_for`."""

    PRESS = "press"
    AGENCY = "agency"
    ANALYST = "analyst"
    OFFICIAL = "official"
    SOCIAL = "social"
    AGGREGATOR = "aggregator"


class WayKind(StrEnum):
    """How the addresses of a Source's articles are found."""

    FEED = "feed"
    SITEMAP = "sitemap"
    LIST = "list"
    PAGE = "page"


class Confidence(StrEnum):
    """How sure it is that a Source's addresses still answer as described."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Stance(StrEnum):
    """What the speaker does with the claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DECLINES = "declines"


class Facet(StrEnum):
    """What a denial, a confirmation or a refusal to comment is about."""

    EVENT = "event"
    NUMBER = "number"
    CAUSE = "cause"
    TIMING = "timing"
    CHARACTERISATION = "characterisation"


class Modality(StrEnum):
    """How firmly the claim is made."""

    PLAIN = "plain"
    HEDGED = "hedged"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class SpeakerKind(StrEnum):
    """On whose word the claim stands."""

    OFFICIAL = "official"
    INSIDER = "insider"
    ANALYST = "analyst"
    PRESS = "press"
    UNNAMED = "unnamed"
    AUTHOR = "author"


class Qualifier(StrEnum):
    """The words around a number that open or soften it."""

    ABOUT = "about"
    UP_TO = "up to"
    AT_LEAST = "at least"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    LESS_THAN = "less than"


class Relation(StrEnum):
    """How two claims stand to each other."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    INCOMPARABLE = "incomparable"


class Strength(StrEnum):
    """How much a contradiction weighs: a contradiction proper, a dispute of the wording, a note."""

    CONTRADICTION = "contradiction"
    DISPUTE = "dispute"
    NOTE = "note"


class BodyState(StrEnum):
    """What the fetched page gave: an article, part of one, or something else with the same status 200."""

    FULL = "full"
    PARTIAL = "partial"
    CONSENT = "consent"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Way:
    """One way into a Source; `links` is a regular expression that an article's address must match."""

    kind: WayKind
    url: str
    links: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or office that is read.

    `outlet` is the entity that publishes it (several feeds, one outlet). One that is not `enabled` is
    listed so that its gap is known; `reason` says why it is not read.
    """

    id: str
    name: str
    kind: SourceKind
    languages: tuple[str, ...] = ()
    country: str | None = None
    homepage: str | None = None
    official_for: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    note: str | None = None
    outlet: str | None = None
    confidence: Confidence = Confidence.HIGH
    enabled: bool = True
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A company, market, region, product or outlet, with its names by language (`zh` holds both scripts).

    `parent` is the entity it belongs to (aws-china to aws); `region` the ISO country it stands for.
    """

    id: str
    name: str
    kind: str
    names: Mapping[str, tuple[str, ...]] = field(hash=False)
    parent: str | None = None
    region: str | None = None
    home: str | None = None
    """The ISO country of the head office; unlike `region` it says nothing about where a claim holds."""
    sector: str | None = None
    """The line of business, where it tells a provider from its customers: cloud."""
    exact: frozenset[str] = frozenset()
    """Names of any language that count only in this very case (Apple, IBM); all others in any case."""
    shared: frozenset[str] = frozenset()
    """Names that other entities bear too (CNA): alone they do not tell which is meant."""
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Names too common to stand alone (Block, 大众): exact, and only in an article with a full name too."""
    lookalikes: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Phrases that hold a name and mean something else (Amazon rainforest, 高通胀)."""
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Words that say where something belongs (Chinese, deutschen); not names."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a person follows. Empty `entities` or `types` means any; `id` "any" follows everything."""

    id: str
    name: str
    entities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "de", "zh")
    own_sources: tuple[Source, ...] = ()
    own_entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of one fetch (decoded of transfer and content encoding), with its headers and hash."""

    url: str
    fetched_at: datetime
    status: int
    headers: Mapping[str, str]
    body: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Article:
    """One page of a Source, as text that claims point into; tables are lines of tab-separated cells.

    `published` and `modified` are ISO dates or date-times, possibly of reduced precision ("2025-07"),
    never later than the fetch; the rule that won stands beside each.
    """

    url: str
    text: str
    lang: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    published_rule: str | None = None
    modified: str | None = None
    modified_rule: str | None = None
    body_state: BodyState = BodyState.FULL


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of an article's title or text: `text == article.<field>[start:end]`."""

    field: str
    start: int
    end: int
    text: str
    cells: tuple[tuple[int, int], ...] = ()
    """Offsets of the cells when this is a row of a table, else empty."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval [low, high] with its unit, as written in `text`; an open side is None.

    Exact, about and nearly have low == high; more than and at least have low only; up to and less
    than have high only. `vague` marks words such as hundreds (100 to 999).
    """

    low: float | None
    high: float | None
    unit: str
    qualifier: Qualifier | None = None
    text: str = ""
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, first and last included; `label` is its ISO form: a day, month, quarter
    (2024-Q3), year, or two of them joined by a slash."""

    start: date
    end: date
    label: str

    @property
    def words(self) -> str:
        """The label for people: "2025-09 to 2025-10"."""
        return self.label.replace("/", " to ")


@dataclass(frozen=True, slots=True)
class Scope:
    """What part of the subject a claim is about: ISO country, and department or team as written."""

    region: str | None = None
    org: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word: the speaker as written (None for the author), its kind, the outlets cited on the way."""

    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.AUTHOR
    cue: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands: `text == article.<field>[start:end]`, inside the sentence given."""

    field: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim type found in one sentence or table row; `id` hashes its content and place."""

    id: str
    type: str
    topic: str
    subject: str | None
    evidence: Evidence
    article: str
    lang: str
    object: str | None = None
    quantity: Quantity | None = None
    period: Period | None = None
    scope: Scope = Scope()
    stance: Stance = Stance.ASSERTS
    facet: Facet | None = None
    modality: Modality = Modality.PLAIN
    attribution: Attribution = Attribution()
    published: str | None = None
    source: str | None = None
    historic: bool = False
    cumulative: bool = False
    """A running total of several rounds ("30,000 since the start of the year"), not one of them."""
    targets: tuple[str, ...] = ()
    """Ids of the claims that a denial, a confirmation or a refusal to comment answers."""
    rule: str = ""
    confidence: float = 0.0

    @property
    def when(self) -> str:
        """Behind what is claimed: " for 2024-Q3"; empty without one, or where it is the article's day."""
        if self.period is None or self.period.label == (self.published or "")[:10]:
            return ""
        return f" for {self.period.words}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims, how they stand to each other, and why, in one sentence a reader can check."""

    a: Claim
    b: Claim
    relation: Relation
    reason: str
    kind: str | None = None
    """The rule that decided, for contradictions and agreements; for incomparable pairs the gate's check."""
    strength: Strength | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    """What was compared, by name, as shown to the reader."""


class AddressKind(StrEnum):
    """What stands at an address: a page that may be an article, or one of the ways to find such pages."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"
    LIST = "list"


class Outcome(StrEnum):
    """How a visit to one address ended; WAITING until it did."""

    WAITING = "waiting"
    NEW = "new"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    """Fetched, and the clean text (or the list of links) is the one already known."""
    NOT_MODIFIED = "not modified"
    """The server answered 304 to our conditional request."""
    READ = "read"
    """A feed, sitemap or list page was read."""
    SKIPPED = "skipped"
    """Decided against, and `reason` says why: no entity of the watch, robots.txt, consent wall ..."""
    FAILED = "failed"
    """Could not be read, and `reason` says why: HTTP status, timeout, broken page ..."""
    WITHDRAWN = "withdrawn"
    """A known article is gone (404 or 410); its snapshots and claims stay."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address found on a way into a source, with what the way says about it."""

    url: str
    source: str
    kind: AddressKind = AddressKind.PAGE
    title: str | None = None
    published: str | None = None
    links: str | None = None
    """For a sitemap in a sitemap index: the regular expression of the way it came from."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One finished look at one address within a run, as handed to the store in one piece."""

    run: str
    url: str
    outcome: Outcome
    at: datetime
    status: int | None = None
    reason: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    final_url: str | None = None
    snapshot: Snapshot | None = None
    article: Article | None = None
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
