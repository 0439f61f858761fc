"""One mistake of `claimtrack eval`: the sentence, what was expected there, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.evaluation.labels import Label
    from claimtrack.evaluation.mistakes import Mistake
    from claimtrack.model import Claim

LABEL = 12
NOTHING = "nothing"


def show(out: Console, mistake: Mistake) -> None:
    """Print the mistake for people."""
    from claimtrack.cli.tables import hanging, plain
    from claimtrack.report.marked import one_line
    from claimtrack.report.voices import brief

    plain(out)
    hanging(out, mistake.kind, mistake.article, LABEL)
    hanging(out, "sentence", one_line(mistake.sentence), LABEL)
    hanging(out, "expected", "\n".join(map(_expected, mistake.expected)) or NOTHING, LABEL)
    hanging(out, "found", "\n".join(map(brief, mistake.found)) or NOTHING, LABEL)


def _expected(label: Label) -> str:
    """A label in one line."""
    from claimtrack.model import Quantity
    from claimtrack.report.words import claim_type, value

    quantity = value(Quantity(label.low, label.high, label.unit or ""))
    stance = None if label.act else label.stance
    parts = (claim_type(label.type), label.subject, quantity, stance, label.speaker_kind)
    aside = "" if label.counts and not label.historic else " (need not be found)"
    return ", ".join(part for part in parts if part) + aside


def as_json(mistake: Mistake) -> dict[str, Any]:
    """The mistake for programs."""
    return {
        "kind": mistake.kind,
        "article": mistake.article,
        "sentence": mistake.sentence,
        "expected": [_label(label) for label in mistake.expected],
        "found": [_claim(claim) for claim in mistake.found],
    }


def _label(label: Label) -> dict[str, Any]:
    from claimtrack.report.columns import whole

    return {
        "type": label.type,
        "subject": label.subject,
        "low": whole(label.low),
        "high": whole(label.high),
        "unit": label.unit,
        "stance": label.stance,
        "speaker_kind": label.speaker_kind,
        "evidence": label.evidence,
        "counts": label.counts and not label.historic,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    """The columns of a claim that a label has, and the rule that found it."""
    from claimtrack.report.claim_columns import CONTRACT
    from claimtrack.report.columns import flat

    wanted = ("type", "subject", "low", "high", "unit", "stance", "speaker_kind", "evidence", "rule")
    return {column.name: column.value(claim) for column in flat(CONTRACT) if column.name in wanted}
