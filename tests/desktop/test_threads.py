# SPDX-License-Identifier: Apache-2.0
"""The window's own thread asks library and inbox nothing: neither can stop it."""

import threading
from typing import Any

import pytest
import sqlalchemy as sa

from support.clerk import BINDING_CARD, on_the_shelf
from support.places import desk_search, draft, editing, loans, session, titles

THREADS = {"desk", "reader", "inbox"}


@pytest.fixture
def askers(operator) -> set[str]:
    """Return the threads that say a statement from now on, by name."""
    found: set[str] = set()

    def listen(connection: Any, _record: object = None) -> None:
        connection.set_trace_callback(
            lambda _sql: found.add(threading.current_thread().name)
        )

    engine = operator.program.services.library.engine
    engine.dispose()
    sa.event.listen(engine, "connect", listen)
    listen(operator.program.shell.inbox._connection)
    return found


def test_work_at_the_desk_asks_nothing_on_the_window_s_thread(operator, desk, askers):
    first, second = on_the_shelf(desk)[:2]
    session(operator, BINDING_CARD)
    operator.scan(first)
    operator.scan(second)
    operator.press("Ctrl+Z", "F9", "F12", "F6")
    operator.scan(first)
    desk_search(operator)
    assert askers == THREADS


def test_the_other_pages_ask_nothing_on_the_window_s_thread(operator, askers):
    loans(operator)
    editing(operator)
    operator.fill("Roepnaam", "Bindertje")
    operator.press("Alt+O")
    titles(operator)
    operator.press("Esc", "F8")
    draft(operator)
    operator.press("Alt+O")
    assert askers == THREADS - {"inbox"}


def test_starting_and_leaving_ask_nothing_on_the_window_s_thread(operator, askers):
    operator.press("F1", "Return", "Ctrl+Q")
    operator.program.stop()
    assert threading.main_thread().name not in askers
    assert "inbox" in askers
