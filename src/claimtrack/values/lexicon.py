"""The words of a language that values are made of, read once from data/lexicons/<language>."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from claimtrack.data.lexicons import either
from claimtrack.data.load import DATA, Table, read
from claimtrack.errors import InputError
from claimtrack.folding import fold
from claimtrack.model import Qualifier
from claimtrack.values.roles import COUNTED, NUMERIC, OPENING, SCANNED, Role

FOLDER = DATA / "lexicons"
FILES = ("numbers", "units", "dates")
NUMERALS = ("spaced", "joined", "han")
"""twenty-five thousand; fünfundzwanzigtausend; 二万五千."""

QUALIFIERS = "|".join(Qualifier)
SPAN_NAMES = "day|week|month|quarter|half|year"
MEANINGS = {
    Role.AFTER: QUALIFIERS,
    Role.BEFORE: QUALIFIERS,
    Role.CURRENCY_AFTER: "[A-Z]{3}",
    Role.CURRENCY_BEFORE: "[A-Z]{3}",
    Role.CURRENCY_LOOSE: "[A-Z]{3}",
    Role.CURRENCY_NAMED: "[A-Z]{3}",
    Role.LEVEL: "low|middle|high",
    Role.MEASURE: "any|thing",
    Role.RELATIVE: rf"(?:{SPAN_NAMES}):-?[0-9]|week:-?[0-9]:[1-7]",
    Role.SPAN: SPAN_NAMES,
    Role.SPANS: SPAN_NAMES,
    Role.SUBUNIT: "[A-Z]{3}/10{1,2}",
    Role.VAGUE: "[0-9]+-[0-9]+",
}
"""What the keys of a role may be, where they are neither numbers nor just "words"."""

Payload = float | str
Roles = Mapping[Role, Payload]
NO_ROLES: Roles = {}
LEADING = re.compile(r"[a-zß-ɏ]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language writes numbers and dates in digits."""

    decimal: str
    thousands: str
    space_groups: bool
    """True where a plain space groups thousands: 14 000."""
    numerals: str
    month_first: bool
    """True where September 15 is a date and 9/15/2025 has the month first."""
    capital_nouns: bool
    """True where a capital tells a noun: 300 kleine Läden."""
    plural_nouns: bool
    """True where a final s tells a counted noun: 300 kiosks."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, ready for matching."""

    lang: str
    writing: Writing
    phrases: Mapping[str, tuple[tuple[str, Roles], ...]]
    """Phrases by their first word or character, longest first."""
    openers: frozenset[str]
    """One word of every phrase that a value in words cannot do without."""
    opener: re.Pattern[str]
    """Any of those phrases, for a language without spaces."""
    loose: Mapping[str, tuple[tuple[re.Pattern[str], Roles], ...]]
    """Phrases of a share by their first character, with spaces allowed between characters: 百 分 点."""
    lone: frozenset[str]
    """Number words that are magnitudes too, and numbers only before what is counted: tausend."""
    numerals: Mapping[str, float]
    """Number words as parts of longer ones: dreiundzwanzig."""
    numeral: re.Pattern[str]
    """Any of them."""
    endings: Mapping[Role, tuple[str, ...]]
    """Parts of compounds, by what they make of them."""

    def roles(self, word: str) -> Roles:
        """The roles of exactly this word or phrase; empty where it has none."""
        for phrase, roles in self.phrases.get(leading(word), ()):
            if phrase == word:
                return roles
        return NO_ROLES


def leading(phrase: str) -> str:
    """The first word of a phrase in letters, or its first character."""
    found = LEADING.match(phrase)
    return found.group() if found else ""


def _opener(phrase: str) -> str:
    """The longest word of a phrase, or its first character: what is looked for before anything else."""
    words = re.findall(r"[a-zß-ɏ]+", phrase)
    return max(words, key=len) if words else phrase[0]


def languages() -> list[str]:
    """The languages whose values can be found."""
    return sorted(path.parent.name for path in FOLDER.glob(f"*/{FILES[0]}.toml"))


def _payload(table: Table, role: Role, key: str) -> Payload:
    """The payload that a key stands for, in the role's own kind."""
    if role in NUMERIC:
        above, slash, below = key.partition("/")
        try:
            return float(above) / float(below if slash else 1)
        except (ValueError, ZeroDivisionError) as error:
            raise table.wrong(key, "a number is expected") from error
    if not re.fullmatch(MEANINGS.get(role, "words"), key):
        raise table.wrong(key, f"{key!r} means nothing for this role")
    return "" if key == "words" else key


def _read_role(table: Table, role: Role, phrases: dict[str, dict[Role, Payload]]) -> None:
    for key in table:
        payload = _payload(table, role, key)
        for word in table.texts(key):
            roles = phrases.setdefault(fold(word), {})
            if role in roles:
                raise table.wrong(key, f"{word!r} has the role {role} twice")
            roles[role] = payload
    table.done()


def _read_writing(table: Table) -> Writing:
    writing = Writing(
        decimal=table.text("decimal"),
        thousands=table.text("thousands"),
        space_groups=table.flag("space_groups"),
        numerals=table.choice("numerals", NUMERALS),
        month_first=table.flag("month_first"),
        capital_nouns=table.flag("capital_nouns"),
        plural_nouns=table.flag("plural_nouns"),
    )
    table.done()
    return writing


def _read_phrases(lang: str) -> tuple[Writing, dict[str, dict[Role, Payload]]]:
    phrases: dict[str, dict[Role, Payload]] = {}
    writing: Writing | None = None
    for name in FILES:
        file = read(FOLDER / lang / f"{name}.toml")
        if name == "numbers":
            writing = _read_writing(file.table("writing"))
        for key in file:
            if key not in set(Role) or Role(key) in SCANNED:
                raise file.wrong(key, "this role is not known")
            _read_role(file.table(key), Role(key), phrases)
        file.done()
    assert writing is not None
    for roles in phrases.values():
        if Role.PEOPLE_ENDING in roles:
            roles[Role.PEOPLE] = ""  # what ends a compound is a word itself
    return writing, phrases


def _opens(roles: Roles) -> bool:
    """Whether a text may hold a value because of a word; a plural such as "days" needs a number besides."""
    opening = OPENING & roles.keys()
    return bool(opening - {Role.DURATION} if Role.SPANS in roles else opening)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words, the longest first."""
    return re.compile(either(words) or "(?!)")


def _numerals(phrases: Mapping[str, Roles]) -> dict[str, float]:
    """The words that longer number words are put together from."""
    return {
        word: float(roles.get(Role.CARDINAL, roles.get(Role.NUMERAL_PART, 0.0)))
        for word, roles in phrases.items()
        if not {Role.CARDINAL, Role.NUMERAL_PART}.isdisjoint(roles)
    }


LOOSE = frozenset({Role.PERCENT_BEFORE, Role.POINTS, Role.FRACTION_OF})


def _loose(phrases: Mapping[str, Roles]) -> dict[str, tuple[tuple[re.Pattern[str], Roles], ...]]:
    """The Chinese phrases of a share, as patterns that bear spaces."""
    found: dict[str, tuple[tuple[re.Pattern[str], Roles], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        if len(phrase) > 1 and "一" <= phrase[0] <= "鿿" and not LOOSE.isdisjoint(phrases[phrase]):
            spaced = re.compile(" {0,3}".join(phrase))
            found[phrase[0]] = (*found.get(phrase[0], ()), (spaced, phrases[phrase]))
    return found


@cache
def lexicon_of(lang: str) -> Lexicon:
    """The lexicon of a language, read on first use."""
    if lang not in languages():
        raise InputError(
            f"Values cannot be read in the language {lang!r}", hint=f"Known are {', '.join(languages())}"
        )
    writing, phrases = _read_phrases(lang)
    by_first: dict[str, list[tuple[str, Roles]]] = {}
    for phrase, roles in phrases.items():
        by_first.setdefault(leading(phrase), []).append((phrase, roles))
    numerals = _numerals(phrases)
    opening = [phrase for phrase, roles in phrases.items() if _opens(roles)]
    counted = [phrase for phrase in opening if not (OPENING - COUNTED).isdisjoint(phrases[phrase])]
    return Lexicon(
        lang=lang,
        writing=writing,
        phrases={first: tuple(sorted(each, key=lambda p: -len(p[0]))) for first, each in by_first.items()},
        openers=frozenset(map(_opener, opening)),
        opener=_any_of(counted),
        loose=_loose(phrases),
        lone=frozenset(
            phrase for phrase, roles in phrases.items() if {Role.CARDINAL, Role.SCALE} <= roles.keys()
        ),
        numerals=numerals,
        numeral=_any_of(numerals),
        endings={
            role: tuple(word for word, roles in phrases.items() if role in roles)
            for role in (Role.PEOPLE_ENDING, Role.NOT_PEOPLE, Role.DAY_PART, Role.NUMERAL_JOINT)
        },
    )
