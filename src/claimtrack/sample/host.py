"""One host of the sample newsroom: answers requests of one outlet and reports each of them.

Each outlet listens on its own port, and on its own address (127.0.0.1, 127.0.0.2 ...) where the system
has them all, as Linux does; elsewhere all share 127.0.0.1. Ports alone give each outlet its own
robots.txt; addresses also give it its own place in a crawler's per-host politeness.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import urlsplit

from claimtrack.sample.site import Answer

HUNG_UP = 0
"""The status in the log where the host hung up without an answer."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the newsroom saw it; `path` is without the query."""

    method: str
    outlet: str
    path: str
    query: str
    if_none_match: str | None
    if_modified_since: str | None
    user_agent: str | None
    status: int


def not_modified(answer: Answer, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Whether a request's condition asks for 304: If-None-Match goes first, compared weakly (RFC 9110)."""
    if if_none_match is not None:
        tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
        return answer.etag is not None and (answer.etag in tags or "*" in tags)
    if if_modified_since is None or answer.last_modified is None:
        return False
    try:
        since = parsedate_to_datetime(if_modified_since)
    except ValueError:
        return False
    return answer.last_modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))


class _Handler(BaseHTTPRequestHandler):
    """Answers one request and closes the connection, so that no thread outlives its client."""

    server: OutletServer
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        self._reply()

    def do_HEAD(self) -> None:
        self._reply()

    def _reply(self) -> None:
        self.close_connection = True
        target = urlsplit(self.path)
        answer = self.server.answer(target.path)
        conditions = self.headers["If-None-Match"], self.headers["If-Modified-Since"]
        status = HUNG_UP if answer is None else answer.status
        if answer is not None and status == 200 and not_modified(answer, *conditions):
            status = 304
        agent = self.headers["User-Agent"]
        outlet = self.server.outlet
        self.server.remember(
            Request(self.command, outlet, target.path, target.query, *conditions, agent, status)
        )
        if answer is not None:
            self._send(answer, status)

    def _send(self, answer: Answer, status: int) -> None:
        self.send_response_only(status)
        for name, value in _headers(answer, status):
            self.send_header(name, value)
        self.end_headers()
        if status != 304 and self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the newsroom keeps its own log."""


def _headers(answer: Answer, status: int) -> list[tuple[str, str]]:
    """The headers of an answer; none of them comes from a clock."""
    headers = [("Connection", "close")]
    if answer.etag is not None:
        headers.append(("ETag", answer.etag))
    if answer.last_modified is not None:
        changed = answer.last_modified.astimezone(UTC)
        headers.append(("Last-Modified", format_datetime(changed, usegmt=True)))
    if answer.location is not None:
        headers.append(("Location", answer.location))
    if status != 304:
        headers += [("Content-Type", answer.content_type), ("Content-Length", str(len(answer.body)))]
    return headers


class OutletServer(ThreadingHTTPServer):
    """The host of one outlet: `answer` gives what stands at a path, None where the host hangs up."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(
        self,
        address: tuple[str, int],
        outlet: str,
        answer: Callable[[str], Answer | None],
        remember: Callable[[Request], None],
    ) -> None:
        self.outlet = outlet
        self.answer = answer
        self.remember = remember
        self._connections: set[socket.socket] = set()
        super().__init__(address, _Handler)

    @property
    def base_url(self) -> str:
        """The address of the outlet, without a slash at the end."""
        return f"http://{self.server_name}:{self.server_port}"

    def server_bind(self) -> None:
        """Bind without the look-up of a host name that HTTPServer does: it may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, and know the connection for the end."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def close_request(self, request: Any) -> None:
        """Close a connection and forget it."""
        self._connections.discard(request)
        super().close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of the host's."""

    def server_close(self) -> None:
        """Hang up on every client still connected, then wait for their threads."""
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


def loopback_hosts(wanted: int) -> list[str]:
    """One loopback address for each outlet, or 127.0.0.1 for all where the system has no others."""
    hosts = [f"127.0.0.{n + 1}" for n in range(wanted)]
    try:
        for host in hosts:
            with socket.socket() as probe:
                probe.bind((host, 0))
    except OSError:
        return ["127.0.0.1"] * wanted
    return hosts
