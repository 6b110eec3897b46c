# SPDX-License-Identifier: Apache-2.0
"""The pages of the window, each made when it is first asked for.

The desk is there at once; a page that nobody opens costs the start nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from wisedesk.desktop.pages.page import Page
    from wisedesk.desktop.window.shell import Shell

Kind = TypeVar("Kind", bound="Page")


class RoomPages:
    """Makes each page once; `added` is told of a new one, to put it in the window."""

    def __init__(self, shell: Shell, added: Callable[[Page], None]) -> None:
        self._shell = shell
        self._added = added
        self._made: dict[str, Page] = {}

    def made(self) -> list[Page]:
        """Return the pages there are."""
        return list(self._made.values())

    def one(
        self,
        kind: type[Kind],
        name: str = "",
        join: Callable[[Kind], None] = lambda _page: None,
    ) -> Kind:
        """Return the page of a kind; a new one is joined to what asks for it."""
        name = name or kind.__name__
        page = self._made.get(name)
        if not isinstance(page, kind):
            page = self._made[name] = kind(self._shell)
            self._added(page)
            join(page)
        return page
