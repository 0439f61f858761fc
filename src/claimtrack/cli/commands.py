"""The commands by name: each stands in the file of its name, which is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command

COMMANDS = (
    *("demo", "crawl", "ingest", "extract", "list", "show", "contradictions"),
    *("export", "compare", "reextract", "eval", "watch", "models", "db", "doctor"),
)
"""In the order of their use. A new command is a file here, with its `app`, and its name in this list."""


class Commands(TyperGroup):
    """What Typer asks for commands; all of them are imported only to list or to complete them."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        # Only the names are read from here, for "did you mean".
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # as the library calls it
        """The names of all."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of this name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = get_command(import_module(f"claimtrack.cli.{cmd_name}").app)
        command.name = cmd_name
        return command
