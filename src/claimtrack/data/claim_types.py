"""The claim types: one TOML file each, with frames that say what makes a claim and words in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from claimtrack.data.lexicons import LANGUAGES, lexicon, resolve, term_lists
from claimtrack.data.load import DATA, Table, read
from claimtrack.errors import InputError

VALUE_USE = ("needed", "optional", "none")
SUBJECTS = ("company", "market")
OBJECTS = ("none", "customer", "market", "region")
STANCES = ("asserts", "denies")
ACTORS = ("customer", "provider")


@dataclass(frozen=True, slots=True)
class Frame:
    """What must stand together to make a claim of a type.

    `of` names parts: a word list of the type (`cut`), a shared list (`things.jobs`), a value (`#people`)
    or an organisation (`@org`, or right behind a word of a list: `@provider:clauses.source`); all must
    stand within `reach` words of the next one.
    """

    name: str
    of: tuple[str, ...]
    labels: frozenset[str] = frozenset()
    """The word lists among its parts, each of which must have a word in the sentence."""
    ordered: bool = False
    reach: int = 8
    stance: str = "asserts"
    context: bool = False
    """True where the words alone are too weak: they count only next to a claim of this type."""
    listed: bool = False
    """True where such words do count by themselves if several companies have a share each."""
    in_market: bool = False
    """True where they do so only if, besides, a market is spoken of."""
    building: bool = False
    """True where such words count if a company was said to build something."""
    several: bool = False
    """True where such words do count by themselves if a market was spoken of and several companies have a
    share each."""
    subject: str | None = None
    """Whose claim this is where it is not as the type says: company or market."""
    yields_to: tuple[str, ...] = ()
    """Types whose claim near by explains these words better (who is counted is being let go)."""
    direct: bool = False
    """True where no noun with a preposition may stand between ("closed the hole in its office software")."""
    named: bool = False
    """True where a claim comes only of a customer that is named ("AWS loses Otto", not "AWS loses")."""
    buyer: bool = False
    """True where a provider can be no customer: one builds on another's machines ("SAP runs on Azure")."""
    part_of: tuple[str, ...] = ()
    """Types whose claim made in the same words says more ("closes its business in Italy" leaves Italy)."""
    head: bool = False
    """True where the organisation itself must do it: in "orders at ABB rose" it does not."""
    change: bool = False
    """True where the verb says how much goes: a count behind "to" is what is left, and no value of it."""
    actor: str = "customer"
    """Who does it, customer or provider: "Otto leaves AWS", "AWS loses Otto"."""
    rest: bool = False
    """True where the share named is what stays: the claim is about the rest of the whole."""
    bare_reach: int = 99
    """How near its parts stand where there is no value to say that they belong together."""
    bare: bool = True
    """False where the frame makes a claim only together with a value."""
    confidence: float = 0.9

    @property
    def leans(self) -> bool:
        """Whether it never counts without a claim of the type near by."""
        return self.context and not (self.listed or self.several or self.building)


@dataclass(frozen=True, slots=True)
class ClaimType:
    """What can be claimed: its topic, the units its value may have, its frames and its words."""

    id: str
    topic: str
    definition: str
    units: tuple[str, ...]
    value: str
    subject: str
    object: str
    least: float
    """A count or a sum below this is none of a company's ("he has two colleagues", "invested 500 euros")."""
    context: tuple[str, ...]
    """Types that lend context to the weak frames of this one, besides itself (revenue to its growth)."""
    frames: tuple[Frame, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Language -> label (`layoff.cut`) -> terms."""


def _frame(table: Table, type_id: str) -> Frame:
    of = table.texts("of")
    frame = Frame(
        name=table.text("name"),
        of=of,
        labels=frozenset(part if "." in part else f"{type_id}.{part}" for part in of if part[0] not in "#@"),
        ordered=table.flag("ordered"),
        reach=int(table.number("reach", 8)),
        stance=table.choice("stance", STANCES, "asserts"),
        context=table.flag("context"),
        listed=table.flag("listed"),
        in_market=table.flag("in_market"),
        building=table.flag("building"),
        several=table.flag("several"),
        subject=table.choice("subject", SUBJECTS) if "subject" in table else None,
        yields_to=table.texts("yields_to", ()),
        direct=table.flag("direct"),
        named=table.flag("named"),
        buyer=table.flag("buyer"),
        part_of=table.texts("part_of", ()),
        head=table.flag("head"),
        change=table.flag("change"),
        actor=table.choice("actor", ACTORS, "customer"),
        rest=table.flag("rest"),
        bare_reach=int(table.number("bare_reach", 99)),
        bare=table.flag("bare", default=True),
        confidence=table.number("confidence", 0.9),
    )
    table.done()
    return frame


def _words(table: Table, type_id: str, lang: str, path: Path) -> dict[str, tuple[str, ...]]:
    own = term_lists(table.table(lang), type_id)
    return {label: terms for label, terms in resolve({**lexicon(lang), **own}, path).items() if label in own}


def _check_frames(claim_type: ClaimType, path: Path) -> None:
    for frame in claim_type.frames:
        for label in frame.labels | {lead_of(part) for part in frame.of if lead_of(part)}:
            for lang in LANGUAGES:
                if label not in claim_type.words[lang] and label not in lexicon(lang):
                    raise Table({}, path).wrong(f"frame {frame.name}", f"{label!r} is no word list of {lang}")


def lead_of(part: str) -> str:
    """The list of a part of which a word must stand right before it; an empty text where there is none."""
    return part.partition(":")[2]


def read_claim_type(path: Path) -> ClaimType:
    """The claim type of one file; its id is the file's name."""
    table = read(path)
    claim_type = ClaimType(
        id=path.stem,
        topic=table.text("topic"),
        definition=table.text("definition"),
        units=table.texts("units", ()),
        value=table.choice("value", VALUE_USE),
        subject=table.choice("subject", SUBJECTS, "company"),
        object=table.choice("object", OBJECTS, "none"),
        least=table.number("least", 0),
        context=table.texts("context", ()),
        frames=tuple(_frame(frame, path.stem) for frame in table.tables("frame")),
        words={lang: _words(table, path.stem, lang, path) for lang in LANGUAGES},
    )
    table.done()
    _check_frames(claim_type, path)
    return claim_type


@cache
def claim_types() -> Mapping[str, ClaimType]:
    """Every claim type by id, in the order of their names."""
    paths = sorted((DATA / "claim_types").glob("*.toml"))
    return {path.stem: read_claim_type(path) for path in paths}


def topics() -> Mapping[str, tuple[str, ...]]:
    """Topic -> ids of its claim types."""
    found: dict[str, tuple[str, ...]] = {}
    for claim_type in claim_types().values():
        found[claim_type.topic] = (*found.get(claim_type.topic, ()), claim_type.id)
    return found


def types_of(topic: str) -> tuple[str, ...]:
    """The claim types of a topic; InputError names the topics there are."""
    known = topics()
    if topic not in known:
        raise InputError("There is no such topic", where=topic, hint=f"Topics: {', '.join(sorted(known))}.")
    return known[topic]
