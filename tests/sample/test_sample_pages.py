"""Pages as served: encodings, scripts, broken pages, agency copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.sample.content import Outlet
from claimtrack.sample.reading import outlets
from claimtrack.sample.server import Newsroom

Get = Callable[..., Any]
OPEN = [outlet for outlet in outlets() if not outlet.closed]


@pytest.mark.parametrize("outlet", OPEN, ids=lambda outlet: outlet.id)
def test_pages_are_in_the_encoding_they_declare(outlet: Outlet, newsroom: Newsroom, get: Get) -> None:
    for page in outlet.pages:
        reply = get(newsroom.address(outlet.id, page.path))
        assert reply.headers["Content-Type"] == f"text/html; charset={outlet.encoding}"
        html = reply.body.decode(outlet.encoding)
        assert f"charset={outlet.encoding}" in html.replace('"', "")
        if outlet.encoding != "utf-8":
            with pytest.raises(UnicodeDecodeError):
                reply.body.decode("utf-8")


def test_one_outlet_speaks_gb18030_in_its_feed_too(newsroom: Newsroom, get: Get) -> None:
    reply = get(newsroom.address("fanying-caijing", "/rss/tech.rdf"))
    assert reply.body.startswith(b'<?xml version="1.0" encoding="gb18030"?>')
    assert "帆影财经" in reply.body.decode("gb18030")


def test_one_page_is_in_traditional_script(newsroom: Newsroom, get: Get) -> None:
    html = get(newsroom.address("dengta-wanbao", "/china/20251111-aws")).body.decode()
    assert "裁員" in html
    assert "裁员" not in html


def test_one_page_breaks_off_inside_a_tag(newsroom: Newsroom, get: Get) -> None:
    html = get(newsroom.address("rheinwarte", "/wirtschaft/amazon-cloud-stellen-104.html")).body.decode()
    assert "</html>" not in html
    assert html.rfind("<") > html.rfind(">")


def test_one_page_is_a_consent_wall_without_its_article(newsroom: Newsroom, get: Get) -> None:
    html = get(newsroom.address("elbe-kontor", "/artikel/aws-raeumt-etagen")).body.decode()
    assert "Akzeptieren" in html
    assert "AWS" not in html


def test_agency_text_is_carried_by_two_outlets_with_credit(newsroom: Newsroom, get: Get) -> None:
    line = "AWS China plans to cut between 20% and 30% of its jobs, the Chinese outlet Fanying Caijing"
    carriers = {
        outlet.id: page.body
        for outlet in OPEN
        for page in outlet.pages
        if line in page.body and "(Wirebird)" in page.body
    }
    assert set(carriers) == {"wirebird", "harbour-ledger", "quayside-post"}
