"""A first look at a whole article, in one pass: in which sentences a strong frame may stand.

Whatever an article claims in its sentences begins with a frame that stands alone, of which every part is in
one sentence. The look sees words and signs, not values, and not how near they stand; it sees too much, and
overlooks nothing. Most pages are put aside here, before any of their sentences is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product

from claimtrack.claims.alone import of_market
from claimtrack.claims.columns import COLUMN_TYPES
from claimtrack.claims.fillers import houses
from claimtrack.claims.glance_words import HAN, Words
from claimtrack.claims.market_names import HEADS
from claimtrack.claims.outline import CJK_START, END, LETTERS, Outline
from claimtrack.claims.speakers import KINDS
from claimtrack.claims.speakers import OFFICES as OFFICE_KINDS
from claimtrack.data.claim_types import ClaimType, Frame, claim_types, lead_of
from claimtrack.data.entities import Entities
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.data.places import REGION, is_part
from claimtrack.folding import fold
from claimtrack.model import Entity
from claimtrack.values.clues import Clue, clues

CACHED = 1 << 14
RECENT = 3
"""A market counts as spoken of for so many sentences, that of the title for all."""
VALUES: Mapping[str, Sequence[frozenset[str]]] = {
    "#staff": [frozenset({Clue.PEOPLE, Clue.AMOUNT})],
    "#people": [frozenset({Clue.PEOPLE, Clue.AMOUNT}), frozenset({Clue.LARGE})],
    "#percent": [frozenset({Clue.PERCENT})],
    "#fall": [frozenset({Clue.PERCENT})],
    "#counted": [frozenset({Clue.PERCENT})],
    "#persons": [frozenset({Clue.PERCENT})],
    "#whole": [frozenset({Clue.PEOPLE, Clue.AMOUNT})],
    "#money": [frozenset({Clue.MONEY, Clue.AMOUNT})],
    "#months": [
        frozenset({Clue.FORMULA}),
        frozenset({Clue.PAY_MONTHS}),
        frozenset({Clue.PAY, Clue.DURATION}),
    ],
}
"""The clues of which one set must be there for a value to be a part of a frame."""
STAND_FOR = {"#counted": "#percent", "#fall": "#percent", "#persons": "#percent", "#whole": "#staff"}
"""Parts that are values of a plainer kind, of which more is asked in the sentence."""
NAMES = frozenset({"@provider", "@region", "@market"})
"""Parts that are names on a list; an organisation may be on none."""
LED_PROVIDER = "@provider:"
"""A provider behind a preposition, which may be named by its house."""
ACTS = [
    {"acts.actual"},
    {"acts.contests", "acts.wordings"},
    {"acts.contests", "speech.stories"},
    {"acts.evades", "acts.evaded"},
    {"acts.evasive"},
    {"acts.leaves_out", "acts.papers"},
    {"acts.mistold"},
    {"acts.genuine"},
    {"acts.noes"},
    {"acts.noes_alone", "speech.say"},
    {"acts.refers", "acts.papers"},
    {"acts.refers_asked", "acts.papers", "acts.asked"},
    {"acts.ruled_out"},
    {"acts.spared"},
    {"acts.yeses"},
    {"acts.yeses_alone", "speech.say"},
    {"speech.refuse", "acts.said", "acts.more"},
    {"speech.refuse", "acts.said", "acts.whether"},
    {"speech.concede"},
    {"speech.confirm"},
    {"speech.decline"},
    {"speech.deny"},
    {"speech.no_cause"},
    {"speech.refuse", "speech.answer"},
    {"speech.untrue"},
    {"speech.verdicts"},
]
"""The lists of which one set must be there for somebody to deny, confirm or refuse."""
REPORTS = [{"clauses.reported"}, {"speech.say", "clauses.speaking_pronouns"}]
"""The lists of which one set must be there for a sentence to be somebody's speech told by the author."""
LISTS = [{"clauses.parts"}]
OFFICES = [{label} for label, kind in KINDS.items() if kind in OFFICE_KINDS]
"""The lists of which one must be there for somebody who has a name to be known by an office."""
SETS = (ACTS, LISTS, OFFICES, REPORTS)
MARKET = [frozenset({"@market"}), frozenset({"things.market"})]
TRADED = [*MARKET, frozenset({"things.trade"}), frozenset({"things.leading"})]
"""What is claimed of a market names it, or says "the market"."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a frame needs in its sentence, in one of the ways in which it can be met."""

    clues: frozenset[str]
    """Words, names and clues of values, by the names of their lists."""
    values: frozenset[str] = frozenset()
    """The values among the parts of the frame (`#people`)."""
    lenders: frozenset[str] = frozenset()
    """The types of which one must be spoken of in the article; empty for a frame that stands alone."""


Bits = tuple[int, Need]
Met = frozenset[Need]


class Glance:
    """Looks at the articles of one language, knowing the entities of a watch."""

    def __init__(self, lang: str, entities: Entities) -> None:
        terms = _terms(lang, entities)
        signs = {sign for _, each in terms for term in each for sign in _signs(term)}
        self._outline = Outline(signs, spaced=lang != "zh")
        words = Words(lang, self._outline)
        for label, each in terms:
            words.add_list(label, each)
        self._strong = [(words.all_of(need.clues), need) for need in _needs() if not need.lenders]
        self._weak = [(words.all_of(need.clues), need) for need in _needs() if need.lenders]
        self._strong_of = cache(
            lambda types: [(bits, need) for bits, need in self._strong if types & _needs()[need]]
        )
        self._sets = {id(what): [words.all_of(each) for each in what] for what in SETS}
        self._market = sum({words.bit(name) for market in TRADED for name in market})
        self._columns = words.all_of(COLUMN_TYPES)
        self._han = words.han
        self._always, self._halves = words.always, list(words.halves.values())
        self._decisive = words.all_of(clue for _, need in self._strong for clue in need.clues)
        self._automaton = words.automaton()
        self._may_stand = lru_cache(CACHED)(lambda held: bool(self._met(held, self._strong)))

    def at(self, sentences: Iterable[str]) -> list[int]:
        """What is seen in each of some sentences, to be asked about below."""
        text = "".join(sentence.replace(END, " ") + END for sentence in sentences)
        always = self._always | (self._han if self._han and HAN.search(text) else 0)
        seen: list[int] = []
        held = 0
        for _, bits in self._automaton.iter(self._outline.of(text)):
            if bits:
                held |= bits
            else:
                seen.append(held | always)
                held = 0
        return seen

    def in_context(self, seen: Sequence[int]) -> list[int]:
        """What is seen in each sentence, with the markets that the title and the few before it speak of."""
        found: list[int] = []
        for at, held in enumerate(seen):
            for before in (*seen[:1], *seen[max(at - RECENT, 0) : at]):
                held |= before & self._market
            found.append(held)
        return found

    def trades(self, held: int) -> bool:
        """Whether a market may be spoken of."""
        return bool(held & self._market)

    def strong(self, held: int, types: frozenset[str] | None = None) -> Met:
        """The needs of frames that stand alone that may be met in a sentence, of all types or of some."""
        if not self._may_stand(held & self._decisive):
            return frozenset()
        return self._met(self._completed(held), self._strong if types is None else self._strong_of(types))

    def weak(self, held: int) -> Met:
        """The needs of frames that count only in context that may be met in a sentence."""
        return self._met(self._completed(held), self._weak)

    def may(self, held: int, what: Sequence[Set[str]]) -> bool:
        """Whether words of all lists of one of some sets may be in a sentence."""
        return any(held & bits == bits for bits in self._sets[id(what)])

    def heads(self, seen: Iterable[int]) -> bool:
        """Whether some sentence has words that can head a column of a table."""
        return any(held & self._columns for held in seen)

    def _met(self, held: int, needs: Sequence[Bits]) -> Met:
        return frozenset(need for bits, need in needs if held & bits == bits)

    def _completed(self, held: int) -> int:
        """What is there without the lists of which only one half of a split term is."""
        for halves in self._halves:
            if held & halves.bit and not halves.met(held):
                held &= ~halves.bit
        return held


def _signs(term: str) -> str:
    """The characters of a term that must not be lost, for it has no letters."""
    folded = fold(term).replace("…", " ")
    if any(character in LETTERS or character >= CJK_START for character in folded):
        return ""
    return "".join(character for character in folded if not character.isspace() and character not in "*0")


def _terms(lang: str, entities: Entities) -> list[tuple[str, list[str]]]:
    """What to look for in a language, by the names that needs have for it."""
    lists: dict[str, Iterable[str]] = {
        **{str(clue): terms for clue, terms in clues(lang).items()},
        **_names(lang, entities),
    }
    wanted = {clue for need in _needs() for clue in need.clues}.union(COLUMN_TYPES, *chain(*SETS))
    for label in sorted(wanted - lists.keys()):
        own = claim_types()[label.split(".")[0]].words[lang] if label.split(".")[0] in claim_types() else {}
        lists[label] = expanded(own[label] if label in own else lexicon(lang)[label])
    return [(label, sorted(terms)) for label, terms in lists.items()]


def _names(lang: str, entities: Entities) -> dict[str, list[str]]:
    parts: Mapping[str, Callable[[Entity], bool]] = {
        "@provider": lambda entity: entity.sector is not None,
        LED_PROVIDER: lambda entity: entity.sector is not None or entity.id in houses(),
        "@region": lambda entity: entity.kind == REGION and not is_part(entity),
        "@market": lambda entity: entity.kind == "market",
    }
    every = [*entities.names(lang), *entities.short_names(lang)]
    found = {part: [name for name, entity in every if fits(entity)] for part, fits in parts.items()}
    found["@market"].append(f"*{HEADS[lang]}*")
    return found


@cache
def _needs() -> Mapping[Need, Set[str]]:
    """What the frames need, each way in which one can be met by itself, and the types of such frames."""
    found: dict[Need, set[str]] = {}
    for claim_type in claim_types().values():
        for frame in claim_type.frames:
            for need in _ways(claim_type, frame):
                found.setdefault(need, set()).add(claim_type.id)
    return found


def _ways(claim_type: ClaimType, frame: Frame) -> Iterator[Need]:
    choices = [VALUES[part] for part in frame.of if part in VALUES]
    if of_market(claim_type, frame):
        choices.append(MARKET)
    for chosen in product(*choices):
        clues = frame.labels.union(NAMES.intersection(frame.of), _led(frame), *chosen)
        lenders = frozenset({claim_type.id, *claim_type.context}) if frame.leans else frozenset()
        values = frozenset(STAND_FOR.get(part, part) for part in frame.of if part in VALUES)
        yield Need(clues, values, lenders)
        if frame.in_market:
            yield from (Need(clues | market, values) for market in TRADED)


def _led(frame: Frame) -> Iterator[str]:
    """The clues of names that stand behind a word of a list: the list, and who can be such a name."""
    for part in frame.of:
        if lead := lead_of(part):
            yield lead
        if part.startswith(LED_PROVIDER):
            yield LED_PROVIDER
