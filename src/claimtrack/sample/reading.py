"""The outlets and pages of the sample newsroom, read from its content files.

An outlet is a folder of `newsroom/`: `outlet.toml` says what it is and how it answers, `page.html` is
the markup of its pages (a `string.Template`), `pages/*.md` are its texts: a head in TOML between two
lines of `+++`, then paragraphs. `<name>.second.md` is the same page as the second visit finds it.
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path

from claimtrack.data.load import Table, read
from claimtrack.errors import DataFileError
from claimtrack.model import SourceKind, WayKind
from claimtrack.sample.content import Document, Form, Outlet, OutletWay, Page, Validators

NEWSROOM = Path(__file__).parent / "newsroom"
MARK = "+++"
SECOND = ".second"


def _when(head: Table, key: str) -> datetime:
    """The date and time with zone under `key`."""
    raw = head.text(key)
    try:
        when = datetime.fromisoformat(raw)
    except ValueError as error:
        raise head.wrong(key, f"{raw!r} is not an ISO date and time") from error
    if when.tzinfo is None:
        raise head.wrong(key, f"{raw!r} lacks a zone")
    return when


def _head_and_body(path: Path) -> tuple[Table, str]:
    """The head of a page as a table, and the text below it."""
    try:
        _, head, body = path.read_text(encoding="utf-8").split(MARK + "\n", 2)
        return Table(tomllib.loads(head), path), body.strip()
    except ValueError as error:  # a broken head, or none at all
        raise DataFileError(f"Head of the page cannot be read ({error})", where=str(path)) from error


def read_page(path: Path, lang: str) -> Page:
    """One page from its file."""
    table, body = _head_and_body(path)
    published = _when(table, "published")
    page = Page(
        name=path.name.removesuffix(".md").removesuffix(SECOND),
        path=table.text("path"),
        title=table.text("title"),
        byline=table.text("byline"),
        section=table.text("section"),
        lang=table.text("lang", lang),
        summary=table.text("summary"),
        published=published,
        modified=_when(table, "modified") if "modified" in table else published,
        body=body,
        template=table.text("template", "page"),
        status=int(table.number("status", 200)),
        cut_after=table.maybe_text("cut_after"),
        listed_as=table.maybe_text("listed_as"),
        withdrawn=table.flag("withdrawn"),
    )
    table.done()
    return page


def _read_pages(folder: Path, lang: str, second: bool) -> tuple[Page, ...]:
    """The pages of one visit, newest first."""
    paths = [path for path in folder.glob("*.md") if path.stem.endswith(SECOND) is second]
    pages = [read_page(path, lang) for path in paths]
    return tuple(sorted(pages, key=lambda page: (page.published, page.path), reverse=True))


def _ways(table: Table) -> tuple[OutletWay, ...]:
    ways = []
    for way in table.tables("way"):
        ways.append(
            OutletWay(WayKind(way.choice("kind", list(WayKind))), way.text("path"), way.maybe_text("links"))
        )
        way.done()
    return tuple(ways)


def _documents(table: Table) -> tuple[Document, ...]:
    documents = []
    for one in table.tables("document"):
        form = Form(one.choice("form", list(Form)))
        append = one.maybe_text("append") or ""
        documents.append(Document(one.text("path"), form, one.texts("under", ("/",)), append))
        one.done()
    return tuple(documents)


def read_outlet(folder: Path) -> Outlet:
    """One outlet from its folder."""
    table = read(folder / "outlet.toml")
    lang = table.text("lang")
    outlet = Outlet(
        id=folder.name,
        name=table.text("name"),
        kind=SourceKind(table.choice("kind", list(SourceKind))),
        languages=table.texts("languages"),
        lang=lang,
        country=table.text("country"),
        official_for=table.texts("official_for", ()),
        note=table.text("note"),
        encoding=table.text("encoding", "utf-8"),
        validators=Validators(table.choice("validators", list(Validators), "honest")),
        closed=table.flag("closed"),
        rotates=table.flag("rotates"),
        robots=table.maybe_text("robots"),
        mark=table.text("mark"),
        date_form=table.text("date_form"),
        months=table.texts("months", ()),
        paragraph=table.text("paragraph", "<p>$text</p>"),
        teasers=table.texts("teasers", ()),
        ways=_ways(table),
        documents=_documents(table),
        templates={path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.html")},
        pages=_read_pages(folder / "pages", lang, second=False),
        second_pages=_read_pages(folder / "pages", lang, second=True),
    )
    table.done()
    return outlet


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of their ids."""
    return tuple(read_outlet(path.parent) for path in sorted(NEWSROOM.glob("*/outlet.toml")))
