"""Imports point down only, and each outside library has its room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "claimtrack"

LAYERS = [
    {"errors", "__init__"},
    {"settings"},
    {"model", "folding"},
    {"data"},
    {"values", "nlp"},
    {"articles", "claims", "comparison"},
    {"store"},
    {"report", "evaluation"},
    {"pipeline"},
    {"cli", "web", "scale", "sample", "__main__"},
]
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
TOGETHER = {("cli", "sample"), ("__main__", "cli"), ("nlp", "values")}
"""Pairs within one layer that may be imported in this direction."""

LIBRARIES = {
    "sqlalchemy": {"store", "migrations"},
    "alembic": {"store", "migrations"},
    "psycopg": {"store"},
    "spacy": {"nlp", "articles/sentences", "claims", "values"},
    "scrapy": {"crawler"},
    "twisted": {"crawler"},
    "typer": {"cli"},
    "rich": {"cli"},
    "trafilatura": {"articles"},
    "lxml": {"articles", "crawler"},
    "feedparser": {"articles", "crawler"},
    "fastapi": {"web"},
    "starlette": {"web"},
}


def files() -> list[Path]:
    folders = (PACKAGE, ROOT / "crawler", ROOT / "migrations")
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def room_of(path: Path) -> tuple[str, str]:
    """The room of a file, and its finer name (`articles/sentences`)."""
    if path.is_relative_to(PACKAGE):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        return parts[0], "/".join(parts[:2])
    return path.relative_to(ROOT).parts[0], path.relative_to(ROOT).parts[0]


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module a file imports, and whether it does so when it is itself imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) not in inside
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; name the module in full"
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "claimtrack" else []
            )
            for name in names or [str(node.module)]:
                yield name, id(node) not in inside


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    room, _ = room_of(path)
    for module, _ in imports(path):
        if not module.startswith("claimtrack"):
            continue
        parts = module.split(".")
        other = parts[1] if len(parts) > 1 else "__init__"
        if other in ("__version__",):
            continue
        assert other in RANK, f"{path}: {module} belongs to no layer"
        if room == "crawler":
            assert other in {"pipeline", "data", "model", "errors", "settings"}, f"{path} imports {module}"
        elif room == "migrations":
            assert other in {"store", "errors", "settings"}, f"{path} imports {module}"
        else:
            allowed = other == room or RANK[other] < RANK[room] or (room, other) in TOGETHER
            assert allowed, f"{path}: {room} may not import {module}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_its_room(path: Path) -> None:
    room, fine = room_of(path)
    for module, _ in imports(path):
        library = module.split(".")[0]
        if library in LIBRARIES:
            assert {room, fine} & LIBRARIES[library], (
                f"{path}: {library} is used only in {LIBRARIES[library]}"
            )


def test_only_the_store_knows_its_tables() -> None:
    for path in files():
        if room_of(path)[0] not in ("store", "migrations"):
            names = {module for module, _ in imports(path)}
            assert not any(name.startswith("claimtrack.store.tables") for name in names), path


def test_claimtrack_never_imports_the_crawler() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert not any(module.split(".")[0] == "newscrawl" for module, _ in imports(path)), path
