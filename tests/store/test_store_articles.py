"""Articles and their latest revisions are found again."""

from __future__ import annotations

import pytest
from store_samples import NOW, TEXT, URL, article, later, save

from claimtrack.errors import InputError
from claimtrack.model import BodyState
from claimtrack.store.articles import current_revisions, find_article, revision_text, save_article
from claimtrack.store.session import Store

EDITED = TEXT + "\nIt was updated."


def test_the_latest_revisions_are_read_for_re_extraction(store: Store) -> None:
    page, other = article(), article("Second.", url="https://news.example/2", source=None, published=None)
    with store.begin() as conn:
        save(conn, page)
        save(conn, other)
        latest = save(conn, article(EDITED), now=later(days=1))
        found = {view.article.url: view for view in current_revisions(conn)}
        assert [found[URL].article, found[other.url].article] == [article(EDITED), other]
        assert (found[URL].id, found[URL].number) == (latest, 2)
        assert revision_text(conn, latest) == EDITED
        with pytest.raises(InputError):
            revision_text(conn, 999)


def test_an_article_is_found_by_number_or_url(store: Store) -> None:
    with store.begin() as conn:
        save(conn, article())
        found = find_article(conn, URL)
        assert found is not None
        assert find_article(conn, str(found.id)) == found
        for key in ("https://news.example/", "", "0", "99999999999999999999", "\u0663"):
            assert find_article(conn, key) is None


def test_an_article_may_be_a_file(store: Store) -> None:
    page = article(url="notes/cuts.txt", source=None, title=None)
    with store.begin() as conn:
        revision, outcome = save_article(conn, page, None, NOW)
        assert outcome == "new"
        assert save_article(conn, page, None, later(days=1)) == (revision, "unchanged")
        found = find_article(conn, "notes/cuts.txt")
        assert found is not None
        assert found.revision.article == page


def test_a_text_that_a_person_gives_counts_though_it_is_shorter(store: Store) -> None:
    with store.begin() as conn:
        save(conn, article())
        part = article("The cloud unit will cut", body_state=BodyState.PARTIAL)
        _, outcome = save_article(conn, part, None, later(days=1))
        assert outcome == "revised"
