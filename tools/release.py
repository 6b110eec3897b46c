# SPDX-License-Identifier: Apache-2.0
"""What a release must agree on: the version is said once, in src/wisedesk/__init__.py.

The tag is held against it and CHANGELOG.md must tell of it, with its day. Everything
else (version resource, installer, MSI, --version) takes it from there.

    python tools/release.py check v0.1.0
    python tools/release.py notes
    python tools/release.py sums FOLDER
"""

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNRELEASED = "unreleased"
SUMS = "SHA256SUMS"
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
_HEADING = re.compile(r"^## \[([^\]]+)\] - (\S+)$", re.MULTILINE)


def said_version(root: Path = ROOT) -> str:
    """Return the version that the package says, without loading it."""
    source = (root / "src/wisedesk/__init__.py").read_text(encoding="utf-8")
    found = _VERSION.search(source)
    if found is None:
        raise SystemExit("src/wisedesk/__init__.py names no version")
    return found.group(1)


def headings(changelog: str) -> list[tuple[str, str]]:
    """Return the versions a changelog tells of, each with its day, newest first."""
    return _HEADING.findall(changelog)


def faults(tag: str, version: str, changelog: str) -> Iterator[str]:
    """Give what keeps a tag from being released, a sentence each."""
    if tag != f"v{version}":
        yield f"the tag is {tag}, and the package says {version}: v{version}"
    told = headings(changelog)
    if not told or told[0][0] != version:
        newest = told[0][0] if told else "nothing"
        yield f"CHANGELOG.md begins with {newest}, and the package says {version}"
        return
    if not _is_day(told[0][1]):
        yield f"CHANGELOG.md gives {version} no day: ## [{version}] - yyyy-mm-dd"


def notes(version: str, changelog: str) -> str:
    """Return what a changelog tells of a version; raises SystemExit if nothing."""
    starts = [each for each in _HEADING.finditer(changelog) if each[1] == version]
    if not starts:
        raise SystemExit(f"CHANGELOG.md tells nothing of {version}")
    rest = changelog[starts[0].end() :]
    following = re.search(r"^## \[|^\[[^\]]+\]: ", rest, re.MULTILINE)
    return rest[: following.start() if following else None].strip()


def write_sums(folder: Path) -> Path:
    """Write the SHA-256 of every file in a folder, as `sha256sum --check` reads it."""
    target = folder / SUMS
    files = sorted(each for each in folder.iterdir() if each.is_file())
    lines = [
        f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n"
        for each in files
        if each != target
    ]
    if not lines:
        raise SystemExit(f"{folder} holds nothing to release")
    target.write_bytes("".join(lines).encode())
    return target


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def main(arguments: Sequence[str]) -> None:
    """Carry out one of: check TAG, notes, sums FOLDER."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    match list(arguments):
        case ["check", tag]:
            wrong = list(faults(tag, said_version(), changelog))
            if wrong:
                raise SystemExit("\n".join(wrong))
            print(f"{tag} can be released")
        case ["notes"]:
            print(notes(said_version(), changelog))
        case ["sums", folder]:
            print(write_sums(Path(folder)).read_text(encoding="utf-8"), end="")
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
