# SPDX-License-Identifier: Apache-2.0
"""The licences of all that a frozen program is made of, as one text.

`build_app.spec` puts it into the folder, where Help, Licenties opens it. Qt's packages
carry no text of their own: theirs lies in resources/licences.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QT = {"pyside6-essentials", "shiboken6"}
QT_TEXTS = ("LGPL-3.0.txt", "GPL-3.0.txt")  # the first adds to the second
OWN = "wisedesk"
PLACE = "wisedesk/assets/licences/licences.txt"  # in the folder; Help opens it
RULE = "=" * 72
HEAD = """wisedesk en alles waar het uit bestaat, met de licentie van elk.

Qt en PySide6 vallen onder de LGPL 3.0: hun bibliotheken liggen los in deze map en zijn
door andere van dezelfde versie te vervangen.
"""


def licences_text(modules: Iterable[str]) -> str:
    """Return the licences of the program, Python, and the packages modules come from.

    Raises LookupError for a package without a text.
    """
    packages = [distribution(name) for name in _packages(modules)]
    parts = [HEAD, _part("wisedesk", _read(ROOT / "LICENSE"))]
    parts.append(_part(f"Python {sys.version.split()[0]}", _read(_python_licence())))
    parts += [_part(f"{each.name} {each.version}", _text(each)) for each in packages]
    return "\n".join(parts)


def _packages(modules: Iterable[str]) -> list[str]:
    """Return the names of the packages that modules and files lie in."""
    tops = {name.replace("\\", "/").split("/")[0].split(".")[0] for name in modules}
    found = packages_distributions()
    names = {name for top in tops for name in found.get(top, ())}
    return sorted((name for name in names if name.lower() != OWN), key=str.lower)


def _text(package: Distribution) -> str:
    if package.name.lower().replace("_", "-") in QT:
        folder = ROOT / "resources" / "licences"
        return "\n".join(_read(folder / name) for name in QT_TEXTS)
    texts = list(_own_texts(package))
    if not texts:
        raise LookupError(f"{package.name} comes without the text of its licence")
    return "\n".join(texts)


def _own_texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        in_folder = "licenses" in file.parts
        named = file.name.upper().startswith(
            ("LICENSE", "LICENCE", "COPYING", "NOTICE")
        )
        if any(part.endswith(".dist-info") for part in file.parts) and (
            in_folder or named
        ):
            yield _read(Path(str(package.locate_file(file))))


def _python_licence() -> Path:
    """Return the licence of this Python: it lies elsewhere on Windows."""
    places = (Path(sys.base_prefix), Path(os.__file__).parent)
    for place in places:
        if (place / "LICENSE.txt").is_file():
            return place / "LICENSE.txt"
    raise LookupError(f"the licence of Python is not in {places}")


def _part(title: str, text: str) -> str:
    return f"{RULE}\n{title}\n{RULE}\n\n{text.strip()}\n"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
