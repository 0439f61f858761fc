"""Which names of towns and states stand for the place, and which for something else.

"In Boston" is a place; Boston Dynamics, a Boston court, a Boston native, "based in Boston", "Boston (AP) -"
say nothing of where something happens. Names that are words or persons' names too need a word of place beside
them: "in Austin", "the Austin plant", 奥斯汀工厂.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.claims.names import HIDDEN, PLACE, Name
from claimtrack.claims.organisations import find as find_organisations
from claimtrack.claims.place_words import place_words
from claimtrack.data.places import REGION

LOOK_BACK = 40
"""What leads a name stands in so many characters before it."""
OWN_CHARACTERS = frozenset({"CN", "HK", "JP", "KR", "MO", "TW"})
"""The countries whose places have Chinese characters of their own."""
MIDDLE_DOTS = "·•・‧"
"""It parts the names of a foreign person in Chinese (奥斯汀·鲍威尔)."""
LOCAL_FIRMS = ("公司", "分公司", "子公司")
"""柏林公司 is a company's business in Berlin, not a company of that name."""
CAPITAL = r"[A-ZÄÖÜ][\w&.’'-]*"

CAPITAL_BEHIND = re.compile(rf" (?P<word>{CAPITAL})")
CAPITAL_BEFORE = re.compile(rf"(?P<word>{CAPITAL}) $")
POSSESSIVES = ("'s", "’s", "s'", "s’")
LONG_WORD = re.compile(r"[A-Za-z][\w’'-]{3,}")
ACRONYM = 4
SHOUTED = 0.75
"""A line of which so many of the long words have capitals is a heading, where capitals say nothing."""
LISTED = re.compile(r",? (?:and|or|und|oder|sowie|bzw\.) |, |/|[、和及与]")
"""What stands between places of one list: "in Nashville and Austin"."""
JOINED = (", ", "")
"""What stands between a town and its state: "San Jose, California", 加州圣何塞."""
FIRST = re.compile(rf"\W*(?:{CAPITAL}(?: {CAPITAL})*(?:, ?|/))*")
"""What may stand before the place at the head of a report: another place."""
WESTERN = r"(?:[,/][^()–—]{0,40}?)? ?(?:\([A-Za-zÄÖÜäöüß/. &-]{2,40}\)(?: ?[–—-]+)? |[–—]|-{1,2} )"
DATELINES = {
    "en": WESTERN,
    "de": WESTERN,
    "zh": r"(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)|(?:综合)?报[道导]|专电|外电|讯[)）】]",
}
"""What stands behind the place where a report was written: SEATTLE (Reuters) -, 旧金山5日电, 台北報導."""


def placed(text: str, folded: str, names: Sequence[Name], lang: str) -> list[Name]:
    """The names of a sentence; those of towns that stand for something else there say nothing any more.

    They are left out where they are a part of another name, so that this can be found.
    """
    if not any(map(is_town, names)):
        return list(names)
    others = [name for name in names if not is_town(name)]
    longer = tuple((found.start, found.end) for found in find_organisations(text, lang, others))
    sentence = _Sentence(text, folded, lang, names, longer)
    return [kept for name in names if (kept := sentence.kept(name) if is_town(name) else name)]


def is_town(name: Name) -> bool:
    """Whether a name is that of a town or a state, or a word of belonging to one (Stuttgarter)."""
    return name.is_city or (name.kind == PLACE and name.entity is not None and name.entity.parent is not None)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with all its names, and where organisations stand in it that are on no list."""

    text: str
    folded: str
    lang: str
    names: Sequence[Name]
    organisations: Sequence[tuple[int, int]]

    def kept(self, town: Name) -> Name | None:
        """The name of a town if it stands for the place where something happens; hidden where it is that of
        a place of which nothing is said; None where it is no place at all.
        """
        if self._is_part(town) or self._has_neighbour(town) or not self._is_place(town):
            return None
        if self._is_dateline(town) or self._is_origin(town):
            return replace(town, kind=HIDDEN, entity=None, short=False)
        return replace(town, short=False)

    def _is_place(self, town: Name) -> bool:
        """Whether a name that is a word or a person's too stands for the place."""
        if town.kind == PLACE:
            return CAPITAL_BEHIND.match(self.text, town.end) is not None
        if self.lang == "zh" and self._is_split(town):
            return False
        return self._is_sited(town) or not (town.short or self._in_heading())

    def _before(self, town: Name) -> str:
        return self.folded[max(0, town.start - LOOK_BACK) : town.start]

    def _is_part(self, town: Name) -> bool:
        """Whether a town is named in a longer name: University of Michigan, 波士顿咨询, Frankfurter Börse."""
        words = place_words(self.lang)
        before = self.text[max(0, town.start - LOOK_BACK) : town.start]
        if words.before.search(before) or words.behind.match(self.folded, town.end):
            return True
        return any(
            start <= town.start and town.end <= end and self._adds(town, start, end)
            for start, end in self.organisations
        )

    def _adds(self, town: Name, start: int, end: int) -> bool:
        rest = self.text[start : town.start] + self.text[town.end : end]
        return bool(rest) and rest not in LOCAL_FIRMS

    def _is_dateline(self, town: Name) -> bool:
        """Whether a town is where a report was written."""
        if self.lang != "zh" and not FIRST.fullmatch(self.text, 0, town.start):
            return False
        return re.compile(DATELINES[self.lang]).match(self.text, town.end) is not None

    def _is_origin(self, town: Name) -> bool:
        """Whether a town says where somebody or something is from: "born in Ohio", 总部位于西雅图."""
        words = place_words(self.lang)
        for one in self._with_state(town):
            led = words.from_before.search(self._before(one))
            if (led and not words.based.search(self._before(one))) or words.from_behind.match(
                self.folded, one.end
            ):
                return True
        return False

    def _with_state(self, town: Name) -> Iterator[Name]:
        """A town, and the place beside it that says in which state or country it is."""
        yield town
        for other in self.names:
            between = self.text[min(town.end, other.end) : max(town.start, other.start)]
            if other is not town and other.kind == town.kind and between in JOINED:
                yield other

    def _is_split(self, town: Name) -> bool:
        """Whether a Chinese name is a person's, a part of a longer one (里尔克), or begins or ends in a
        word (平台中 holds no 台中).
        """
        words = place_words("zh")
        before, behind = (
            self.folded[max(0, town.start - 1) : town.start],
            self.folded[town.end : town.end + 1],
        )
        if any(dot in MIDDLE_DOTS for dot in before + behind):
            return True
        if self._is_foreign(town):
            ends = {name.end for name in self.names} | {0}
            starts = {name.start for name in self.names} | {len(self.text)}
            if (town.start not in ends and before in words.sounds_before) or (
                town.end not in starts and behind in words.sounds_behind
            ):
                return True
        return any(
            found.start() < town.start < found.end() or found.start() < town.end < found.end()
            for found in words.swallowing.finditer(self.folded)
        )

    def _is_foreign(self, town: Name) -> bool:
        """Whether a name is written by its sound, as those of Europe and America are."""
        return town.entity is not None and town.entity.region not in OWN_CHARACTERS

    def _is_sited(self, town: Name) -> bool:
        """Whether a word of place stands beside a name, or another place does."""
        words = place_words(self.lang)
        if words.led_by.search(self._before(town)) or words.followed_by.match(self.folded, town.end):
            return True
        places = [name for name in self.names if name.kind == REGION and not name.short]
        return any(
            other.end == town.start
            or LISTED.fullmatch(self.text, other.end, town.start)
            or LISTED.fullmatch(self.text, town.end, other.start)
            for other in places
        )

    def _has_neighbour(self, town: Name) -> bool:
        """Whether a capitalised word beside an English name makes another of it: Lloyd Austin."""
        if self.lang != "en" or self._in_heading():
            return False
        behind = CAPITAL_BEHIND.match(self.text, town.end)
        if behind and not _may_stand_by(behind["word"]) and not self._named(behind.start("word")):
            return True
        before = CAPITAL_BEFORE.search(self.text[: town.start])
        if before is None or _may_stand_by(before["word"]) or before["word"].endswith(POSSESSIVES):
            return False
        begins = not any(map(str.isalnum, self.text[: before.start()]))
        return not begins and not self._named(before.start())

    def _in_heading(self) -> bool:
        """Whether the sentence is an English heading in which nearly all words have capitals."""
        long = LONG_WORD.findall(self.text) if self.lang == "en" else []
        return len(long) > 2 and sum(word[0].isupper() for word in long) >= SHOUTED * len(long)

    def _named(self, at: int) -> bool:
        return any(name.start <= at < name.end and not name.short for name in self.names)


def _may_stand_by(word: str) -> bool:
    """Whether a capitalised word beside a town makes no other name of it: Plant, North, AI, R&D."""
    plain = word.rstrip(".’'")
    return plain in place_words("en").beside or (plain.isupper() and len(plain) <= ACRONYM)
