"""The running sample newsroom: every outlet is a host of its own, and every request is remembered."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Self

from claimtrack.errors import InputError
from claimtrack.sample.content import Outlet
from claimtrack.sample.host import OutletServer, Request, loopback_hosts
from claimtrack.sample.reading import outlets
from claimtrack.sample.site import VISITS, Answer, answers
from claimtrack.sample.watch import watch_toml

NOT_FOUND = Answer(404, "text/html; charset=utf-8", b"<!DOCTYPE html><title>404</title><h1>404</h1>\n")
POLL_SECONDS = 0.05
"""How often a host looks whether it shall stop."""


class Newsroom:
    """The sample newsroom on loopback; a context manager.

    With `port`, the outlets listen on that port and those that follow; else the system chooses.
    """

    def __init__(self, visit: int = 1, port: int = 0) -> None:
        self._port = port
        self._servers: list[OutletServer] = []
        self._threads: list[threading.Thread] = []
        self._answers: dict[tuple[int, str], Mapping[str, Answer]] = {}
        self._requests: list[Request] = []
        self._lock = threading.Lock()
        self.base_urls: Mapping[str, str] = {}
        self.visit = _known(visit)

    def __enter__(self) -> Self:
        try:
            self._listen()
        except (OSError, OverflowError) as error:
            self.close()
            raise InputError(
                f"The sample newsroom cannot listen ({error})", where=f"port {self._port}"
            ) from error
        self.base_urls = {server.outlet: server.base_url for server in self._servers}
        self._answers = {
            (visit, outlet.id): answers(outlet, self.base_urls[outlet.id], visit)
            for outlet in outlets()
            for visit in VISITS
        }
        for server in self._servers:
            thread = threading.Thread(target=server.serve_forever, args=(POLL_SECONDS,), name=server.outlet)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _listen(self) -> None:
        hosts = loopback_hosts(len(outlets()))
        for n, (host, outlet) in enumerate(zip(hosts, outlets(), strict=True)):
            port = self._port + n if self._port else 0
            answer = partial(self._answer, outlet)
            self._servers.append(OutletServer((host, port), outlet.id, answer, self._remember))

    def _answer(self, outlet: Outlet, path: str) -> Answer | None:
        """What the outlet answers now; None where it hangs up."""
        return None if outlet.closed else self._answers[self.visit, outlet.id].get(path, NOT_FOUND)

    def _remember(self, request: Request) -> None:
        with self._lock:
            self._requests.append(request)

    def close(self) -> None:
        """Stop all hosts; when this returns, no thread of the newsroom is left."""
        if self._threads:
            with ThreadPoolExecutor(len(self._servers)) as pool:  # each waits for its host's next look
                list(pool.map(OutletServer.shutdown, self._servers))
        for server in self._servers:
            server.server_close()
        for thread in self._threads:
            thread.join()
        self._servers.clear()
        self._threads.clear()

    def advance(self) -> None:
        """Switch to the second visit: one page is revised, one gone, one outlet turns its teasers round."""
        self.visit = _known(self.visit + 1)

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request so far, in order of arrival."""
        with self._lock:
            return tuple(self._requests)

    def address(self, outlet: str, path: str) -> str:
        """The full address of a path of an outlet."""
        return self.base_urls[outlet] + path

    def count(self, outlet: str, path: str) -> int:
        """How often a path of an outlet was asked for, with any method and query."""
        return sum(request.outlet == outlet and request.path == path for request in self.requests)

    def watch_toml(self) -> str:
        """The watch that follows this newsroom, as data/watches would have it."""
        return watch_toml(self.base_urls)


def _known(visit: int) -> int:
    """The visit, if the newsroom has it."""
    if visit not in VISITS:
        raise InputError("The sample newsroom has a first and a second visit only", where=f"visit {visit}")
    return visit
