"""What the tests of the crawler share: a crawl with everything in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimtrack.pipeline.crawl import CrawlResult, crawl
from claimtrack.pipeline.crawl_job import Job
from claimtrack.settings import Settings

NOW = datetime(2025, 11, 20, 9, 0, tzinfo=UTC)
CONTACT = "desk@example.org"


def settings(folder: Path, db: str | None = None, **changes: Any) -> Settings:
    """Settings whose database lies in the folder."""
    given = {
        "db": db or str(folder / "store.sqlite"),
        "contact": CONTACT,
        "full_fetch_days": 3.0,
        "revisit_days": 30.0,
        "log_level": "INFO",
    }
    return Settings(**(given | changes))


def run_crawl(
    folder: Path,
    watch: Path,
    db: str | None = None,
    on_event: Callable[[Any], None] | None = None,
    *,
    full_fetch_days: float = 3.0,
    **options: Any,
) -> CrawlResult:
    """A crawl without delays that may ask loopback, its log in the folder."""
    given: dict[str, Any] = {"delay": 0, "allow_private": True, "timeout": 10.0, "log": folder / "crawl.log"}
    asked = settings(folder, db, full_fetch_days=full_fetch_days)
    return crawl(asked, str(watch), on_event=on_event, **(given | options))


def job(folder: Path, watch: Path, **changes: Any) -> Job:
    """The job of such a crawl."""
    given: dict[str, Any] = {
        "db": str(folder / "store.sqlite"),
        "watch": str(watch),
        "contact": CONTACT,
        "full_fetch_days": 3.0,
        "revisit_days": 30.0,
        "delay": 0,
        "allow_private": True,
    }
    return Job(**(given | changes))


def log_of(folder: Path) -> str:
    """What the crawler logged."""
    return (folder / "crawl.log").read_text(encoding="utf-8")
