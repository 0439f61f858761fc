"""`claimtrack crawl` and `claimtrack demo`: what a person is told of a crawl."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cli_running import Run

from claimtrack.cli.demo_folder import MADE, prepare
from claimtrack.errors import CrawlError, OutputError
from claimtrack.model import Outcome
from claimtrack.pipeline import crawl as crawling
from claimtrack.pipeline.crawl import CrawlResult, totals
from claimtrack.pipeline.crawl_events import Event, Started, Visited
from claimtrack.store.summaries import Reason, SourceSummary

SOURCES = (
    SourceSummary("daily", 5, 2, 1, 1, 1, 0, 0, 1, (Reason("robots.txt forbids it", 3),), ()),
    SourceSummary("dead", 0, 0, 0, 0, 0, 0, 0, 0, (), (Reason("HTTP 500", 1),)),
)


@dataclass
class Asked:
    """What the crawl was asked for."""

    watch: str
    options: dict[str, Any]
    db: str


@pytest.fixture
def crawl(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """In place of the crawler, one that tells its events and gives a result."""
    asked: list[Asked] = []

    def crawl(settings: Any, watch: str, *, on_event: Callable[[Event], None], **options: Any) -> CrawlResult:
        asked.append(Asked(watch, options, settings.db))
        on_event(Started(run="run-1", resumed=True, waiting=7, pid=1))
        on_event(Visited("daily", "https://n.example/1", Outcome.NEW, None, 1, 6))
        followed: Any = None
        return CrawlResult("run-1", followed, True, SOURCES, totals(SOURCES), (), Path("crawl.log"))

    monkeypatch.setattr(crawling, "crawl", crawl)
    return asked


def test_a_crawl_ends_with_a_line_for_each_source_and_the_reasons(
    filled: Run, crawl: list[Asked], golden: Callable[[str, str], None]
) -> None:
    answer = filled("crawl")
    assert answer.code == 0
    golden("crawl_piped.txt", answer.out)
    assert "An interrupted crawl was taken up and is done." in answer.err
    assert "The crawler's log: crawl.log" in answer.err
    assert crawl[0].watch == "aws-china"


def test_a_crawl_is_asked_for_what_the_options_say(filled: Run, crawl: list[Asked]) -> None:
    filled("crawl", "--watch", "./mine.toml", "--delay", "2.5", "--allow-private", "--db", "x.sqlite")
    assert (crawl[0].watch, crawl[0].db) == ("./mine.toml", "x.sqlite")
    assert crawl[0].options["delay"] == 2.5
    assert crawl[0].options["allow_private"] is True
    assert filled("crawl", "--delay", "-1").code == 2


def test_a_quiet_crawl_says_only_what_came_of_it(filled: Run, crawl: list[Asked]) -> None:
    assert filled("crawl", "--quiet").err == ""


def test_a_crawl_that_reads_nothing_is_one_sentence(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def crawl(*_: Any, **__: Any) -> CrawlResult:
        raise CrawlError("Not one of 3 sources could be read", hint="Check the network.")

    monkeypatch.setattr(crawling, "crawl", crawl)
    answer = filled("crawl")
    assert (answer.code, answer.out) == (6, "")
    assert answer.err == "error: Not one of 3 sources could be read. Check the network.\n"


def test_a_demo_takes_away_only_what_a_demo_made(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    made = prepare(folder)
    for name in (*MADE, "my-notes.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    assert prepare(folder) == made
    assert sorted(path.name for path in folder.iterdir()) == [".claimtrack-demo", "my-notes.txt"]


def test_a_demo_leaves_other_folders_alone(run: Run, place: Path) -> None:
    other = place / "other"
    other.mkdir()
    (other / "claimtrack.sqlite").write_text("precious", encoding="utf-8")
    with pytest.raises(OutputError, match="The folder holds something else"):
        prepare(other)
    answer = run("demo", "--folder", "other")
    assert (answer.code, answer.out) == (7, "")
    assert [path.name for path in other.iterdir()] == ["claimtrack.sqlite"]
    assert run("demo", "--folder", "other/claimtrack.sqlite").code == 7


def test_the_demo_goes_the_whole_way(run: Run, place: Path) -> None:
    answer = run("demo")
    assert answer.code == 0, answer.err
    headings = [line for line in answer.out.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")]
    assert headings[0] == "1. A crawl of 14 sample outlets"
    assert headings[3] == "4. The same crawl a day later: one page was edited, one is gone"
    first, second = (line for line in answer.out.splitlines() if line.startswith("14 sources, "))
    assert ": 37 new, 0 revised, " in first
    assert ": 0 new, 1 revised, 3 unchanged, 32 not modified (304), 1 withdrawn, " in second
    claims = answer.out.partition("\n2. ")[2].partition("\n3. ")[0]
    for lang in ("de", "en", "zh"):
        assert any(line.split()[-2:-1] == [lang] for line in claims.splitlines()), lang
    assert answer.out.count("\nwhy         ") == 6
    assert "pairs that cannot be compared" in answer.out
    with (place / "claimtrack-demo" / "contradictions.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) > 3
    listed = run(
        "list", "--topic", "layoffs", "--format", "json", "--db", "claimtrack-demo/claimtrack.sqlite"
    )
    assert len({one["lang"] for one in json.loads(listed.out)}) == 3
