"""Looking after processes that a test has started, or that those have started."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from crawl_given import log_of


def is_alive(pid: int) -> bool:
    """Whether there is such a process, and not only its remains."""
    try:
        os.kill(pid, 0)
        stat = Path(f"/proc/{pid}/stat").read_text()
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return stat.rpartition(")")[2].split()[0] != "Z"


def wait_for_the_end(pid: int, seconds: float = 20.0) -> None:
    """Wait until the process is no more."""
    until = time.monotonic() + seconds
    while is_alive(pid):
        assert time.monotonic() < until, f"process {pid} is still alive"
        time.sleep(0.05)


def workers(folder: Path) -> list[int]:
    """The processes that read pages, by the crawler's log."""
    return [int(pid) for pid in re.findall(r"Process (\d+) reads the pages", log_of(folder))]
