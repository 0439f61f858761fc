"""Which of the organisations named is the provider and which the customer, by the words around them.

A provider is known by its line of business, and by the preposition: "from Azure to Google Cloud" is an
exit for one and a win for the other. Who acts depends on the verb: "Otto leaves AWS", "AWS loses Otto".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.fillers import is_provider, leads
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.organisations import KIND
from claimtrack.claims.pairing import chain
from claimtrack.claims.reading import Reading, Stretch, overlap
from claimtrack.claims.regions import house
from claimtrack.claims.terms import Mark
from claimtrack.data.claim_types import lead_of
from claimtrack.data.lexicons import either, expanded, lexicon

PREPOSITION_REACH = 2.0
BEHIND = {"en": 0.0, "de": 2.0, "zh": 0.0}
"""How far behind the verb its subject may stand: German puts it there when something else comes first."""
UNNAMED_BEHIND = {"en": 0.0, "de": 3.0, "zh": 0.0}
WRONG_SIDE = 2.0
"""A provider on the side of the verb where its frame does not look for it stands so many words farther."""
LAND_REACH = 2.0
"""How near a name must be to the verb that wins or loses it with no word such as "customer" beside."""
SUBJECT_WORDS = 3.0
TURNED_GAIN = 5.0
"""So many words nearer is a provider that a preposition of direction leads."""
ALONE = 2
"""A verb and a provider make a frame with no other word that speaks of customers."""
STANDINS = ("things.epithets", "clauses.first_persons")
"""Words that stand for the company in focus, or for who speaks."""
THING_OF = re.compile(r"\b[A-ZÄÖÜ][\w-]+ von (?:der )?$")
WORD = r"[A-ZÄÖÜ][\w&’'.-]*\w"
PERSON = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?: [A-Z]\.)?(?: [A-ZÄÖÜ][a-zäöüß]+){1,2}")
"""How the names of people are written, and those of some companies."""
HAN = r"[\u4e00-\u9fffA-Za-z]{2,6}?"
DIRECTIONS = {"customer_exit": "clauses.away_from", "customer_win": "clauses.over_to"}
OTHER_ENDS = {"customer_exit": "clauses.target", "customer_win": "clauses.source"}
"""What leads a provider that is the other end of a move: whom one goes to does not lose."""


def speaks_of_customers(trigger: Trigger) -> bool:
    """Whether the words themselves say that there is a customer, if nobody names it."""
    frame = trigger.frame
    return "customers" in frame.of or (frame.actor == "provider" and "contract" in frame.of)


def providers_of(reading: Reading, trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    """The provider that a trigger is about, and those named with it."""
    known = [name for name in names if is_provider(name)]
    if "new_customers" in trigger.frame.of:
        last = getattr(trigger.parts[0], "last", trigger.end)
        within = [name for name in known if trigger.start <= name.start and name.end <= last]
        known = within or [name for name in known if name.end <= trigger.start] or known
    own = trigger.parts[-1]
    if lead_of(trigger.frame.of[-1]) and isinstance(own, Name):
        return chain(reading, own, [*known, *([] if own in known else [own])])
    known = [name for name in known if not _other_end(reading, trigger, name)]
    sided = [name for name in known if _on_its_side(reading, trigger, name)]
    known = sided or (known if "things.losing" in trigger.frame.of else [])
    best = min(known, key=lambda name: _provider_cost(reading, trigger, name), default=None)
    return chain(reading, best, known) if best else []


def _turned(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a preposition says that the customer goes to or leaves this provider."""
    return _after(reading, DIRECTIONS[trigger.type.id], name)


def _on_its_side(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a provider stands where the verb has it: before what it does, behind what is done to it.

    "The order went to IBM" and "IBM was dropped by Otto" are told the other way round; German is free.
    """
    frame, verb = trigger.frame, trigger.parts[0]
    before = name.end <= verb.start
    if not any(part.startswith("@provider") for part in frame.of):
        return True
    if reading.lang == "de":
        return not (before and _chooses_itself(reading, trigger, name))
    if frame.actor == "provider":
        return before or _after(reading, "clauses.rival", name)
    if not before or len(frame.of) > ALONE or _turned(reading, trigger, name):
        return True
    if _signs_with(reading, trigger, name):
        return True
    return (reading.lang, trigger.type.id) == ("zh", "customer_exit") or bool(reading.of("clauses.by"))


def _signs_with(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a Chinese provider signs with a customer: 华为云与招商银行签约."""
    signs = any(overlap(mark, part) for mark in reading.of("clauses.signing") for part in trigger.parts)
    return reading.lang == "zh" and signs and reading.followed_by(name.end, "clauses.compared_to")


def _chooses_itself(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a German sentence begins with a provider that is the subject („AWS setzt auf Siemens“)."""
    wins = trigger.type.id == "customer_win" and len(trigger.frame.of) == ALONE
    if not wins or trigger.frame.actor == "provider" or _turned(reading, trigger, name):
        return False
    doers: list[Stretch] = [*reading.companies(), *reading.of(*STANDINS, "things.buyers")]
    first = not any(one.end <= name.start for one in doers)
    return first and not reading.of("clauses.passives")


def _provider_cost(reading: Reading, trigger: Trigger, name: Name) -> float:
    before = name.end <= trigger.parts[0].start
    wrong = reading.lang != "de" and before != (trigger.frame.actor == "provider")
    cost = _cost(reading, trigger, name) + (WRONG_SIDE if wrong else 0)
    if reading.lang == "zh":  # 没有与AWS续约，改用阿里云: each verb has its own
        cost += WRONG_SIDE * reading.commas_between(trigger, name)
    if trigger.frame.actor == "customer" and _turned(reading, trigger, name):
        cost -= TURNED_GAIN
    return cost


def _other_end(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a provider is the other end of the move."""
    parts = trigger.frame.of
    counted = trigger.type.id == "customer_win" and "customers" in parts
    ends = [] if counted or _is_made_by(reading, trigger, name) else [OTHER_ENDS[trigger.type.id]]
    if trigger.type.id == "customer_win":
        ends.append("clauses.beaten")
    if "things.replacing" in parts:
        ends.append("clauses.replacement")
    if "things.losing" in parts or "customers" in parts:
        ends.append("clauses.rival")
    # A verb's own preposition leads its provider ("bid farewell to AWS"), unless it tells where one turns.
    own = () if "turn" in parts else trigger.parts
    led = any(
        mark.end <= name.start
        and reading.words(mark.end, name.start) < 1
        and any(part.start <= mark.start < getattr(part, "last", part.end) for part in own)
        for mark in reading.of(*ends)
    )
    return not led and (any(leads(reading, end, name) for end in ends) or _instead(reading, trigger, name))


def _is_made_by(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a German „von“ says only whose thing somebody chooses: „nutzt die KI von Alibaba Cloud“."""
    chosen = reading.lang == "de" and "choose" in trigger.frame.of
    return chosen and bool(THING_OF.search(reading.sentence.text[: name.start]))


def _instead(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a customer leaves for a provider: "two banks left for Azure"."""
    behind = trigger.type.id == "customer_exit" and trigger.parts[0].end <= name.start
    return behind and leads(reading, "clauses.instead", name)


def customers_of(
    reading: Reading, trigger: Trigger, names: Sequence[Name], providers: Sequence[Name]
) -> list[Name]:
    """The customers: who stands nearest to the trigger and can act, and who is named with it.

    A provider can be one too, where nobody else can and it stands before the verb.
    """
    houses = {house(name.id) for name in providers}
    others = [name for name in names if house(name.id) not in houses and _can(reading, trigger, name)]
    plain = [name for name in others if not is_provider(name)]
    verb = trigger.parts[0]
    if not plain and trigger.frame.actor == "customer":
        plain = [name for name in others if _right_before(reading, name, verb)]
    best = min(plain, key=lambda name: _cost(reading, trigger, name), default=None)
    return chain(reading, best, plain) if best else []


def _right_before(reading: Reading, name: Name, verb: Stretch) -> bool:
    """Whether a name can only be the subject of a verb: it stands right before it."""
    near = name.end <= verb.start and reading.words(name.end, verb.start) <= SUBJECT_WORDS
    led = reading.led_by(name, "clauses.source", "clauses.target", "clauses.away_from")
    return near and not led and not reading.commas_between(name, verb)


def _can(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a name can be the customer: who leaves or joins, or who is won or lost."""
    if lead_of(trigger.frame.of[-1]) and reading.led_by(name, "clauses.source", "clauses.target"):
        return False
    if "turn" in trigger.frame.of and reading.led_by(name, "customer_exit.turn"):
        return False
    if trigger.frame.actor == "provider":
        alone = len(trigger.frame.of) == ALONE
        return not alone or reading.distance(trigger.parts[0], name) <= LAND_REACH
    verb = trigger.parts[-1 if "was_at" in trigger.frame.of else 0]  # "After years on AWS, Otto moves …"
    if name.end <= verb.start or isinstance(verb, Name):
        return True
    if any(mark.last <= name.start for mark in reading.of("clauses.inverted")):
        return True
    near = reading.words(verb.end, name.start) <= BEHIND[reading.lang]
    return near or _after(reading, "clauses.doers", name)


def as_written(reading: Reading, trigger: Trigger, providers: Sequence[Name]) -> list[Name]:
    """A customer on no list, taken as written: what stands alone before the verb ("Otto verlässt AWS"),
    or right behind one that wins it ("AWS landed Otto").
    """
    if trigger.frame.actor == "provider":
        pattern = _object_pattern(reading.lang) if trigger.frame.named else None
        found = pattern.match(reading.sentence.text, trigger.parts[0].end) if pattern else None
    else:
        end = min([trigger.start, *(name.start for name in providers)])
        found = _subject_pattern(reading.lang).search(reading.sentence.text[:end])
    if found is None or _is_nobody(found["name"], reading.lang):
        return []
    if PERSON.fullmatch(found["name"]) and _people_do(reading, trigger):
        return []
    groups = [group for group in ("name", "second") if found.groupdict().get(group)]
    names = [Name(*found.span(group), found[group], found[group], KIND) for group in groups]
    known: list[Stretch] = [*reading.marks, *reading.values, *reading.names]
    return [name for name in names if not any(overlap(name, one) and not _heads(name, one) for one in known)]


def _heads(name: Name, thing: Stretch) -> bool:
    """Whether a name begins with what it is: „Molkerei Alpsegen“."""
    site = isinstance(thing, Mark) and thing.label == "things.sites"
    return site and thing.start == name.start and thing.end < name.end


def _people_do(reading: Reading, trigger: Trigger) -> bool:
    """Whether people do so to whom they work for: "John Smith left IBM" is no customer of it."""
    return any(overlap(mark, trigger.parts[0]) for mark in reading.of("clauses.resigning"))


def _is_nobody(name: str, lang: str) -> bool:
    return name.split()[0].lower() in lexicon(lang)["clauses.nobodies"]


@cache
def _subject_pattern(lang: str) -> re.Pattern[str]:
    """A name alone at the head of a clause, right before the verb; what it is may stand between commas."""
    between = either(expanded(lexicon(lang)["clauses.before_verbs"]))
    if lang == "zh":
        return re.compile(rf"(?:^|[，,。；;、：“])(?P<name>{HAN})(?:的{HAN})?(?:{between}|把.*)*$")
    article = either(lexicon(lang)["clauses.name_articles"])
    joint = either(lexicon(lang)["clauses.joints"])
    apposed = either(lexicon(lang)["clauses.apposed"])
    second = rf"(?: (?:{joint}) (?P<second>{WORD}(?: {WORD})?)|, (?:{apposed}) [^,;:.]{{3,60}},)?"
    name = rf"(?:(?:{article}) )?(?P<name>{WORD}(?: {WORD}){{0,2}}){second}"
    return re.compile(rf"(?:^|[,;:] )(?P<first>){name} (?:(?:{between}) )*$")


@cache
def _object_pattern(lang: str) -> re.Pattern[str] | None:
    """A name right behind the verb; in Chinese nothing shows where it would end."""
    article = either(lexicon(lang)["clauses.name_articles"])
    return None if lang == "zh" else re.compile(rf" (?:(?:{article}) )?(?P<name>{WORD}(?: {WORD}){{0,2}})")


def acting(reading: Reading, trigger: Trigger) -> bool:
    """Whether a word for the company in focus, or for those who speak, stands where the customer does."""
    verb = trigger.parts[0]
    it = any(
        mark.end <= verb.start and reading.words(mark.end, verb.start) <= SUBJECT_WORDS
        for mark in reading.of("clauses.standins")
    )
    return it or _stands(reading, trigger, *STANDINS)


def unnamed(reading: Reading, trigger: Trigger) -> bool:
    """Whether somebody or something that can be a customer's stands there: a carmaker, data."""
    return _stands(reading, trigger, "things.buyers")


def _stands(reading: Reading, trigger: Trigger, *labels: str) -> bool:
    verb = trigger.parts[0]
    for mark in reading.of(*labels):
        if reading.breaks_between(mark, verb) or any(overlap(mark, name) for name in reading.companies()):
            continue
        behind = reading.words(verb.end, mark.start)
        if (
            trigger.frame.actor == "provider"
            or mark.end <= verb.start
            or 0 < behind <= UNNAMED_BEHIND[reading.lang]
        ):
            return True
        if behind <= PREPOSITION_REACH and _after(reading, "clauses.doers", mark):
            return True
    return False


def _after(reading: Reading, label: str, name: Stretch) -> bool:
    """Whether a name stands right behind one of the prepositions of a list."""
    return any(
        mark.end <= name.start and reading.words(mark.end, name.start) <= PREPOSITION_REACH
        for mark in reading.of(label)
    )


def _cost(reading: Reading, trigger: Stretch, name: Name) -> float:
    return reading.distance(trigger, name) + 6 * reading.breaks_between(trigger, name)
