"""The comparison rules: one file each, found by listing this folder.

A rule file has a docstring for the reader (what it flags, what it does not), NAME, NEEDS (checks of the
gate), `takes(reading)`, `opens(reading)` and `apply(a, b, context)`; rule.py explains them.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from claimtrack.comparison.gate import CHECKS
from claimtrack.comparison.rule import Rule
from claimtrack.errors import ClaimtrackError

_PARTS = ("NAME", "NEEDS", "takes", "opens", "apply")


def rule_of(module: ModuleType) -> Rule:
    """The rule a file gives; a file that is not complete is refused by name."""
    missing = [part for part in _PARTS if not hasattr(module, part)]
    if missing or not module.__doc__:
        lacking = ", ".join(missing or ["its docstring"])
        raise ClaimtrackError(f"Comparison rule lacks {lacking}", where=module.__name__)
    unknown = [check for check in module.NEEDS if check not in CHECKS]
    if unknown:
        raise ClaimtrackError(f"Comparison rule needs unknown checks {unknown}", where=module.__name__)
    return Rule(module.NAME, module.__doc__, module.NEEDS, module.takes, module.opens, module.apply)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    modules = (import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__))
    return tuple(sorted((rule_of(module) for module in modules), key=lambda rule: rule.name))
