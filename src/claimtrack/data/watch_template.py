"""Writes a new watch file for a person to fill in: it loads as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from string import Template

from claimtrack.data.entities import load_entities
from claimtrack.data.ids import is_id
from claimtrack.data.near import near
from claimtrack.data.sources import load_sources
from claimtrack.data.watch_files import ANY, known_topics
from claimtrack.errors import InputError

TEXT = Template(
    """\
# A watch: what claimtrack follows for you. Lines that begin with "# " are notes; a line that begins with
# "#" alone is an example that works once the "#" is taken away.

id = $id
name = $name

# Languages of the articles: en, de, zh.
languages = $languages

# Whom the claims are about, by id, such as "aws-china" or "siemens". An empty list is anyone.
# A company on no list is described below, under [[entity]].
entities = $entities

# What may be claimed. Topics: $every_topic.
# An empty list is everything. Single claim types may be named instead or in addition:
#types = ["layoff"]
topics = $topics

# Where it is read, by id, such as "handelsblatt" or "reuters". An empty list is every source in your
# languages, or, where you describe your own below, only those.
sources = $sources

# A company that is on no list. A name is taken in any case, one under "exact" only as it is written.
#[[entity]]
#id = "example-works"
#name = "Example Works"
#kind = "company"
#en = ["Example Works Ltd"]
#de = ["Example-Werke"]
#zh = ["示例工厂"]
#exact.en = ["EXWO"]

# A source of your own. Its ways in are a feed, a sitemap, a list (a page of links, with the regular
# expression that the addresses of its articles match) or a single page.
#[[source]]
#id = "example-news"
#name = "Example News"
#kind = "press"
#languages = ["en"]
#[[source.way]]
#kind = "feed"
#url = "https://news.example/feed.xml"
#[[source.way]]
#kind = "list"
#url = "https://news.example/business"
#links = '^https://news\\.example/articles/\\d+'
"""
)


def watch_template(
    watch_id: str,
    name: str | None = None,
    *,
    entities: Iterable[str] = (),
    topics: Iterable[str] = (),
    sources: Iterable[str] = (),
    languages: Iterable[str] = ANY.languages,
) -> str:
    """The text of a new watch file with these ids in it; an id that is not known is an InputError."""
    if not is_id(watch_id) or watch_id == ANY.id:
        raise InputError(f"{watch_id!r} is no id for a watch", hint="An id is written like aws-china.")
    return TEXT.substitute(
        id=_quoted(watch_id),
        name=_quoted(name or watch_id),
        languages=_list("language", languages, ANY.languages),
        entities=_list("entity", entities, load_entities().by_id),
        topics=_list("topic", topics, known_topics()),
        sources=_list("source", sources, load_sources()),
        every_topic=", ".join(sorted(known_topics())),
    )


def _list(what: str, ids: Iterable[str], known: Iterable[str]) -> str:
    """The ids as a TOML list, each known and each once."""
    wanted = list(dict.fromkeys(ids))
    names = set(known)
    for one in wanted:
        if one not in names:
            raise InputError(f"There is no {what} {one!r}{near(one, names)}")
    return f"[{', '.join(map(_quoted, wanted))}]"


def _quoted(text: str) -> str:
    """The text as a TOML string: JSON's escapes are TOML's, except that TOML escapes DEL too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
