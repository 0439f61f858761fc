"""How fast claims are found, beside spaCy's blank tokenizer with a PhraseMatcher of the same terms.

    python benchmarks/extraction.py [--shared FOLDER] [--rounds N]

Two kinds of text: ordinary news pages, of which few sentences claim anything (filter first), and the labelled
set, in which nearly every sentence does. The yardstick tokenizes each whole text and looks for all terms of
the language; it knows no values, names, subjects or speakers. Then memory over many articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

from claimtrack.articles.page import read
from claimtrack.claims.component import term_finder
from claimtrack.data.claim_types import claim_types
from claimtrack.data.lexicons import expanded, lexicon
from claimtrack.data.watches import load_watch
from claimtrack.errors import InputError
from claimtrack.model import Article, Snapshot
from claimtrack.pipeline.steps import extract

SHARED = Path(__file__).resolve().parents[2] / "shared"
MANY = 8
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


def ours(articles: Sequence[Article]) -> None:
    """Extract everything from every article."""
    watch = load_watch("any")
    for article in articles:
        extract(article, watch)


def seconds(work: Callable[[Sequence[Article]], None], articles: Sequence[Article], rounds: int) -> float:
    """The median time of some rounds, after one to warm up."""
    work(articles)
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work(articles)
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def memory(articles: Sequence[Article]) -> None:
    """Print the memory in use after so many times all articles."""
    print("\n| articles read | most memory, MB |\n|-|-|")
    for times in range(1, MANY + 1):
        ours(articles)
        if times in (1, MANY // 4, MANY // 2, MANY):
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"| {times * len(articles):,} | {most:.0f} |")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    sets: list[tuple[str, str, list[Article]]] = []
    if (asked.shared / "bench" / "pages").is_dir():
        sets.append(("news pages", "en", pages(asked.shared / "bench" / "pages")))
    if (asked.shared / "gold").is_dir():
        sets += [("labelled", lang, found) for lang, found in labelled(asked.shared / "gold").items()]
    if not sets:
        print("left out: the texts are not there")
        return
    print("| texts | language | articles | KB | extraction, ms each | spaCy, ms each | times as fast |")
    print("|-|-|-|-|-|-|-|")
    for name, lang, articles in sets:
        term_finder(lang)
        size = sum(len(article.text.encode()) for article in articles) / 1000
        mine, theirs = (
            1000 * seconds(work, articles, asked.rounds) / len(articles) for work in (ours, yardstick(lang))
        )
        row = f"{len(articles)} | {size:.0f} | {mine:.2f} | {theirs:.2f} | {theirs / mine:.2f}"
        print(f"| {name} | {lang} | {row} |")
    memory([article for _, _, articles in sets for article in articles])


if __name__ == "__main__":
    main()
