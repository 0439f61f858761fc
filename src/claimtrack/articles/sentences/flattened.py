"""Tables that lost their form: each cell on a line of its own, row after row.

    Company          Cisco China
    Place            Beijing, Hangzhou
    People           220

Such a run of short lines is a table only where it can be read in one way: a header of words, rows of as many
lines as it has, and in each column either figures throughout or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtrack.articles.sentences.lexicon import languages, lexicon

LONGEST = 48
"""A cell has at most so many characters; a Chinese one counts twice."""
FEWEST_COLUMNS, MOST_COLUMNS = 2, 8
FEWEST_ROWS = 2
ENDS = tuple(".。!！?？:：;；,，、…")
"""What a line of prose ends with, or one that introduces what follows."""
DASHES = frozenset("-–—―/*?")
PERIOD = re.compile(r"\b(?:[1-4][QH](?:20)?\d\d|[QH][1-4]|(?:19|20)\d\d)(?![\d%.,])", re.I)
LIST_MARK = re.compile(r"^(?:[•·▪◦‣*–—-]\s|\(?\d{1,3}[.)、](?!\d))")
WIDE = "\u2e80"

Line = tuple[int, int]
Row = tuple[Line, ...]


def flattened_rows(text: str) -> list[Row]:
    """The rows of the flattened tables of a text, headers first, each with the offsets of its cells."""
    lines: list[Line] = []
    end = 0
    for line in text.splitlines(keepends=True):
        lines.append(trimmed(text, end, end + len(line)))
        end += len(line)
    tables = (_table(text, lines, blocks) for blocks in _runs(text, lines))
    return [tuple(lines[at] for at in row) for table in tables for row in table]


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[list[int]]]:
    """Runs of short lines, each as blocks between blank lines."""
    blocks: list[list[int]] = []
    block: list[int] = []
    for at, line in enumerate(lines):
        start, end = line
        if start < end and _is_cell(text[start:end]):
            block.append(at)
            continue
        if block:
            blocks.append(block)
            block = []
        if start < end:
            yield blocks
            blocks = []
    yield [*blocks, block] if block else blocks


def _is_cell(line: str) -> bool:
    width = len(line) + sum(letter >= WIDE for letter in line)
    return width <= LONGEST and "\t" not in line and not line.endswith(ENDS) and not LIST_MARK.match(line)


def _table(text: str, lines: Sequence[Line], blocks: list[list[int]]) -> list[list[int]]:
    """The rows of the one table that some blocks can be read as, header first; none where there are several.

    A blank line may stand between all rows, between all cells, or nowhere.
    """
    cells = {at: text[slice(*lines[at])] for block in blocks for at in block}
    blocked = _by_blocks(blocks)
    if blocked:
        return blocked if fits([[cells[at] for at in row] for row in blocked]) else []
    together = blocks if len(blocks) > 1 and all(len(block) == 1 for block in blocks) else None
    for run in [[at for block in together for at in block]] if together else blocks:
        readings = [rows for rows in _ways(run) if fits([[cells[at] for at in row] for row in rows])]
        if len(readings) == 1:
            return readings[0]
    return []


def _by_blocks(blocks: list[list[int]]) -> list[list[int]]:
    """The longest run of blocks of one size, each a row."""
    best: list[list[int]] = []
    run: list[list[int]] = []
    for block in blocks:
        run = [*run, block] if run and len(run[0]) == len(block) else [block]
        if len(run) > len(best) and FEWEST_COLUMNS <= len(block) <= MOST_COLUMNS:
            best = run
    return best if len(best) > FEWEST_ROWS else []


def _ways(run: list[int]) -> Iterator[list[list[int]]]:
    """The ways to read a run of lines as rows, with a caption before them or none."""
    for width in range(FEWEST_COLUMNS, MOST_COLUMNS + 1):
        for first in (0, 1):
            cells = run[first:]
            if len(cells) % width == 0 and len(cells) > width * FEWEST_ROWS:
                yield [cells[at : at + width] for at in range(0, len(cells), width)]


def fits(table: list[list[str]]) -> bool:
    """Whether some rows are a table: words above, names in front, and columns of figures or of none."""
    header, *body = table
    if any(_is_figure(PERIOD.sub("", cell)) for cell in header):
        return False
    ranked = [row[0] for row in body] == [str(rank) for rank in range(1, len(body) + 1)]
    first = [row[ranked] for row in body]
    if any(_is_figure(cell) or _is_empty(cell) for cell in first) or len(set(first)) < len(first):
        return False
    figured = [_figured(column) for column in list(zip(*body, strict=True))[1 + ranked :]]
    return any(figured) and None not in figured


def _figured(column: Sequence[str]) -> bool | None:
    """Whether a column holds figures, or nothing where none is given; None where it mixes them with words."""
    figures = sum(map(_is_figure, column))
    words = sum(not _is_figure(cell) and not _is_empty(cell) for cell in column)
    return None if figures and words else figures > 0


def _is_figure(cell: str) -> bool:
    return _figure().search(cell) is not None


def _is_empty(cell: str) -> bool:
    return cell in DASHES or cell.casefold() in _empty()


@cache
def _figure() -> re.Pattern[str]:
    """Digits, or the words of any language for a number that is not given exactly."""
    vague = [re.escape(word) for lang in languages() for word in lexicon(lang).vague_cells]
    return re.compile(rf"\d|{'|'.join(vague)}", re.IGNORECASE)


@cache
def _empty() -> frozenset[str]:
    """What stands in a cell for which there is no figure, in any language."""
    return frozenset().union(*(lexicon(lang).empty_cells for lang in languages()))


def trimmed(text: str, start: int, end: int) -> Line:
    """The stretch without the spaces at its ends; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
