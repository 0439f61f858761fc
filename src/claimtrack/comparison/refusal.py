"""What the gate returns when two claims cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """The check that failed and why, in one sentence that names what was compared.

    `unknown` marks refusals for want of knowledge: a denial that expressly answers a claim need not repeat
    what the claim left open.
    """

    check: str
    reason: str
    unknown: bool = False
