# SPDX-License-Identifier: Apache-2.0
"""The commands that only the desk has."""

from collections.abc import Callable
from functools import partial

from wisedesk.desktop.question_words import DO, LEAVE
from wisedesk.desktop.rooms import Rooms
from wisedesk.services.session import Mode

Work = Callable[[], None]


def desk_bindings(rooms: Rooms) -> dict[str, Work]:
    """Return what is done at the desk, by command; elsewhere it says where to go."""
    desk = rooms.desk
    lending: dict[str, Work] = {
        "loan.cancel": partial(desk.read_next_as, Mode.CANCEL),
        "loan.inspect": desk.toggle_inspection,
        "customer.join": partial(desk.read_next_as, Mode.JOIN),
        "customer.switch": desk.switch_customer,
    }
    anywhere: dict[str, Work] = {
        DO: partial(desk.answering.answer, yes=True),
        LEAVE: partial(desk.answering.answer, yes=False),
    }
    return {
        **{name: _at_desk(rooms, work, lends=True) for name, work in lending.items()},
        **{name: _at_desk(rooms, work, lends=False) for name, work in anywhere.items()},
    }


def _at_desk(rooms: Rooms, work: Work, *, lends: bool) -> Work:
    """Return work for the desk alone, when it is lending where that is needed."""

    def checked() -> None:
        there = rooms.page is rooms.desk
        if there and (rooms.desk.mode is Mode.LEND or not lends):
            work()
        else:
            title = rooms.shell.keys.title("desk.lend")
            rooms.shell.say(f"Dat kan bij {title}.", bad=True)

    return checked
