"""`python -m claimtrack.sample`: serves, prints the addresses, writes the watch."""

from __future__ import annotations

import socket
import threading
import tomllib
from pathlib import Path

import pytest

from claimtrack.sample.__main__ import run


def stopped() -> threading.Event:
    stop = threading.Event()
    stop.set()
    return stop


def test_it_prints_every_address_and_the_watch_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watch = tmp_path / "watch.toml"
    assert run(["--watch", str(watch), "--visit", "2"], stopped()) == 0
    printed = capsys.readouterr().out
    sources = tomllib.loads(watch.read_text(encoding="utf-8"))["source"]
    assert str(watch) in printed
    assert "visit 2" in printed
    for source in sources:
        assert source["way"][0]["url"].split("/")[2] in printed


def test_a_taken_port_ends_it_with_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(["--port", port, "--watch", str(tmp_path / "w.toml")], stopped()) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_a_watch_file_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--watch", str(tmp_path / "no" / "w.toml")], stopped()) == 7
    assert "w.toml" in capsys.readouterr().err
