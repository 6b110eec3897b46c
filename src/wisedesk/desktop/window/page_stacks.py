# SPDX-License-Identifier: Apache-2.0
"""Which pages are open in which room, and which of them is in front."""

from collections.abc import Callable
from enum import Enum

from wisedesk.desktop.pages.page import Page

MakePage = Callable[[], Page]


class Room(Enum):
    """A room of the window."""

    DESK = "desk"
    CUSTOMERS = "customers"


class PageStacks:
    """The pages of both rooms as they were left; a room is never without one."""

    def __init__(self, desk: MakePage, customers: MakePage) -> None:
        """Begin at the desk; the first page of a room is made when it is shown."""
        self.room = Room.DESK
        self._first = {Room.DESK: desk, Room.CUSTOMERS: customers}
        self._stacks: dict[Room, list[Page]] = {room: [] for room in Room}
        self._came_from: dict[Page, Room] = {}

    @property
    def front(self) -> Page:
        """The page in front."""
        return self._stack()[-1]

    def put(self, page: Page) -> None:
        """Put a page in front of those open in this room, wherever it was open."""
        for stack in self._stacks.values():
            if page in stack:
                stack.remove(page)
        self._stack().append(page)

    def bring(self, page: Page) -> None:
        """Go to the room where a page is open, and put it in front there."""
        for room, stack in self._stacks.items():
            if page in stack:
                self.room = room
                stack.remove(page)
                stack.append(page)

    def go_over(self, page: Page) -> None:
        """Put a page in front in Klantenadministratie; who leaves it is here again."""
        came_from = self.room
        if came_from is Room.DESK:
            self.begin(Room.CUSTOMERS)
            self._came_from[page] = came_from
        self.put(page)

    def drop(self) -> None:
        """Take the page in front away, if there is another behind it."""
        stack = self._stack()
        if len(stack) > 1:
            page = stack.pop()
            self.room = self._came_from.pop(page, self.room)

    def take_away(self, page: Page) -> None:
        """Take a page away wherever it is open; a room keeps the one it begins with."""
        for stack in self._stacks.values():
            if page in stack[1:]:
                stack.remove(page)

    def begin(self, room: Room) -> None:
        """Go to a room with only the page open that it begins with."""
        self.room = room
        self._stacks[room] = [self._first[room]()]
        self._came_from.clear()

    def _stack(self) -> list[Page]:
        """Return the pages of the room in front, its first one at the least."""
        if not self._stacks[self.room]:
            self._stacks[self.room] = [self._first[self.room]()]
        return self._stacks[self.room]
