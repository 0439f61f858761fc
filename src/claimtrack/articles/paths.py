"""What a person names on the command line (files, folders, patterns) becomes a list of files."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimtrack.errors import InputError

SUFFIXES = (".htm", ".html", ".json", ".jsonl", ".md", ".txt")


def known(path: Path) -> bool:
    """True for a file whose suffix says how to read it."""
    return path.suffix.lower() in SUFFIXES


def _in_folder(folder: Path) -> list[Path]:
    """The files below a folder that can be read, in the order of their paths; hidden ones are skipped."""
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place) / name for name in files if not name.startswith(".")]
    return sorted(path for path in found if known(path))


def _matches(pattern: str) -> Iterator[Path]:
    """The files that a pattern with *, ?, [...] or ** names."""
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207  # Path.glob takes no absolute one
        path = Path(name)
        if path.is_dir():
            if not pattern.endswith("**"):
                yield from _in_folder(path)
        elif known(path):
            yield path


def expand(paths: Sequence[str]) -> list[Path]:
    """The files that the paths name, each once; a path or pattern that names none is an InputError."""
    files: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = _in_folder(path)
            wrong = f"There is no file to read in this folder (known: {', '.join(SUFFIXES)})"
        elif path.exists():
            found, wrong = [path], ""
        elif glob.has_magic(given):
            found, wrong = (
                list(_matches(given)),
                f"No file matches this pattern (known: {', '.join(SUFFIXES)})",
            )
        else:
            found, wrong = [], "There is no such file or folder"
        if not found:
            raise InputError(wrong, where=given)
        files.update(dict.fromkeys(found))
    return list(files)
