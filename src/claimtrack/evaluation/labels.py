"""A folder of labelled articles: `articles/ID.json`, and what a reader found in it, `gold/ID.json`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtrack.articles.plain import read_file
from claimtrack.data.claim_types import claim_types
from claimtrack.data.load import Table
from claimtrack.errors import InputError
from claimtrack.model import Article, SpeakerKind, Stance

ACTS = {"denial": Stance.DENIES, "confirmation": Stance.CONFIRMS, "no_comment": Stance.DECLINES}
"""Types of labels for what a speaker does; the claim it is about has a label of its own."""
STANCES = {
    "asserts": Stance.ASSERTS,
    "hedges": Stance.ASSERTS,
    "confirms": Stance.ASSERTS,
    "denies": Stance.DENIES,
    "declines": Stance.DECLINES,
    "declines_comment": Stance.DECLINES,
}
"""The words of labels, and what they count as: who hedges or confirms a claim makes it."""
LAYOUT = "It holds articles/ID.json and gold/ID.json; see claimtrack eval --help."
UNSCORED = ("qualifier", "period", "attribution", "note")


@dataclass(frozen=True, slots=True)
class Label:
    """One claim, or one act, that a reader found in an article."""

    type: str
    subject: str
    stance: Stance
    evidence: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    speaker_kind: SpeakerKind | None = None
    object: str | None = None
    counts: bool = True
    """False for what is optional: it is neither missed nor false."""
    historic: bool = False

    @property
    def act(self) -> Stance | None:
        """What the speaker does, for the label of an act."""
        return ACTS.get(self.type)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its labels; `id` is the name of its files."""

    id: str
    article: Article
    labels: tuple[Label, ...]


def read_labelled(folder: Path, languages: Collection[str]) -> Iterator[Labelled]:
    """The labelled articles of a folder in these languages, by id; what is broken is an InputError."""
    there = False
    for path in _articles(folder):
        article = _article(path)
        if article.lang in languages:
            there = True
            yield Labelled(path.stem, article, _labels(folder / "gold" / path.name, article))
    if not there:
        what = f"There is no labelled article in {', '.join(languages)}"
        raise InputError(what, where=str(folder / "articles"))


def _articles(folder: Path) -> list[Path]:
    """The files of the articles; each must have labels, and all labels an article."""
    for place in (folder, folder / "articles", folder / "gold"):
        if not place.is_dir():
            raise InputError("There is no such folder of labelled articles", where=str(place), hint=LAYOUT)
    articles, gold = (sorted((folder / name).glob("*.json")) for name in ("articles", "gold"))
    if not articles:
        raise InputError("There is no labelled article", where=str(folder / "articles"), hint=LAYOUT)
    ids = [{path.stem for path in paths} for paths in (articles, gold)]
    for missing, name in ((ids[0] - ids[1], "gold"), (ids[1] - ids[0], "articles")):
        if missing:
            what = "The labels of an article are missing" if name == "gold" else "Labels have no article"
            raise InputError(what, where=str(folder / name / f"{min(missing)}.json"))
    return articles


def _article(path: Path) -> Article:
    found = read_file(path)
    if len(found) > 1:
        raise InputError("A labelled file holds one article, not several", where=str(path))
    return found[0]


def _labels(path: Path, article: Article) -> tuple[Label, ...]:
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"The labels cannot be read ({error.strerror})", where=str(path)) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"The labels are no JSON in UTF-8 ({error})", where=str(path)) from error
    claims = whole.get("claims") if isinstance(whole, dict) else None
    if not isinstance(claims, list):
        raise InputError('An object such as {"claims": [...]} is expected', where=f"{path}, key 'claims'")
    entries = (_Entry(claim, path, f"claims[{at}]") for at, claim in enumerate(claims))
    return tuple(_label(entry, article) for entry in entries)


def _label(entry: _Entry, article: Article) -> Label:
    label = Label(
        type=entry.choice("type", [*claim_types(), *ACTS]),
        subject=entry.text("subject"),
        stance=STANCES[entry.choice("stance", STANCES)],
        evidence=entry.text("evidence"),
        low=_number(entry, "value_low"),
        high=_number(entry, "value_high"),
        unit=entry.maybe_text("unit"),
        speaker_kind=_speaker_kind(entry),
        object=entry.maybe_text("object"),
        counts=not entry.flag("optional"),
        historic=entry.flag("historic"),
    )
    if label.evidence not in article.text and label.evidence not in (article.title or ""):
        raise entry.wrong("evidence", "these words stand neither in the text nor in the title")
    if label.low is not None and label.high is not None and label.low > label.high:
        raise entry.wrong("value_low", "the lower end of the value lies above the upper one")
    entry.done()
    return label


def _speaker_kind(entry: _Entry) -> SpeakerKind | None:
    if "attribution_kind" not in entry:
        return None
    return SpeakerKind(entry.choice("attribution_kind", SpeakerKind))


def _number(entry: _Entry, key: str) -> float | None:
    return entry.number(key) if key in entry else None


class _Entry(Table):
    """One label as JSON: each key is known and of its type, or the file is refused by name and key."""

    def __init__(self, values: Any, path: Path, at: str) -> None:
        if not isinstance(values, dict):
            raise InputError("A label is an object", where=f"{path}, key {at!r}")
        said = {key: value for key, value in values.items() if key not in UNSCORED and value is not None}
        super().__init__(said, path, at)

    def wrong(self, key: str, what: str) -> InputError:
        """The error that names this file and key; to be raised by the caller."""
        return InputError(f"The label cannot be used: {what}", where=f"{self.path}, key '{self.at}.{key}'")
