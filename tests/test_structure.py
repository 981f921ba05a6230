"""The house rules that a machine can check: layers, sizes, catalogue, forbidden calls."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.texts import texts

ROOT = Path(__file__).parents[1]
APP = sorted((ROOT / "app").rglob("*.py"))
AREAS = sorted(path.stem for path in (ROOT / "resources/i18n/id").glob("*.toml"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_the_layer_contracts_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_400_lines() -> None:
    sizes = {p.relative_to(ROOT): p.read_text(encoding="utf-8").count("\n") for p in APP}
    assert {path: size for path, size in sizes.items() if size > 400} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{f.lineno} {f.name}"
        for path in APP
        for f in functions(path)
        if (f.end_lineno or f.lineno) - f.lineno + 1 > 50
    ]
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [p for p in APP if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert silent == []


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"processEvents", ()),
        (r"matplotlib\.pyplot|import pyplot", ()),
        (r"except Exception|except BaseException", ("dispatcher.py", "jobs.py")),
        (r"\.cell\(", ()),
        (r"\bTODO\b|\bFIXME\b|NotImplementedError", ()),
        (r"time\.sleep", ()),
        (r"QGraphicsScene|QGraphicsView", ()),
    ],
)
def test_forbidden_calls_are_absent(pattern: str, allowed: tuple[str, ...]) -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in APP
        if path.name not in allowed and re.search(pattern, path.read_text(encoding="utf-8"))
    ]
    assert found == []


def literal_keys() -> set[tuple[str, str]]:
    keys = set()
    for path in APP:
        for match in re.finditer(
            r"""\btext\(\s*["']([a-z_]+\.[A-Za-z0-9_.]+)["']""", path.read_text(encoding="utf-8")
        ):
            keys.add((str(path.relative_to(ROOT)), match[1]))
    return keys


def test_every_sentence_that_is_asked_for_is_in_the_catalogue() -> None:
    known = {f"{area}.{key}" for area in AREAS for key in texts(area)}
    assert {(path, key) for path, key in literal_keys() if key not in known} == set()


def test_every_error_code_has_its_sentence() -> None:
    known = texts("errors")
    codes = set()
    for path in APP:
        for match in re.finditer(
            r"""(?:User|Rule|Conflict|Storage|Input)Error\(\s*["']([A-Za-z_0-9-]+)["']""",
            path.read_text(encoding="utf-8"),
        ):
            codes.add((str(path.relative_to(ROOT)), match[1]))
    assert codes
    assert {(path, code) for path, code in codes if code not in known} == set()


def test_no_file_names_a_machine_path_or_a_registry() -> None:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    pattern = re.compile("/wo" + "rk/|/ro" + "ot/|/tmp/[a-z]|py" + "pi.org|registry.np" + "mjs")
    found = []
    for name in filter(None, names):
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".sh", ".txt", ""} and path.is_file():
            content = path.read_bytes()
            if b"\0" not in content and pattern.search(content.decode("utf-8", "replace")):
                found.append(name)
    assert found == []
