"""Undoes what a page's layout does to its text: texts cut into boxes, and tables that are no tables.

Extractors know the box of an article by its class, take the first such box and leave the others behind;
and they make one line of a table's cell, which is the whole article where a table only sets columns.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from claimtrack.articles.markup import size, words

NEAR = 3
"""Levels above two boxes within which they have a parent in common."""
MOST = 50
"""Boxes of one class that are looked at; a text is not cut up finer."""

LONGEST_CELL = 300
"""Letters from which on a cell is prose, and its table only a means of layout."""

PARAGRAPH = 40
"""Letters from which on a paragraph is prose."""
DIRECT = 150
"""Letters of text directly in a box that make it a text without paragraphs."""
MOST_OF_PROSE = 0.6
"""Share of a page's prose in one box that makes this box the article."""

_LIKE_TEXT = re.compile(r"artic|content|entry|main|post|story|text", re.IGNORECASE)
MOST_CELLS = 200

_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_NAMED_TEXT = re.compile(
    r"(?:article|story|post|entry|page)[-_]*(?:body|content|text)|body[-_]*text", re.IGNORECASE
)


def _boxes(tree: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The boxes with paragraphs in them whose class names them the text, by that class."""
    found: dict[str, list[HtmlElement]] = {}
    for box in tree.iter("div", "section"):
        name = box.get("class") or ""
        if _NAMED_TEXT.search(name) and box.find("p") is not None:
            found.setdefault(name, []).append(box)
    return found


def _near(box: HtmlElement) -> list[HtmlElement]:
    return list(box.iterancestors())[:NEAR]


def as_one_text(tree: HtmlElement) -> HtmlElement:
    """The same tree; boxes of one text that stand close together lose the name that sets the first apart."""
    for boxes in _boxes(tree).values():
        above = _near(boxes[0])
        parts = [box for box in boxes[1:MOST] if any(parent in above for parent in _near(box))]
        for part in (boxes[0], *parts) if parts else ():
            del part.attrib["class"]
    return tree


def _own(table: HtmlElement) -> list[HtmlElement]:
    """The parts of a table, without those of the tables inside it."""
    return [
        part for part in table.iterdescendants(*_PARTS) if next(part.iterancestors("table"), None) is table
    ]


def _only_layout(parts: list[HtmlElement]) -> bool:
    """True where a cell holds another table, or prose."""
    cells = [part for part in parts if part.tag in ("td", "th")]
    return any(cell.find(".//table") is not None or len(words(cell)) > LONGEST_CELL for cell in cells)


def without_layout_tables(tree: HtmlElement) -> HtmlElement:
    """The same tree; tables that only set columns become boxes, those that say something stay."""
    for row in tree.iter("tr"):
        # Work on a row grows with the square of its cells: a hostile one is cut.
        for cell in row[MOST_CELLS:] if len(row) > MOST_CELLS else ():
            row.remove(cell)
    for table in list(tree.iter("table")):
        parts = _own(table)
        if _only_layout(parts):
            for part in (table, *parts):
                part.tag = "div"
    return tree


def _own_text(box: HtmlElement) -> str:
    """The text that stands directly in a box: old pages set paragraphs by line breaks alone."""
    return " ".join("".join([box.text or "", *(part.tail or "" for part in box)]).split())


def _boxes_of_prose(tree: HtmlElement) -> dict[HtmlElement, float]:
    """How many letters of prose stand in each box, in paragraphs or directly."""
    found: dict[HtmlElement, float] = {}
    for paragraph in tree.iter("p"):
        box, letters = paragraph.getparent(), size(words(paragraph))
        if box is not None and box.tag in ("div", "section") and letters >= PARAGRAPH:
            found[box] = found.get(box, 0) + letters
    for box in tree.iter("div", "section"):
        letters = size(_own_text(box))
        if letters >= DIRECT:
            found[box] = found.get(box, 0) + letters
    return found


def with_marked_text(tree: HtmlElement) -> HtmlElement:
    """The same tree; where no class or element names the article, the box with most of the prose is marked.

    Extractors go by English class names; pages that use none would be searched as a whole, sidebars included.
    """
    if next(tree.iter("article", "main"), None) is not None or any(
        _LIKE_TEXT.search(f"{box.get('class') or ''} {box.get('id') or ''}")
        for box in tree.iter("div", "section")
    ):
        return tree
    prose = _boxes_of_prose(tree)
    if prose:
        box = max(prose, key=lambda box: prose[box])
        if prose[box] >= MOST_OF_PROSE * sum(prose.values()):
            box.set("itemprop", "articleBody")
    return tree
