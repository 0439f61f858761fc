"""How fast claims are found, beside spaCy's blank tokenizer with a PhraseMatcher of the same terms.

    python benchmarks/extraction.py [--shared FOLDER] [--rounds N] [--long]

Two kinds of text: ordinary news pages, of which few sentences claim anything (filter first), and the labelled
set, in which nearly every sentence does. The yardstick tokenizes each whole text and looks for all terms of
the language; it knows no values, names, subjects or speakers. A watch of some entities needs no more than the
names of an article to put it aside. Then time and memory over more and more articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

from claimtrack.articles.page import read
from claimtrack.articles.sentences import split
from claimtrack.data.claim_types import claim_types
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.data.watches import load_watch
from claimtrack.errors import InputError
from claimtrack.model import Article, Snapshot
from claimtrack.pipeline.steps import extract, reader_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
WATCHES = ("any", "aws-china")
FETCHED = datetime(2020, 1, 1, tzinfo=UTC)


def labelled(folder: Path) -> dict[str, list[Article]]:
    """The articles of a labelled set, by language."""
    found: dict[str, list[Article]] = {}
    for path in sorted((folder / "articles").glob("*.json")):
        values = json.loads(path.read_text(encoding="utf-8"))
        lang = values["lang"][:2]
        article = Article(
            url=path.name,
            title=values["title"],
            text=values["text"],
            lang=lang,
            published=values["published"],
        )
        found.setdefault(lang, []).append(article)
    return found


def pages(folder: Path) -> list[Article]:
    """The English articles of real news pages."""
    found = []
    for path in sorted((folder / "html").glob("*.html.gz")):
        body = gzip.decompress(path.read_bytes())
        snapshot = Snapshot(f"https://example.org/{path.name}", FETCHED, 200, {}, body, "")
        try:
            article = read(snapshot)
        except InputError:
            continue
        if article.lang == "en":
            found.append(article)
    return found


def yardstick(lang: str) -> Callable[[Sequence[Article]], None]:
    """What tokenizes each text and finds the terms of a language in it, with spaCy alone."""
    nlp = spacy.blank(lang)
    lists = dict(lexicon(lang))
    for claim_type in claim_types().values():
        lists.update(claim_type.words[lang])
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for label, terms in lists.items():
        forms = [form.replace("*", "") for form in expanded(terms) if "…" not in form]
        matcher.add(label, [nlp.make_doc(form) for form in forms if form.strip()])

    def run(articles: Sequence[Article]) -> None:
        for article in articles:
            matcher(nlp.make_doc(f"{article.title or ''}\n{article.text}"))

    return run


def ours(watch: str = "any") -> Callable[[Iterable[Article]], None]:
    """What extracts from every article all that a watch follows."""
    followed = load_watch(watch)

    def run(articles: Iterable[Article]) -> None:
        for article in articles:
            extract(article, followed)

    return run


def seconds(work: Callable[[Sequence[Article]], None], articles: Sequence[Article], rounds: int) -> float:
    """The median time of some rounds, after one to warm up."""
    work(articles)
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work(articles)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def share_read(articles: Sequence[Article]) -> float:
    """How much of all sentences is read in full, in percent."""
    every = read = 0
    for article in articles:
        sentences = split(article)
        readings = reader_of(article.lang, ()).read(sentences, article.published)
        every += len(sentences)
        read += sum(reading.is_read for reading in readings)
    return 100 * read / every


def growth(articles: Sequence[Article], most: int) -> None:
    """Print time and memory for more and more articles, which are some over and over."""
    print("\n| articles | seconds | seconds per 1,000 | most memory, MB |\n|-|-|-|-|")
    for count in (1_000, 10_000, 100_000):
        if count > most:
            break
        begun = time.process_time()
        ours()(islice(cycle(articles), count))
        taken = time.process_time() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {count:,} | {taken:.0f} | {1000 * taken / count:.2f} | {memory:.0f} |", flush=True)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--long", action="store_true", help="up to 100,000 articles, which takes minutes")
    asked = parser.parse_args()
    sets: list[tuple[str, str, list[Article]]] = []
    if (asked.shared / "bench" / "pages").is_dir():
        sets.append(("news pages", "en", pages(asked.shared / "bench" / "pages")))
    if (asked.shared / "gold").is_dir():
        sets += [("labelled", lang, found) for lang, found in labelled(asked.shared / "gold").items()]
    if not sets:
        print("left out: the texts are not there")
        return
    print("| texts | language | articles | KB | sentences read | spaCy, ms each | watch", end="")
    print(" | extraction, ms each | times as fast |\n|-|-|-|-|-|-|-|-|-|")
    for name, lang, articles in sets:
        size = sum(len(article.text.encode()) for article in articles) / 1000
        theirs = 1000 * seconds(yardstick(lang), articles, asked.rounds) / len(articles)
        texts = (
            f"{name} | {lang} | {len(articles)} | {size:.0f} | {share_read(articles):.0f} % | {theirs:.2f}"
        )
        for watch in WATCHES:
            mine = 1000 * seconds(ours(watch), articles, asked.rounds) / len(articles)
            print(f"| {texts} | {watch} | {mine:.2f} | {theirs / mine:.2f} |")
    growth([article for _, _, found in sets for article in found], 100_000 if asked.long else 10_000)


if __name__ == "__main__":
    main()
