"""Articles from the files a person names: what cannot be read is said, and the rest is read all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import complete
from claimtrack.cli.invocation import Invocation, say
from claimtrack.errors import InputError

if TYPE_CHECKING:
    from claimtrack.model import Article, Watch

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files (.txt .md .html .json .jsonl), folders or patterns."),
]
WatchOption = Annotated[
    str,
    typer.Option(
        "--watch",
        metavar="WATCH",
        help="What to look for: the id of a watch, or its file; any for every claim about anyone.",
        autocompletion=complete.watches,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a file does not say of its article."""

    lang: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", help="Language, where a file names none.", autocompletion=complete.languages
        ),
    ] = None
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date of publication, where a file names none.")
    ] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Address of the article.")] = None
    source: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Who published it: id or name.", autocompletion=complete.sources),
    ] = None


@dataclass(slots=True)
class Reader:
    """Reads the articles of files one after another, and remembers whether one could not be read."""

    asked: Invocation
    watch: Watch
    beside: Beside
    files: Sequence[Path]
    exit_code: int = field(default=0, init=False)

    def articles(self) -> Iterator[Article]:
        """The articles of the files."""
        for path in self.files:
            yield from self._of(path)

    def _of(self, path: Path) -> Iterator[Article]:
        from claimtrack.articles.plain import read_file

        given = self.beside
        try:
            found = read_file(
                path, url=given.url, published=given.published, lang=given.lang, source=given.source
            )
        except InputError as error:
            if error.where is not None and error.where.startswith("option "):
                raise
            say(f"error: {error}")
            self.exit_code = error.exit_code
            return
        for article in found:
            if article.lang not in self.watch.languages:
                known = ", ".join(self.watch.languages)
                self.asked.note(f"{article.url}: not in a language of the watch ({known}); see --lang.")
            yield article

    def finish(self) -> None:
        """End the command with the exit code of the last file that could not be read, if there was one."""
        if self.exit_code:
            raise typer.Exit(self.exit_code)
