"""Prints how well and how fast main texts are read from real pages, beside plain trafilatura in the same run.

    python benchmarks/pages.py FOLDER

FOLDER holds `ground-truth.json` and `html/<id>.html.gz` as in Scrapinghub's article-extraction-benchmark
(https://github.com/scrapinghub/article-extraction-benchmark, MIT). Its method: runs of four words, counted;
precision and recall per page, averaged over the pages; F1 of the two averages. Speed is CPU time of one core.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from trafilatura import extract

from claimtrack.articles.page import read
from claimtrack.articles.relevance import Relevance
from claimtrack.articles.sentences import spans
from claimtrack.model import Snapshot

SHINGLE = 4
ROUNDS = 3
FETCHED = datetime(2030, 1, 1, tzinfo=UTC)
"""Later than any page of the benchmark, so that no date is refused."""

_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """One page of the benchmark and its article as a person marked it."""

    url: str
    body: bytes
    text: str


class Score(NamedTuple):
    """Averages over all pages, and pages read in a second."""

    f1: float
    precision: float
    recall: float
    speed: float


def load(folder: Path) -> list[Page]:
    """The pages of the benchmark in a fixed order."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(
            entry["url"],
            gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
            entry["articleBody"],
        )
        for name, entry in sorted(truth.items())
    ]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four words occurs; a shorter text is one run."""
    words = _WORD.findall(text)
    runs = (tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)


def score(pages: list[Page], texts: list[str], seconds: float) -> Score:
    """The averages for the texts that one reader gave."""
    precisions, recalls = [], []
    for page, text in zip(pages, texts, strict=True):
        wanted, given = shingles(page.text), shingles(text)
        both = (wanted & given).total()
        if given:
            precisions.append(both / given.total())
        if wanted:
            recalls.append(both / wanted.total())
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return Score(2 * precision * recall / (precision + recall), precision, recall, len(pages) / seconds)


def claimtrack(page: Page) -> str:
    """What this project reads, dates, title, language and address included."""
    return read(Snapshot(page.url, FETCHED, 200, {}, page.body, "")).text


def with_metadata(page: Page) -> str:
    """Nothing, for only the time counts: its output holds the metadata beside the text."""
    extract(page.body, url=page.url, fast=True, include_comments=False, with_metadata=True)
    return ""


READERS: dict[str, Callable[[Page], str]] = {
    "claimtrack": claimtrack,
    "trafilatura fast": lambda page: extract(page.body, fast=True, include_comments=False) or "",
    "trafilatura": lambda page: extract(page.body, include_comments=False) or "",
    "trafilatura fast, with metadata": with_metadata,
}


def run(reader: Callable[[Page], str], pages: list[Page]) -> tuple[list[str], float]:
    """The texts of all pages and the CPU seconds it took."""
    start = time.process_time()
    texts = [reader(page) for page in pages]
    return texts, time.process_time() - start


def stages(pages: list[Page]) -> None:
    """Print what one page costs before and after it is read: the filter by names, and its sentences."""
    names = Relevance(["AWS", "Amazon Web Services", "Alibaba Cloud", "亚马逊云科技", "Xiaohongshu"])
    size = sum(len(page.text.encode()) for page in pages) / 1e6
    for name, stage in (
        ("names_in on raw bytes", lambda: [names.names_in(page.body) for page in pages]),
        ("sentences of the text", lambda: [list(spans(page.text, "en")) for page in pages]),
    ):
        seconds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            stage()
            seconds.append(time.process_time() - start)
        taken = min(seconds)
        print(f"{name}: {1000 * taken / len(pages):.2f} ms a page", end="")
        print(f", {size / taken:.1f} MB/s" if "sentences" in name else "")


def main() -> None:
    """Read all pages with each reader in turn, several times, and print the table."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pages = load(Path(sys.argv[1]))
    texts: dict[str, list[str]] = {}
    seconds: dict[str, list[float]] = {name: [] for name in READERS}
    for reader in READERS.values():
        reader(pages[0])
    for _ in range(ROUNDS):
        for name, reader in READERS.items():
            texts[name], taken = run(reader, pages)
            seconds[name].append(taken)
    size = sum(len(page.body) for page in pages) / 1e6
    print(f"{len(pages)} pages, {size:.1f} MB, median of {ROUNDS} rounds\n")
    print("| reader | F1 | precision | recall | pages/s |\n|---|---|---|---|---|")
    for name in READERS:
        taken = statistics.median(seconds[name])
        result = score(pages, texts[name], taken) if any(texts[name]) else None
        figures = f"{result.f1:.4f} | {result.precision:.4f} | {result.recall:.4f}" if result else "- | - | -"
        print(f"| {name} | {figures} | {len(pages) / taken:.0f} |")
    print()
    stages(pages)


if __name__ == "__main__":
    main()
