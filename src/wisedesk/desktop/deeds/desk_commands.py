# SPDX-License-Identifier: Apache-2.0
"""The commands that only the desk has."""

from collections.abc import Callable
from functools import partial

from wisedesk.desktop.window.rooms import Rooms
from wisedesk.desktop.wording.question_words import DO, LEAVE
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
        "slip.print": desk.chosen.print_slip,
        DO: partial(desk.answering.answer, yes=True),
        LEAVE: partial(desk.answering.answer, yes=False),
    }
    returning: dict[str, Work] = {
        "return.bulk": desk.manner.toggle_bulk,
        "return.drop": desk.manner.ask_drop,
        "return.pile": desk.manner.ask_pile,
    }
    modes = ((lending, Mode.LEND), (returning, Mode.RETURN), (anywhere, None))
    bound = {
        name: _at_desk(rooms, work, mode)
        for works, mode in modes
        for name, work in works.items()
    }
    return {
        **bound,
        "loan.cancel": _cancelling(rooms, bound["loan.cancel"]),
        DO: _answering(rooms, bound[DO], yes=True),
        LEAVE: _answering(rooms, bound[LEAVE], yes=False),
    }


def _answering(rooms: Rooms, at_desk: Work, *, yes: bool) -> Work:
    """Return what answers the page in front where it asks, else what the desk does."""

    def answer() -> None:
        if not rooms.page.answer(yes=yes):
            at_desk()

    return answer


def _cancelling(rooms: Rooms, at_desk: Work) -> Work:
    """Return what cancels the loans chosen in a list, else what the desk does."""

    def cancel() -> None:
        if not rooms.page.cancel():
            at_desk()

    return cancel


def _at_desk(rooms: Rooms, work: Work, mode: Mode | None) -> Work:
    """Return work for the desk alone, in one of its modes where that is needed."""

    def checked() -> None:
        there = rooms.page is rooms.desk
        if there and mode in {None, rooms.desk.mode}:
            work()
        else:
            returns = mode is Mode.RETURN
            title = rooms.shell.keys.title("desk.return" if returns else "desk.lend")
            rooms.shell.hint(f"Dat kan bij {title}.")

    return checked
