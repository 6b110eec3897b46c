# SPDX-License-Identifier: Apache-2.0
"""The overviews, each made when it is first opened: few desks open all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wisedesk.desktop.importing.import_page import ImportPage
    from wisedesk.desktop.internal.internal_cards_page import InternalCardsPage
    from wisedesk.desktop.pages.charges_page import ChargesPage
    from wisedesk.desktop.pages.journal_page import JournalPage
    from wisedesk.desktop.policies.policy_page import PolicyPage
    from wisedesk.desktop.settings.settings_page import SettingsPage
    from wisedesk.desktop.window.rooms import Rooms


def charges(rooms: Rooms) -> ChargesPage:
    """Return Registraties."""
    from wisedesk.desktop.pages.charges_page import ChargesPage

    return rooms.overview(ChargesPage)


def imports(rooms: Rooms) -> ImportPage:
    """Return Bestanden inlezen."""
    from wisedesk.desktop.importing.import_page import ImportPage

    return rooms.overview(ImportPage)


def internal_cards(rooms: Rooms) -> InternalCardsPage:
    """Return Interne passen."""
    from wisedesk.desktop.internal.internal_cards_page import InternalCardsPage

    return rooms.overview(InternalCardsPage)


def journal(rooms: Rooms) -> JournalPage:
    """Return Journaal."""
    from wisedesk.desktop.pages.journal_page import JournalPage

    return rooms.overview(JournalPage)


def reglement(rooms: Rooms) -> PolicyPage:
    """Return Reglement regels."""
    from wisedesk.desktop.policies.policy_page import PolicyPage

    return rooms.overview(PolicyPage)


def settings(rooms: Rooms) -> SettingsPage:
    """Return Instellingen van de bibliotheek."""
    from wisedesk.desktop.settings.settings_page import SettingsPage

    return rooms.overview(SettingsPage)
