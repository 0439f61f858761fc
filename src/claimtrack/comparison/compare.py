"""Claims of one block set against each other: gate, rules, reasons. The way in to this folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.comparison.candidates import Faces, candidates
from claimtrack.comparison.explain import incomparable
from claimtrack.comparison.family import Family
from claimtrack.comparison.gate import refusal
from claimtrack.comparison.reading import Reading, read_as_answer, read_claim
from claimtrack.comparison.rounds import days_of
from claimtrack.comparison.rule import Context, Rule, context_of
from claimtrack.comparison.rules import rules
from claimtrack.model import Claim, Comparison, Relation, Strength

Ranked = tuple[int, Comparison]
"""A comparison led by how much it says: contradictions, agreements, what a rule or the gate cannot say."""

MOST_AGREEMENTS = 12
"""So many agreements are shown for one claim with earlier ones; contradictions are always shown."""

_LATEST = 10**9
_STRENGTHS = {Strength.CONTRADICTION: 0, Strength.DISPUTE: 1, Strength.NOTE: 2}
_AGREES, _RULE_CANNOT_SAY, _GATE_REFUSES = 3, 4, 5


def blocks(claims: Iterable[Claim], family: Family) -> Iterator[tuple[Claim, ...]]:
    """Claims sorted into blocks: one claim type and one family of subjects each.

    A denial that names nobody goes where the claim stands that it answers.
    """
    known = {claim.id: claim for claim in claims}
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in known.values():
        answered = (known[target].subject for target in claim.targets if target in known)
        subject = claim.subject or next(answered, None) or ""
        found[claim.type, family.root(subject)].append(claim)
    for key in sorted(found):
        yield tuple(found[key])


def _order(reading: Reading) -> tuple[int, str, int, str]:
    """Earlier first, of one day by source and place in the text; claims without a date last."""
    day = days_of(reading.said)[0] if reading.said else _LATEST
    return day, reading.claim.source or "", reading.claim.evidence.start, reading.claim.id


def _sides(a: Reading, b: Reading) -> tuple[Reading, Reading]:
    """The press or earlier side first, the official or later side second; of one day, the denial second."""
    first, second = sorted((a, b), key=_side)
    return first, second


def _side(reading: Reading) -> tuple[bool, int, bool, str, int, str]:
    day, source, place, claim_id = _order(reading)
    return reading.official, day, not reading.affirms, source, place, claim_id


def _read(claims: Iterable[Claim], family: Family) -> tuple[list[Faces], Context]:
    """The block in its order, each claim once, and what the rules may look up."""
    context = context_of((read_claim(claim, family) for claim in claims), family)
    ordered = sorted(context.readings.values(), key=_order)
    return [_faces(reading, context.readings, family) for reading in ordered], context


def _faces(reading: Reading, readings: Mapping[str, Reading], family: Family) -> Faces:
    if reading.affirms:
        return (reading,)
    targets = (readings.get(target) for target in dict.fromkeys(reading.claim.targets))
    answers = [target for target in targets if target is not None and target is not reading]
    return tuple(read_as_answer(reading, target, family) for target in answers) or (reading,)


def _applied(x: Reading, y: Reading, rule: Rule, context: Context, beside: bool) -> Ranked | None:
    """What one rule says about two readings; what the gate refuses only counts side by side."""
    if not (rule.takes(x) and rule.takes(y) and (rule.opens(x) or rule.opens(y))):
        return None
    a, b = _sides(x, y)
    refused = refusal(a, b, rule.needs, context.family)
    if refused is not None:
        return (_GATE_REFUSES, incomparable(a, b, refused.check, refused.reason)) if beside else None
    found = rule.apply(a, b, context)
    if found is None:
        return None
    if found.relation is Relation.CONTRADICTS:
        return _STRENGTHS[found.strength or Strength.CONTRADICTION], found
    return (_AGREES if found.relation is Relation.AGREES else _RULE_CANNOT_SAY), found


def _decided(one: Faces, other: Faces, context: Context, beside: bool) -> list[Comparison]:
    """The comparisons of two claims: one for each rule that decides, else one that says why none can."""
    best: list[Ranked] = []
    for rule in rules():
        ranked = (_applied(x, y, rule, context, beside) for x in one for y in other)
        said = [found for found in ranked if found is not None]
        if said:
            best.append(min(said, key=lambda found: found[0]))
    deciding = [found for rank, found in best if rank <= _AGREES]
    if deciding or not beside:
        return deciding
    return [found for _, found in sorted(best, key=lambda ranked: ranked[0])[:1]]


def pairs(claims: Sequence[Claim], family: Family) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of claims that are looked at, press or earlier side first; candidates.py says which."""
    block, _ = _read(claims, family)
    for earlier, later, _ in candidates(block, rules()):
        a, b = _sides(block[earlier][0], block[later][0])
        yield a.claim, b.claim


def compare(claims: Sequence[Claim], family: Family) -> Iterator[Comparison]:
    """Every contradiction in a block of claims, the nearest agreements, and what cannot be compared and why.

    In each comparison a is the press or earlier side, b the official or later side. The order of the claims
    given does not matter. An unordered pair has at most one comparison of a kind.
    """
    block, context = _read(claims, family)
    agreements: dict[int, int] = defaultdict(int)
    for earlier, later, beside in candidates(block, rules()):
        for found in _decided(block[earlier], block[later], context, beside):
            if found.relation is Relation.AGREES:
                agreements[later] += 1
                if agreements[later] > MOST_AGREEMENTS:
                    continue
            yield found
