"""`claimtrack models list|install|test`: trained spaCy pipelines, which are optional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.invocation import Invocation
from claimtrack.cli.spread import spread
from claimtrack.errors import InputError

if TYPE_CHECKING:
    from claimtrack.nlp import Trained
    from claimtrack.report.columns import Column

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Trained spaCy pipelines: claimtrack needs none, and with one names organisations on no list, too.",
)

SENTENCES = {
    "en": "Brightwater Robotics and Polderkaart will cut jobs, a spokesman for Siemens said.",
    "de": "Die Molkerei Alpsegen und Siemens streichen Stellen, teilte Brightwater mit.",
    "zh": "杭州云翎科技和西门子宣布裁员。",
}
"""What `test` reads where no sentence is given."""


@app.command("list")
@spread
def list_models(asked: Invocation) -> None:
    """List the trained pipelines that are installed, and those that spaCy publishes.

    Of one language the first is used; your own go before spaCy's. CLAIMTRACK_MODELS names their folder, or
    says none for doing without.

    Examples:
      claimtrack models list
    """
    from claimtrack.cli.tables import console, table
    from claimtrack.nlp import TRAINED, installed
    from claimtrack.settings import models_folder

    there = installed()
    known = {one.name for one in there}
    rows = [(one.lang, one.name, one.version, _state(one)) for one in there]
    rows += [
        (lang, name, "", "not installed")
        for lang, names in TRAINED.items()
        for name in names
        if name not in known
    ]
    table(console(), sorted(rows, key=lambda row: row[0]), _columns())
    folder = models_folder()
    asked.note("CLAIMTRACK_MODELS says none: no pipeline is used." if folder is None else f"Folder: {folder}")


def _columns() -> tuple[Column[tuple[str, str, str, str]], ...]:
    from claimtrack.report.columns import Column

    return (
        Column("in", lambda row: row[0]),
        Column("pipeline", lambda row: row[1]),
        Column("version", lambda row: row[2]),
        Column("state", lambda row: row[3]),
    )


def _state(one: Trained) -> str:
    from claimtrack.nlp import used

    if not one.trusted:
        return "refused: a package that only took the name, not spaCy's"
    return "used" if used(one.lang) == one else "installed"


@app.command("install")
@spread
def install(
    asked: Invocation,
    what: Annotated[
        str,
        typer.Argument(metavar="WHAT", help="The name of one of spaCy's, or a wheel: its path or URL."),
    ],
    sha256: Annotated[
        str | None,
        typer.Option(
            metavar="HEX", help="The SHA-256 the wheel must have.", show_default="the one published with it"
        ),
    ] = None,
) -> None:
    """Install a trained pipeline into claimtrack's own folder.

    Nothing is unpacked before the SHA-256 of the wheel was verified: the one given, else the one that spaCy
    publishes, else the one in a file beside the wheel (….whl.sha256). Without one it is refused. Packages
    on PyPI that are named like spaCy's pipelines are not spaCy's: they are refused, too.

    Examples:
      claimtrack models install de_core_news_sm
      claimtrack models install ./en_mine-1.0.0-py3-none-any.whl
    """
    from claimtrack.cli.progress import moving
    from claimtrack.cli.tables import console, plain
    from claimtrack.pipeline.models import install as put

    with moving(asked, "Installing") as progress:
        done = put(what, sha256, progress.say)
    plain(console(), f"{done.name} {done.version} is installed in {done.folder}.")
    asked.note(f"See what it finds: claimtrack models test {done.name}")
    asked.note("For stored articles: claimtrack reextract --diff")


@app.command("test")
@spread
def try_model(
    asked: Invocation,  # noqa: ARG001  # the options that every command takes
    name: Annotated[str, typer.Argument(metavar="NAME", help="The pipeline, by name.")],
    sentence: Annotated[
        str | None,
        typer.Argument(metavar="SENTENCE", help="What to read.", show_default="an example in its language"),
    ] = None,
) -> None:
    """Load a trained pipeline, and show the organisations it names in a sentence.

    Examples:
      claimtrack models test de_core_news_sm
      claimtrack models test en_core_web_sm 'Polderkaart will cut 40 jobs.'
    """
    from claimtrack.cli.tables import console, hanging, plain
    from claimtrack.nlp import organisations_by

    one = _installed(name)
    text = sentence or SENTENCES[one.lang]
    found = [text[start:end] for start, end in organisations_by(one)(text)]
    out = console()
    plain(out, f"{one.name} {one.version} ({one.lang}) can be loaded.")
    hanging(out, "sentence", text, 13)
    hanging(out, "organisations", ", ".join(found) or "none", 13)


def _installed(name: str) -> Trained:
    """The pipeline of this name; one that must not be loaded is refused."""
    from claimtrack.data.near import near
    from claimtrack.nlp import installed

    there = {one.name: one for one in reversed(installed())}
    if name not in there:
        hint = "See claimtrack models list, and claimtrack models install."
        raise InputError(f"There is no trained pipeline {name!r}{near(name, there)}", hint=hint)
    if not there[name].trusted:
        what = "This package only took the name of a pipeline of spaCy's, and is not loaded"
        raise InputError(what, where=f"{name} {there[name].version}", hint=f"pip uninstall {name}")
    return there[name]
