"""The spaCy pipeline of a language: the one file that loads a model.

A blank pipeline with components of our own, so nothing has to be downloaded. Where a trained pipeline
of the language is installed, the organisations it names are added to what the lists know.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.errors import InputError
from claimtrack.settings import models_folder

if TYPE_CHECKING:
    from spacy.language import Language

TRAINED = {
    "en": ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
    "zh": ("zh_core_web_trf", "zh_core_web_lg", "zh_core_web_md", "zh_core_web_sm"),
}
"""Trained pipelines that spaCy publishes, by language, best first."""
SQUATTED = "999.9.9"
"""Packages on PyPI called like spaCy's pipelines have this version, and are not spaCy's."""
ORGANISATION = "ORG"
REQUIREMENT = re.compile(r"([\w.-]*)(.*)", re.DOTALL)
NEEDED = ("ner", "tok2vec", "transformer")
"""The components that name organisations; the others of a pipeline would only take time."""

Place = tuple[int, int]
Recogniser = Callable[[str], list[Place]]


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained pipeline that is installed: in a folder of claimtrack's, or as a package of Python."""

    name: str
    lang: str
    version: str
    folder: Path
    trusted: bool = True
    """False for a package that only took the name of one of spaCy's; it is never loaded."""


def installed() -> list[Trained]:
    """All trained pipelines there are, those that would be used first first."""
    own = sorted(_folders(), key=lambda one: (one.name in TRAINED[one.lang], _rank(one)))
    return [*own, *sorted(_packages(), key=lambda one: (one.lang, _rank(one)))]


def trained(lang: str) -> str | None:
    """The name of the trained pipeline that is used for a language, or None."""
    found = used(lang)
    return found.name if found else None


@cache
def used(lang: str) -> Trained | None:
    """The trained pipeline that is used for a language; one of your own goes before spaCy's."""
    if models_folder() is None:
        return None
    return next((one for one in installed() if one.lang == lang and one.trusted), None)


@cache
def recogniser(lang: str) -> Recogniser | None:
    """What finds the organisations named in a text; None where no trained pipeline is installed."""
    found = used(lang)
    return organisations_by(found) if found else None


def organisations_by(one: Trained) -> Recogniser:
    """What finds the organisations in a text by this pipeline; one that cannot be loaded is an InputError."""
    import spacy

    try:
        nlp = spacy.load(one.folder)
    except Exception as error:  # whatever a pipeline of others raises
        reason = str(error).partition("\n")[0].rstrip(".")
        hint = "claimtrack models list shows what is there; CLAIMTRACK_MODELS=none does without."
        what = f"The trained pipeline cannot be loaded ({reason})"
        raise InputError(what, where=str(one.folder), hint=hint) from error
    nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in NEEDED])
    return lambda text: [(e.start_char, e.end_char) for e in nlp(text).ents if e.label_ == ORGANISATION]


def fingerprint() -> str:
    """What stands for the trained pipelines in use; empty where none is."""
    found = (used(lang) for lang in TRAINED)
    return ", ".join(f"{one.name} {one.version}" for one in found if one)


def unusable(meta: dict[str, Any]) -> str | None:
    """Why a pipeline that describes itself so cannot be used, or None."""
    from spacy.util import is_compatible_version

    if meta.get("version") == SQUATTED:
        return f"version {SQUATTED} is not spaCy's: packages of that version only took the name"
    if meta.get("lang") not in TRAINED:
        return f"its language is {meta.get('lang')!r}, and claimtrack reads {', '.join(TRAINED)}"
    if ORGANISATION not in meta.get("labels", {}).get("ner", ()):
        return "it names no organisations"
    spacy = version("spacy")
    if is_compatible_version(spacy, str(meta.get("spacy_version", ""))) is False:
        return f"it is made for spaCy {meta['spacy_version']}, and {spacy} is installed"
    lacking = [need for need in meta.get("requirements", ()) if not _is_there(str(need))]
    return f"it needs {', '.join(lacking)}: install that first" if lacking else None


def _is_there(requirement: str) -> bool:
    """Whether a package of Python is installed in a version that will do ("spacy-pkuseg>=1.0.0,<2.0.0")."""
    from spacy.util import is_compatible_version

    name, constraint = REQUIREMENT.fullmatch(requirement.strip()).groups()  # type: ignore[union-attr]
    there = _version(name)
    return there is not None and is_compatible_version(there, constraint.strip()) is not False


def _rank(one: Trained) -> tuple[int, str]:
    """Its place among those spaCy publishes, then by name."""
    known = TRAINED[one.lang]
    return (known.index(one.name) if one.name in known else len(known)), one.name


def _folders() -> Iterator[Trained]:
    """The pipelines in claimtrack's own folder, each in a folder of its name."""
    place = models_folder()
    for meta in sorted(place.glob("[a-z]*/meta.json")) if place else ():
        if (found := _described(meta, meta.parent.name, meta.parent)) is not None:
            yield found


def _packages() -> Iterator[Trained]:
    """The pipelines installed as packages under the names that spaCy publishes."""
    for names in TRAINED.values():
        for name in names:
            spec = find_spec(name)
            if spec is None or spec.origin is None:
                continue
            package = Path(spec.origin).parent
            found = _described(package / "meta.json", name, package)
            yield found or Trained(name, name[:2], _version(name) or "unknown", package, trusted=False)


def _described(meta: Path, name: str, folder: Path) -> Trained | None:
    """The pipeline that a meta.json describes; a package keeps its data in a folder with its version."""
    try:
        values = json.loads(meta.read_text(encoding="utf-8"))
        lang, its_version = values["lang"], values["version"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    if lang not in TRAINED:
        return None
    inner = folder / f"{name}-{its_version}"
    return Trained(name, lang, its_version, inner if inner.is_dir() else folder, its_version != SQUATTED)


def _version(package: str) -> str | None:
    """The version of a package of Python; None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@cache
def pipeline(lang: str) -> Language:
    """The pipeline that reads sentences of a language; built once."""
    import spacy

    if lang not in TRAINED:
        raise InputError("There is no such language", where=lang, hint=f"Languages: {', '.join(TRAINED)}.")
    nlp = spacy.blank(lang)
    for name in ("claimtrack_values", "claimtrack_terms"):
        nlp.add_pipe(name, config={"spans": False})  # the places are exact without, and spans take time
    return nlp
