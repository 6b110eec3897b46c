# SPDX-License-Identifier: Apache-2.0
"""Which pages are open in which room, and which of them is in front."""

from enum import Enum

from wisedesk.desktop.pages.page import Page


class Room(Enum):
    """A room of the window."""

    DESK = "desk"
    CUSTOMERS = "customers"


class PageStacks:
    """The pages of both rooms as they were left; a room is never without one."""

    def __init__(self, desk: Page, customers: Page) -> None:
        self.room = Room.DESK
        self._first = {Room.DESK: desk, Room.CUSTOMERS: customers}
        self._stacks = {room: [page] for room, page in self._first.items()}

    @property
    def front(self) -> Page:
        """The page in front."""
        return self._stacks[self.room][-1]

    def put(self, page: Page) -> None:
        """Put a page in front of those open in this room, wherever it was open."""
        for stack in self._stacks.values():
            if page in stack:
                stack.remove(page)
        self._stacks[self.room].append(page)

    def drop(self) -> None:
        """Take the page in front away, if there is another behind it."""
        stack = self._stacks[self.room]
        if len(stack) > 1:
            stack.pop()

    def take_away(self, page: Page) -> None:
        """Take a page away wherever it is open; a room keeps the one it begins with."""
        for room, stack in self._stacks.items():
            if page in stack and page is not self._first[room]:
                stack.remove(page)

    def begin(self, room: Room) -> None:
        """Go to a room with only the page open that it begins with."""
        self.room = room
        self._stacks[room] = [self._first[room]]
