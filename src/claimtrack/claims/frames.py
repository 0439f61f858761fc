"""Finds where a sentence makes a claim of some type: the frames of the type whose parts stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimtrack.claims.closures import is_no_closure
from claimtrack.claims.matching import VALUE_PARTS, Trigger, matches
from claimtrack.claims.pairing import governs, lists_shares, may_be_shares, shares_whole
from claimtrack.claims.reading import Reading, Stretch, in_tail, overlap
from claimtrack.claims.reasons import Reason
from claimtrack.claims.terms import Mark
from claimtrack.claims.wholes import is_whole, left_over
from claimtrack.data.claim_types import ClaimType
from claimtrack.values.value import Value, ValueKind

MARKET = "@market"
"""What `recent` is asked about besides types: whether a market was spoken of."""
TRADE = "@trade"
"""The same, or of what is sold there."""
LEAD = "@lead"
"""The same, or of who leads there."""
SHARES = "market_share"
SURVEY = "@survey"
"""The same, or of people who were asked."""
BUILDS = "@builds"
"""Whether somebody was said to build something."""
TAKES = "market_share.takes"
CUTS = frozenset({"layoff.cut", "layoff.lay_off"})
"""Words that, with a number of people, say that these are let go."""
BESIDE = 2.0
"""Two triggers this near speak of the same people."""


def triggers(
    reading: Reading, types: Iterable[ClaimType], recent: Callable[[str], bool] = lambda _: True
) -> list[Trigger]:
    """Every trigger in a sentence, by place; of one type and overlapping parts, the surest.

    `recent` says whether a type was spoken of just before: frames too weak to stand alone need that, or
    a stronger frame of the type in the same sentence.
    """
    found: list[Trigger] = []
    here_are = frozenset(reading.by_label)
    asked = recent(SURVEY) and not recent(SHARES)
    spoken_of = Spoken(recent(MARKET), recent(TRADE), recent(LEAD), asked, recent(BUILDS))
    every = [(one, _candidates(reading, one, here_are)) for one in types]
    standing = {
        one.id
        for one, candidates in every
        if any(not _leans(reading, t, spoken_of) and not _vetoed(reading, t) for t in candidates)
    }
    for claim_type, candidates in every:
        lenders = {claim_type.id, *claim_type.context}
        here = any(not _leans(reading, t, spoken_of) for t in candidates) or bool(standing & lenders)
        alone = here or any(recent(lender) for lender in lenders)
        spoken = [t for t in candidates if alone or not _weak(reading, t)]
        if spoken_of.lead and claim_type.id == "revenue_growth":
            spoken = [t for t in spoken if not _holds(reading, t)]
        found.extend(_surest([t for t in spoken if not _vetoed(reading, t)]))
    kept = [trigger for trigger in found if not _yields(reading, trigger, found)]
    return sorted(kept, key=lambda trigger: (trigger.start, trigger.end))


def _candidates(reading: Reading, claim_type: ClaimType, here_are: frozenset[str]) -> list[Trigger]:
    """Every trigger of a type, of frames whose words are all in the sentence."""
    frames = [frame for frame in claim_type.frames if frame.labels <= here_are]
    refused = reading.of(f"{claim_type.id}.not") if frames else ()
    return [trigger for frame in frames for trigger in matches(reading, claim_type, frame, refused)]


def _yields(reading: Reading, trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a claim of another type beside it explains the words better."""
    if any(is_whole(reading, value) or value.previous is not None for value in trigger.values):
        return False
    if trigger.values and any(_is_level(reading, trigger, value) for value in reading.values):
        return False
    frame = trigger.frame
    yields = _of_people(reading, trigger, found) or any(
        (other.type.id in frame.yields_to and _beside(reading, trigger, other))
        or (other.type.id in frame.part_of and _share(trigger, other))
        for other in found
    )
    if yields:
        reading.drop(trigger.rule, Reason.YIELDS, trigger)
    return yields


def _of_people(reading: Reading, trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a site does not close, but its people go: 裁撤了研发团队, 事业群裁掉三成, 团队230人被裁撤."""
    sites = [part for part in trigger.parts if isinstance(part, Mark) and part.label == "things.sites"]
    verbs = [part for part in trigger.parts if part not in sites]
    if not sites or reading.lang != "zh":
        return False
    cuts = [other for other in found if other.type.id == "layoff" and _share(trigger, other)]
    if any(all(any(overlap(part, own) for own in cut.parts) for part in trigger.parts) for cut in cuts):
        return True
    people = [value for value in reading.values if value.kind is ValueKind.PERCENT or value.unit == "people"]
    return bool(cuts) and any(
        site.end <= verb.start and _of_site(reading, site, verb, value)
        for site in sites
        for verb in verbs
        for value in people
    )


def _of_site(reading: Reading, site: Stretch, verb: Stretch, value: Value) -> bool:
    """Whether people are counted right behind the verb, or between a site and its verb."""
    at = verb if value.start >= verb.end else site
    near = at.end <= value.start and reading.words(at.end, value.start) < 1
    goes_on = reading.followed_by(value.end, "things.sites")
    return near and not reading.commas_between(at, value) and not goes_on


def _is_level(reading: Reading, trigger: Trigger, value: Value) -> bool:
    """Whether people are counted that are left after all ("fell by 300 to 6,000")."""
    near = VALUE_PARTS["#people"](value) and not reading.commas_between(trigger, value)
    return near and left_over(reading, value, trigger.start)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was spoken of just before: a market, it or what is sold there, who leads."""

    market: bool
    trade: bool
    lead: bool
    survey: bool
    """Whether people were asked, and nobody has spoken of shares of a market."""
    builds: bool


def _leans(reading: Reading, trigger: Trigger, spoken: Spoken) -> bool:
    """Whether a trigger needs a context: its frame is weak, and neither a list of companies nor a market
    spoken of just before, or the one and what is sold there, make up for it.
    """
    frame = trigger.frame
    if frame.building:
        return not spoken.builds
    if frame.context and spoken.survey:
        return True
    if frame.several:
        return not (spoken.market and lists_shares(reading))
    if not (frame.listed or frame.in_market):
        return frame.context
    taken = TAKES in frame.labels  # Chinese says of no growth that somebody takes it
    if not taken and reading.of("things.growing", "things.measures", "things.other_sums", "things.revenue"):
        return True
    if frame.in_market:
        return not (spoken.trade and (shares_whole(reading) or (spoken.lead and may_be_shares(reading))))
    return not (spoken.market or lists_shares(reading))


def _holds(reading: Reading, trigger: Trigger) -> bool:
    """Whether a verb of growing is one of having as well: the runner-up "managed 30 percent"."""
    return any(
        one.start == part.start and one.end == part.end
        for part in trigger.parts
        for one in reading.of("market_share.manages")
    )


def _beside(reading: Reading, trigger: Trigger, other: Trigger) -> bool:
    near = reading.distance(trigger, other) <= BESIDE
    return near and not reading.breaks_between(trigger, other)


def _weak(reading: Reading, trigger: Trigger) -> bool:
    """Whether a trigger counts only where its type was spoken of."""
    if trigger.frame.context:
        reading.drop(trigger.rule, Reason.WEAK, trigger)
    return trigger.frame.context


def _vetoed(reading: Reading, trigger: Trigger) -> bool:
    """Whether words of the same clause say that it is about something else (shares, not revenue)."""
    vetoes = reading.of(f"{trigger.type.id}.veto")
    vetoed = any(
        not reading.breaks_between(mark, trigger)
        and not _only_reacts(reading, mark, trigger)
        and not _has_own(reading, mark, trigger)
        and not _counts_apart(reading, mark, trigger)
        and not _pays_apart(reading, mark, trigger)
        and not _comes_on_top(reading, mark, trigger)
        for mark in vetoes
    )
    vetoed = vetoed or is_no_closure(reading, trigger)
    if vetoed:
        reading.drop(trigger.rule, Reason.VETOED, trigger)
    return vetoed


def _only_reacts(reading: Reading, veto: Mark, trigger: Trigger) -> bool:
    """Whether shares only react to what is told: "Shares in SAP fell after the company said it would cut"."""
    stocks = any(overlap(veto, mark) for mark in reading.of("things.stocks"))
    return stocks and any(reading.within(reading.of("clauses.causes"), *reading.between(veto, trigger)))


def _has_own(reading: Reading, veto: Mark, trigger: Trigger) -> bool:
    """Whether such a word has a value of its own, past a comma or an "and".

    "Revenue of $29 billion, an increase of 17 percent, and operating income of $11 billion" grew by 17 %.
    """
    own = any(value not in trigger.values and governs(reading, veto, value) for value in reading.values)
    named = reading.of("things.revenue") or (trigger.type.id == "market_growth" and _names_market(reading))
    if not own or not trigger.values or not named:
        return False
    if trigger.end <= veto.start and reading.led_by(veto, "clauses.attached"):
        return True
    joints = reading.within(reading.of("clauses.joints", "clauses.causes"), *reading.between(veto, trigger))
    return reading.commas_between(veto, trigger) > 0 or any(joints)


def _names_market(reading: Reading) -> bool:
    """Whether a sentence says which market it speaks of, or that it speaks of one."""
    return bool(reading.of("things.market")) or any(name.kind == "market" for name in reading.names)


def _counts_apart(reading: Reading, veto: Mark, trigger: Trigger) -> bool:
    """Whether one word says it all, with its count, and the veto stands past a comma; in Chinese, also a verb
    of cutting and its people (受预算影响，戴尔将裁掉200人).

    集团准备裁员600人，财务总监另有任用
    """
    outright = len(trigger.parts) == 1 and not trigger.frame.context and not trigger.values
    verbs = [part for part in trigger.parts if isinstance(part, Mark) and part.label in CUTS]
    if reading.lang == "zh" and verbs and trigger.values:
        return all(reading.commas_between(veto, part) > 0 for part in trigger.parts)
    return (
        outright
        and reading.commas_between(veto, trigger) > 0
        and any(
            value.unit in trigger.type.units
            and 0 <= reading.words(trigger.end, value.start) <= BESIDE
            and not reading.commas_between(value, trigger)
            for value in reading.values
        )
    )


def _pays_apart(reading: Reading, veto: Mark, trigger: Trigger) -> bool:
    """Whether Chinese pay for those who leave stands apart from other pay: 赔N+2，年终奖照发."""
    pays = reading.lang == "zh" and trigger.type.id == "severance"
    return pays and reading.commas_between(veto, trigger) > 0


def _comes_on_top(reading: Reading, veto: Mark, trigger: Trigger) -> bool:
    """Whether the pay of those who leave is called so, and a bonus is told past a comma or an "and".

    „eine Abfindung von zwölf Monatsgehältern, dazu eine Prämie“
    """
    named = any(overlap(mark, part) for mark in reading.of("things.severance") for part in trigger.parts)
    bonus = any(overlap(mark, veto) for mark in reading.of("things.bonuses"))
    between = reading.between(veto, trigger)
    parted = any(reading.within(reading.of("clauses.joints", "clauses.extras"), *between))
    return named and bonus and (parted or reading.commas_between(veto, trigger) > 0)


def _surest(candidates: Sequence[Trigger]) -> list[Trigger]:
    """Of triggers that share a part, the one whose frame stands alone, is surer, has more parts."""
    kept: list[Trigger] = []
    for trigger in sorted(
        candidates,
        key=lambda t: (t.frame.context, -t.frame.confidence, -len(t.parts), _spread(t), t.start),
    ):
        if not any(_share(trigger, other) for other in kept):
            kept.append(trigger)
    return kept


def _spread(trigger: Trigger) -> int:
    """How far apart the parts stand where several verbs of moving are named with one provider."""
    return trigger.end - trigger.start if trigger.type.object == "customer" else 0


def _share(a: Trigger, b: Trigger) -> bool:
    pairs = ((one, two) for one in a.parts for two in b.parts)
    return any(overlap(one, two) or in_tail(one, two) or in_tail(two, one) for one, two in pairs)
