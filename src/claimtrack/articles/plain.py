"""Articles from files instead of the web: saved pages, plain text, Markdown, JSON, one JSON object a line.

What a file says counts; what is given beside it (address, date, language, source) fills the gaps.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimtrack.articles.body import html_blocks
from claimtrack.articles.date_text import is_iso, parse
from claimtrack.articles.language import UNKNOWN, code, detect
from claimtrack.articles.markup import parse as parse_markup
from claimtrack.articles.page import read
from claimtrack.articles.paths import SUFFIXES, expand
from claimtrack.articles.sentences.lexicon import languages
from claimtrack.errors import InputError
from claimtrack.model import Article, BodyState, Snapshot

__all__ = ["expand", "read_file"]

NO_FETCH = datetime(9998, 1, 1, tzinfo=UTC)
"""A file does not say when it was fetched, so no date in it is too late."""
WITHOUT_TEXT = {
    BodyState.CONSENT: "The page is only a request for consent",
    BodyState.EMPTY: "There is no text in this page",
}
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Given:
    """What the person said of a file."""

    url: str | None
    published: str | None
    lang: str | None
    source: str | None


def read_file(
    path: Path,
    *,
    url: str | None = None,
    published: str | None = None,
    lang: str | None = None,
    source: str | None = None,
) -> list[Article]:
    """The articles of a file by its suffix; without an address of its own, an article goes by the path."""
    given = _Given(url, _date(published, "option --published"), _language(lang, "option --lang"), source)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("There is no such file", where=str(path)) from error
    except OSError as error:
        raise InputError(f"The file cannot be read ({error.strerror})", where=str(path)) from error
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm"):
        return [_page(data, path, given)]
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise InputError(
            f"Files of the kind {suffix or 'without suffix'} cannot be read", where=str(path), hint=known
        )
    text = _text(data, path)
    if suffix == ".txt":
        return [_article(text, None, str(path), given)]
    if suffix == ".md":
        return [_markdown(text, path, given)]
    return list(_objects(text, path, given, by_line=suffix == ".jsonl"))


def _text(data: bytes, path: Path) -> str:
    """The text of the bytes without their byte order mark, to the character."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    else:
        data, encoding = data.removeprefix(codecs.BOM_UTF8), "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "The file is not UTF-8",
            where=f"{path}, byte {error.start}",
            hint="Save it as UTF-8 and try again",
        ) from error


def _page(data: bytes, path: Path, given: _Given) -> Article:
    """A saved page; it is known by the address given or by its path, for what it claims cannot be checked."""
    name = given.url or str(path)
    snapshot = Snapshot(name, NO_FETCH, 200, {}, data, hashlib.sha256(data).hexdigest())
    article = read(snapshot, source=given.source, lang=given.lang)
    if not article.text:
        raise InputError(
            WITHOUT_TEXT.get(article.body_state, "There is no text in this page"), where=str(path)
        )
    if article.published is None and given.published is not None:
        article = replace(article, published=given.published, published_rule="option")
    return article


def _markdown(text: str, path: Path, given: _Given) -> Article:
    """A Markdown file as its rendered text: no marks, tables as rows; a heading at its top is the title."""
    from markdown_it import MarkdownIt

    markup = (
        MarkdownIt("commonmark").enable("table").render(_FRONT_MATTER.sub("", text.replace("\r\n", "\n")))
    )
    tree = parse_markup(markup)
    blocks = html_blocks(tree) if tree is not None else []
    title = blocks[0].text if blocks and blocks[0].heading else None
    return _article("\n".join(block.text for block in blocks), title, str(path), given)


def _objects(text: str, path: Path, given: _Given, *, by_line: bool) -> Iterator[Article]:
    """The articles of a JSON file: one object, a list of them, or one a line."""
    if by_line:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        found = [(f"{path}#{number}", _json(line, f"{path}, line {number}")) for number, line in lines]
    else:
        whole = _json(text, str(path))
        several = isinstance(whole, list) and len(whole) > 1
        entries = whole if isinstance(whole, list) else [whole]
        found = [
            (f"{path}#{number}" if several else str(path), entry) for number, entry in enumerate(entries, 1)
        ]
    if not found:
        raise InputError("There is no article in this file", where=str(path))
    if given.url is not None and len(found) > 1:
        raise InputError("One address cannot be given for several articles", where=str(path))
    for name, entry in found:
        yield _of_object(entry, name, given)


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"The JSON is broken ({error})", where=where) from error


def _of_object(entry: Any, name: str, given: _Given) -> Article:
    """The article of one JSON object; keys that are not known are ignored."""
    if not isinstance(entry, dict):
        raise InputError(
            'An article is an object such as {"url": ..., "title": ..., "text": ...}', where=name
        )
    texts: dict[str, str | None] = {}
    for key in ("url", "title", "text", "lang", "published", "source"):
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            raise InputError(f"A text is expected under {key!r}, not {value!r}", where=name)
        texts[key] = value or None
    own = _Given(
        texts["url"], _date(texts["published"], name), _language(texts["lang"], name), texts["source"]
    )
    return _article(texts["text"] or "", texts["title"], name, given, own)


def _article(
    text: str, title: str | None, name: str, given: _Given, own: _Given = _Given(None, None, None, None)
) -> Article:
    """The article of a text: what the file says of it (`own`) goes before what was given."""
    if not text.strip():
        raise InputError("There is no text in this file", where=name)
    published = own.published or given.published
    return Article(
        url=own.url or given.url or name,
        text=text,
        lang=own.lang or given.lang or detect(text) or UNKNOWN,
        title=title,
        source=own.source or given.source,
        published=published,
        published_rule=None if published is None else "file" if own.published else "option",
    )


def _date(text: str | None, where: str) -> str | None:
    """A date in ISO form, possibly only a month or year; one that cannot be read is an InputError."""
    if text is None:
        return None
    value = text if is_iso(text) else parse(text)
    if value is None:
        raise InputError(f"{text!r} is not a date such as 2025-09-15 or 2025-09", where=where)
    return value


def _language(name: str | None, where: str) -> str | None:
    """The code of a language that is known; zh-Hant is zh."""
    if name is None:
        return None
    found = code(name)
    if found not in languages():
        raise InputError(
            f"{name!r} is not a known language", where=where, hint=f"Known: {', '.join(languages())}"
        )
    return found
