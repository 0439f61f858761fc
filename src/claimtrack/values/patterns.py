"""What the scanner looks for in characters: names, addresses, formulas and other forms that hold digits."""

from __future__ import annotations

import re

from claimtrack.values.lexicon import NO_ROLES, Roles
from claimtrack.values.roles import Role
from claimtrack.values.tokens import Shape

LETTERS = "a-zß-ɏ"
MILLION = 1e6
SPACE = re.compile(r"\s+")
ALNUM = re.compile(rf"[0-9{LETTERS}]+")
WORD = re.compile(rf"[{LETTERS}]+")
NAMED = re.compile(rf"[{LETTERS}]++-?[0-9](?:[0-9{LETTERS}]|-(?=[0-9{LETTERS}])|\.(?=[0-9]))*+")
"""Names with digits in them: S3, EC2, GPT-4, Web3, iPhone15."""
ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[a-z0-9_.+-]{1,64}@[a-z0-9-]{1,64}(?:\.[a-z0-9-]{1,64})+")
NUMBERED = re.compile(
    r"\+[0-9]{1,3}[ -]?\(?[0-9]{2,4}\)?[ /-][0-9 /-]{5,16}[0-9]"  # +49 30 123456
    r"|0[0-9]{2,4}(?: ?/ ?|-)[0-9][0-9 -]{4,12}[0-9]"  # 030/123456
    r"|[0-9]{3,4}-[0-9]{3,4}-[0-9]{3,4}(?![0-9])"  # 400-810-8888
    r"|[0-9]{1,3}(?::[0-9]{1,3})+"  # 10:30, 3:2
    r"|[0-9]+(?:\.[0-9]+){2,9}"  # versions
    r"|[0-9]{4,6}\.[a-z]{2}(?![a-z])"  # stock codes
    r"|[0-9]{1,2}-[a-z](?![a-z0-9])"  # forms: 10-K, 8-K
)
FORMULA = re.compile(
    r"n ?\+ ?(?P<months>[0-9]{1,2}(?:\.5)?)(?: ?\+ ?(?P<more>[0-9]{1,2}))?(?!\.?[0-9]|%)"
    rf"|(?P<times>[0-9](?:\.[0-9]{{1,2}})?n)(?: ?\+ ?[0-9]{{1,2}})?(?![0-9{LETTERS}])"
)
POWER_STARTS = frozenset("^e x×*-")
"""What may follow digits that a power or a fraction belongs to."""
PAIRED = re.compile(r"[0-9]{1,3} ([0-9]{3})(?![0-9]) ?(.?)")
"""Digits that a space could group, and what stands behind them."""
MIXED = re.compile(r"(?: {1,2}|-)([1-9])/([1-9][0-9]?)(?![0-9/]|[.,][0-9])")
"""The fraction of a mixed number: 1 4/5, 1-1/2."""
RATIO = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
BRACKETED = re.compile(r"\[[0-9]{1,3}\]|#[0-9]+|(?<![0-9 ])'[0-9]{2}s?(?![0-9])")
LEADING_CODES = frozenset({"fy", "n"})
PLAIN_ENDS = frozenset({"", " ", ",", ";", ")", '"'})
"""A word before one of these is neither an address nor a code with digits."""
JOINED = frozenset({Role.MONTH, Role.MONTH_SHORT, Role.LABEL, Role.NAME})
"""After one of these, digits and the digits after them are two numbers: May 12 300 jobs."""
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 20})


def is_numeral(roles: Roles) -> bool:
    return Role.CARDINAL in roles or Role.SCALE in roles


def is_letter(character: str) -> bool:
    return "a" <= character <= "z" or "ß" <= character <= "ɏ"


def shape_of(first: str) -> Shape:
    """The shape of a token by its first character."""
    if "㐀" <= first <= "鿿" or first == "〇":
        return Shape.HAN
    return Shape.WORD if first.isalpha() else Shape.MARK


def decade_roles(number: float) -> Roles:
    """The roles of digits with the ending of a decade: the 1990s are ten years, 20s a level's tens."""
    if number % 10 or number >= 2100:
        return NO_ROLES
    if number >= 1900:
        return {Role.DATE: f"{number:.0f}/{number + 9:.0f}"}
    return {Role.DECADE: number} if number < 100 else NO_ROLES
