"""Which money a bare word for money means in an article: 元 in Taipei is not that of the mainland.

Values are read one sentence at a time, and this is told by the article: see `Reader`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimtrack.data.lexicons import either
from claimtrack.data.load import read
from claimtrack.folding import CJK, fold
from claimtrack.values.lexicon import FOLDER, lexicon_of
from claimtrack.values.roles import Role

FEWEST_LOCAL = 2
"""An article from elsewhere may have one such word."""
TRADITIONAL = 0.1
"""So many of its characters are written otherwise in Simplified Chinese where a text is Traditional."""


@dataclass(frozen=True, slots=True)
class Home:
    """A country whose money goes by a plain word that is another currency elsewhere."""

    currency: str
    stated: re.Pattern[str]
    """A currency, and behind it that all sums are in it: 新台币,下同."""
    named: re.Pattern[str]
    local: re.Pattern[str]
    """Places and offices there, and words that only those use who write there."""
    others: re.Pattern[str]


@cache
def _home(lang: str) -> Home | None:
    path = FOLDER / lang / "home.toml"
    if not path.exists():
        return None
    file = read(path)
    stated = either(file.texts("stated"))
    table = file.table("home")
    currencies = either(_codes(lang))
    named, local, others = (re.compile(either(table.texts(key))) for key in ("named", "local", "others"))
    home = Home(
        table.text("currency"),
        re.compile(rf"(?P<money>{currencies})[)）]?[,，、]?\s?(?:{stated})"),
        named,
        local,
        others,
    )
    table.done()
    file.done()
    return home


@cache
def _codes(lang: str) -> dict[str, str]:
    """The currencies of a language by what they are called."""
    return {
        word: str(roles.get(Role.CURRENCY_AFTER, roles.get(Role.CURRENCY_BEFORE)))
        for phrases in lexicon_of(lang).phrases.values()
        for word, roles in phrases
        if not {Role.CURRENCY_AFTER, Role.CURRENCY_BEFORE}.isdisjoint(roles)
    }


def home_currency(texts: Sequence[str], lang: str) -> str | None:
    """The code of the money that a plain word for it means in an article; None: what the lexicon says.

    It is what the article says for all its sums, or that of the country which it is from: it names that
    money, or is written as there and speaks of its places.
    """
    home = _home(lang)
    if home is None:
        return None
    folded = [fold(text) for text in texts]
    said = next((found for text in folded if (found := home.stated.search(text))), None)
    if said:
        return _codes(lang)[said["money"]]
    traditional = _is_traditional(texts, folded)
    other = any(map(home.others.search, folded))
    if any(map(home.named.search, folded)):
        return home.currency if traditional or not other else None
    at_home = traditional and sum(len(home.local.findall(text)) for text in folded) >= FEWEST_LOCAL
    return home.currency if at_home and not other else None


def names_another(folded: str, lang: str) -> bool:
    """Whether a folded sentence speaks of money of another country by its name, and not of that at home."""
    home = _home(lang)
    return bool(home and home.others.search(folded) and not home.named.search(folded))


def _is_traditional(texts: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether a text is written in Traditional Chinese."""
    pairs = [
        (one, other)
        for text, low in zip(texts, folded, strict=True)
        for one, other in zip(text, low, strict=True)
        if ord(one) in CJK
    ]
    return sum(one != other for one, other in pairs) > TRADITIONAL * len(pairs)
