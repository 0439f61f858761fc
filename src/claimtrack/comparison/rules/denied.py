"""The company says it is not so.

An official voice denies what another voice claims, about the same subject, scope, part, object and round.
What is denied decides what is contradicted:

- the event: every claim of that event in that round;
- a number: the claims with that number; where the denial names none, the claims it answers, and those that
  give the same number elsewhere;
- the report ("not accurate"): shown as a dispute of the report. It denies no number and no event. A denial
  of the event counts as such a dispute when the same article has an official voice affirm the event;
- the cause or the timing alone, and a refusal to comment: nothing.

A denial answers what was said before it or a few days after, and what it expressly answers. Denials by
insiders, analysts or other outlets are not official ones and are never shown as such. One voice that says
both, or official voices that deny and concede in one article, are not compared here. Official voices of
different articles that disagree are shown as a note.
"""

from __future__ import annotations

from claimtrack.comparison.coverage import concedes, facet_of, not_covered
from claimtrack.comparison.explain import agreement, contradiction, denies, incomparable, says
from claimtrack.comparison.gate import ORDER
from claimtrack.comparison.reading import Reading
from claimtrack.comparison.rule import Context
from claimtrack.comparison.voices import late_or_undated, one_official_voice
from claimtrack.comparison.wording import voice
from claimtrack.model import Comparison, Facet, Stance, Strength

NAME = "denied"
NEEDS = tuple(check for check in ORDER if check not in ("definition", "value-missing", "unit"))


def takes(reading: Reading) -> bool:  # noqa: ARG001
    """Any claim can be denied."""
    return True


def opens(reading: Reading) -> bool:
    """A denial, or a refusal to comment, which is to be told from one."""
    return not reading.affirms


def apply(a: Reading, b: Reading, context: Context) -> Comparison | None:
    """Whether the official denial among the two covers the other claim."""
    refusing = next((side for side in (b, a) if side.claim.stance is Stance.DECLINES), None)
    if refusing is not None:
        reason = f"{voice(refusing)} declines to comment: that neither denies nor confirms anything."
        return incomparable(a, b, "declined", reason)
    if not a.affirms and not b.affirms:
        return _both_deny(a, b, context)
    denial, claim = (a, b) if b.affirms else (b, a)
    if not denial.official:
        return incomparable(a, b, "voice", f"{says(denial)}, but is no official voice of the subject.")
    if one_official_voice(denial, claim, context.family):
        reason = f"One voice both denies and affirms: {voice(denial)} and {voice(claim)}."
        return incomparable(a, b, "voice", reason)
    facet = facet_of(denial, context)
    refused = not_covered(denial, claim, facet) or late_or_undated(denial, claim)
    if refused is not None:
        return incomparable(a, b, refused.check, refused.reason)
    reason = f"{says(claim)}; {denies(denial, facet, concedes(denial, context))}."
    return contradiction(a, b, NAME, reason, _strength(facet, claim))


def _strength(facet: Facet, claim: Reading) -> Strength:
    if facet is Facet.CHARACTERISATION:
        return Strength.DISPUTE
    return Strength.NOTE if claim.official else Strength.CONTRADICTION


def _both_deny(a: Reading, b: Reading, context: Context) -> Comparison:
    facet_a, facet_b = facet_of(a, context), facet_of(b, context)
    if facet_a is facet_b:
        return agreement(a, b, NAME, f"{voice(a)} and {voice(b)}: both deny the {facet_a}.")
    return incomparable(a, b, "facet", f"One denies the {facet_a}, the other the {facet_b}.")
