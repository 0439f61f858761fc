"""The border of the program: whatever went wrong becomes one sentence and an exit code here, nowhere else."""

from __future__ import annotations

import os
import re
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.cli.invocation import TRACEBACK, say
from claimtrack.errors import ClaimtrackError
from claimtrack.settings import data_folder

UNEXPECTED = 70
INTERRUPTED = 130
EXIT_CODES = """\
0    done
1    a check found something wrong, or a question was answered with no
2    the command was written wrongly
3    something named does not exist: a file, topic, language, id
4    a data file is broken: watch, source, claim type
5    the database cannot be opened, read or written
6    no source could be crawled
7    the result could not be written: no space, no permission
70   a mistake of claimtrack itself; the details are in a file
130  interrupted; what was saved stays
143  stopped by another program; what was saved stays"""
_PASSWORD = re.compile(r"(//[^/\s:@]*):[^/\s@]*@")


def refuse(error: ClaimtrackError, arguments: Sequence[str]) -> int:
    """Say what went wrong; the exit code of its kind."""
    if TRACEBACK in arguments:
        traceback.print_exception(error)
    say(f"error: {error}")
    return error.exit_code


def fail(error: Exception, arguments: Sequence[str]) -> int:
    """Say that claimtrack made a mistake, and where its details are."""
    if TRACEBACK in arguments:
        traceback.print_exception(error)
    place = _keep(error, arguments)
    kept = f"The details are in {place}; please report it" if place else "The details could not be kept"
    say(f"error: claimtrack made a mistake ({type(error).__name__}). {kept}.")
    return UNEXPECTED


def _keep(error: Exception, arguments: Sequence[str]) -> Path | None:
    """The file the details were added to: in the data folder, or where that cannot be written, a new one."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    details = "".join(traceback.format_exception(error))
    command = " ".join(arguments)
    text = _PASSWORD.sub(r"\1:***@", f"{when} claimtrack {command}\n{details}\n")
    for folder in (data_folder(), Path(tempfile.gettempdir()) / f"claimtrack-{os.getpid()}"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / "errors.log").open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(text)
        except OSError:
            continue
        return folder / "errors.log"
    return None


def interrupted() -> int:
    """Say that it was ended by hand."""
    say("Interrupted. What was saved stays.")
    return INTERRUPTED
