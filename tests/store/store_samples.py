"""Articles, claims and visits for the tests of the store; whatever a test is not about has a default."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from claimtrack.model import (
    Article,
    Attribution,
    Claim,
    Comparison,
    Evidence,
    Facet,
    Link,
    Modality,
    Outcome,
    Period,
    Qualifier,
    Quantity,
    Relation,
    Scope,
    Snapshot,
    Source,
    SourceKind,
    SpeakerKind,
    Stance,
    Strength,
    Visit,
    Way,
    WayKind,
)
from claimtrack.store.articles import save_article
from claimtrack.store.claims import save_claims
from claimtrack.store.runs import start_run
from claimtrack.store.sources import save_sources
from claimtrack.store.visits import record

NOW = datetime(2025, 9, 15, 8, 0, tzinfo=UTC)
RULES = "rules-1"
URL = "https://news.example/2025/cuts"
TEXT = (
    "The cloud unit will cut about 20% of its jobs in the region.\n"
    "\u4e9a\u9a6c\u900a\u4e91\u79d1\u6280\u5c06\u88c1\u5458\u4e24\u6210\u3002\n"
    "A spokesperson said the figure is wrong."
)
WORDS = "about 20% of its jobs"

PRESS = Source(
    id="daily",
    name="The Daily",
    kind=SourceKind.PRESS,
    languages=("en", "zh"),
    country="SG",
    homepage="https://news.example/",
    ways=(
        Way(WayKind.FEED, "https://news.example/feed"),
        Way(WayKind.SITEMAP, "https://news.example/s.xml", "/2025/"),
    ),
    note="reads \u201cno comment\u201d aloud",
)
OFFICIAL = Source(
    id="newsroom", name="Newsroom", kind=SourceKind.OFFICIAL, languages=("en",), official_for=("aws",)
)


def later(**amount: float) -> datetime:
    """A moment so much after NOW."""
    return NOW + timedelta(**amount)


def article(text: str = TEXT, **changes: Any) -> Article:
    """A page of the daily."""
    whole = Article(
        url=URL,
        text=text,
        lang="en",
        title="Cloud unit to cut a fifth",
        source="daily",
        published="2025-09-14",
        published_rule="json-ld",
    )
    return replace(whole, **changes)


def snapshot(body: bytes = b"<html>cuts</html>", **changes: Any) -> Snapshot:
    """The bytes of a fetch of that page."""
    headers = {"Content-Type": "text/html; charset=utf-8", "Date": "x"}
    return replace(Snapshot(URL, NOW, 200, headers, body, sha256(body).hexdigest()), **changes)


def claim(page: Article | None = None, words: str = WORDS, **changes: Any) -> Claim:
    """A plain layoff claim that stands in the page where `words` stand."""
    page = page or article()
    field = changes.pop("field", "text")
    whole = (page.title or "") if field == "title" else page.text
    start = whole.index(words)
    line_start = whole.rfind("\n", 0, start) + 1
    line_end = whole.find("\n", start)
    line_end = len(whole) if line_end < 0 else line_end
    made = Claim(
        id="",
        type="layoff",
        topic="layoffs",
        subject="aws-china",
        evidence=Evidence(field, start, start + len(words), words, line_start, line_end),
        article=page.url,
        lang=page.lang,
        quantity=Quantity(20.0, 20.0, "percent", Qualifier.ABOUT, "about 20%"),
        published=page.published,
        source=page.source,
        rule="layoff/en/cut",
        confidence=0.9,
    )
    made = replace(made, **changes)
    place = f"{made.article} {made.type} {made.subject} {made.stance} {field} {start} {words} {made.quantity}"
    return (
        made
        if made.id
        else replace(made, id=sha256(place.encode(errors="backslashreplace")).hexdigest()[:16])
    )


def full_claim(page: Article | None = None) -> Claim:
    """A claim that says something in every field."""
    return claim(
        page,
        object="acme",
        quantity=Quantity(None, 30.0, "percent", Qualifier.UP_TO, "up to 30 %", vague=True),
        period=Period(date(2025, 7, 1), date(2025, 9, 30), "2025-Q3"),
        scope=Scope("CN", "sales \u90e8\u95e8"),
        stance=Stance.DENIES,
        facet=Facet.NUMBER,
        modality=Modality.HEDGED,
        attribution=Attribution("a spokesperson", SpeakerKind.OFFICIAL, "said", ("ITHome", "\u754c\u9762")),
        published="2025-09",
        historic=True,
        cumulative=True,
        targets=("zz", "aa"),
    )


def visit(run: str, page: Article | None = None, **changes: Any) -> Visit:
    """A successful visit to the page, with its snapshot."""
    url = changes.pop("url", page.url if page is not None else URL)
    made = Visit(run=run, url=url, outcome=Outcome.NEW, at=NOW, status=200, article=page)
    if page is not None:
        made = replace(made, snapshot=snapshot(page.text.encode(errors="replace")))
    return replace(made, **changes)


def look(conn: Connection, run: str, page: Article | None = None, **changes: Any) -> Outcome:
    """How a visit ended that was recorded."""
    return record(conn, visit(run, page, **changes), rules_hash=RULES)


def link(url: str = URL, source: str = "daily", **changes: Any) -> Link:
    """A link to a page of the daily."""
    return Link(url, source, **changes)


def new_run(conn: Connection, now: datetime = NOW, **changes: Any) -> str:
    """The id of a run that has just begun, after any other is done with."""
    given = {"kind": "crawl", "watch": "aws", "host": "here", "pid": 1} | changes
    return start_run(conn, now=now, **given).id


def save(conn: Connection, page: Article, *claims: Claim, now: datetime = NOW, rules: str = RULES) -> int:
    """The revision of a saved article with its claims."""
    save_sources(conn, [PRESS, OFFICIAL])
    revision, _ = save_article(conn, page, None, now)
    save_claims(conn, revision, claims, rules, now)
    return revision


def pair(a: Claim, b: Claim, **changes: Any) -> Comparison:
    """A contradiction of numbers."""
    made = Comparison(
        a=a,
        b=b,
        relation=Relation.CONTRADICTS,
        reason="20 % and 10 % cannot both be so.",
        kind="number",
        strength=Strength.CONTRADICTION,
        inputs={"b": "10 %", "a": "20 %"},
    )
    return replace(made, **changes)
