"""Bytes of a page, feed or list become text here, before anything else looks at them.

Headers and declarations contradict each other (header gbk, declaration utf-8), so a charset is believed
only when the bytes decode with it; what fails everywhere is decoded with the least damage.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MEANT = {
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "chinese": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "latin1": "cp1252", "latin-1": "cp1252", "windows-1252": "cp1252", "x-cp1252": "cp1252",
    "iso-8859-9": "cp1254", "shift_jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "utf8": "utf-8",
    "unicode": "utf-8", "utf-16": "utf-8",
}  # fmt: skip
"""What a label means in practice (the WHATWG's reading): old Chinese labels are subsets of GB18030, and a
declaration that can be read as bytes cannot stand in UTF-16."""

WITHOUT_MARK = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
"""How a document begins that is UTF-16 and does not say so."""
SINGLE_BYTE = ("cp125", "iso8859", "koi8")

_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192
_GUESSED_FROM = 64 * 1024
_ASCII = bytes(range(128))
_BEARABLE = 0.1
"""Share of the bytes above 127 that may be broken in a text that still counts as being in a charset."""


def header(headers: Mapping[str, str], name: str) -> str:
    """The value of a header whatever its spelling, or an empty text."""
    return next((value for key, value in headers.items() if key.lower() == name), "")


def _known(label: str) -> str | None:
    """The codec that a label means, or None where there is no such text codec."""
    name = MEANT.get(label.strip().lower(), label.strip().lower())
    try:
        b"a\xff".decode(name, "replace")
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # not a charset (rot13), or one of names rather than texts (idna)
        return None


def _declared(data: bytes, content_type: str) -> list[str]:
    """The codecs that the header and then the document name, single-byte ones last: they hardly ever fail."""
    labels = _HEADER.findall(content_type)
    labels += [
        (xml or meta).decode("ascii", "ignore") for xml, meta in _DECLARED.findall(data[:_DECLARED_WITHIN])
    ]
    names = [name for label in labels if (name := _known(label))]
    return sorted(dict.fromkeys(names), key=lambda name: name.startswith(SINGLE_BYTE))


def _guessed(data: bytes) -> str:
    """The codec that the bytes look like: the last resort, and slow."""
    from charset_normalizer import from_bytes

    best = from_bytes(
        data[:_GUESSED_FROM], cp_isolation=["gb18030", "big5", "cp1252", "cp949", "cp932"]
    ).best()
    return "cp1252" if best is None else _known(best.encoding) or "cp1252"


def _least_damaged(data: bytes, names: list[str]) -> str | None:
    """The text in the charset that breaks fewest bytes, or None where each breaks too many."""
    text = min((data.decode(name, "replace") for name in names), key=lambda text: text.count("\ufffd"))
    beyond_ascii = len(data.translate(None, _ASCII))
    return text if text.count("\ufffd") <= _BEARABLE * beyond_ascii else None


def decode(data: bytes, headers: Mapping[str, str] | None = None) -> str:
    """The text of the bytes, by byte order mark, header, declaration or look, whichever decodes cleanly."""
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _declared(data, header(headers or {}, "content-type"))
    # Bytes above 127 that are valid UTF-8 are UTF-8, whatever a proxy's header says.
    for name in [*filter(None, [WITHOUT_MARK.get(data[:2])]), "utf-8", *declared]:
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    # One bad byte must not turn a whole Chinese page into Latin letters.
    text = _least_damaged(data, declared or ["utf-8"])
    return data.decode(_guessed(data), "replace") if text is None else text
