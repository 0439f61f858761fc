"""Commands written with groups of options, as Typer takes them: one parameter for each option.

A command says `filters: Filters` and gets a Filters; the person sees `--topic`, `--type`, `--entity` ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from inspect import Parameter, Signature, cleandoc, signature
from typing import Any, get_type_hints

import typer

from claimtrack.cli.invocation import Everywhere, Invocation, invocation

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Written:
    """One parameter of a command as it was written."""

    name: str
    kind: Any
    default: Any

    @property
    def group(self) -> type[Any] | None:
        """The group of options it stands for; None where it is one option itself."""
        if self.kind is Invocation:
            return Everywhere
        return self.kind if isinstance(self.kind, type) and is_dataclass(self.kind) else None

    def options(self) -> Iterator[Parameter]:
        """The parameters that Typer sees for it."""
        if self.kind is typer.Context:
            return
        if self.group is None:
            yield Parameter(self.name, Parameter.KEYWORD_ONLY, default=self.default, annotation=self.kind)
            return
        hints = get_type_hints(self.group, include_extras=True)
        for one in fields(self.group):
            yield Parameter(one.name, Parameter.KEYWORD_ONLY, default=one.default, annotation=hints[one.name])

    def value(self, context: typer.Context, given: dict[str, Any]) -> Any:
        """What the command gets for it."""
        if self.kind is typer.Context:
            return context
        if self.group is None:
            return given[self.name]
        group = self.group(**{one.name: given[one.name] for one in fields(self.group)})
        return invocation(group.over(context.obj)) if self.kind is Invocation else group


def spread(command: Command) -> Command:
    """The command with each group of options spread out.

    An Invocation is made from the options that stand before and after the command.
    """
    hints = get_type_hints(command, include_extras=True)
    written = [
        _Written(name, hints[name], parameter.default)
        for name, parameter in signature(command).parameters.items()
    ]

    def run(context: typer.Context, **given: Any) -> None:
        command(**{one.name: one.value(context, given) for one in written})

    # Arguments first, then the command's own options; what all commands share stands last.
    shared = [option for one in written if one.kind is Invocation for option in one.options()]
    own = [option for one in written if one.kind is not Invocation for option in one.options()]
    parameters = [Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context), *own, *shared]
    run.__name__, run.__doc__ = command.__name__, _help(command.__doc__ or "")
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # inspect looks for it
    return run


def _help(documentation: str) -> str:
    """The docstring as help: paragraphs on one line each, for the terminal to wrap; examples as they are."""
    paragraphs = cleandoc(documentation).split("\n\n")
    return "\n\n".join(
        part if part.startswith("Examples:") else " ".join(part.split()) for part in paragraphs
    )
