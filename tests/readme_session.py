"""The README's files, commands, and what they print; `python tests/readme_session.py` writes that anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
FENCED = re.compile(r"^```(?P<info>[^\n]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC")


@dataclass(frozen=True)
class Block:
    """A fenced block of the README: what its first line says, and what it holds."""

    info: str
    body: str

    @property
    def file(self) -> str | None:
        """The name of the file that the block shows, if it does (```text ledger.txt)."""
        kind, _, name = self.info.partition(" ")
        return name if kind != "console" and name else None


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a text, in order."""
    for found in FENCED.finditer(text):
        yield Block(found["info"], found["body"])


def timeless(text: str) -> str:
    """The text with every moment replaced by one and the same, for comparing."""
    return MOMENT.sub("2026-01-01 12:00 UTC", text)


class Session:
    """A folder in which the commands of the README run one after the other, on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        home = folder / "home"
        home.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMTRACK_")}
        self._environ = kept | {"HOME": str(home), "XDG_DATA_HOME": str(home), "COLUMNS": "100"}

    def play(self, block: Block) -> str:
        """The block as it is when what it shows is true: files are written, commands run."""
        if block.file:
            (self._folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / block.file).write_text(block.body, encoding="utf-8")
        if block.info != "console":
            return block.body
        commands = [line[2:] for line in block.body.splitlines() if line.startswith("$ ")]
        return "".join(f"$ {command}\n{self._run(command)}" for command in commands)

    def _run(self, command: str) -> str:
        program, *arguments = shlex.split(command)
        assert program == "claimtrack", command
        done = subprocess.run(
            [sys.executable, "-m", "claimtrack", *arguments],
            cwd=self._folder,
            env=self._environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        # Spaces that fill up the last column of a table cannot be seen in a README.
        lines = done.stdout.decode("utf-8").strip("\n").splitlines()
        return "".join(f"{line.rstrip()}\n" for line in lines)


def main() -> None:
    """Write what the commands print now into the README."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))

        def played(found: re.Match[str]) -> str:
            block = Block(found["info"], found["body"])
            return f"```{block.info}\n{timeless(session.play(block))}```"

        README.write_text(FENCED.sub(played, text), encoding="utf-8")


if __name__ == "__main__":
    main()
