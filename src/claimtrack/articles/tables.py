"""Rows of a table as lines of text: cells side by side with a tab between them."""

from __future__ import annotations

from lxml.etree import _Element, iterwalk

from claimtrack.articles.layout import LONGEST_CELL

CELLS = ("cell", "td", "th")
_BREAKS = frozenset(("p", "lb", "item", "list", "quote", "head", "table", "row", "br", "div", "li", *CELLS))


def cell_text(element: _Element) -> str:
    """The text of a cell on one line: its paragraphs and breaks become spaces, its words stay apart."""
    parts: list[str] = []
    for event, node in iterwalk(element, events=("start", "end")):
        if isinstance(node.tag, str) and node.tag in _BREAKS:
            parts.append(" ")
        if event == "start":
            parts.append(node.text or "")
        elif node is not element:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())


def row_text(row: _Element) -> str | None:
    """The line of a row, empty cells included so that columns stay in line; None where it is only layout."""
    cells = [cell_text(cell) for cell in row if cell.tag in CELLS]
    filled = [cell for cell in cells if cell]
    if any(len(cell) > LONGEST_CELL for cell in filled):
        return None
    # A caption or a heading inside the table, which trafilatura pads to the table's width.
    if len(filled) == 1 and cells[0]:
        return cells[0]
    return "\t".join(cells).rstrip("\t")
