"""Tables and texts for people: drawn for a terminal, plain and uncut where no terminal is.

Every text passes `printable`, and none is read as Rich's markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimtrack.cli.output import stdout_for_people
from claimtrack.report.columns import Cell, Column, Row, shown
from claimtrack.report.marked import Marked, one_line
from claimtrack.report.printable import printable, printable_lines

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

WIDE = 120
"""From so many columns on, a table takes each piece of knowledge in a column of its own."""
STEADY = {"date", "date, id", "value", "in", "id"}
"""Columns that are never wrapped: what stands in them is short and read as one."""
EVIDENCE = "bold underline"


def console() -> Console:
    """The console of standard output."""
    from rich.console import Console

    return Console(file=stdout_for_people(), highlight=False, markup=False, emoji=False)


def is_wide(out: Console) -> bool:
    """Whether there is room for one thing a column; where no terminal is, there is no limit."""
    return not out.is_terminal or out.width >= WIDE


def table(out: Console, rows: Iterable[Row], columns: Sequence[Column[Row]]) -> None:
    """Print the rows as a table."""
    cells = [[column.value(row) for column in columns] for row in rows]
    names = [column.name for column in columns]
    if out.is_terminal:
        out.print(_drawn(names, cells, out))
    else:
        for line in aligned([names, *([_one_line(cell) for cell in row] for row in cells)]):
            plain(out, line)


def _drawn(names: Sequence[str], cells: Iterable[Sequence[Cell]], out: Console) -> RenderableType:
    from rich.table import Table

    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold underline")
    rows = [list(row) for row in cells]
    for place, name in enumerate(names):
        numeric = bool(rows) and all(isinstance(row[place], int) for row in rows)
        steady = name in STEADY or numeric
        drawn.add_column(name, justify="right" if numeric else "left", no_wrap=steady, overflow="fold")
    for row in rows:
        drawn.add_row(*(_text(cell, out) for cell in row))
    return drawn


def _text(cell: Cell, out: Console) -> Text:
    from rich.text import Text

    return sentence(cell, out) if isinstance(cell, Marked) else Text(printable_lines(shown(cell)))


def sentence(words: Marked, out: Console) -> Text:
    """A sentence with its evidence in bold, or between stars where nothing can be bold."""
    from rich.text import Text

    styled = out.is_terminal and not out.is_dumb_terminal
    mark = "" if styled else "**"
    before, after = _spaced(words.before), _spaced(words.after)
    evidence = f"{mark}{printable(one_line(words.evidence))}{mark}"
    return Text.assemble(before, (evidence, EVIDENCE if styled else ""), after)


def _spaced(text: str) -> str:
    """The text on one line, with one space left at an end where there was one."""
    line = printable(one_line(text))
    if not line:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{line}{' ' if text[-1].isspace() else ''}"


def _one_line(cell: Cell) -> str:
    return printable(one_line(shown(cell)))


def aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Lines whose cells stand under one another, two spaces between them; a Chinese letter takes two."""
    from rich.cells import cell_len

    widths = [max(cell_len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def plain(out: Console, text: str = "", style: str | None = None, *, wrap: bool = True) -> None:
    """Print a text as it is: wrapped on a terminal unless it shall be copied, never cut elsewhere."""
    from rich.text import Text

    whole = Text(printable_lines(text), style=style or "")
    out.print(whole, soft_wrap=not (wrap and out.is_terminal))


def hanging(out: Console, label: str, body: Text | str, width: int) -> None:
    """Print a label and, beside it, a text that keeps its own left edge."""
    from rich.table import Table
    from rich.text import Text

    label, text = printable(label), Text(printable_lines(body)) if isinstance(body, str) else body
    if not out.is_terminal:
        for number, line in enumerate(text.split("\n")):
            out.print(Text.assemble(f"{'' if number else label:<{width}}  ", line), soft_wrap=True)
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=width, overflow="fold", style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(label, text)
    out.print(grid)
