"""What is claimed in the articles of the sample newsroom: all of it, to be read when it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.articles.page import read
from claimtrack.data.watches import load_watch
from claimtrack.model import Claim, Snapshot
from claimtrack.pipeline.steps import extract
from claimtrack.report import words
from claimtrack.sample.content import Outlet, Page
from claimtrack.sample.markup import write_page
from claimtrack.sample.reading import outlets
from claimtrack.sample.watch import watch_toml

LATER = datetime(2026, 6, 1, tzinfo=UTC)
"""After every article of the newsroom, so that no date is refused."""


def shot(outlet: Outlet, page: Page, base: str) -> Snapshot:
    html = write_page(outlet, page, base, visit=1)
    return Snapshot(
        base + page.path, LATER, 200, {"content-type": "text/html; charset=utf-8"}, html.encode(), ""
    )


def told(claim: Claim) -> str:
    speech = claim.attribution
    voice = f"{speech.speaker or 'the article itself'} ({speech.speaker_kind})"
    what = " ".join(filter(None, (claim.subject, words.what(claim), words.value(claim.quantity))))
    return f"{what} | {words.stance(claim)} | {voice} | {claim.evidence.text}"


def test_the_newsroom_claims_what_its_texts_say(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    bases = {outlet.id: f"https://{outlet.id}.example" for outlet in outlets()}
    path = tmp_path / "sample.toml"
    path.write_text(watch_toml(bases), encoding="utf-8")
    watch = load_watch(str(path))
    lines = []
    for outlet in outlets():
        for page in outlet.pages:
            if page.status == 200 and page.template == "page":
                snapshot = shot(outlet, page, bases[outlet.id])
                lines.append(f"{outlet.id}/{page.name}")
                article = read(snapshot, source=outlet.id)
                lines += [f"  {told(claim)}" for claim in extract(article, watch)]
    golden("claims.txt", "\n".join(lines))
