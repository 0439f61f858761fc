"""Bytes of a page become a tree of elements; hostile markup gives a smaller tree or None, never an error."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import ParserError, XMLSyntaxError, tostring
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from claimtrack.articles.charset import decode, header
from claimtrack.errors import InputError

LARGEST = 8_000_000
"""Characters of markup that are looked at; no article is longer, and some "pages" never end."""
MOST_ELEMENTS = 30_000
"""Elements of a page that are looked at: some ten times what a news page has. Finding the main text takes
time that grows with their square."""
MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "an image or a film",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"ID3": "a sound file",
    b"OggS": "a sound or film file",
    b"\x00\x00\x00\x18ftyp": "a film file",
}
"""How bytes begin that are no page, whatever their headers say."""

_NOT_PAGES = re.compile(
    r"\s*(image|video|audio|font)/|application/(pdf|zip|octet-stream|msword|vnd\.)", re.IGNORECASE
)
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|meta|title|div|p|article|h1)\b", re.IGNORECASE)
_FORBIDDEN = bytes({*range(0x20)} - {*b"\t\n\r\v\f"})
"""Control characters, which no tree of elements can hold."""
_AS_SPACES = bytes.maketrans(b"\v\f", b"  ")
_WRITTEN_OUT = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F]|[fF]{3}[efEF])(?![\da-fA-F]));?"
)
"""The same characters as references: &#11;"""
_NOT_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_HAN = re.compile(r"[\u3400-\u9fff]")
_PARSER_OPTIONS = {
    "remove_comments": True,
    "remove_pis": True,
    "default_doctype": False,
    "collect_ids": False,
}


def refuse_other_kinds(body: bytes, headers: Mapping[str, str], where: str) -> None:
    """Raise InputError, naming the kind, where the bytes are a PDF, an image or anything but a page."""
    start = body[:1024].lstrip()
    kind = next((kind for magic, kind in MAGIC.items() if start.startswith(magic)), None)
    content_type = header(headers, "content-type")
    if kind is None and _NOT_PAGES.match(content_type) and not _MARKUP.search(start):
        kind = f"of the type {content_type.split(';')[0].strip()}"
    if kind is not None:
        raise InputError(f"This is not an HTML page but {kind}", where=where)


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, or None where there is no element in it."""
    markup = text[:LARGEST].encode("utf-8", "replace").translate(_AS_SPACES, _FORBIDDEN)
    for character in _NOT_CHARACTERS:
        markup = markup.replace(character, b"")
    markup = _WRITTEN_OUT.sub(b" ", markup)
    tree = _tree(markup)
    elements = 0 if tree is None else int(tree.xpath("count(//*)"))
    return tree if elements <= MOST_ELEMENTS else _tree(markup[: len(markup) * MOST_ELEMENTS // elements])


def _tree(markup: bytes) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", **_PARSER_OPTIONS)
    try:
        return document_fromstring(markup, parser=parser)
    except (ParserError, XMLSyntaxError, ValueError, AssertionError):
        return None


def tree_of(body: bytes, headers: Mapping[str, str]) -> HtmlElement | None:
    """The tree of a page as fetched."""
    return parse(decode(body, headers))


def words(element: HtmlElement) -> str:
    """The text inside an element, with single spaces."""
    return " ".join(tostring(element, method="text", encoding="unicode", with_tail=False).split())


def first_words(element: HtmlElement, most: int) -> str:
    """The beginning of the text inside an element, in little more than `most` letters."""
    pieces: list[str] = []
    letters = 0
    for piece in element.itertext():
        pieces.append(piece)
        letters += len(piece.strip())
        if letters > most:
            break
    return " ".join("".join(pieces).split())


def size(text: str) -> float:
    """The length of a text in Latin letters: a Chinese one says as much as two and a half."""
    return len(text) + 1.5 * len(_HAN.findall(text))
