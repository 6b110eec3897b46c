# SPDX-License-Identifier: Apache-2.0
"""The manual: a page for the screen and the printer, and the same in Markdown."""

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from wisedesk.desktop.tour.steps import TakenChapter
from wisedesk.resources import resource

PICTURES = "beelden"
PAGE, TEXT = "index.html", "index.md"
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def write_manual(
    out: Path, chapters: Sequence[TakenChapter], pictures: dict[str, bytes]
) -> Path:
    """Write the pages with their pictures into a folder; return the page to open.

    Pictures of an earlier tour that are no longer used go away.
    """
    folder = out / PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("stap-*.png"):
        if stale.name not in pictures:
            stale.unlink()
    for name, data in pictures.items():
        (folder / name).write_bytes(data)
    templates = Environment(
        loader=FunctionLoader(_template),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    templates.filters["bold"] = _bold
    style = resource("tour/tour.css").read_text(encoding="utf-8")
    for name in (PAGE, TEXT):
        text = templates.get_template(name).render(
            chapters=chapters,
            pictures=PICTURES,
            style=Markup(style),  # noqa: S704 - our own sheet
        )
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return out / PAGE


def _template(name: str) -> str:
    return resource(f"tour/{name}.j2").read_text(encoding="utf-8")


def _bold(text: str) -> Markup:
    """Return a sentence with what stands on the screen in bold."""
    return Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(text))))  # noqa: S704 - escaped here
