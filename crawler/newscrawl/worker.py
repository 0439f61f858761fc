"""Pages are read in a process of their own, so that one that hangs or kills it costs only itself.

Nothing of Scrapy is imported here: the worker imports this file anew.
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from claimtrack.errors import CrawlError
from claimtrack.model import Outcome, Watch
from claimtrack.pipeline.fetched import Fetched, Reading, read_fetched

START_SECONDS = 120.0
"""How long a worker may take to be ready, on a machine that is busy."""
GRACE_SECONDS = 5.0
"""After this much more time a worker ends itself, should nobody be left to end it."""
ENDED = "reading the page ended the process that read it"

logger = logging.getLogger(__name__)


def serve(connection: Connection[Reading | None, Fetched], watch: Watch, seconds: float) -> None:
    """Read what comes through the connection, until it closes or the crawler is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    # A broken installation is told once, before the first page, and not of each page.
    import_module("trafilatura")
    connection.send(None)
    while True:
        try:
            fetched = connection.recv()
        except (EOFError, OSError):
            return
        # A regular expression that runs away stops all threads of this process, but not this clock.
        faulthandler.dump_traceback_later(seconds + GRACE_SECONDS, exit=True)
        connection.send(_read(fetched, watch))
        faulthandler.cancel_dump_traceback_later()


def _end_with(sentinel: int) -> None:
    """End this process as soon as its parent has ended, whatever it is doing."""
    wait([sentinel])
    os._exit(1)


def _read(fetched: Fetched, watch: Watch) -> Reading:
    """What was read. This is the crawler's border: a page that breaks our own code breaks only itself."""
    try:
        return read_fetched(fetched, watch)
    except Exception as error:
        logger.exception("Cannot read %s", fetched.link.url)
        return Reading(Outcome.FAILED, f"internal error ({type(error).__name__}); see the log")


class Worker:
    """One process that reads, and is replaced when it ends or takes too long. Its methods may block."""

    def __init__(self, watch: Watch, seconds: float) -> None:
        self._watch = watch
        self._seconds = seconds
        self._process: SpawnProcess | None = None
        self._closing = False
        self._connection: Connection[Fetched, Reading | None] | None = None

    def start(self) -> Connection[Fetched, Reading | None]:
        """The connection to the process, which is started if need be."""
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self.stop()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._watch, self._seconds), name="reader")
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        if self._closing:
            process.kill()
        if not _is_ready(ours):
            self.stop()
            raise CrawlError("The process that reads pages could not be started", hint="Its log says why.")
        logger.info("Process %s reads the pages", process.pid)
        return ours

    def read(self, fetched: Fetched) -> Reading:
        """What the process makes of an answer; FAILED if it ended over it or took too long."""
        connection = self.start()
        try:
            connection.send(fetched)
            if not connection.poll(self._seconds):
                self.stop()
                return Reading(Outcome.FAILED, f"reading the page took more than {self._seconds:g} s")
            reading = connection.recv()
        except (EOFError, OSError):
            reading = None
        if reading is None:
            self.stop()
            return Reading(Outcome.FAILED, ENDED)
        return reading

    def kill(self) -> None:
        """End the process from another thread than the one that waits for it, which then gets its end."""
        self._closing = True
        process = self._process
        if process is not None:
            with suppress(ValueError):  # ended and closed already
                process.kill()

    def stop(self) -> None:
        """End the process."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None


def _is_ready(connection: Connection[Fetched, Reading | None]) -> bool:
    try:
        return connection.poll(START_SECONDS) and connection.recv() is None
    except (EOFError, OSError):
        return False


class Workers:
    """Some workers, each with a thread that waits for it, so that the crawler need not."""

    def __init__(self, watch: Watch, seconds: float, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reader")
        self._all = [Worker(watch, seconds) for _ in range(count)]
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        for worker in self._all:
            self._idle.put_nowait(worker)

    async def start(self) -> None:
        """Let one process start while the crawler waits for its first answers."""
        worker = await self._idle.get()
        try:
            await asyncio.get_running_loop().run_in_executor(self._threads, worker.start)
        finally:
            self._idle.put_nowait(worker)

    async def read(self, fetched: Fetched) -> Reading:
        """What an answer gave, as soon as a worker is idle and has read it."""
        worker = await self._idle.get()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, worker.read, fetched)
        finally:
            self._idle.put_nowait(worker)

    def stop(self) -> None:
        """End all processes; what they were reading is lost, and waits in the store."""
        for worker in self._all:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._all:
            worker.stop()
