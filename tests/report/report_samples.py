"""A small database for the tests of report/ and cli/: what some outlets and a newsroom say of cuts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from claimtrack.model import (
    Article,
    Attribution,
    Claim,
    Comparison,
    Evidence,
    Facet,
    Modality,
    Period,
    Qualifier,
    Quantity,
    Relation,
    Scope,
    Source,
    SourceKind,
    SpeakerKind,
    Stance,
    Strength,
)
from claimtrack.store.articles import save_article
from claimtrack.store.claims import save_claims
from claimtrack.store.comparisons import save_comparisons
from claimtrack.store.session import Store
from claimtrack.store.sources import save_sources

NOW = datetime(2025, 9, 20, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)

LEDGER = Source("harbour-ledger", "Harbour Ledger", SourceKind.PRESS, ("en",), "SG")
KONTOR = Source("elbe-kontor", "Elbe-Kontor", SourceKind.PRESS, ("de",), "DE")
NEWSROOM = Source(
    "aws-newsroom", "AWS China newsroom", SourceKind.OFFICIAL, ("zh",), "CN", official_for=("aws-china",)
)

CUTS = Article(
    url="https://ledger.example/2025/cuts",
    title="A fifth of the desks to go?",
    text=(
        "The move was first told to this paper by staff.\n"
        "AWS China will cut between 20% and 30% of its jobs by October, Fanying reported. "
        "The unit has fewer than 1,700 people."
    ),
    lang="en",
    source=LEDGER.id,
    published="2025-09-15",
    published_rule="json-ld",
)
EXIT = Article(
    url="https://kontor.example/byd",
    title="BYD verlässt AWS in China",
    text="Der Autobauer BYD wechselt den Anbieter.\nVom Stellenabbau wären rund 10 Prozent betroffen.",
    lang="de",
    source=KONTOR.id,
    published="2025-09",
)
STATEMENT = Article(
    url="https://newsroom.example/zh/1",
    title="声明",
    text="各位客户：\n有关裁员两成的报道严重失实。\n我们继续招聘。",
    lang="zh",
    source=NEWSROOM.id,
    published="2025-09-16T11:00:00+08:00",
)
HOSTILE = Article(
    url="notes/strange.txt",
    title="\x1b]0;owned\x07[bold]A title[/bold]",
    text='=HYPERLINK("http://evil.example") said \x1b[31mthat\x1b[0m \u202eeurt\u202c | [red]half[/red] go.',
    lang="en",
)


def claim(article: Article, words: str, **changes: Any) -> Claim:
    """A plain layoff claim about AWS in China that stands where `words` stand in the article."""
    field = changes.pop("field", "text")
    whole = (article.title or "") if field == "title" else article.text
    start = whole.index(words)
    line_end = whole.find("\n", start)
    evidence = Evidence(
        field=field,
        start=start,
        end=start + len(words),
        text=words,
        sentence_start=whole.rfind("\n", 0, start) + 1,
        sentence_end=len(whole) if line_end < 0 else line_end,
    )
    made = Claim(
        id="",
        type="layoff",
        topic="layoffs",
        subject="aws-china",
        evidence=evidence,
        article=article.url,
        lang=article.lang,
        published=article.published,
        source=article.source,
        rule="en/layoff/cut-jobs",
        confidence=0.9,
    )
    made = replace(made, **changes)
    return replace(made, id=sha256(f"{article.url} {field} {start} {words}".encode()).hexdigest()[:16])


RANGE = claim(
    CUTS,
    "cut between 20% and 30% of its jobs",
    quantity=Quantity(20.0, 30.0, "percent", None, "between 20% and 30%"),
    period=Period(date(2025, 9, 1), date(2025, 10, 31), "2025-09/2025-10"),
    scope=Scope("CN"),
    modality=Modality.PLANNED,
    attribution=Attribution("Fanying", SpeakerKind.PRESS, "reported", ("Wirebird", "Pier Nine")),
)
STAFF = claim(
    CUTS,
    "fewer than 1,700 people",
    type="headcount",
    quantity=Quantity(None, 1700.0, "people", Qualifier.LESS_THAN, "fewer than 1,700 people"),
)
TENTH = claim(
    EXIT,
    "rund 10 Prozent",
    quantity=Quantity(10.0, 10.0, "percent", Qualifier.ABOUT, "rund 10 Prozent"),
    attribution=Attribution(None, SpeakerKind.INSIDER),
    rule="de/layoff/share",
)
LEFT = claim(
    EXIT, "BYD verlässt AWS in China", field="title", type="customer_exit", topic="customers", object="byd"
)
DENIAL = claim(
    STATEMENT,
    "裁员两成的报道严重失实",
    stance=Stance.DENIES,
    facet=Facet.CHARACTERISATION,
    attribution=Attribution("AWS China newsroom", SpeakerKind.OFFICIAL, "失实"),
    targets=(RANGE.id, "0000000000000000"),
    rule="zh/act/untrue",
    confidence=0.7,
)
STRANGE = claim(
    HOSTILE,
    HOSTILE.text,
    quantity=Quantity(50.0, 50.0, "percent", None, "half"),
    attribution=Attribution("@cmd\x1b[2J", SpeakerKind.UNNAMED),
)
CLAIMS = (RANGE, STAFF, TENTH, LEFT, DENIAL, STRANGE)

NUMBERS = Comparison(
    RANGE,
    TENTH,
    Relation.CONTRADICTS,
    "Fanying (2025-09-15) reported 20 to 30 percent; an insider (2025-09) said about 10 percent.",
    "number",
    Strength.CONTRADICTION,
    {"value a": "20 to 30 percent", "value b": "about 10 percent"},
)
DISPUTE = Comparison(
    RANGE,
    DENIAL,
    Relation.CONTRADICTS,
    "AWS China newsroom (2025-09-16) called the report not accurate: disputes the report, names no number.",
    "denied",
    Strength.DISPUTE,
    {"facet": "characterisation"},
)
SCOPES = Comparison(
    TENTH, STRANGE, Relation.INCOMPARABLE, "Wider or narrower scope: China against no country.", "scope"
)
ACCORD = Comparison(RANGE, STRANGE, Relation.AGREES, "Both say a part goes.", "number")
COMPARISONS = (NUMBERS, DISPUTE, SCOPES, ACCORD)


def fill(store: Store) -> None:
    """Save the sources, articles, claims and comparisons."""
    with store.begin() as conn:
        save_sources(conn, [LEDGER, KONTOR, NEWSROOM])
        for article in (CUTS, EXIT, STATEMENT, HOSTILE):
            revision, _ = save_article(conn, article, None, NOW)
            save_claims(conn, revision, [one for one in CLAIMS if one.article == article.url], "rules-1", NOW)
        save_comparisons(conn, COMPARISONS, NOW)
