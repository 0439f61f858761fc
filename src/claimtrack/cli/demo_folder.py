"""The folder of a demo: a new one, or one that a former demo made. Nothing else is ever deleted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from claimtrack.errors import OutputError

MARK = ".claimtrack-demo"
DATABASE = "claimtrack.sqlite"
WATCH = "sample-newsroom.toml"
CSV = "contradictions.csv"
LOG = "crawl.log"
MADE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", WATCH, CSV, LOG)
"""All that a demo makes, and all that the next one takes away."""


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """The folder, and the files a demo makes in it."""

    path: Path

    @property
    def database(self) -> Path:
        """The database of the demo."""
        return self.path / DATABASE

    @property
    def watch(self) -> Path:
        """The watch that follows the sample newsroom."""
        return self.path / WATCH

    @property
    def csv(self) -> Path:
        """The contradictions as CSV."""
        return self.path / CSV

    @property
    def log(self) -> Path:
        """The crawler's log."""
        return self.path / LOG


def prepare(path: Path) -> DemoFolder:
    """The folder without the files of a former demo; any other folder with something in it is refused."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()) and not (path / MARK).is_file():
            raise OutputError(
                "The folder holds something else, which the demo leaves alone",
                where=str(path),
                hint="Name a new one with --folder.",
            )
        (path / MARK).touch()
        for name in MADE:
            (path / name).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder of the demo cannot be used ({error.strerror})", where=str(path), hint="See --folder."
        ) from error
    return DemoFolder(path)
