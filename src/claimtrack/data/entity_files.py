"""Reads one list of entities: strict, one `[[entity]]` table each.

What a table may say (every list is per language, as `de = [...]` or `exact.de = [...]`):

- `id`, `kind`, `parent`, `name` (the English name: one of `en` unless a list below has it);
- `region`: the country it stands for (aws-china: CN); `home`: the country of its head office;
- `sector`: the line of business that tells a provider from its customers (cloud);
- `en`, `de`, `zh`: names taken in any case. zh holds Simplified, and a Traditional name only where it is
  another word (輝達 beside 英伟达): the same word in the other script is found through folding;
- `exact`: names that are also words (Apple, Oracle): only in this very case. Acronyms and names of up to
  three letters are exact without saying so;
- `short`: names too common to stand alone (Block, Target, 大众): exact, and only in an article that holds a
  full name of the entity or of its kin as well. An English word in Chinese text is a name, so it may be
  short in English and exact in Chinese;
- `quoted`: names that count only in quotation marks („Spiegel“, 《财富》), written out here for every mark;
- `shared`: names that other entities bear too (CNA); each bearer must list it so;
- `lookalikes`: phrases that hold a name and mean something else (Amazon rainforest, 高通胀);
- `adjectives`: words of belonging (Chinese, deutschen), which are no names.

English names are searched in German and Chinese text as well, unless `english_elsewhere = false`.
A finder takes the longest name at a place, look-alikes included: AWS China before AWS.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimtrack.data.ids import read_country, read_id
from claimtrack.data.lexicons import LANGUAGES
from claimtrack.data.load import Table, read
from claimtrack.folding import fold
from claimtrack.model import Entity

KINDS = ("company", "unit", "operator", "market", "region", "product", "outlet", "analyst", "office")
QUOTES = ("„“", "“”", "„”", '""', "»«", "«»", "‚‘", "‘’", "''", "《》", "「」", "『』")
"""How news puts a title in quotation marks, in the three languages: opening and closing mark."""
GROUPS = ("exact", "short", "quoted", "shared", "lookalikes", "adjectives")
FULL = ("plain", "exact", "quoted", "shared")
"""The lists whose names may stand alone."""
CJK_START = "\u2e80"

Names = Mapping[str, tuple[str, ...]]


def read_entities(path: Path) -> list[Entity]:
    """The entities of one file; `kind`, `home` and `sector` at its top hold for those that name none."""
    table = read(path)
    default = Default(table.choice("kind", KINDS), read_country(table, "home"), table.maybe_text("sector"))
    entities = [read_entity(entity, default) for entity in table.tables("entity")]
    table.done()
    return entities


@dataclass(frozen=True, slots=True)
class Default:
    """What holds for the entities of a file that do not say otherwise."""

    kind: str = "company"
    home: str | None = None
    sector: str | None = None


COMPANY = Default()


def read_entity(table: Table, default: Default = COMPANY) -> Entity:
    """The entity of one table; `default` is what holds where the table does not say."""
    name = table.text("name")
    everywhere = table.flag("english_elsewhere", default=True)
    lists = {group: _by_language(table.table(group)) for group in GROUPS} | {
        "plain": _by_language(table, last=False)
    }
    if name not in _flat(*lists.values()):
        lists["plain"]["en"] = (name, *lists["plain"]["en"])
    lists["quoted"] = _in_quotes(lists["quoted"])
    names = _with_english(_joined(*(lists[group] for group in FULL)), everywhere)
    short = _with_english(lists["short"], everywhere)
    entity = Entity(
        id=read_id(table),
        name=name,
        kind=table.choice("kind", KINDS, default.kind),
        names=names,
        parent=table.maybe_text("parent"),
        region=read_country(table, "region"),
        home=read_country(table, "home") or default.home,
        sector=table.maybe_text("sector") or default.sector,
        exact=_flat(lists["exact"], lists["quoted"], short)
        | {each for each in _flat(names) if _acronym(each)},
        shared=_flat(lists["shared"]),
        short={
            lang: tuple(each for each in found if each not in names[lang]) for lang, found in short.items()
        },
        lookalikes=_with_english(lists["lookalikes"], everywhere),
        adjectives=lists["adjectives"],
    )
    table.done()
    _check_names(entity, table)
    return entity


def _by_language(table: Table, last: bool = True) -> dict[str, tuple[str, ...]]:
    lists = {lang: table.texts(lang, ()) for lang in LANGUAGES}
    if last:
        table.done()
    return lists


def _flat(*lists: Names) -> frozenset[str]:
    return frozenset(name for part in lists for names in part.values() for name in names)


def _joined(*lists: Names) -> Names:
    return {lang: tuple(name for part in lists for name in part[lang]) for lang in LANGUAGES}


def _in_quotes(lists: Names) -> dict[str, tuple[str, ...]]:
    return {
        lang: tuple(f"{mark[0]}{name}{mark[1]}" for name in names for mark in QUOTES)
        for lang, names in lists.items()
    }


def _with_english(lists: Names, everywhere: bool) -> dict[str, tuple[str, ...]]:
    """The lists, with the English names behind those of each other language where they are used there too."""
    if not everywhere:
        return dict(lists)
    return {
        lang: names if lang == "en" else (*names, *(name for name in lists["en"] if name not in names))
        for lang, names in lists.items()
    }


def _acronym(name: str) -> bool:
    """Whether a name is taken only as written because it is short or all capitals (GE, Nio, BASF)."""
    letters = [character for character in name if character.isalpha()]
    if any(letter >= CJK_START for letter in letters):
        return False
    return len(name) <= 3 or not any(letter.islower() for letter in letters)


def _check_names(entity: Entity, table: Table) -> None:
    """Refuse names that cannot be found or are there twice; English first, since the others repeat it."""
    for kind in ("names", "short", "lookalikes", "adjectives"):
        lists: Names = getattr(entity, kind)
        for lang in sorted(lists, key=lambda lang: lang != "en"):
            _check_list(lists[lang], entity.exact, table, lang if kind == "names" else f"{kind}.{lang}")


def _check_list(names: tuple[str, ...], exact: frozenset[str], table: Table, key: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name != name.strip() or sum(character.isalnum() for character in name) < 2:
            raise table.wrong(key, f"{name!r} is no name (two letters, no space at its ends)")
        form = name if name in exact else fold(name)
        if form in seen:
            raise table.wrong(key, f"{name!r} is there already, in other letters")
        seen.add(form)
