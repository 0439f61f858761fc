"""`python -m claimtrack.sample [--port N] [--visit 1|2] [--watch FILE]` serves the newsroom until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from pathlib import Path

from claimtrack.errors import ClaimtrackError, OutputError
from claimtrack.sample.server import Newsroom
from claimtrack.sample.site import VISITS
from claimtrack.sample.watch import ID


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m claimtrack.sample", description="Serve the sample newsroom."
    )
    parser.add_argument("--port", type=int, default=0, help="first port; the outlets take those that follow")
    parser.add_argument("--visit", type=int, default=1, choices=VISITS, help="the state a crawl finds")
    parser.add_argument("--watch", type=Path, help="where to write the watch file (default: a new folder)")
    return parser.parse_args(arguments)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"Watch file cannot be written ({error.strerror})", where=str(path)) from error


def run(arguments: list[str] | None = None, stop: threading.Event | None = None) -> int:
    """The exit code, after serving until Ctrl-C or until `stop` is set."""
    asked = _arguments(arguments)
    watch = asked.watch or Path(tempfile.mkdtemp(prefix="claimtrack-sample-")) / f"{ID}.toml"
    try:
        with Newsroom(asked.visit, asked.port) as newsroom:
            _write(watch, newsroom.watch_toml())
            for outlet, url in newsroom.base_urls.items():
                sys.stdout.write(f"{url:<24} {outlet}\n")
            sys.stdout.write(f"Watch file: {watch}\nServing visit {newsroom.visit}. Ctrl-C ends it.\n")
            sys.stdout.flush()
            (stop or threading.Event()).wait()
    except KeyboardInterrupt:
        pass
    except ClaimtrackError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(run())
