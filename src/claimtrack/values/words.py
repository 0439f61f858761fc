"""Words that no lexicon lists whole: dreiundzwanzigtausend, Softwareentwicklerstellen, Mittwochabend."""

from __future__ import annotations

from claimtrack.values.lexicon import NO_ROLES, Lexicon, Roles
from claimtrack.values.roles import Role

LONGEST_CODE = 6
LONGEST_NUMBER_WORD = 90


def _split(word: str, lexicon: Lexicon) -> list[float] | None:
    """The numbers a word is put together from, or None where something else stands in it."""
    numbers: list[float] = []
    place = 0
    while place < len(word):
        joints = lexicon.endings[Role.NUMERAL_JOINT] if numbers else ()
        place += next((len(joint) for joint in joints if word.startswith(joint, place)), 0)
        found = lexicon.numeral.match(word, place)
        if found is None:
            return None
        numbers.append(lexicon.numerals[found.group()])
        place = found.end()
    return numbers


def _sum(numbers: list[float]) -> float:
    """drei-hundert-vier-und-zwanzig-tausend: what the parts of a number word say together."""
    total = chunk = 0.0
    for number in numbers:
        if number == 1000:
            total, chunk = total + (chunk or 1) * 1000, 0.0
        elif number == 100:
            chunk = (chunk or 1) * 100
        else:
            chunk += number
    return total + chunk


def compound(word: str, lexicon: Lexicon) -> Roles:
    """The cardinal that a word put together from number words says; no roles for any other word."""
    if lexicon.writing.numerals != "joined" or not 6 <= len(word) <= LONGEST_NUMBER_WORD:
        return NO_ROLES
    if lexicon.numeral.match(word) is None:
        return NO_ROLES
    numbers = _split(word, lexicon)
    return {Role.CARDINAL: _sum(numbers)} if numbers and len(numbers) > 1 else NO_ROLES


def coded_currency(word: str, lexicon: Lexicon) -> Roles:
    """The roles of the code of a currency with its magnitude before it: MEUR, TEUR; none of another word."""
    if not 4 <= len(word) <= LONGEST_CODE:
        return NO_ROLES
    code, prefix = lexicon.roles(word[-3:]), lexicon.roles(word[:-3])
    if Role.CURRENCY_BEFORE not in code or Role.CURRENCY_PREFIX not in prefix:
        return NO_ROLES
    if str(code[Role.CURRENCY_BEFORE]).lower() != word[-3:]:
        return NO_ROLES
    said = {role: code[role] for role in (Role.CURRENCY_BEFORE, Role.CURRENCY_AFTER) if role in code}
    return {**said, Role.CURRENCY_PREFIX: prefix[Role.CURRENCY_PREFIX]}


def inflected(word: str, lexicon: Lexicon) -> Roles:
    """The roles of a compound by its ending: one that counts people, or a weekday with its time of day."""
    endings = lexicon.endings
    if word.endswith(endings[Role.PEOPLE_ENDING]):
        return NO_ROLES if word.endswith(endings[Role.NOT_PEOPLE]) else {Role.PEOPLE: ""}
    if word.endswith(endings[Role.DAY_PART]):
        part = max((each for each in endings[Role.DAY_PART] if word.endswith(each)), key=len)
        roles = lexicon.roles(word.removesuffix(part))
        return {role: roles[role] for role in (Role.WEEKDAY, Role.RELATIVE) if role in roles}
    return NO_ROLES
