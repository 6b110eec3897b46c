# SPDX-License-Identifier: Apache-2.0
"""The documents name what exists."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
TARGET = re.compile(r"`(?:[A-Z_]+=\S+ )?make ([a-z]+)")
MADE_LATER = ROOT / "docs" / "handleiding"  # by `make manual`


def targets() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):.*##", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_target_a_document_names_can_be_made(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = {*TARGET.findall(text), *re.findall(r"^make ([a-z]+)", text, re.MULTILINE)}
    assert named
    assert named <= targets()


def test_every_target_is_told_by_a_document() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {each for each in targets() if f"make {each}" not in text} == {"help"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    within = [link for link in links if "://" not in link and "mailto:" not in link]
    aims = [(path.parent / unquote(link)).resolve() for link in within]
    assert [
        aim for aim in aims if not aim.exists() and not aim.is_relative_to(MADE_LATER)
    ] == []
