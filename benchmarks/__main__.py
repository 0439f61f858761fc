"""Runs the benchmarks one after the other, each in a process of its own, or those that are named.

`python -m benchmarks [NAME ...]`, such as `python -m benchmarks startup values`. Exit code 1 if one failed.
Measurements that need outside data look for it in a folder `shared` beside the project, and are left out
where it is not there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = HERE.parents[1] / "shared" / "bench" / "pages"
NAMES = tuple(sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_")))
NEEDS = {"pages": PAGES}
"""The outside data that a benchmark cannot do without, given to it as its argument."""


def run(name: str) -> bool:
    """Run one, and tell whether it ended well; one whose data is not there is left out, which is well."""
    print(f"\n## {name}\n", flush=True)
    needed = NEEDS.get(name)
    if needed and not needed.is_dir():
        print(f"left out: {needed} is not there")
        return True
    arguments = [str(needed)] if needed else []
    command = [sys.executable, str(HERE / f"{name}.py"), *arguments]
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("name", nargs="*", default=NAMES, help=", ".join(NAMES))
    asked = parser.parse_args().name
    if unknown := sorted(set(asked) - set(NAMES)):
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(NAMES)}")
    failed = [name for name in asked if not run(name)]
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
