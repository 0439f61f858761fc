"""The main text of a page as blocks: paragraphs, headings, rows of tables, in the page's order."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lxml.etree import LxmlError, _Element
from lxml.html import HtmlElement

from claimtrack.articles.tables import row_text

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

SHORTEST_HAN = 100
"""Chinese letters below which the search for the text starts over; trafilatura's own 250 are Latin ones."""
PLAIN = "plain"
"""Neither balanced, precision nor recall: as balanced, but without its second attempt, which takes a whole
page of sidebars for the text of a short report."""
RECALL = "recall"
_BROKEN_MARKUP = (AttributeError, AssertionError, LookupError, RecursionError, LxmlError)
"""What trafilatura lets through when hostile markup breaks its assumptions: to us, a page without a text."""
_LINES = frozenset(
    [
        *("p", "head", "list", "item", "quote", "table", "row", "cell", "lb", "code", "div", "body", "done"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "tr", "td", "th", "br", "pre", "hr"),
        "blockquote",
    ]
)
"""Elements that stand on lines of their own: trafilatura's names and those of HTML."""
_HEADINGS = frozenset(("head", "h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text; `heading` and `row` say what it was on the page."""

    text: str
    heading: bool = False
    row: bool = False


@cache
def _options(focus: str, han: bool) -> Extractor:
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = Extractor(output_format="xml", fast=True, comments=False)
    options.focus = focus
    if han:
        options.min_extracted_size = SHORTEST_HAN
    return options


def blocks(tree: HtmlElement, *, han: bool, focus: str = PLAIN) -> list[Block]:
    """The blocks of the main text; none where nothing in the page looks like one."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    reader = _Reader()
    try:
        document = bare_extraction(tree, options=_options(focus, han))
    except _BROKEN_MARKUP:
        return []
    if isinstance(document, Document):
        reader.read(document.body)
    return reader.blocks


def html_blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of a whole HTML document, with nothing taken away."""
    reader = _Reader()
    reader.read(tree)
    return reader.blocks


class _Reader:
    """Turns elements into blocks: block tags begin and end a line, everything else runs on."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []

    def read(self, element: _Element) -> None:
        """Add the blocks of an element, its children included."""
        row = row_text(element) if element.tag in ("row", "tr") else None
        if row is not None:
            self._end_line()
            self._pieces.clear()
            if row.strip():
                self.blocks.append(Block(row, row="\t" in row))
            return
        is_block = element.tag in _LINES
        if is_block:
            self._end_line()
        self._pieces.append(element.text or "")
        for child in element:
            self.read(child)
            self._pieces.append(child.tail or "")
        if is_block:
            self._end_line(heading=element.tag in _HEADINGS)

    def _end_line(self, *, heading: bool = False) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text:
            self.blocks.append(Block(text, heading=heading))
