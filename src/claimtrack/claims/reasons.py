"""Why something in a sentence is not claimed.

Nobody pays for it who does not ask: a Reading notes what it drops only where an Explanation listens.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something is not claimed, in words for the person who asks."""

    NO_WORDS = "no word of a claim type or of an act stands in the sentence"
    HEADING = "a heading between paragraphs, which repeats the text or belongs to another article"
    NO_HEADER = "a row of a table without a header that says what it holds"
    REFUSED = "the words are on the `not` list of the claim type"
    APART = "these words alone make no claim: what the claim type asks for beside them is not near"
    WEAK = "too weak to stand alone, and the article has not spoken of the claim type just before"
    VETOED = "a word of the `veto` list of the claim type stands in the clause"
    YIELDS = "another claim type explains the words better"
    NO_MARKET = "it is about a market, and none is named"
    NO_VALUE = "it needs a value, and none that fits is near"
    SAYS_LESS = "another claim of the sentence says the same with a value"
    NO_SUBJECT = "nobody is named whom it could be about"
    NO_PARTIES = "it is not said who leaves or joins whom"
    QUESTION = "the sentence only asks it"
    CONTENT = "it is only what the speaker denies or does not comment on: the act is the claim"
    NO_SPEAKER = "nobody is named who could deny, confirm or decline"
    OTHER_SPEAKER = "whoever stands there reports, and cannot deny or confirm"
    NOTHING_ANSWERED = "nothing was claimed before that this speaker could answer"
    ECHO = "another claim of the article says the same, or more"
    NOT_FOLLOWED = "the watch does not follow its claim type, or whom it is about"


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that is not claimed: the rule that would, the reason, and where in the sentence."""

    what: str
    reason: Reason
    start: int
    end: int
