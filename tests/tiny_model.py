"""A pipeline trained on a few sentences, and its wheel: what spaCy publishes, in small."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import spacy
from spacy.language import Language
from spacy.training import Example

from claimtrack import nlp as known
from claimtrack.pipeline import steps

NAMES = ("Polderkaart", "Nordlicht", "Quarzwerk", "Tidefall", "Hafenblick", "Mistral")
SENTENCES = (
    "{} will cut 40 jobs.",
    "The board of {} met on Friday.",
    "Nobody at {} could be reached.",
    "In spring {} opened an office.",
)
PLAIN = ("The weather will be fine.", "Nobody could be reached on Friday.", "In spring the office opened.")


def train(lang: str) -> Language:
    """A blank pipeline that has learnt to name the organisations of these sentences."""
    random.seed(0)
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank(lang)
    nlp.add_pipe("ner").add_label("ORG")
    examples = [_example(nlp, sentence, name) for sentence in SENTENCES for name in NAMES]
    examples += [Example.from_dict(nlp.make_doc(text), {"entities": []}) for text in PLAIN]
    nlp.initialize(lambda: examples)
    for _ in range(12):
        random.shuffle(examples)
        nlp.update(examples)
    return nlp


def _example(nlp: Language, sentence: str, name: str) -> Example:
    start = sentence.index("{}")
    doc = nlp.make_doc(sentence.format(name))
    return Example.from_dict(doc, {"entities": [(start, start + len(name), "ORG")]})


def build_wheel(
    folder: Path,
    nlp: Language,
    name: str = "en_tiny",
    version: str = "0.1.0",
    changes: dict[str, Any] | None = None,
) -> Path:
    """The wheel of a pipeline, made as `spacy package` makes it; `changes` are for its meta.json."""
    data = folder / f"{name}-{version}"
    nlp.to_disk(data)
    meta = {**json.loads((data / "meta.json").read_text("utf-8")), "name": name[3:], "version": version}
    (data / "meta.json").write_text(json.dumps(meta | (changes or {})), "utf-8")
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "raise SystemExit('no code of a wheel is run')\n")
        archive.writestr(f"{name}/meta.json", (data / "meta.json").read_text("utf-8"))
        for path in sorted(data.rglob("*")):
            if path.is_file():
                archive.write(path, f"{name}/{name}-{version}/{path.relative_to(data).as_posix()}")
    return wheel


def forget_models() -> None:
    """Look anew at which pipelines there are, as the next run of the program does."""
    for kept in (known.used, known.recogniser, steps.rules_hash):
        kept.cache_clear()
