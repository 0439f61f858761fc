"""What saving and listing claims costs, beside what SQLite itself can do in the same run.

    python benchmarks/store.py [CLAIMS] [URL]

Prints rows a second for `save_claims` and for sqlite3's own executemany of the very same rows into the very
same schema, then the time of the questions people ask most. With a URL the store is there instead of in a
temporary file; it must be empty, and is not emptied afterwards.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import text

from claimtrack.model import Article, Attribution, Claim, Evidence, Quantity, Source, SourceKind, SpeakerKind
from claimtrack.store.articles import save_article
from claimtrack.store.claims import ClaimFilter, blocks, counts, find, get, save_claims
from claimtrack.store.session import Store, open_store
from claimtrack.store.sources import save_sources

NOW = datetime(2025, 9, 15, tzinfo=UTC)
CLAIMS_PER_ARTICLE = 10
SENTENCE = "The unit will cut about 20% of its jobs, a spokesperson said.\n"
WORDS = "about 20% of its jobs"
BODY = SENTENCE * CLAIMS_PER_ARTICLE + "What else was said that day fills the page. " * 50
TOPICS = ("layoffs", "customers", "market", "financials", "operations")


def article(number: int) -> Article:
    published = date(2020, 1, 1) + timedelta(days=number % 2000)
    return Article(
        url=f"https://news.example/{number}",
        text=f"{BODY}{number}",
        lang="en",
        title=f"Cuts, part {number}",
        source="daily",
        published=published.isoformat(),
    )


def claims_of(page: Article, number: int) -> list[Claim]:
    first = Claim(
        id="",
        type="layoff",
        topic="layoffs",
        subject="aws-china",
        evidence=Evidence("text", 0, 0, WORDS, 0, 0),
        article=page.url,
        lang="en",
        quantity=Quantity(20.0, 20.0, "percent", None, "20%"),
        attribution=Attribution("a spokesperson", SpeakerKind.OFFICIAL, "said", ("ITHome",)),
        published=page.published,
        source="daily",
        rule="layoff/en/cut",
        confidence=0.9,
    )
    made = []
    for place in range(CLAIMS_PER_ARTICLE):
        line = place * len(SENTENCE)
        start = line + SENTENCE.index(WORDS)
        evidence = Evidence("text", start, start + len(WORDS), WORDS, line, line + len(SENTENCE) - 1)
        topic = TOPICS[place % len(TOPICS)]
        id = f"{number * 2654435761 % 2**32:08x}{place:04x}"
        made.append(replace(first, id=id, evidence=evidence, topic=topic, subject=f"company-{number % 300}"))
    return made


def pages(claims: int) -> Iterator[tuple[Article, list[Claim]]]:
    for number in range(claims // CLAIMS_PER_ARTICLE):
        page = article(number)
        yield page, claims_of(page, number)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def save_articles(store: Store, made: list[tuple[Article, list[Claim]]]) -> list[tuple[int, list[Claim]]]:
    with store.begin() as conn:
        save_sources(conn, [Source("daily", "The Daily", SourceKind.PRESS)])
        return [(save_article(conn, page, None, NOW)[0], claims) for page, claims in made]


def save_all(store: Store, revisions: list[tuple[int, list[Claim]]]) -> None:
    with store.begin() as conn:
        for revision, claims in revisions:
            save_claims(conn, revision, claims, "rules-1", NOW)


def save_one_by_one(store: Store, revisions: list[tuple[int, list[Claim]]]) -> None:
    for revision, claims in revisions:
        with store.begin() as conn:
            save_claims(conn, revision, claims, "rules-1", NOW)


def save_at_once(store: Store, made: list[tuple[Article, list[Claim]]]) -> float:
    """Seconds for all claims in one call: the same words in one long page."""
    claims = [claim for _, some in made for claim in some]
    with store.begin() as conn:
        revision, _ = save_article(conn, replace(article(0), url="https://news.example/all"), None, NOW)
    with store.begin() as conn:
        return seconds(lambda: save_claims(conn, revision, claims, "rules-1", NOW))


def copy_with_sqlite3(store: Store, file: Path) -> float:
    """Seconds that sqlite3's executemany takes for the rows of the store's table of claims."""
    rows = sqlite3.connect(str(store.engine.url.database)).execute("SELECT * FROM claim").fetchall()
    open_store(str(file)).close()
    conn = sqlite3.connect(file)
    conn.execute("PRAGMA synchronous = NORMAL")
    holes = ", ".join("?" * len(rows[0]))

    def insert() -> None:
        conn.executemany(f"INSERT INTO claim VALUES ({holes})", rows)
        conn.commit()

    return seconds(insert)


def forget(store: Store) -> None:
    with store.begin() as conn:
        conn.execute(text("DELETE FROM claim"))


def print_rate(name: str, number: int, took: float, limit: float | None) -> None:
    ratio = "" if limit is None else f"{took / limit:8.1f} x"
    print(f"{name:58} {took:7.2f} s {number / took:10,.0f} rows/s{ratio}")


def print_time(name: str, store: Store, work: Callable[[Store], object]) -> None:
    took = median(seconds(lambda: work(store)) for _ in range(5))
    print(f"{name:58} {took * 1000:9.2f} ms")


def list_(filter: ClaimFilter, limit: int | None = 50) -> Callable[[Store], object]:
    def work(store: Store) -> None:
        with store.read() as conn:
            for _ in find(conn, filter, limit=limit):
                pass

    return work


def ask(question: Callable[..., object], *arguments: object) -> Callable[[Store], object]:
    def work(store: Store) -> None:
        with store.read() as conn:
            answer = question(conn, *arguments)
            if isinstance(answer, Iterator):
                for _ in answer:
                    pass

    return work


def measure_saving(store: Store, folder: Path, made: list[tuple[Article, list[Claim]]]) -> None:
    number = len(made) * CLAIMS_PER_ARTICLE
    limit = None
    for turn in range(3):
        took = save_at_once(store, made)
        if store.engine.name == "sqlite":
            limit = copy_with_sqlite3(store, folder / f"limit{turn}.sqlite")
            print_rate("sqlite3 executemany, the same rows and indexes", number, limit, limit)
        print_rate("save_claims, all in one call", number, took, limit)
        forget(store)
    revisions = save_articles(store, made)
    took = seconds(lambda: save_all(store, revisions))
    print_rate("save_claims, ten to an article, one transaction", number, took, limit)
    took = seconds(lambda: save_all(store, revisions))
    print_rate("the same again: nothing to write", number, took, limit)
    forget(store)
    took = seconds(lambda: save_one_by_one(store, revisions))
    print_rate("save_claims, ten to an article, one transaction each", number, took, limit)


def measure_listing(store: Store, made: list[tuple[Article, list[Claim]]]) -> None:
    print_time("list --topic, newest 50", store, list_(ClaimFilter(topic="layoffs")))
    print_time(
        "list --topic and --entity, newest 50", store, list_(ClaimFilter(topic="layoffs", entity="company-7"))
    )
    print_time("list --entity, newest 50", store, list_(ClaimFilter(entity="company-7")))
    print_time(
        "list --source --since, newest 50", store, list_(ClaimFilter(source="daily", since=date(2024, 1, 1)))
    )
    print_time("list --topic, all", store, list_(ClaimFilter(topic="layoffs"), limit=None))
    print_time("list everything", store, list_(ClaimFilter(), limit=None))
    print_time("all blocks for comparison", store, ask(blocks))
    print_time("counts by topic and type", store, ask(counts))
    print_time("one claim by the beginning of its id", store, ask(get, made[7][1][0].id))


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    made = list(pages(claims))
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "store.sqlite")
        with open_store(url) as store:
            print(f"{claims:,} claims in {len(made):,} articles, {store.url}")
            measure_saving(store, Path(folder), made)
            measure_listing(store, made)


if __name__ == "__main__":
    main()
