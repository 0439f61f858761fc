"""The crawler as a child process: started with a job, listened to, asked to stop."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import claimtrack
from claimtrack.errors import CrawlError, OutputError
from claimtrack.pipeline.crawl_events import Event, from_line
from claimtrack.pipeline.crawl_job import Job

STOP_SECONDS = 15.0
"""How long the crawler may take to stop before it is killed; its run can be taken up all the same."""
LARGEST_LOG = 10_000_000


def crawler_folder() -> Path:
    """The folder of the Scrapy project: inside an installed claimtrack, or beside the sources."""
    package = Path(claimtrack.__file__).parent
    for folder in (package / "_crawler", package.parent.parent / "crawler"):
        if (folder / "newscrawl" / "run.py").is_file():
            return folder
    raise CrawlError(
        "The crawler is not part of this installation", where=str(package), hint="Install claimtrack again."
    )


class Child:
    """The running crawler; a context manager that leaves no process behind.

    It ends when its standard input closes, whoever closes it: if this process is killed, the system does.
    """

    def __init__(self, job: Job, log: Path) -> None:
        self._log = _open_log(log)
        folder = os.pathsep.join(filter(None, [str(crawler_folder()), os.environ.get("PYTHONPATH")]))
        # -P: a scrapy.py in the folder somebody happens to stand in is not imported. A session of its own:
        # Ctrl-C in the terminal reaches this process alone, which then asks the crawler to stop.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "newscrawl.run"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**os.environ, "PYTHONPATH": folder},
            start_new_session=True,
        )
        self._killer = threading.Timer(STOP_SECONDS, self._process.kill)
        with suppress(OSError):  # it may have ended already; its exit code tells
            self._input.write(job.to_line().encode())
            self._input.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.stop()
        finally:
            self._killer.cancel()
            self._process.kill()  # if Ctrl-C was pressed a second time
            self._process.wait()
            self._output.close()
            self._log.close()

    @property
    def pid(self) -> int:
        """The number of the crawler's process."""
        return self._process.pid

    @property
    def _input(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _output(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

    def events(self) -> Iterator[Event]:
        """What the crawler tells, until it has ended."""
        for line in self._output:
            event = from_line(line)
            if event is not None:
                yield event

    def stop(self) -> None:
        """Ask the crawler to stop, and wait until it has; nothing happens where it has ended already."""
        with suppress(OSError):
            self._input.close()
        self._killer.start()
        for _ in self._output:  # a full pipe would keep it from ending
            pass
        self._process.wait()

    def wait(self) -> int:
        """The exit code; negative for the signal that killed it."""
        return self._process.wait()


def _open_log(path: Path) -> IO[bytes]:
    """The log to append to; a long one is put aside first."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_name(path.name + ".1"))
        return path.open("ab")
    except OSError as error:
        what = f"The crawler's log cannot be written ({error.strerror})"
        raise OutputError(what, where=str(path)) from error
