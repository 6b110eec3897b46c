# SPDX-License-Identifier: Apache-2.0
"""Makes what the program needs from what people edit: forms, resources, translations.

Run it alone after a change to `ui/` or `resources/`; the build of a wheel runs it too.
"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = Path("src/wisedesk/desktop/forms")
ASSETS = Path("src/wisedesk/assets")
RESOURCES = Path("resources")
MANUAL = Path("docs/handleiding")  # as the program opens it: a page and its pictures
HEADER = (
    "# SPDX-License-Identifier: Apache-2.0\n"
    '"""Generated from ui/ by tools/build_assets.py."""\n'
)


def build(root: Path = ROOT) -> list[Path]:
    """Bring forms and assets up to date and return the files that were made anew."""
    return [*_forms(root), *_resources(root)]


def out_of_date(root: Path = ROOT) -> list[Path]:
    """Return the forms that are newer than what was made of them."""
    return [
        source
        for source in sorted((root / "ui").glob("*.ui"))
        if _is_older(root / FORMS / f"ui_{source.stem}.py", source)
    ]


def _forms(root: Path) -> list[Path]:
    folder = root / FORMS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").write_text(HEADER, encoding="utf-8")
    wanted = {f"ui_{source.stem}.py" for source in (root / "ui").glob("*.ui")}
    for stale in folder.glob("ui_*.py"):
        if stale.name not in wanted:
            stale.unlink()
    made = []
    for source in out_of_date(root):
        target = folder / f"ui_{source.stem}.py"
        _run("uic", "-g", "python", str(source), "-o", str(target))
        text = target.read_text(encoding="utf-8")
        target.write_text(without_unused(text), encoding="utf-8")
        made.append(target)
    return made


def without_unused(text: str) -> str:
    """Return a module without the classes it imports from PySide6 and never names.

    uic imports dozens of them; each takes time before the window stands.
    """
    tree = ast.parse(text)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    lines = text.splitlines(keepends=True)
    for node in reversed(tree.body):
        if isinstance(node, ast.ImportFrom):
            names = [each.name for each in node.names if each.name in used]
            kept = [f"from {node.module} import {', '.join(names)}\n"] if names else []
            lines[node.lineno - 1 : node.end_lineno] = kept
    return "".join(lines)


def _resources(root: Path) -> list[Path]:
    target = root / ASSETS
    target.mkdir(parents=True, exist_ok=True)
    wanted: set[Path] = set()
    made = []
    for file, place in _sources(root):
        copy = target / place
        wanted.add(copy)
        if not _is_older(copy, file):
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".ts":
            _run("lrelease", "-silent", str(file), "-qm", str(copy))
        else:
            shutil.copyfile(file, copy)
        made.append(copy)
    for file in [path for path in target.rglob("*") if path.is_file()]:
        if file not in wanted:
            file.unlink()
    return made


def _sources(root: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each file that comes with the program, and its place among the assets."""
    resources, manual = root / RESOURCES, root / MANUAL
    for file in sorted(path for path in resources.rglob("*") if path.is_file()):
        place = file.relative_to(resources)
        yield file, place.with_suffix(".qm") if file.suffix == ".ts" else place
    for file in sorted([*manual.glob("*.html"), *manual.glob("beelden/*.png")]):
        yield file, MANUAL.name / file.relative_to(manual)


def _is_older(made: Path, source: Path) -> bool:
    return not made.is_file() or made.stat().st_mtime < source.stat().st_mtime


def _run(tool: str, *arguments: str) -> None:
    """Run one of the Qt tools that lie in the PySide6 package of this Python."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise SystemExit("PySide6 is not installed in this Python")
    package = Path(spec.origin).parent
    end = ".exe" if sys.platform == "win32" else ""
    found = [
        path
        for path in (package / f"{tool}{end}", package / f"Qt/libexec/{tool}{end}")
        if path.is_file()
    ]
    if not found:
        raise SystemExit(f"{tool} is missing from {package}")
    done = subprocess.run([str(found[0]), *arguments], check=False)
    if done.returncode:
        raise SystemExit(f"{tool} failed: {' '.join(arguments)}")


if __name__ == "__main__":
    for path in build():
        print(path.relative_to(ROOT))
