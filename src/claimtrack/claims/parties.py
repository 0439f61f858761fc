"""Which of the organisations named is the provider and which the customer, by the words around them.

A provider is known by its line of business, and by the preposition: "from Azure to Google Cloud" is an
exit for one and a win for the other. Who acts depends on the verb: "Otto leaves AWS", "AWS loses Otto".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.claims.fillers import is_provider, leads, supplies
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.pairing import chain
from claimtrack.claims.reading import ASIDE, Reading, Stretch, overlap
from claimtrack.claims.regions import house
from claimtrack.claims.selling import buyers, seller, sells
from claimtrack.claims.stand_ins import STANDINS, after
from claimtrack.data.claim_types import lead_of
from claimtrack.values.value import ValueKind

BEHIND = {"en": 0.0, "de": 2.0, "zh": 0.0}
"""How far behind the verb its subject may stand: German puts it there when something else comes first."""
WRONG_SIDE = 2.0
"""A provider on the side of the verb where its frame does not look for it stands so many words farther."""
LAND_REACH = 2.0
"""How near a name must be to the verb that wins or loses it with no word such as "customer" beside."""
PROVIDER_WORDS = {"en": 5.0, "de": 5.0, "zh": 3.0}
"""So near before its verb stands a provider that is a customer itself: "Oracle has for weeks used AWS"."""
TURNED_GAIN = 5.0
"""So many words nearer is a provider that a preposition of direction leads."""
ALONE = 2
"""A verb and a provider make a frame with no other word that speaks of customers."""
THING_OF = re.compile(r"\b[A-ZÄÖÜ][\w-]+ von (?:der )?$")
DIRECTIONS = {"customer_exit": "clauses.away_from", "customer_win": "clauses.over_to"}
OTHER_ENDS = {"customer_exit": "clauses.target", "customer_win": "clauses.source"}
"""What leads a provider that is the other end of a move: whom one goes to does not lose."""
COUNTED = (ValueKind.NUMBER, ValueKind.COUNT)
"""Values that count goods."""


def speaks_of_customers(trigger: Trigger) -> bool:
    """Whether the words themselves say that there is a customer, if nobody names it."""
    frame = trigger.frame
    return "customers" in frame.of or (frame.actor == "provider" and "contract" in frame.of)


def providers_of(reading: Reading, trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    """The provider that a trigger is about, and those named with it."""
    if sells(trigger.frame):
        own_seller = seller(reading, trigger, names)
        return [own_seller] if own_seller else []
    known = [name for name in names if is_provider(name)]
    known = known or [name for name in names if supplies(reading, name)]
    if "new_customers" in trigger.frame.of:
        last = getattr(trigger.parts[0], "last", trigger.end)
        within = [name for name in known if trigger.start <= name.start and name.end <= last]
        known = within or [name for name in known if name.end <= trigger.start] or known
    own = _own_part(trigger)
    if own is not None:
        return chain(reading, own, [*known, *([] if own in known else [own])])
    known = [
        name
        for name in known
        if not _other_end(reading, trigger, name) and not _is_parted_supplier(reading, trigger, name)
    ]
    sided = [name for name in known if _on_its_side(reading, trigger, name)]
    if not sided and "things.losing" in trigger.frame.of:
        sided = [name for name in known if not _is_past_comma(reading, trigger.parts[0], name)]
    best = min(sided, key=lambda name: _provider_cost(reading, trigger, name), default=None)
    return chain(reading, best, sided) if best else []


def _is_parted_supplier(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a comma parts a mere supplier from the verb ("Bosch left early, and Nvidia came")."""
    return not is_provider(name) and reading.commas_between(trigger.parts[0], name) > 0


def _own_part(trigger: Trigger) -> Name | None:
    """The part of a frame that can only be the provider: a preposition leads it, or any company will do."""
    frame = trigger.frame
    pairs = list(zip(frame.of, trigger.parts, strict=True))
    if "@provider" in frame.of:
        right_behind = frame.ordered and frame.reach <= 1
        named = (own for part, own in pairs if part == "@provider" and isinstance(own, Name))
        return next(named, None) if right_behind else None
    return next(
        (own for part, own in pairs if isinstance(own, Name) and (lead_of(part) or part == "@org")), None
    )


def _turned(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a preposition says that the customer goes to or leaves this provider."""
    return after(reading, DIRECTIONS[trigger.type.id], name)


def _on_its_side(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a provider stands where the verb has it: before what it does, behind what is done to it.

    "The order went to IBM" and "IBM was dropped by Otto" are told the other way round; German is free.
    """
    frame, verb = trigger.frame, trigger.parts[0]
    before = name.end <= verb.start
    if "choose" in frame.of and (_is_for(reading, trigger, name) or _is_past_comma(reading, verb, name)):
        return False
    if not any(part.startswith("@provider") for part in frame.of):
        return "home" not in frame.of or before
    if reading.lang == "de":
        return not (before and _chooses_itself(reading, trigger, name))
    if frame.actor == "provider":
        turned_round = "succeed" in frame.of or ("count" in frame.of and bool(reading.of("clauses.inverted")))
        return turned_round or before or after(reading, "clauses.rival", name)
    if not before or len(frame.of) > ALONE or _turned(reading, trigger, name):
        return True
    if _signs_with(reading, trigger, name):
        return True
    return (reading.lang, trigger.type.id) == ("zh", "customer_exit") or bool(reading.of("clauses.by"))


def _is_for(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether something is only done for a company ("outsourced work for Microsoft"), and the preposition is
    not the verb's own ("opted for AWS").
    """
    if reading.lang != "en":
        return False
    own = [
        span
        for part in trigger.parts
        for span in ((part.start, part.end), getattr(part, "tail", None))
        if span
    ]
    return any(
        mark.end <= name.start
        and reading.words(mark.end, name.start) < 1
        and not any(start <= mark.start < end for start, end in own)
        for mark in reading.of("clauses.for_whom")
    )


def _is_past_comma(reading: Reading, verb: Stretch, name: Name) -> bool:
    """Whether a Chinese comma stands between a verb and a company behind it: 重心转向海外，与阿里云竞争."""
    return reading.lang == "zh" and verb.end <= name.start and reading.commas_between(verb, name) > 0


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
    verb = trigger.parts[0]
    if sells(trigger.frame):
        plain = buyers(reading, trigger, others)
    else:
        plain = [name for name in others if not is_provider(name)]
    if not plain and trigger.frame.actor == "customer" and not trigger.frame.buyer:
        plain = [
            name for name in others if _right_before(reading, name, verb) or _begins(reading, name, verb)
        ]
    best = min(plain, key=lambda name: _cost(reading, trigger, name), default=None)
    return chain(reading, best, plain) if best else []


def _right_before(reading: Reading, name: Name, verb: Stretch) -> bool:
    """Whether a name can only be the subject of a verb: it stands right before it, but for an aside."""
    commas = reading.commas_between(name, verb)
    near = name.end <= verb.start and reading.span(name, verb) <= PROVIDER_WORDS[reading.lang] + commas
    led = reading.led_by(name, "clauses.source", "clauses.target", "clauses.away_from")
    return near and not led and commas in (0, ASIDE)


def _begins(reading: Reading, name: Name, verb: Stretch) -> bool:
    """Whether a name begins the sentence of a verb: „Swisscom will sich von VMware trennen“."""
    opens = reading.lang != "zh" and reading.opens(name) and name.end <= verb.start
    return opens and not reading.commas_between(name, verb) and not reading.breaks_between(name, verb)


def _can(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a name can be the customer: who leaves or joins, or who is won or lost.

    Not who makes so many goods ("an order of 30 Boeing jets").
    """
    counts = (value for value in reading.values if value.kind in COUNTED)
    if any(value.start < name.start < value.end for value in counts):
        return False
    led = _moves(trigger) and reading.led_by(name, "clauses.source", "clauses.target")
    if led and not _owns(reading, name):
        return False
    if "turn" in trigger.frame.of and reading.led_by(name, "customer_exit.turn"):
        return False
    if "trade.assets" in trigger.frame.of:
        return True
    if trigger.frame.actor == "provider":
        alone = len(trigger.frame.of) == ALONE
        return not alone or reading.distance(trigger.parts[0], name) <= LAND_REACH
    verb = trigger.parts[-1 if "was_at" in trigger.frame.of else 0]  # "After years on AWS, Otto moves …"
    if name.end <= verb.start or isinstance(verb, Name):
        return True
    if any(mark.last <= name.start for mark in reading.of("clauses.inverted")):
        return True
    near = reading.words(verb.end, name.start) <= BEHIND[reading.lang]
    return near or after(reading, "clauses.doers", name)


def _owns(reading: Reading, name: Name) -> bool:
    """Whether a German „von“ only says whose it is that goes elsewhere: „die Last von Trivago zieht zu …“."""
    return reading.lang == "de" and any(
        mark.last < name.start and reading.words(mark.last, name.start) <= 1
        for mark in reading.of("trade.assets")
    )


def _moves(trigger: Trigger) -> bool:
    """Whether a frame says from where or to where something goes, so that such a place is no customer."""
    return any(lead_of(part) in ("clauses.source", "clauses.target") for part in trigger.frame.of)


def _cost(reading: Reading, trigger: Stretch, name: Name) -> float:
    return reading.distance(trigger, name) + 6 * reading.breaks_between(trigger, name)
