"""Claims are found by what is asked for, in order and in flat memory."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from store_samples import NOW, TEXT, URL, article, claim, later, save

from claimtrack.errors import InputError
from claimtrack.model import Attribution, Claim, SpeakerKind, Stance
from claimtrack.store.claim_filter import conditions
from claimtrack.store.claim_views import view_statement
from claimtrack.store.claims import ORDERS, ClaimFilter, TypeCount, blocks, counts, find, get
from claimtrack.store.session import Store, open_store

EDITED = TEXT + "\nIt was updated."


def ids(conn: Connection, sort: str = "newest", **asked: Any) -> list[str]:
    return [view.claim.id for view in find(conn, ClaimFilter(**asked), sort)]


def test_a_claim_is_shown_with_its_sentence_its_article_and_its_source(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        revision = save(conn, page, claim(page, "\u88c1\u5458\u4e24\u6210"))
        (view,) = find(conn)
    assert view.sentence == TEXT.split("\n")[1]
    assert (view.title, view.url, view.revision, view.revision_id) == (page.title, URL, 1, revision)
    assert (view.source, view.source_name, view.source_kind) == ("daily", "The Daily", "press")
    assert (view.seen_at, view.superseded_at, view.withdrawn_at, view.snapshot) == (NOW, None, None, None)


def test_a_claim_made_in_the_title_is_shown_with_the_title(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        save(conn, page, claim(page, "a fifth", field="title"))
        (view,) = find(conn)
    assert view.sentence == page.title


def test_a_claim_of_a_source_on_no_list_is_kept(store: Store) -> None:
    page = article(source="unheard-of")
    with store.begin() as conn:
        save(conn, page, claim(page))
        (view,) = find(conn, ClaimFilter(source="unheard-of"))
    assert (view.source, view.source_name, view.source_kind) == ("unheard-of", None, None)


@pytest.fixture
def four(store: Store) -> dict[str, Claim]:
    """Claims that differ in what can be asked for: an old one, a denial, a win in Chinese, one undated."""
    page = article()
    spokesperson = Attribution("a spokesperson", SpeakerKind.OFFICIAL, "said")
    old = claim(page, published="2024", object="acme")
    denial = claim(page, words="the figure is wrong", stance=Stance.DENIES, attribution=spokesperson)
    home = article("Acme chose us, at last.", url="https://newsroom.example/1", source="newsroom", lang="zh")
    win = claim(
        home,
        "Acme chose us",
        type="customer_win",
        topic="customers",
        subject="acme",
        published="2025-09-15T08:00",
    )
    undated = claim(home, "at last", published=None, subject="globex", confidence=0.1)
    with store.begin() as conn:
        save(conn, page, old, denial)
        save(conn, home, win, undated, now=later(days=2))
    return {"old": old, "denial": denial, "win": win, "undated": undated}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, "undated win denial old"),
        ({"topic": "layoffs"}, "undated denial old"),
        ({"topic": "customers"}, "win"),
        ({"type": "customer_win"}, "win"),
        ({"types": ("customer_win", "layoff")}, "undated win denial old"),
        ({"types": ("closure",)}, ""),
        ({"entity": "acme"}, "win old"),
        ({"entities": ("acme", "globex")}, "undated win old"),
        ({"entity": "acme", "entities": ("aws-china",)}, "old"),
        ({"source": "newsroom"}, "undated win"),
        ({"voice": "official"}, "undated win denial"),
        ({"voice": "press"}, "old"),
        ({"speaker_kind": SpeakerKind.OFFICIAL}, "denial"),
        ({"stance": Stance.DENIES}, "denial"),
        ({"language": "zh"}, "undated win"),
        ({"since": date(2025, 9, 15)}, "undated win"),
        ({"since": date(2024, 6, 1), "until": date(2025, 9, 14)}, "denial old"),
        ({"since": date(2025, 1, 1), "until": date(2025, 9, 13)}, ""),
        ({"until": date(2023, 12, 31)}, ""),
        ({"article": URL}, "denial old"),
        ({"as_of": later(days=1)}, "denial old"),
        ({"topic": "lay%"}, ""),
        ({"entity": "' OR 1=1 --"}, ""),
    ],
)
def test_what_is_asked_for_is_found_newest_first(
    store: Store, four: dict[str, Claim], asked: dict[str, Any], names: str
) -> None:
    by_id = {one.id: name for name, one in four.items()}
    with store.read() as conn:
        assert [by_id[id] for id in ids(conn, **asked)] == names.split()


def test_one_of_several_subjects_is_found_and_no_part_of_a_name(store: Store) -> None:
    page = article()
    several = claim(page, subject="aws+globex-corp+zenith")
    with store.begin() as conn:
        save(conn, page, several)
        for name in ("aws", "globex-corp", "zenith", several.subject):
            assert ids(conn, entity=name) == ids(conn, entities=("x", str(name))) == [several.id]
        for name in ("globex", "zen", "AWS", "%", "+", "", "aws+globex"):
            assert ids(conn, entity=name) == []


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("oldest", "old denial win undated"),
        ("seen", "undated win denial old"),
        ("confidence", "win denial old undated"),
    ],
)
def test_claims_are_sorted_as_asked(store: Store, four: dict[str, Claim], sort: str, names: str) -> None:
    by_id = {one.id: name for name, one in four.items()}
    with store.read() as conn:
        assert [by_id[id] for id in ids(conn, sort)] == names.split()
        assert [view.claim.id for view in find(conn, sort=sort, limit=1)] == ids(conn, sort)[:1]


def test_an_unknown_order_or_voice_is_refused_with_the_choices(store: Store) -> None:
    with store.read() as conn, pytest.raises(InputError, match="newest, oldest"):
        find(conn, sort="loudest")
    with pytest.raises(InputError, match="official, press"):
        ClaimFilter(voice="mine")


def test_the_store_as_it_was_shows_claims_superseded_since(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        save(conn, page, claim(page))
        save(conn, article(EDITED), now=later(days=2))
        assert ids(conn) == []
        assert ids(conn, as_of=later(days=1)) == ids(conn, include_superseded=True) == [claim(page).id]
        assert ids(conn, as_of=later(days=-1)) == []


def test_a_claim_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    page = article()
    given_ = [replace(claim(page), id=id) for id in ("ab", "abc1", "abc2", "b%_", "\u00e9", "B")]
    with store.begin() as conn:
        save(conn, page, *given_)
        for asked, wanted in {"ab": "ab", "abc1": "abc1", "b": "b%_", "\u00e9": "\u00e9", "B": "B"}.items():
            assert get(conn, asked).claim.id == wanted
        for asked in ("", "c", "%", "_", "a_", "abc1x", "\uffff", "A", "\x00", "ab'--"):
            with pytest.raises(InputError):
                get(conn, asked)
        with pytest.raises(InputError, match="abc1, abc2"):
            get(conn, "abc")


def test_many_claims_with_the_same_beginning_are_not_all_named(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        save(conn, page, *(replace(claim(page), id=f"x{n}") for n in range(8)))
        with pytest.raises(InputError, match="x4 and more"):
            get(conn, "x")


def test_blocks_hold_the_current_claims_of_one_type_and_subject(store: Store, four: dict[str, Claim]) -> None:
    page = article("That is wrong.", url="https://news.example/2")
    nobody = [claim(page, words, subject=None, type="closure") for words in ("That", "wrong")]
    with store.begin() as conn:
        save(conn, page, *nobody)
        found = [[one.id for one in block] for block in blocks(conn)]
        denied = list(blocks(conn, ClaimFilter(stance=Stance.DENIES)))
    expected = [["win"], ["old", "denial"], ["undated"]]
    assert found == [[one.id for one in nobody]] + [[four[name].id for name in names] for names in expected]
    assert denied == [[four["denial"]]]


def test_claims_are_counted_by_topic_and_type(store: Store, four: dict[str, Claim]) -> None:
    with store.read() as conn:
        assert counts(conn) == [
            TypeCount("customers", "customer_win", 1, 1),
            TypeCount("layoffs", "layoff", 3, 2),
        ]
        assert counts(conn, ClaimFilter(source="daily")) == [TypeCount("layoffs", "layoff", 2, 1)]


def test_listing_more_claims_takes_no_more_memory(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        save(conn, page, *(replace(claim(page), id=f"{n:05}") for n in range(3_000)))
        peaks = [peak_of_listing(conn, number) for number in (10, 1_000, 3_000)]
    assert peaks[2] < 1.2 * peaks[1]


def peak_of_listing(conn: Connection, number: int) -> int:
    tracemalloc.start()
    for _ in find(conn, limit=number):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_listing_a_topic_reads_its_index_in_order(migrated_file: Path) -> None:
    with open_store(str(migrated_file)) as store, store.read() as conn:
        asked = view_statement().where(*conditions(ClaimFilter(topic="layoffs"))).order_by(*ORDERS["newest"])
        statement = asked.compile(store.engine, compile_kwargs={"literal_binds": True})
        plan = str(conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all())
    assert "claim_by_topic_day" in plan
    assert "ORDER BY" not in plan


def test_listing_goes_on_undisturbed_while_another_writes(store: Store) -> None:
    page, other = article(), article("Another layoff of 5%.", url="https://news.example/2")
    with store.begin() as conn:
        save(conn, page, *(replace(claim(page), id=f"{n:05}") for n in range(1_500)))
    with store.read() as reading:
        rows = find(reading)
        next(rows)
        with store.begin() as conn:
            save(conn, other, claim(other, "layoff of 5%"))
        assert len(list(rows)) == 1_499
        assert sum(count.claims for count in counts(reading)) == 1_500, "a reader sees one state throughout"
