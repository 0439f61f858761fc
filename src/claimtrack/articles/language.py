"""The language of a text as ISO 639 code: by script where that decides, else by a trained identifier."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

UNKNOWN = "und"
"""ISO 639's own code for a language that could not be determined."""
LATIN = [
    "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "ms", "nl", "no",
    "pl", "pt", "ro", "sk", "sl", "sv", "tr", "vi",
]  # fmt: skip
"""The languages of news sites in Latin letters; without the many small ones, fewer texts are mistaken."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_LATIN_WORD = re.compile(r"[^\W\d_\u0250-\uffff]{2,}")
_OTHER_WORD = re.compile(r"[\u0370-\u1dff]{2,}")
_NAME = re.compile(r"^([a-z]{2,3})(?:[-_][a-z0-9_-]*)?$")
_SAMPLE = 1600
_ENOUGH_WORDS = 6
_ENOUGH_HAN = 6
_SURE = 0.55


@cache
def _identifier(latin: bool) -> Any:
    """The identifier, loaded on first use because it costs some tenths of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if latin:
        identifier.set_languages(LATIN)
    return identifier


def code(name: str | None) -> str | None:
    """The bare code of a language tag (zh of zh-Hant-TW), or None where it is not one."""
    match = _NAME.match((name or "").strip().lower())
    if match is None or match[1] == UNKNOWN:
        return None
    return {
        "cn": "zh",
        "tw": "zh",
        "zho": "zh",
        "chi": "zh",
        "cmn": "zh",
        "eng": "en",
        "deu": "de",
        "ger": "de",
    }.get(match[1], match[1])


def _sample(text: str) -> str:
    """A stretch of the text's beginning and one of its middle, since datelines and bylines mislead."""
    if len(text) <= _SAMPLE:
        return text
    middle = len(text) // 2
    return text[: _SAMPLE // 2] + " " + text[middle : middle + _SAMPLE // 2]


def detect(text: str, hint: str | None = None) -> str | None:
    """The code of the language that the text is written in; for too little text, the hint's."""
    sample = _sample(text)
    han, kana, hangul = (len(script.findall(sample)) for script in (_HAN, _KANA, _HANGUL))
    latin = len(_LATIN_WORD.findall(sample))
    other = len(_OTHER_WORD.findall(sample))
    # A Chinese word is about two characters; product names leave Latin words in any Chinese text.
    if han + kana >= _ENOUGH_HAN and (han + kana) / 2 >= max(latin, other):
        return "ja" if kana > 0.1 * (han + kana) else "zh"
    if hangul >= _ENOUGH_HAN and hangul / 2 >= max(latin, other):
        return "ko"
    if max(latin, other) < _ENOUGH_WORDS:
        return code(hint)
    language, sure = _identifier(latin >= other).classify(sample)
    return str(language) if sure >= _SURE else code(hint) or str(language)
