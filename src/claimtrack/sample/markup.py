"""HTML of the sample pages: each outlet has its own template, so that extraction is really tested."""

from __future__ import annotations

import json
from html import escape
from string import Template

from claimtrack.sample.content import Outlet, Page


def _table(lines: list[str]) -> str:
    """An HTML table of lines like `| a | b |`; the first line is the header."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    tags = ["th", *["td"] * (len(rows) - 1)]
    cells = (
        "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) for tag, row in zip(tags, rows, strict=True)
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _body(outlet: Outlet, text: str) -> str:
    """The blocks of a text in the outlet's markup: paragraphs, `## ` headings, tables."""
    blocks = []
    for block in text.split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0].startswith("|"):
            blocks.append(_table(lines))
        elif lines[0].startswith("## "):
            blocks.append(f"<h2>{escape(lines[0][3:])}</h2>")
        else:
            blocks.append(Template(outlet.paragraph).substitute(text=escape(" ".join(lines))))
    return "\n".join(blocks)


def shown_date(outlet: Outlet, page: Page) -> str:
    """The publication date as the outlet prints it."""
    when = page.published
    return Template(outlet.date_form).substitute(
        year=when.year,
        month=when.month,
        day=when.day,
        month2=f"{when.month:02}",
        day2=f"{when.day:02}",
        month_name=outlet.months[when.month - 1] if outlet.months else "",
        time=f"{when:%H:%M}",
    )


def _json_ld(outlet: Outlet, page: Page, url: str) -> str:
    """The NewsArticle of a page as schema.org JSON-LD."""
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": page.title,
            "datePublished": page.published.isoformat(),
            "dateModified": page.modified.isoformat(),
            "inLanguage": page.lang,
            "author": {"@type": "Person", "name": page.byline},
            "publisher": {"@type": "Organization", "name": outlet.name},
            "mainEntityOfPage": url,
        },
        ensure_ascii=False,
    ).replace("</", "<\\/")


def _teasers(outlet: Outlet, visit: int) -> str:
    """The headlines beside the text; their numbers belong to no page of the newsroom."""
    lines = list(outlet.teasers)
    if outlet.rotates and visit > 1:
        lines.reverse()
    links = (f'<li><a href="/archive/{n}">{escape(line)}</a></li>' for n, line in enumerate(lines, start=1))
    return "<ul>" + "".join(links) + "</ul>"


def write_page(outlet: Outlet, page: Page, base: str, visit: int) -> str:
    """The HTML of one page; a page that is cut ends in the middle of a tag."""
    url = base + page.path
    html = Template(outlet.templates[page.template]).substitute(
        body=_body(outlet, page.body),
        byline=escape(page.byline),
        iso=page.published.isoformat(),
        iso_modified=page.modified.isoformat(),
        json_ld=_json_ld(outlet, page, url),
        lang=page.lang,
        mark=escape(outlet.mark),
        name=escape(outlet.name),
        section=escape(page.section),
        shown=escape(shown_date(outlet, page)),
        summary=escape(page.summary),
        teasers=_teasers(outlet, visit),
        title=escape(page.title),
        url=escape(url),
        visit=visit,
    )
    if page.cut_after is None:
        return html
    return html[: html.index(page.cut_after) + len(page.cut_after)] + ' <a class="verw'
