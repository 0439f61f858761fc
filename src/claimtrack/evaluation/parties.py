"""Whether a label and a claim are about the same organisation, however each writes its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from claimtrack.data.entities import Entities
from claimtrack.data.load import DATA, read
from claimtrack.folding import fold
from claimtrack.model import Entity

ASIDE = re.compile(r"(?<=\S)\s*[(（][^)）]*[)）]")
"""What stands in brackets behind a name: a department, a list of those who are meant."""
APART = re.compile(r"[^\w+]+")


class Kinship(IntEnum):
    """How near two parties are: others, one house (AWS and its China business), the same."""

    OTHERS = 0
    HOUSE = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a name means: the words that tell it from others, its house, whether its business in China."""

    words: tuple[str, ...]
    house: str
    in_china: bool
    joint: bool
    """Several organisations together; who they are is not compared."""


class Parties:
    """Compares names, knowing those of the listed entities in every language."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._ids = _ids(entities)
        self._read: dict[str, Party] = {}

    def kinship(self, label: str, subject: str | None) -> Kinship:
        """How near the subject of a claim is to the one that a label names.

        A company and its cloud unit count as the same, for reports rarely say which they mean; its
        business in China is another matter, since claims are told apart by that.
        """
        wanted, found = self.party(label), self.party(subject or "")
        if wanted.joint or found.joint:
            return Kinship.SAME if found.joint else Kinship.OTHERS
        if not (wanted.words and found.words and _related(wanted, found)):
            return Kinship.OTHERS
        return Kinship.SAME if wanted.in_china is found.in_china else Kinship.HOUSE

    def party(self, name: str) -> Party:
        """Whom a name means: an id, a name in any language, or a name as written."""
        if name not in self._read:
            self._read[name] = self._party(fold(ASIDE.sub(" ", name)).strip())
        return self._read[name]

    def _party(self, bare: str) -> Party:
        lists = _lists()
        words = _words(self._ids.get(bare, bare))
        own = tuple(word for word in words if word not in lists["general"] and word not in lists["china"])
        return Party(
            words=own or words,
            house=self._house(own or words),
            in_china=any(word in lists["china"] for word in words),
            joint="+" in bare or "," in bare or any(word in lists["several"] for word in words[:1]),
        )

    def _house(self, words: tuple[str, ...]) -> str:
        """The company that a name begins with; where that is a unit told of as the whole, its parent."""
        beginnings = (words[:end] for end in range(1, len(words) + 1))
        named = (self._ids.get(" ".join(words), "-".join(words)) for words in beginnings)
        id = next((id for id in named if id in self._entities), "-".join(words))
        while id in self._entities and (parent := self._whole(self._entities.by_id[id])):
            id = parent
        return id

    def _whole(self, entity: Entity) -> str | None:
        """The parent of a unit that reports rarely tell from it: a cloud, or one of the list."""
        told_as_one = entity.sector == "cloud" or entity.id in _lists()["units"]
        return entity.parent if told_as_one else None


def _related(a: Party, b: Party) -> bool:
    """Whether the houses are one, or one name is the beginning of the other (Siemens, Siemens SBS)."""
    shorter = min(len(a.words), len(b.words))
    return a.house == b.house or a.words[:shorter] == b.words[:shorter]


def _words(name: str) -> tuple[str, ...]:
    """The words of a folded name; Chinese ones that stand for China are set apart from the name before."""
    for word in sorted(_lists()["china"], key=len, reverse=True):
        name = name if word.isascii() else name.replace(word, f" {word} ")
    return tuple(word for word in APART.split(name) if word)


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = read(DATA / "parties.toml")
    lists = {
        name: frozenset(map(fold, table.texts(name))) for name in ("general", "china", "several", "units")
    }
    table.done()
    return lists


def _ids(entities: Entities) -> dict[str, str]:
    """Each name of a listed entity, folded -> its id; names that several bear tell nothing."""
    bearers: dict[str, set[str]] = {}
    for entity in entities:
        for names in entity.names.values():
            for name in names:
                bearers.setdefault(fold(name), set()).add(entity.id)
    return {name: next(iter(ids)) for name, ids in bearers.items() if len(ids) == 1}
