"""The project's own files, for the house checks to walk over."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = [
    "portal",
    "demo",
    "home",
    "debates",
    "competitions",
    "fix_cluj",
    "youth_council",
    "search",
    "dossiers",
    "evaluation",
    "participation",
    "cms",
    "accounts",
]


def modules() -> list[Path]:
    """Application code: no migrations, no demo texts."""
    found = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    return [file for file in found if "migrations" not in file.parts and not is_demo_text(file)]


def is_demo_text(file: Path) -> bool:
    return file.is_relative_to(ROOT / "demo" / "content")


def demo_texts() -> list[Path]:
    return list((ROOT / "demo" / "content").rglob("*.py"))


def tests() -> list[Path]:
    return list((ROOT / "tests").rglob("*.py"))


def migrations() -> list[Path]:
    return [file for package in PACKAGES for file in (ROOT / package).glob("migrations/0*.py")]


def templates() -> list[Path]:
    return [file for file in (ROOT / "templates").rglob("*") if file.suffix in {".html", ".txt", ".xml", ".svg"}]


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Every function of a module with its number of lines."""
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def line_count(file: Path) -> int:
    return len(file.read_text().splitlines())


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))
