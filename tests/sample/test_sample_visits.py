"""Conditional requests, and what the second visit finds changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.errors import InputError
from claimtrack.sample.content import Outlet, Validators
from claimtrack.sample.reading import outlets
from claimtrack.sample.server import Newsroom
from claimtrack.sample.site import answers

Get = Callable[..., Any]
OPEN = [outlet for outlet in outlets() if not outlet.closed]
REVISED = "server-und-wolke", "/2025/03/aws-china-abbau"
WITHDRAWN = "rheinwarte", "/wirtschaft/aws-china-verkauf-sinnet-102.html"
LYING_FEED = "rheinwarte", "/rss/wirtschaft.xml"


@pytest.mark.parametrize("outlet", OPEN, ids=lambda outlet: outlet.id)
def test_conditional_requests_are_answered_by_the_rules(outlet: Outlet, newsroom: Newsroom, get: Get) -> None:
    for path in [page.path for page in outlet.pages if page.status == 200] + [
        d.path for d in outlet.documents
    ]:
        address = newsroom.address(outlet.id, path)
        headers = get(address).headers
        if outlet.validators is Validators.NONE:
            assert "ETag" not in headers
            assert "Last-Modified" not in headers
            assert get(address, {"If-None-Match": "*"}).status == 200
            continue
        tag, changed = headers["ETag"], headers["Last-Modified"]
        for condition in (
            {"If-None-Match": tag},
            {"If-None-Match": f'"other", W/{tag}'},
            {"If-Modified-Since": changed},
            {"If-None-Match": tag, "If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        ):
            reply = get(address, condition)
            assert (reply.status, reply.body, reply.headers["ETag"]) == (304, b"", tag), condition
        for condition in (
            {"If-None-Match": '"other"'},
            {"If-None-Match": '"other"', "If-Modified-Since": changed},
            {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
            {"If-Modified-Since": "yesterday"},
        ):
            assert get(address, condition).status == 200, condition


def test_the_second_visit_changes_exactly_what_it_says() -> None:
    base = "http://127.0.0.9:9"
    for outlet in OPEN:
        first, second = answers(outlet, base, 1), answers(outlet, base, 2)
        gone = {(outlet.id, path) for path in first.keys() - second.keys()}
        assert gone == ({WITHDRAWN} if outlet.id == WITHDRAWN[0] else set())
        assert not second.keys() - first.keys()
        changed = {(outlet.id, path) for path in second if first[path].body != second[path].body}
        if outlet.rotates:
            assert changed == {(outlet.id, page.path) for page in outlet.pages}
        elif outlet.id == REVISED[0]:
            assert changed == {REVISED, (outlet.id, "/atom.xml")}
        else:
            assert changed == ({LYING_FEED} if outlet.id == LYING_FEED[0] else set())


def test_the_rotating_outlet_changes_its_bytes_and_not_its_texts() -> None:
    outlet = next(one for one in outlets() if one.rotates)
    assert outlet.validators is Validators.NONE
    assert outlet.pages_on(1) == outlet.pages_on(2)


def test_the_revised_page_says_some_where_it_said_ten_percent(newsroom: Newsroom, get: Get) -> None:
    before = get(newsroom.address(*REVISED))
    newsroom.advance()
    after = get(newsroom.address(*REVISED), {"If-None-Match": before.headers["ETag"]})
    assert after.status == 200
    assert "zehn Prozent" in before.body.decode()
    assert "zehn Prozent" not in after.body.decode()
    assert "einige Mitarbeiter" in after.body.decode()
    assert after.headers["ETag"] != before.headers["ETag"]
    assert after.headers["Last-Modified"] == "Tue, 01 Apr 2025 07:05:00 GMT"


def test_the_withdrawn_page_is_gone_and_its_feed_lies_about_it(newsroom: Newsroom, get: Get) -> None:
    address = newsroom.address(*WITHDRAWN)
    before = get(newsroom.address(*LYING_FEED))
    assert get(address).status == 200
    assert address in before.body.decode()
    newsroom.advance()
    assert get(address).status == 404
    assert get(newsroom.address(*LYING_FEED), {"If-None-Match": before.headers["ETag"]}).status == 304
    after = get(newsroom.address(*LYING_FEED))
    assert after.headers["ETag"] == before.headers["ETag"]
    assert address not in after.body.decode()


def test_a_newsroom_may_start_with_the_second_visit_and_has_no_third(get: Get) -> None:
    with Newsroom(visit=2) as newsroom:
        assert get(newsroom.address(*WITHDRAWN)).status == 404
        with pytest.raises(InputError, match="visit 3"):
            newsroom.advance()
    with pytest.raises(InputError, match="visit 0"):
        Newsroom(visit=0)
