"""Sources, snapshots, dates: the small pieces of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text, update
from store_samples import NOW, OFFICIAL, PRESS, article, later, snapshot

from claimtrack.errors import StoreError
from claimtrack.store import tables
from claimtrack.store.articles import save_article
from claimtrack.store.dates import days_of
from claimtrack.store.session import Store
from claimtrack.store.snapshots import read_snapshot
from claimtrack.store.sources import read_sources, save_sources


def test_nothing_of_a_source_is_lost(store: Store) -> None:
    with store.begin() as conn:
        save_sources(conn, [PRESS, OFFICIAL])
        assert read_sources(conn) == [PRESS, OFFICIAL]


def test_a_changed_source_is_changed_and_a_removed_one_stays(store: Store) -> None:
    with store.begin() as conn:
        save_sources(conn, [PRESS, OFFICIAL])
        renamed = replace(PRESS, name="The Daily News", ways=(), note=None)
        save_sources(conn, [renamed])
        save_sources(conn, [])
        assert read_sources(conn) == [renamed, OFFICIAL]


def test_nothing_of_a_snapshot_is_lost(store: Store) -> None:
    taken = snapshot(bytes(range(256)) * 1000, headers={"Z": "\u4e91", "A": "b", "content-type": ""})
    with store.begin() as conn:
        save_article(conn, article(), taken, NOW)
        assert read_snapshot(conn, taken.sha256) == taken
        headers = list(read_snapshot(conn, taken.sha256).headers)  # type: ignore[union-attr]
        assert headers == ["Z", "A", "content-type"]
        assert read_snapshot(conn, "0" * 64) is None


def test_snapshots_are_kept_small_with_their_size_and_media_type(store: Store) -> None:
    with store.begin() as conn:
        save_article(conn, article(), snapshot(b"a" * 100_000), NOW)
        row = conn.execute(text("SELECT size, media_type, length(body) AS packed FROM snapshot")).one()
        assert (row.size, row.media_type) == (100_000, "text/html")
        assert row.packed < 1_000


def test_a_text_known_without_its_bytes_gets_them_later(store: Store) -> None:
    with store.begin() as conn:
        save_article(conn, article(), None, NOW)
        save_article(conn, article(), snapshot(), later(days=1))
        save_article(conn, article(), snapshot(b"other"), later(days=2))
        assert read_snapshot(conn, snapshot().sha256) == snapshot()
        assert read_snapshot(conn, snapshot(b"other").sha256) is None


@pytest.mark.parametrize("change", [{"body": b"x"}, {"codec": "zstd"}])
def test_a_snapshot_that_cannot_be_unpacked_is_said_so(store: Store, change: dict[str, Any]) -> None:
    with store.begin() as conn:
        save_article(conn, article(), snapshot(), NOW)
        conn.execute(update(tables.Snapshot).values(change))
        with pytest.raises(StoreError, match=snapshot().sha256):
            read_snapshot(conn, snapshot().sha256)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2025-09-15", (date(2025, 9, 15), date(2025, 9, 15))),
        ("2025-09-15T23:59:00+08:00", (date(2025, 9, 15), date(2025, 9, 15))),
        ("2025-09-15 08:00", (date(2025, 9, 15), date(2025, 9, 15))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_a_date_of_any_precision_stands_for_its_days(written: str, days: tuple[date, date]) -> None:
    assert days_of(written) == days


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "yesterday",
        "2025-13",
        "2025-02-30",
        "0000",
        "2025-9-1",
        "15.09.2025",
        "2025-09-00",
        "2025-00",
        "\uff12025",
    ],
)
def test_what_is_no_date_stands_for_no_days(written: str | None) -> None:
    assert days_of(written) == (None, None)
