"""Where an answer goes: standard output or a file. A failure to write is one sentence, never half a file."""

from __future__ import annotations

import errno
import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from claimtrack.errors import OutputError

STDOUT = "standard output"
BOM = "\ufeff"


class ReaderGone(Exception):  # noqa: N818  # it is no error
    """Whoever read the output has gone, as `| head` does when it has enough."""


class Guarded(io.TextIOBase):
    """A stream whose failures are an OutputError that names it, or ReaderGone."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self._stream = stream
        self._name = name

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a stream of ours always has one
        """The encoding of the stream, which decides what a terminal can show."""
        return self._stream.encoding or "utf-8"

    def write(self, text: str) -> int:
        """Write the text."""
        with explained(self._name):
            return self._stream.write(text)

    def flush(self) -> None:
        """Write what waits."""
        with explained(self._name):
            self._stream.flush()

    def close(self) -> None:
        """Nothing: the stream belongs to another, who may have closed it before this object is gone."""

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The number of the file."""
        return self._stream.fileno()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what the system says of a failed write into a sentence."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise _failure(error, name) from error


def _failure(error: OSError, name: str) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return OutputError(
            "There is no space left to write the result",
            where=name,
            hint="Make room and repeat the command.",
        )
    return OutputError(f"The result cannot be written ({error.strerror or error})", where=name)


def stdout_for_programs() -> TextIO:
    """Standard output in UTF-8 without translation of line ends, whatever the locale says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON writes a lone surrogate just as the escape that this handler gives.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return cast(TextIO, Guarded(sys.stdout, STDOUT))


def stdout_for_people() -> TextIO:
    """Standard output as the terminal has it; what it cannot show becomes a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return cast(TextIO, Guarded(sys.stdout, STDOUT))


@contextmanager
def file_for_programs(path: Path, *, bom: bool = False) -> Iterator[TextIO]:
    """A new file that takes its place only once all is written; until then, and on failure, nothing changed.

    A device or a pipe is written as it is.
    """
    with explained(str(path)):
        target = path.resolve()
        if target.is_dir():
            raise OutputError("A file is needed for the result, and this is a folder", where=str(path))
        special = path.exists() and not path.is_file()
    draft = path if special else target.with_name(f".claimtrack-{secrets.token_hex(6)}.part")
    try:
        with _opened(draft, str(path), new=not special) as out:
            out.write(BOM if bom else "")
            yield out
        if not special:
            with explained(str(path)):
                if target.exists():
                    shutil.copymode(target, draft)
                draft.replace(target)
    except BaseException:
        if not special:
            with suppress(OSError):
                draft.unlink()
        raise


@contextmanager
def _opened(draft: Path, name: str, *, new: bool) -> Iterator[TextIO]:
    """The file open for writing; when it is closed, its bytes are on the disk."""
    with explained(name):
        stream = draft.open("x" if new else "w", encoding="utf-8", errors="backslashreplace", newline="")
    try:
        yield cast(TextIO, Guarded(stream, name))
        with explained(name):
            stream.flush()
            if new:
                os.fsync(stream.fileno())
    finally:
        # What could not be written before cannot be written by closing either.
        with suppress(OSError):
            stream.close()


def finish_stdout() -> None:
    """Write what waits for standard output, so that a full disk is noticed before the program ends."""
    with explained(STDOUT):
        sys.stdout.flush()


def open_closed() -> None:
    """Give a program that was started without standard output or error (`>&-`) one that takes everything."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open to the end


def forget_stdout() -> None:
    """Let nothing be written to a standard output that cannot take it, when Python closes it at the end."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
