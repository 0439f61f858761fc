"""What a number counts: 14,000 corporate jobs, 300 weitere Stellen, 1万个工作岗位, 12 stores."""

from __future__ import annotations

from claimtrack.values.roles import Role
from claimtrack.values.tokens import Line, Shape, Token, once
from claimtrack.values.units import Unit, count

ADJECTIVE_ROLES = frozenset(
    {
        *(Role.GLUE, Role.LEVEL, Role.FISCAL, Role.SIZE, Role.LABEL, Role.THING, Role.HEAD),
        *(Role.FRACTION_NEXT, Role.COMPARATIVE, Role.STILL),
    }
)
HAN_BETWEEN = frozenset({Role.GLUE, Role.LEVEL, Role.DATE_FILLER, Role.HEAD, Role.HALF})
MOST_ADJECTIVES = 2
HAN_REACH = 6
SHORTEST_PLURAL = 4
QUOTES = frozenset('"”“»«')
NOT_PLURAL = ("ss", "us", "is")


def _adjective(token: Token) -> bool:
    return token.shape is Shape.WORD and token.roles.keys() <= ADJECTIVE_ROLES


def _compound_end(line: Line, place: int) -> int:
    """The place of the last part of white-collar, SAP-Mitarbeiter."""
    while line.at(place + 1).text == "-" and line.glued(place + 1) and line.glued(place + 2):
        if line.at(place + 2).shape is not Shape.WORD:
            break
        place += 2
    return place


def _after_genitive(line: Line, place: int) -> int:
    """The place after the 's or ' of a name: 300 of Amazon's employees."""
    if line.at(place).text != "'" or not line.glued(place):
        return place
    return place + 2 if line.at(place + 1).text == "s" and line.glued(place + 1) else place + 1


def _strong(line: Line, place: int) -> tuple[Unit, int] | None:
    """A 2,000-strong team, a 10,000-job cut, eine 300-köpfige Mannschaft."""
    if line.at(place).text == "-" and line.glued(place):
        place += 1
    elif not line.at(place).has(Role.STRONG):
        return None
    token = line.at(place)
    people = token.has(Role.STRONG) or token.has(Role.PEOPLE)
    if people or (token.shape is Shape.WORD and line.glued(place) and not token.roles):
        return count(line.written(place, place + 1), people=people), place + 1
    return None


def read_western_noun(line: Line, place: int) -> tuple[Unit, int] | None:
    """The noun counted by the number that ends before a place, with up to two adjectives between."""
    strong = _strong(line, place)
    if strong:
        return strong
    if line.at(place).text in QUOTES and line.glued(place):
        place += 1  # "more than 1,000" jobs
    place = line.past(place, Role.SIZE)
    partitive = line.at(place).has(Role.PARTITIVE)
    place = line.past(place, Role.PARTITIVE)
    adjectives, joined = 0, False
    while adjectives <= MOST_ADJECTIVES + joined:
        last = _compound_end(line, place)
        token = line.at(last)
        if token.has(Role.PEOPLE) or (token.has(Role.HEAD) and " " in token.text):
            return count(line.written(place, last + 1), people=True), last + 1
        if token.has(Role.THING) and not _tells_of_what(line, last + 1):
            return count(line.written(place, last + 1), people=False), last + 1
        if (
            not partitive
            and _looks_counted(line, place, last, adjectives)
            and not _tells_of_what(line, last + 1)
        ):
            return count(line.written(place, last + 1), people=False), last + 1
        if adjectives and token.has(Role.AND) and not joined:
            place, joined = place + 1, True
            continue
        if not _adjective(token):
            return None
        place, adjectives = _after_genitive(line, last + 1), adjectives + 1
    return None


def _tells_of_what(line: Line, place: int) -> bool:
    """Whether a thing only says of what kind or whose: 45 customer sites, 75 of the plant's 400 jobs."""
    after = line.at(place)
    return (
        _after_genitive(line, place) > place  # 75 of the plant's 400 jobs
        or after.has(Role.PEOPLE)
        or after.has(Role.THING)
        or (_adjective(after) and line.at(place + 1).has(Role.PEOPLE))
    )


def _looks_counted(line: Line, place: int, last: int, adjectives: int) -> bool:
    """Whether an unknown word looks like what is counted: a plural in English, a capital in German."""
    token, writing = line.at(last), line.lexicon.writing
    if (
        token.shape is not Shape.WORD
        or not token.roles.keys() <= {Role.NOT_PEOPLE}
        or len(token.text) < SHORTEST_PLURAL
    ):
        return False
    written = line.written(place, last + 1)
    if writing.capital_nouns:
        return not adjectives and written[0].isupper() and not written.isupper()
    plural = token.text.endswith("s") and not token.text.endswith(NOT_PLURAL)
    return writing.plural_nouns and plural and adjectives < MOST_ADJECTIVES and written.islower()


def read_han_noun(line: Line, place: int) -> tuple[Unit, int] | None:
    """The noun counted by a Chinese number, with its classifier: 个工作岗位, 名员工, 家门店."""
    start, token = place, line.at(place)
    by_people, measured = token.has(Role.PEOPLE_MEASURE), token.has(Role.MEASURE)
    if by_people or measured:
        place += 1
    noun = _han_noun(line, place, measured=place > start, things_only=token.word(Role.MEASURE) == "thing")
    if noun is not None:
        people, end = noun
        return count(line.written(start, end), people=people), end
    if by_people or measured:
        return count(line.written(start, place), people=by_people), place
    return None


def _han_noun(line: Line, place: int, *, measured: bool, things_only: bool) -> tuple[bool, int] | None:
    """Whether the next noun names people, and the place after it; after 家 or 岁 none does.

    Without a classifier only words that are known may stand between: 三无产品 are not three products.
    """
    for each in range(place, place + HAN_REACH):
        token = line.at(each)
        if token.has(Role.PEOPLE):
            return None if things_only else (True, each + 1)
        if token.has(Role.THING):
            followed = line.at(each + 1).has(Role.PEOPLE) and not things_only
            return followed, each + 1 + followed
        known = bool(token.roles) or measured
        if token.shape is not Shape.HAN or not known or not token.roles.keys() <= HAN_BETWEEN:
            return None
    return None


@once
def read_noun(line: Line, place: int) -> tuple[Unit, int] | None:
    """What is counted by the number that ends before a place, and the place after it."""
    return (read_han_noun if line.lexicon.writing.numerals == "han" else read_western_noun)(line, place)
