"""Chinese names of an article that stand on no list and show, by what follows them, that a company has them.

恒域电讯昨向员工发出通告 … 恒域电讯否认 … 恒域电讯今年: a name begins its clause more than once, and each time
something else follows it, of which one thing at least only companies have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.claims.names import Name
from claimtrack.claims.organisations import EDGE, HAN
from claimtrack.data.lexicons import either, expanded, lexicon
from claimtrack.data.load import DATA, read
from claimtrack.folding import simplified

LEAST = 2
"""So many different things follow the name at the beginning of clauses."""
BLANK = "|"


def han_names(texts: Sequence[str], names: Sequence[Sequence[Name]]) -> list[str]:
    """The names that begin clauses as a company does, in simplified characters, in order of appearance."""
    beginning, after, behind = _patterns()
    plain = "\n".join(_without(text, taken) for text, taken in zip(texts, names, strict=True))
    begun = dict.fromkeys(match["name"] for match in beginning.finditer(plain))
    found: list[str] = []
    for name in begun:
        if _is_common(name):
            continue
        followed = {match["after"] for match in re.finditer(re.escape(name) + after, plain)}
        if len(followed) >= LEAST and followed & behind:
            found.append(name)
    return found


def _without(text: str, taken: Sequence[Name]) -> str:
    """The text in simplified characters, the names on lists blotted out."""
    plain = simplified(text)
    for name in taken:
        plain = plain[: name.start] + BLANK * (name.end - name.start) + plain[name.end :]
    return plain


@cache
def _patterns() -> tuple[re.Pattern[str], str, frozenset[str]]:
    """What finds a name at the beginning of a clause, what may follow it, and what follows companies only."""
    words = read(DATA / "lexicons" / "zh" / "organisations.toml")
    inner = rf"(?!{either(words.texts('breaks'))}){HAN}"
    behind, doing, _ = _words()
    after = rf"(?=的?(?P<after>{either((*behind, *doing))}))"
    return re.compile(rf"{EDGE}(?P<name>(?:{inner}){{2,6}}?){after}"), after, frozenset(behind)


@cache
def _words() -> tuple[tuple[str, ...], ...]:
    """What follows companies only, what follows others too, and words that are no names; all simplified."""
    table = read(DATA / "lexicons" / "zh" / "unlisted.toml")
    lists = tuple(tuple(map(simplified, table.texts(key))) for key in ("behind", "doing", "common"))
    table.texts("own_pages")
    table.done()
    return lists


@cache
def _is_common(name: str) -> bool:
    """Whether a name is, or has in it, a word that is no name."""
    *_, common = _words()
    listed = (term for label, terms in lexicon("zh").items() if label.startswith("things.") for term in terms)
    return any(word in name for word in common) or name in {
        word for term in listed for word in expanded([term])
    }
