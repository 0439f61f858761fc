"""Starting is quick because nothing heavy is imported, and the shell can complete what exists."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_running import Run

HEAVY = ["spacy", "scrapy", "trafilatura", "alembic", "thinc", "lxml", "twisted", "feedparser"]
TELL = (
    "import json, sys\n"
    "from claimtrack.cli.main import exit_code\n"
    "code = exit_code(sys.argv[1:])\n"
    "print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)\n"
)


def imported(*arguments: str) -> set[str]:
    """The modules a command imports, in a process of its own."""
    command = [sys.executable, "-c", TELL, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("--version",),
        ("list", "--topic", "layoffs"),
        ("list", "--format", "csv"),
        ("contradictions",),
        ("export", "claims", "--format", "json"),
        ("db", "path"),
        ("watch", "list"),
    ],
)
def test_answers_do_not_wait_for_what_only_a_crawl_needs(filled: Run, command: tuple[str, ...]) -> None:
    assert not imported(*command) & set(HEAVY)


def test_a_claim_is_shown_without_them_too(filled: Run) -> None:
    claim = json.loads(filled("list", "--format", "jsonl", "--limit", "1").out)
    assert not imported("show", claim["id"]) & set(HEAVY)


def test_help_and_version_do_not_even_need_the_database_library(place: Path) -> None:
    assert "sqlalchemy" not in imported("--help")
    assert "rich" not in imported("--version")


def completed(words: str, shell: str = "bash") -> list[str]:
    """What the shell offers when Tab is pressed behind these words."""
    parts = words.split(" ")
    env = {
        **os.environ,
        "_CLAIMTRACK_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(parts) - 1),
        "_TYPER_COMPLETE_ARGS": words,
    }
    command = [sys.executable, "-c", "from claimtrack.cli.main import run; run()"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("claimtrack contr", ["contradictions"]),
        ("claimtrack export c", ["claims", "contradictions"]),
        ("claimtrack list --topic lay", ["layoffs"]),
        ("claimtrack list --type market_", ["market_exit", "market_growth", "market_share"]),
        ("claimtrack crawl --watch aws", ["aws-china"]),
        ("claimtrack watch show a", ["any", "aws-china"]),
        ("claimtrack list --format json", ["json", "jsonl"]),
        ("claimtrack list --format t", ["table"]),
        ("claimtrack export claims --format m", ["md"]),
        ("claimtrack list --language d", ["de"]),
        ("claimtrack list --voice o", ["official"]),
        ("claimtrack list --entity aws-c", ["aws-china"]),
        ("claimtrack list --source heis", ["heise"]),
        ("claimtrack contradictions --strength d", ["dispute"]),
    ],
)
def test_the_shell_completes_what_exists(place: Path, words: str, offered: list[str]) -> None:
    assert completed(words) == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_complete_too(place: Path, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert "layoffs" in " ".join(completed("claimtrack list --topic lay", shell))
