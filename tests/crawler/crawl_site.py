"""A site on loopback whose every answer a test decides, and a watch that follows it."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

HTML = {"Content-Type": "text/html; charset=utf-8"}
FEED = {"Content-Type": "application/rss+xml"}
XML = {"Content-Type": "application/xml"}
ALLOW_ALL = "User-agent: *\nDisallow:\n"


@dataclass(frozen=True)
class Said:
    """One answer; `cut` says how many bytes of the body are sent before the connection breaks."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: int | None = None
    wait: float = 0.0


@dataclass(frozen=True)
class Asked:
    """One request as the site saw it."""

    path: str
    headers: Message
    at: float


Answer = Said | Callable[[Asked], Said | None]


def page(text: str, title: str = "Report", lang: str = "en") -> Said:
    """A page with an article."""
    body = f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>
<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"""
    return Said(headers=HTML, body=body.encode())


def feed(links: Iterable[str], title: str = "Report") -> Said:
    """An RSS feed with the links."""
    items = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for link in links)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return Said(headers=FEED, body=body.encode())


class Site:
    """A host on loopback; `answers` may be changed while it runs. What it does not know is 404."""

    def __init__(self, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {"/robots.txt": Said(body=ALLOW_ALL.encode())}
        self.asked: list[Asked] = []
        self._server = _Server((host, 0), _Handler)
        self._server.site = self
        if context is not None:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self.base = f"{'https' if context else 'http'}://{host}:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, path: str) -> str:
        """The full address of a path."""
        return self.base + path

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.asked]

    def answer(self, asked: Asked) -> Said | None:
        """What is said to a request; None hangs up."""
        self.asked.append(asked)
        found = self.answers.get(asked.path, Said(404, HTML, b"<h1>404</h1>"))
        return found if isinstance(found, Said) else found(asked)


class _Server(ThreadingHTTPServer):
    """Says nothing of clients that go away in the middle, which some of ours do on purpose."""

    daemon_threads = True
    site: Site

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        self.close_connection = True
        server: Any = self.server
        said = server.site.answer(Asked(self.path, self.headers, time.monotonic()))
        if said is None:
            return
        time.sleep(said.wait)
        self.send_response_only(said.status)
        headers = {"Content-Length": str(len(said.body)), "Connection": "close"} | said.headers
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said.body[: said.cut])

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def watch_toml(
    sources: dict[str, list[tuple[str, str]]],
    entities: Iterable[str] = ("aws",),
    languages: Iterable[str] = ("de",),
) -> str:
    """A watch that follows the ways (kind, address) of some sources.

    The pages above are in English: unless a test wants claims, nobody has to look for any.
    """
    lines = ['id = "test"', 'name = "A watch of a test"', f"entities = {json.dumps(list(entities))}"]
    lines.append(f"languages = {json.dumps(list(languages))}")
    for id, ways in sources.items():
        lines += ["[[source]]", f'id = "{id}"', f'name = "{id}"', 'kind = "press"', 'languages = ["en"]']
        for kind, url in ways:
            lines += ["[[source.way]]", f'kind = "{kind}"', f"url = {json.dumps(url)}"]
            lines += ['links = "."'] if kind == "list" else []
    return "\n".join(lines)
