"""How long a command takes to start and answer on a small database, beside what SQLAlchemy alone takes.

`python benchmarks/startup.py [--runs N] [--claims N]` prints medians. The promise: `claimtrack list
--topic layoffs` within three times `python -c "import sqlalchemy.orm"`. Exit code 1 if it is not kept.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.articles.plain import read_file
from claimtrack.data.watches import ANY
from claimtrack.pipeline.contradictions import compare_all
from claimtrack.pipeline.ingest import ingest
from claimtrack.store.session import open_store

PROMISE = 3.0
YARDSTICK = ("import sqlalchemy.orm", ["-c", "import sqlalchemy.orm"])
COMMANDS = (
    ("claimtrack --version", ["-m", "claimtrack", "--version"]),
    ("claimtrack --help", ["-m", "claimtrack", "--help"]),
    ("claimtrack list --topic layoffs", ["-m", "claimtrack", "list", "--topic", "layoffs"]),
    (
        "claimtrack list ... --format jsonl",
        ["-m", "claimtrack", "list", "--topic", "layoffs", "--format", "jsonl"],
    ),
    ("claimtrack contradictions", ["-m", "claimtrack", "contradictions"]),
    ("claimtrack export claims", ["-m", "claimtrack", "export", "claims"]),
)
SENTENCE = "{company} will cut about {number}% of its jobs in China, {outlet} reported on Monday.\n"


def fill(db: Path, claims: int) -> None:
    """A database with about so many claims, compared."""
    now = datetime.now(UTC)
    text = db.with_name("article.txt")
    companies = ("AWS China", "Alibaba Cloud", "Tencent Cloud", "Huawei Cloud")
    with open_store(str(db)) as store:
        for number in range(claims):
            company = companies[number % len(companies)]
            text.write_text(
                SENTENCE.format(company=company, number=5 + number % 40, outlet="Fogline"), "utf-8"
            )
            articles = read_file(text, url=f"https://n.example/{number}", published="2025-09-15", lang="en")
            list(ingest(store, articles, ANY, now))
        compare_all(store, now)


def seconds(arguments: list[str], runs: int) -> list[float]:
    """How long each of some runs took."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        taken.append(time.perf_counter() - begun)
    return taken


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--claims", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLAIMTRACK_DB"] = str(Path(folder) / "claims.sqlite")
        fill(Path(folder) / "claims.sqlite", asked.claims)
        rows = [(name, seconds(arguments, asked.runs)) for name, arguments in (YARDSTICK, *COMMANDS)]
    yardstick = statistics.median(rows[0][1])
    print(f"{'command':<36} {'median s':>9} {'fastest s':>9} {'times':>6}")
    kept = True
    for name, taken in rows:
        median = statistics.median(taken)
        print(f"{name:<36} {median:>9.3f} {min(taken):>9.3f} {median / yardstick:>6.2f}")
        kept = kept and (name != "claimtrack list --topic layoffs" or median <= PROMISE * yardstick)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
