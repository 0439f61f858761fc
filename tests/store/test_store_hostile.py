"""Texts and addresses that a database would refuse are kept all the same."""

from __future__ import annotations

from sqlalchemy import text
from store_samples import TEXT, URL, article, claim, look, new_run

from claimtrack.model import Outcome
from claimtrack.store.addresses import known
from claimtrack.store.articles import find_article
from claimtrack.store.claims import ClaimFilter, find
from claimtrack.store.session import Store


def test_what_a_database_refuses_is_replaced_character_by_character(store: Store) -> None:
    nasty = "He\x00 said \ud83d it will cut about 20% of its jobs."
    page = article(nasty, title="a\x00b", url="https://news.example/\x00\udc00", source="daily")
    with store.begin() as conn:
        run = new_run(conn)
        one = claim(page, "\x00 said \ud83d it will cut about 20%", subject="\ud800co")
        assert look(conn, run, page, claims=(one,), reason="\x00") is Outcome.NEW
        (view,) = find(conn, ClaimFilter(entity="\ud800co"))
        said = view.claim.evidence
        assert view.sentence == nasty.replace("\x00", "\ufffd").replace("\ud83d", "\ufffd")
        assert view.sentence[said.start : said.end] == said.text
        assert known(conn, page.url) is not None
        assert look(conn, new_run(conn, watch="b"), page, claims=(one,)) is Outcome.UNCHANGED


def test_addresses_longer_than_an_index_takes_are_kept(store: Store) -> None:
    # Random letters, because PostgreSQL compresses before it complains.
    import random

    long = "https://news.example/" + "".join(random.Random(1).choices("abcdefghijklmnop0123456789", k=20_000))
    with store.begin() as conn:
        assert look(conn, new_run(conn), article(url=long)) is Outcome.NEW
        assert find_article(conn, long) is not None


def test_a_huge_text_is_kept_whole(store: Store) -> None:
    huge = TEXT + "\n" + "\u4e91" * 3_000_000
    with store.begin() as conn:
        look(conn, new_run(conn), article(huge), claims=(claim(article(huge)),))
        (view,) = find(conn)
        assert view.sentence == TEXT.split("\n")[0]
        assert len(find_article(conn, URL).revision.article.text) == len(huge)  # type: ignore[union-attr]


def test_people_find_views_in_the_file(store: Store) -> None:
    page = article()
    with store.begin() as conn:
        look(conn, new_run(conn), page, claims=(claim(page), claim(page, "fifth", field="title")))
        rows = conn.execute(text("SELECT sentence, title, url FROM current_claims ORDER BY sentence")).all()
        assert [tuple(row) for row in rows] == [
            (page.title, page.title, URL),
            (TEXT.split("\n")[0], page.title, URL),
        ]
