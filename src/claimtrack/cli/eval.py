"""`claimtrack eval`: how well claims are found in texts that people have labelled."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtrack.cli import complete, names
from claimtrack.cli.invocation import Invocation
from claimtrack.cli.reading import WatchOption
from claimtrack.cli.spread import spread

if TYPE_CHECKING:
    from claimtrack.evaluation.scores import Scores, Table, Tally

app = typer.Typer(add_completion=False)

PLACES = 4
"""Decimals of a figure for programs."""


class Format(StrEnum):
    """For people, or for programs."""

    TABLE = "table"
    JSON = "json"


@app.command("eval")
@spread
def evaluate(
    asked: Invocation,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds articles/ID.json and gold/ID.json.")],
    watch: WatchOption = "any",
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="CODE", help="Only the articles in this language.", autocompletion=complete.languages
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", metavar="FORMAT", help=f"{', '.join(Format)}.")
    ] = Format.TABLE,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show the first N mistakes, each with its sentence.")
    ] = 0,
    min: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="F1", help="End with exit code 1 if the F1 of claims is below."),
    ] = None,
) -> None:
    """Score what is found in articles that you have labelled yourself.

    DIR/articles/ID.json is an article: url, title, text, lang, published, source. DIR/gold/ID.json is
    {"claims": [...]}, one object for each claim that a careful reader finds there: type, subject, value_low,
    value_high, unit, stance (asserts, hedges, confirms, denies, declines), attribution_kind (official,
    insider, analyst, press, unnamed, author) and evidence, the exact words. A claim without a value has
    neither value_low nor value_high; an exact one has both alike; "more than" has only value_low, "up to"
    only value_high. The types denial, confirmation and no_comment label what a speaker does; the claim it
    is about has a label of its own. "optional": true says that readers may differ, "historic": true that
    the claim is told as background: these count neither way.

    A claim is right when type, subject, value and stance are as labelled. Lenient takes AWS for AWS China,
    too. Acts are denials, confirmations and refusals to comment where they are labelled.

    Examples:
      claimtrack eval labelled/
      claimtrack eval labelled/ --watch ./mine.toml --errors 20
      claimtrack eval labelled/ --lang de --format json --min 0.7
    """
    from claimtrack.cli.progress import moving
    from claimtrack.data.watches import load_watch
    from claimtrack.pipeline.evaluate import evaluate as scored

    wanted = None if lang is None else names.language(lang)
    with moving(asked, "Reading") as progress:
        scores = scored(folder, load_watch(watch), wanted, progress.say)
    if format is Format.JSON:
        _give_json(scores, errors)
    else:
        _give_table(scores, errors)
    if min is not None and scores.strict.all.f1 < min:
        asked.note(f"The F1 of claims is {scores.strict.all.f1:.3f}, below {min:g}.")
        raise typer.Exit(1)


def _give_table(scores: Scores, errors: int) -> None:
    from claimtrack.cli.mistakes import show
    from claimtrack.cli.tables import console, plain, table
    from claimtrack.report.columns import Column
    from claimtrack.report.words import counted

    columns: tuple[Column[tuple[str, str, Tally]], ...] = (
        Column("scored", lambda row: row[0]),
        Column("of", lambda row: row[1]),
        Column("labels", lambda row: row[2].labels),
        Column("found", lambda row: row[2].right),
        Column("false", lambda row: row[2].false),
        Column("precision", lambda row: f"{row[2].precision:.3f}"),
        Column("recall", lambda row: f"{row[2].recall:.3f}"),
        Column("F1", lambda row: f"{row[2].f1:.3f}"),
    )
    out = console()
    table(out, list(_rows(scores)), columns)
    plain(out)
    plain(out, f"{counted(scores.articles, 'article')}, {counted(scores.evidence.of, 'claim')} found.")
    plain(out, f"The kind of speaker is right for {_part(scores.speakers.right, scores.speakers.of)}.")
    plain(out, f"The evidence is exact for {_part(scores.evidence.right, scores.evidence.of)}.")
    for mistake in scores.mistakes[:errors]:
        show(out, mistake)
    if 0 < errors < len(scores.mistakes):
        plain(out, f"\n{errors:,} of {counted(len(scores.mistakes), 'mistake')}.")


def _part(right: int, of: int) -> str:
    return f"{right:,} of {of:,} claims ({right / of:.3f})" if of else "no claim, for none was found"


def _rows(scores: Scores) -> list[tuple[str, str, Tally]]:
    """The lines of the table; of the lenient score only those by language, which say enough."""
    rows = [("claims", "all", scores.strict.all)]
    rows += [("claims", key, tally) for part in _parts(scores.strict).values() for key, tally in part]
    rows += [("lenient", "all", scores.lenient.all)]
    rows += [("lenient", key, tally) for key, tally in _parts(scores.lenient)["languages"]]
    rows += [("acts", "all", scores.acts.all)]
    parts = _parts(scores.acts)
    return rows + [("acts", key, tally) for part in ("languages", "types") for key, tally in parts[part]]


def _parts(table: Table) -> dict[str, list[tuple[str, Tally]]]:
    return {
        name: sorted(getattr(table, name).items(), key=lambda item: str(item[0]))
        for name in ("languages", "types", "stances")
    }


def _give_json(scores: Scores, errors: int) -> None:
    from claimtrack.cli.mistakes import as_json
    from claimtrack.cli.output import stdout_for_programs

    tables = {name: getattr(scores, name) for name in ("strict", "lenient", "acts")}
    answer: dict[str, Any] = {
        "articles": scores.articles,
        "claims": scores.evidence.of,
        **{name: _as_json(table) for name, table in tables.items()},
        "speaker_kind": round(scores.speakers.share, PLACES),
        "evidence_exact": round(scores.evidence.share, PLACES),
    }
    if errors:
        answer["mistakes"] = [as_json(mistake) for mistake in scores.mistakes[:errors]]
    stdout_for_programs().write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


def _as_json(table: Table) -> dict[str, Any]:
    parts = {name: {key: _figures(one) for key, one in part} for name, part in _parts(table).items()}
    return {"all": _figures(table.all), **parts}


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "labels": tally.labels,
        "found": tally.right,
        "false": tally.false,
        "precision": round(tally.precision, PLACES),
        "recall": round(tally.recall, PLACES),
        "f1": round(tally.f1, PLACES),
    }
