"""Takes from a page what only leads to other pages, before its main text is looked for.

A headline of another story that stays in the text becomes a false claim of this one. What gives it away is
that the whole block is a link, or that a heading above it says so ("Related stories").
"""

from __future__ import annotations

from lxml.etree import strip_elements
from lxml.html import HtmlElement

from claimtrack.articles.boilerplate import is_ending
from claimtrack.articles.markup import size, words

UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "select", "button")
LINKED = 0.8
"""Share of a block's letters that stand in links, from which on it is taken for a lead to elsewhere."""
SHORTEST = 15
"""Letters below which a linked block may be part of the text: a name, a date, a source."""
LONGEST = 600
LONGEST_NAME = 60
"""Letters of a table's cell up to which a link in it is a name in the table."""
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
MOST = 0.4
"""Share of a page's text that a box of other stories has at most; with more, the heading was misread."""

_BLOCKS = frozenset(
    [
        *("p", "li", "dd", "dt", *HEADINGS, "div", "section", "article", "main", "body"),
        *("td", "th", "figcaption", "aside", "header", "footer", "nav"),
    ]
)
_KEPT = frozenset(["body", "main", "article", "td", "th"])


def _block(element: HtmlElement) -> HtmlElement | None:
    """The nearest block around an element."""
    parent = element.getparent()
    while parent is not None and parent.tag not in _BLOCKS:
        parent = parent.getparent()
    return parent


def _leads_elsewhere(block: HtmlElement, linked: int) -> bool:
    if block.tag in _KEPT or block.getparent() is None:
        return False
    text = words(block)
    if size(text) < SHORTEST or len(text) > LONGEST or linked < LINKED * len(text):
        return False
    cell = next(block.iterancestors("td", "th"), None)
    return cell is None or len(words(cell)) > LONGEST_NAME


def _without_linked_blocks(tree: HtmlElement) -> None:
    linked: dict[HtmlElement, int] = {}
    for link in tree.iter("a"):
        block = _block(link) if link.get("href") else None
        if block is not None:
            linked[block] = linked.get(block, 0) + len(words(link))
    for block, letters in linked.items():
        if _leads_elsewhere(block, letters):
            block.drop_tree()


def _box(heading: HtmlElement) -> list[HtmlElement]:
    """What a heading stands above: its whole box if it opens one, else all up to the next heading."""
    parent = heading.getparent()
    if parent.tag not in _KEPT and not any(words(before) for before in heading.itersiblings(preceding=True)):
        return [parent]
    found = [heading]
    for element in heading.itersiblings():
        if element.tag in HEADINGS and element.tag <= heading.tag:
            break
        found.append(element)
    return found


def _without_other_stories(tree: HtmlElement) -> None:
    letters = len(words(tree))
    for heading in list(tree.iter(*HEADINGS)):
        if not is_ending(words(heading)) or tree not in heading.iterancestors():
            continue
        box = _box(heading)
        if sum(len(words(element)) for element in box) <= MOST * letters:
            for element in box:
                element.drop_tree()


def without_other_stories(tree: HtmlElement) -> HtmlElement:
    """The same tree without what nobody sees and without the blocks that lead to other stories."""
    strip_elements(tree, *UNSEEN, with_tail=False)
    _without_linked_blocks(tree)
    _without_other_stories(tree)
    return tree
