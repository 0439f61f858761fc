"""Headings inside a text: they repeat what the text says, or are teasers of other articles.

"Report: Rival cuts 7 % of its workforce" between two paragraphs is no claim of this article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.model import Sentence

ENDS = frozenset(".!?:;…。！？：；\"'”’»«“」』）)]%")
HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST_HAN = 40
BULLETS = ("-", "–", "•", "·", "*", "‣", "▪")
"""With these the lines of a list begin, which are no headings."""
LONGEST = 150
"""A longer line without an end is a paragraph cut off, not a heading."""


def is_prose(sentences: Sequence[Sentence]) -> bool:
    """Whether an article is written in whole sentences, so that a line without an end is a heading."""
    text = [sentence for sentence in sentences if sentence.field == "text" and not sentence.cells]
    ended = sum(not _open(sentence) for sentence in text)
    return len(text) > 1 and ended * 2 > len(text)


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence of an article in prose is a heading: short, and without an end."""
    if sentence.field != "text" or sentence.text.startswith(BULLETS):
        return False
    return _open(sentence) and len(sentence.text) <= (LONGEST_HAN if HAN.search(sentence.text) else LONGEST)


def _open(sentence: Sentence) -> bool:
    return not sentence.text or sentence.text[-1] not in ENDS
