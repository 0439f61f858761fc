"""Whom a claim is about: the organisation or market in the clause, else the one in focus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.claims.bystanders import named, parties, related
from claimtrack.claims.crowds import crowd
from claimtrack.claims.focus import Focus
from claimtrack.claims.followers import has_own_share, of_somebody_else
from claimtrack.claims.holders import earners, first_listed, has_name, leader, sharers, sunk_into, unnamed
from claimtrack.claims.market_subjects import about_market, going_on, market_meant
from claimtrack.claims.matching import Trigger
from claimtrack.claims.names import Name
from claimtrack.claims.nearness import SUBJECT_REACH, nearest
from claimtrack.claims.oblique import is_led_to, is_placed
from claimtrack.claims.organisations import is_common
from claimtrack.claims.owning import others, owned
from claimtrack.claims.pairing import chain, pair, unsettled
from claimtrack.claims.reading import COMPANY_KINDS, Reading, Stretch, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.regions import NARROWING, house, regional
from claimtrack.claims.slots import Filled
from claimtrack.claims.strangers import heads
from claimtrack.claims.terms import Mark
from claimtrack.values.value import Value, ValueKind

EPITHET_REACH = 12.0
MOST_TOGETHER = 10
OWN_SUBJECT = re.compile(r"(?:^|[^\w]*)(?P<name>[A-ZÄÖÜ][\w&.-]+(?: [A-ZÄÖÜ][\w&.-]+)?) ")
"""A name alone before the verb."""
NEW_CLAUSE = re.compile(r" [–—-] |[;:]")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a claim: its id, and the mention it was taken from (None: from the focus)."""

    id: str
    name: Name | None = None


def subjects(reading: Reading, filled: Sequence[Filled], focus: Focus) -> list[list[Subject]]:
    """The subjects of each filled trigger: one as a rule, none where nobody can be named, several where
    several are said to do the same ("Bosch und ZF streichen jeweils 700 Stellen").
    """
    pairs = _pairs(reading, filled)
    open_lists = unsettled(reading, [one.value for one in filled if one.value], named(reading))
    found: list[list[Subject]] = []
    for at, one in enumerate(filled):
        if one.value and one.value.start in open_lists:
            reading.drop(one.trigger.rule, Reason.NO_SUBJECT, one.trigger)
            found.append([])
            continue
        subject = _subject(reading, one, pairs.get(at), focus)
        found.append(_each(reading, one, subject, pairs.get(at), focus) if subject else [])
    return found


def _each(
    reading: Reading, one: Filled, subject: Subject, paired: Name | None, focus: Focus
) -> list[Subject]:
    """The subject, or everybody named with it where the claim is made of each."""
    if subject.name is None or subject.name.kind not in COMPANY_KINDS or "+" in subject.id:
        return [subject]
    together = chain(reading, subject.name, reading.companies())
    every = bool(reading.of("clauses.each")) if one.value else one.trigger.type.object == "none"
    in_order = paired is not None and _in_order(reading, one)
    if len(together) < 2 or not every or in_order:
        return [subject]
    return [
        Subject(regional(reading, one.trigger, name.id, name, focus, one.value), name) for name in together
    ]


def _in_order(reading: Reading, one: Filled) -> bool:
    """Whether several values stand for several names in order (respectively, 分别): then each has its own."""
    kind = one.value.kind if one.value else None
    return sum(value.kind is kind for value in reading.values) > 1


def _pairs(reading: Reading, filled: Sequence[Filled]) -> Mapping[int, Name]:
    """Names for values in lists of both ("A with 36 %, B with 19 %"), by position in `filled`."""
    found: dict[int, Name] = {}
    for type_id in {one.trigger.type.id for one in filled}:
        names = next(
            earners(reading, one.trigger, named(reading, one.trigger))
            for one in filled
            if one.trigger.type.id == type_id
        )
        valued = [
            (at, one.value) for at, one in enumerate(filled) if one.value and one.trigger.type.id == type_id
        ]
        if len(names) > 1 or len(valued) > 1:
            chosen = pair(reading, [value for _, value in valued], names)
            found.update({at: chosen[value.start] for at, value in valued if value.start in chosen})
    return found


def _subject(reading: Reading, one: Filled, paired: Name | None, focus: Focus) -> Subject | None:
    if about_market(one.trigger):
        market = market_meant(reading, one.trigger, focus)
        return Subject(*market) if market else None
    if together := _joint(reading, one, focus):
        return together
    if several := unnamed(reading, one, paired):
        who = crowd(reading, several, focus)
        return Subject(who) if who else None
    names = earners(reading, one.trigger, parties(reading, one.trigger))
    candidates = others(reading, one.value, names)
    if word := leader(reading, one):
        first = first_listed(reading, word)
        return Subject(first.id, first) if first else None
    if of_somebody_else(reading, one):
        reading.drop(one.trigger.rule, Reason.NO_SUBJECT, one.trigger)
        return None
    name = paired or _nearest(reading, one.trigger, candidates, focus)
    if name and paired is None and has_own_share(reading, one, name):
        name = None
    if name and paired is None and _has_own(reading, one.trigger, name):
        return None
    if name and (holders := sharers(reading, one, name)):
        return Subject("+".join(holder.id for holder in holders), holders[0])
    back = _reference(reading, one.trigger, name) if paired is None else None
    if name is None and back is None:
        name = _only_before(one.trigger, candidates)
    if back:
        name = _antecedent(reading, one.trigger, back)
    if name:
        return Subject(regional(reading, one.trigger, name.id, name, focus, one.value), name)
    if one.trigger.type.id == "revenue" and (spent := going_on(reading, one.trigger, focus)):
        return Subject(spent)
    if _of_industry(reading, one.trigger, back) or heads(reading, one.trigger):
        return None
    # Chinese leaves the subject out and means whom it spoke of last; elsewhere it takes a word to refer back.
    refers = back is not None or reading.lang == "zh" or focus.lead is None or focus.fresh
    own = bool(reading.of("things.own_groups"))
    company = focus.lead if own or not refers else focus.company_meant()
    if one.trigger.type.topic == "market" and not own and back is None:
        company = focus.section or company
    if any(name.id == company and sunk_into(reading, one.trigger, name) for name in reading.companies()):
        return None
    if company and any(house(company) == house(name.id) for name in related(reading)):
        return None
    if focus.own and reading.of("clauses.first_persons"):
        company = focus.own
    if company and one.trigger.type.id in NARROWING and not reading.of("things.world"):
        company = focus.business(company)
    if company and one.trigger.type.topic == "financials" and reading.of("things.of_group"):
        return Subject(house(company))
    return Subject(regional(reading, one.trigger, company, None, focus, one.value)) if company else None


def _nearest(reading: Reading, trigger: Trigger, names: Sequence[Name], focus: Focus) -> Name | None:
    """The name that a trigger is about: the article's own company where the clause names none.

    None where the nearest is only led to, and the article is about another.
    """
    name = nearest(reading, trigger, names)
    if name is None or focus.lead is None or trigger.type.topic == "market":
        return name
    if trigger.type.topic == "financials" and reading.breaks_between(trigger, name):
        own = [other for other in names if house(other.id) == house(focus.lead)]
        return nearest(reading, trigger, own) or name
    if not is_led_to(reading, name):
        return name
    acting = [other for other in names if not is_led_to(reading, other)]
    if acting and reading.lang != "zh":
        return nearest(reading, trigger, acting)  # "The plant run with SAIC has closed, Volkswagen said."
    return None if house(name.id) != house(focus.lead) else name


def _has_own(reading: Reading, trigger: Trigger, name: Name) -> bool:
    """Whether a name stands in the clause behind, and one on no list heads the clause of the trigger.

    "Brightwave cuts jobs - Vodafone sees no need": it is not Vodafone that does.
    """
    if name.start >= trigger.end and heads(reading, trigger):
        return True
    verb = min(trigger.parts, key=lambda part: part.start)
    behind = name.start >= trigger.end and NEW_CLAUSE.search(reading.folded, trigger.end, name.start)
    if reading.lang == "zh" or isinstance(verb, Value) or not behind:
        return False
    start, _ = reading.clause(trigger.start)
    head = OWN_SUBJECT.fullmatch(reading.sentence.text, start, trigger.start)
    return head is not None and not (reading.lang == "de" and is_common(head["name"]))


def _only_before(trigger: Trigger, names: Sequence[Name]) -> Name | None:
    """The one company of the sentence, named before what it says of its people or sites however far off."""
    before = names[-1] if names and names[-1].end <= trigger.start else None
    alone = len({name.id for name in names}) == 1
    return before if alone and trigger.type.id in NARROWING else None


def _of_industry(reading: Reading, trigger: Trigger, back: Mark | None) -> bool:
    """Whether a whole industry is spoken of, or the rivals, before what is claimed and nearer to it than a
    word that points back ("unlike its rivals the company cuts jobs").
    """
    others = [
        mark
        for mark in reading.of("things.industries")
        if mark.start < trigger.end
        or reading.words(trigger.end, mark.start) < 1  # "layoffs at tech companies"
    ]
    own = _distance(reading, trigger, back) if back else None
    return any(
        back is None or own is None or overlap(mark, back) or _distance(reading, trigger, mark) < own
        for mark in others
    )


def _reference(reading: Reading, trigger: Trigger, name: Name | None) -> Mark | None:
    """The epithet or pronoun (the company, der Konzern, 该公司, it) that stands nearer than the name.

    The name may be another party: "…, the company said, unlike Microsoft".
    """
    own = _distance(reading, trigger, name) if name else SUBJECT_REACH
    marks = reading.of("things.epithets", "clauses.subject_pronouns")
    marks = [mark for mark in marks if not has_name(reading, mark)]
    best = min(marks, key=lambda mark: _distance(reading, trigger, mark), default=None)
    return best if best and _distance(reading, trigger, best) < own else None


def _antecedent(reading: Reading, trigger: Trigger, back: Mark) -> Name | None:
    """The organisation of the same sentence that an epithet or pronoun points back to.

    Those of a list of figures before it are none: "A has 16 %, B has 9 %. The company …" means neither.
    """
    before = [
        name for name in named(reading) if name.end <= back.start and not is_placed(reading, trigger, name)
    ]
    listed = list(pair(reading, list(_figures_before(reading, back)), before).values())
    if len({name.id for name in listed}) > 1:
        before = [name for name in before if name not in listed]
    return before[-1] if before else None


def _figures_before(reading: Reading, back: Mark) -> Iterator[Value]:
    """The percentages before an epithet or pronoun, in another clause."""
    for value in reading.values:
        before = value.kind is ValueKind.PERCENT and value.end <= back.start
        if before and reading.breaks_between(value, back):
            yield value


def _distance(reading: Reading, trigger: Trigger, thing: Stretch) -> float:
    return reading.distance(trigger, thing) + 6 * reading.breaks_between(trigger, thing)


def _joint(reading: Reading, one: Filled, focus: Focus) -> Subject | None:
    """Several organisations with one value together: their ids joined by a plus, in the order written.

    Those meant may have been named just before: "The three together had 62 %."
    """
    value = one.value
    if value is None:
        return None
    marks = [m for m in reading.of("things.together") if reading.distance(m, value) <= EPITHET_REACH]
    if reading.lang == "zh":  # 三家份额分别为20%、18%和14%，合计过半
        marks = [m for m in marks if not reading.commas_between(m, value)]
    alone = list(owned(reading, reading.companies()).values())
    listed = list({name.id: name for name in named(reading) if name not in alone}.values())
    if marks and not reading.companies() and one.trigger.type.id == "market_share":
        ids = focus.shares.together(_number(reading, marks), focus.at)
        return Subject("+".join(ids)) if ids else None
    if not marks or len(listed) < 2:
        return None
    return Subject("+".join(name.id for name in listed), listed[0])


def _number(reading: Reading, marks: Sequence[Mark]) -> int | None:
    """How many are said to do something together: the three, all four; None where no number says so."""
    counts = (value for value in reading.values if value.kind in (ValueKind.NUMBER, ValueKind.COUNT))
    near = (v.low for v in counts if any(reading.distance(mark, v) <= 1 for mark in marks))
    return next((int(low) for low in near if low and low <= MOST_TOGETHER), None)
