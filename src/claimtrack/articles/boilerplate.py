"""Takes from a page's blocks what is not its article: labels, leads, requests, and what comes behind it."""

from __future__ import annotations

import re

from claimtrack.articles.body import Block
from claimtrack.articles.date_text import written
from claimtrack.articles.markup import size
from claimtrack.articles.page_words import page_words

SHORT = 220
"""Letters of a line that is still a lead or a request rather than a paragraph of the article."""
SHORT_HEADING = 45
SENTENCE = 60
"""Letters of a line that, with a stop, is prose; a Chinese letter counts as two and a half."""
LONGEST_SENTENCE = 500
"""Letters for each of which prose has a stop; a page's menus run on without any."""
TAIL = 0.3
"""Share of the prose that may stand behind a heading that ends the article; with more, it is a box inside."""
BYLINE = 120
TOP = 3
"""Lines at the top of a text among which a byline stands."""
SCRAPED = 30
"""Lines from which on a page without prose counts as menus and labels scraped together."""

_SENTENCE_ENDS = ".!?。！？…"
_STOP = re.compile(r"[.!?。！？…]")
_TRIM = " \t:：.…|»›>-–—*•【】[]()（）"


def is_prose(block: Block) -> bool:
    """True for a line long enough to be a sentence, with stops as prose has them."""
    letters = size(block.text)
    return (
        not block.row and letters >= SENTENCE and len(_STOP.findall(block.text)) > letters / LONGEST_SENTENCE
    )


def without_title(blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks without a first line that repeats the title: that is kept apart."""
    if not title:
        return blocks
    wanted = "".join(title.split()).casefold()
    for place, block in enumerate(blocks[:4]):
        line = "".join(block.text.split()).casefold()
        if line == wanted or (block.heading and line and (line in wanted or wanted in line)):
            return blocks[:place] + blocks[place + 1 :]
    return blocks


def _is_byline(block: Block) -> bool:
    """True for a line such as "By Ann Sample, 15 September 2025": its time may change, the article stays."""
    if block.row or size(block.text) > BYLINE or block.text[-1] in _SENTENCE_ENDS:
        return False
    return next(written(block.text), None) is not None


def _is_aside(block: Block) -> bool:
    words = page_words()
    text = block.text.lower()
    if text.strip(_TRIM) in words.labels or not any(map(str.isalnum, text)):
        return True
    if block.row or size(text) > SHORT:
        return False
    if text.startswith(words.asides):
        return True
    return next(words.kinds_in(text), None) is not None


def is_ending(text: str) -> bool:
    """True for a heading such as "Related stories"."""
    if size(text) > SHORT_HEADING or _STOP.search(text[-1:]):
        return False
    return text.lower().lstrip(_TRIM).startswith(page_words().endings)


def _prose(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks if is_prose(block))


def _without_endings(blocks: list[Block]) -> list[Block]:
    """The blocks without lists of other stories: at the end with all behind, else up to the next prose."""
    kept: list[Block] = []
    leads = False
    for place, block in enumerate(blocks):
        if not block.row and is_ending(block.text):
            if kept and _prose(blocks[place:]) <= TAIL * _prose(blocks):
                break
            leads = True
        leads = leads and not is_prose(block)
        if not leads:
            kept.append(block)
    return kept


def article_blocks(blocks: list[Block]) -> list[Block]:
    """The blocks that are the article; none where what was found is a page's menus and labels."""
    kept = [block for block in _without_endings(blocks) if not _is_aside(block)]
    kept = [block for place, block in enumerate(kept) if place >= TOP or not _is_byline(block)]
    lines = [block for block in kept if not block.row]
    letters = sum(len(block.text) for block in lines)
    if len(lines) >= SCRAPED and letters < SENTENCE * len(lines) and _prose(lines) < letters / 2:
        # Not found by its place on the page but scraped together: only what reads like prose is trusted.
        return [block for block in kept if block.row or is_prose(block)]
    return [block for block in kept if len(block.text) <= LONGEST_SENTENCE or block.row or is_prose(block)]
