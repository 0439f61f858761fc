"""Filter first: whether a page names an entity of the watch, before anything expensive is done with it."""

from __future__ import annotations

from hashlib import sha256

from claimtrack.articles.markup import refuse_other_kinds
from claimtrack.data.watches import watch_entities
from claimtrack.errors import InputError
from claimtrack.model import Article, Link, Snapshot, Watch
from claimtrack.pipeline.steps import relevance

NO_ENTITY = "names no entity of the watch"
OTHER_PAGE = "another page than the title announced"
"""A wall, a check for robots, an error page with status 200: not a decision, and looked at again."""
NO_PAGE = "no page of text: "


class Sieve:
    """Decides against pages by their raw bytes, and against articles by their text.

    `no_entity` is the reason it gives, with a short hash of the watch's names: a decision holds as long
    as they stay the same, and other watches decide for themselves.
    """

    def __init__(self, watch: Watch) -> None:
        self._names = relevance(watch)
        self.no_entity = f"{NO_ENTITY} [{names_hash(watch)}]"

    def against_page(self, link: Link, snapshot: Snapshot) -> str | None:
        """Why a page need not be read, or None.

        One that was announced with the name of an entity is read in any case: if the name is not on the
        page, something else may stand before it.
        """
        try:
            refuse_other_kinds(snapshot.body, snapshot.headers, link.url)
        except InputError as error:
            return NO_PAGE + error.what.removeprefix("This is not an HTML page but ")
        if self._names is None or self._announced(link):
            return None
        return None if self._names.names_in(snapshot.body, snapshot.headers) else self.no_entity

    def against_article(self, link: Link, article: Article) -> str | None:
        """Why an article is not kept, or None; beside its text, teasers may have named an entity."""
        if self._names is None or self._names.names_in(f"{article.title or ''}\n{article.text}"):
            return None
        return OTHER_PAGE if self._announced(link) else self.no_entity

    def _announced(self, link: Link) -> bool:
        """Whether the way that led to a page announced it with the name of an entity."""
        return self._names is not None and link.title is not None and self._names.names_in(link.title)


def names_hash(watch: Watch) -> str:
    """Eight hexadecimal digits that stand for the names the watch is recognised by."""
    known = watch_entities(watch).by_id
    names = sorted(
        (id, lang, name)
        for id in watch.entities
        for listed in (known[id].names, known[id].short)
        for lang, written in listed.items()
        for name in written
    )
    return sha256(repr(names).encode("utf-8", "backslashreplace")).hexdigest()[:8]


def without_hash(reason: str) -> str:
    """A reason as it is shown to a person."""
    return NO_ENTITY if reason.startswith(f"{NO_ENTITY} [") else reason
