"""The address under which a page is kept: one page, one address, whatever link led to it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement

TRACKING = re.compile(
    r"^(?:utm_\w+|mtm_\w+|pk_\w+|at_(?:medium|campaign|custom\d|link_\w+)|[gfyt]clid|gclsrc|gbraid|wbraid|dclid"
    r"|fbclid|msclkid|twclid|igshid|igsh|li_fat_id|mc_[ce]id|_hs(?:enc|mi)|ns_(?:mchannel|source|campaign)"
    r"|spm|spm_id_from|scm|vero_\w+|wt_(?:mc|zmc)\w*|xtor|cmpid|ocid|smid|smtyp|ref_src|ref_url|sharetoken"
    r"|mod_source|source_medium|share_token|share_source|shareuid|guccounter|guce_referrer(?:_sig)?)$",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from and never which page is meant."""
_LAST_LABELS = re.compile(r"(?:^|\.)([^.]+\.(?:com?|org|net|gov|edu|ac|gv|or|ne)\.[a-z]{2}|[^.]+\.[^.]+)$")
_BEYOND_URL = re.compile(r"[\x00-\x20\x7f]+")


def _split(url: str) -> SplitResult | None:
    """The parts of a web address, or None where it is not one."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # a broken port raises only when it is read
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def is_web(url: str) -> bool:
    """True for an address that can be fetched: http or https, with a host."""
    return _split(url) is not None


def clean(url: str) -> str:
    """The address without fragment and tracking parameters; the rest of it stays as it is, order included."""
    parts = _split(_BEYOND_URL.sub("", url))
    if parts is None:
        return url.strip()
    kept = [pair for pair in parts.query.split("&") if pair and not TRACKING.match(pair.split("=")[0])]
    host = parts.netloc.rpartition("@")[2].lower()
    port = {"http": ":80", "https": ":443"}[parts.scheme]
    return parts._replace(
        netloc=host.removesuffix(port), path=parts.path or "/", query="&".join(kept), fragment=""
    ).geturl()


def join(base: str, link: str) -> str | None:
    """The clean address that a link on a page leads to, or None where it leads to no web page."""
    try:
        url = urljoin(base, _BEYOND_URL.sub("", link))
    except ValueError:
        return None
    return clean(url) if is_web(url) else None


def site(url: str) -> str:
    """The name a site is registered under: news.example.co.uk belongs to example.co.uk."""
    parts = _split(url)
    host = (parts.hostname or "") if parts else ""
    match = _LAST_LABELS.search(host)
    return match[1] if match and not host.replace(".", "").isdigit() else host


def same_site(a: str, b: str) -> bool:
    """True where both addresses belong to one registered name."""
    return site(a) == site(b) != ""


def own_address(tree: HtmlElement, final: str) -> str:
    """The address a page claims for itself if that is on its own site, else the one it was fetched from."""
    stated = (
        *tree.xpath("//link[translate(@rel, 'CANONIL', 'canonil')='canonical']/@href"),
        *tree.xpath("//meta[@property='og:url' or @name='og:url']/@content"),
    )
    for link in stated:
        url = join(final, str(link))
        if url is None or not same_site(url, final):
            continue
        # A front page named as canonical by a careless template would swallow every article of the site.
        if urlsplit(url).path.strip("/") or urlsplit(url).query or not urlsplit(final).path.strip("/"):
            return url
    return clean(final)
