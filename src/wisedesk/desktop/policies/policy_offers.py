# SPDX-License-Identifier: Apache-2.0
"""What a customer would get today: a subscription and a material, chosen or scanned."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox

from wisedesk.desktop.forms.ui_policy_page import Ui_PolicyPage
from wisedesk.desktop.window.shell import Shell
from wisedesk.domain.cards import tidy_number
from wisedesk.services.policy_offer import NoTerms, PolicyOffer, offer_of
from wisedesk.services.ports import Reading
from wisedesk.services.reglement import Reglement
from wisedesk.services.station import branch_of
from wisedesk.wording.policy_words import offer_sentence

UNKNOWN = "Nummer {number} is niet bekend."
NO_SUBSCRIPTION = "Deze klant heeft geen abonnement."


class PolicyOffers(QObject):
    """The line below the reglement; it follows the line that is chosen above."""

    def __init__(self, shell: Shell, ui: Ui_PolicyPage, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._ui = ui
        self._asked = 0
        ui.subscription_combo.activated.connect(self._ask)
        ui.material_combo.activated.connect(self._ask)

    def offer_choices(self, reglement: Reglement) -> None:
        """Let these subscriptions and materials be chosen, the same ones as before."""
        fill(self._ui.subscription_combo, reglement.subscriptions)
        fill(self._ui.material_combo, reglement.materials)
        self._ask()

    def choose(self, subscription: str = "", rmt: str = "") -> None:
        """Show what a subscription gives for a material; one left out stays."""
        _choose(self._ui.subscription_combo, subscription)
        _choose(self._ui.material_combo, rmt)
        self._ask()

    def take_scan(self, scan: str) -> None:
        """Choose the subscription of a pass, or the material of an item."""
        scan = tidy_number(scan)

        def look(tx: Reading) -> tuple[str | None, str]:
            customer = tx.customer(scan)
            if customer is not None:
                subscription = customer.subscription
                return (subscription.code if subscription else None), ""
            item = tx.item(scan)
            return "", item.rmt if item is not None else ""

        def show(seen: tuple[str | None, str]) -> None:
            code, rmt = seen
            if code is None:
                self._shell.hint(NO_SUBSCRIPTION)
            elif code or rmt:
                self.choose(code, rmt)
            else:
                self._shell.hint(UNKNOWN.format(number=scan))

        self._shell.read(look, show, self)

    def _ask(self) -> None:
        ui = self._ui
        code, rmt = ui.subscription_combo.currentData(), ui.material_combo.currentData()
        if code is None or rmt is None:
            return
        self._asked += 1
        asked, today = self._asked, self._shell.today
        branch = self._shell.ready.desk.station.branch

        def look(tx: Reading) -> PolicyOffer | NoTerms:
            return offer_of(tx, code, rmt, branch_of(tx, branch), today)

        def show(offer: PolicyOffer | NoTerms) -> None:
            if asked == self._asked:
                ui.offer_label.setText(offer_sentence(offer))

        self._shell.read(look, show, self)


def fill(combo: QComboBox, names: dict[str, str]) -> None:
    """Let codes be chosen by code and name, the one that was chosen still chosen."""
    before = combo.currentData()
    combo.clear()
    for code, name in names.items():
        combo.addItem(f"{code} {name}", code)
    combo.setCurrentIndex(max(0, combo.findData(before)))


def _choose(combo: QComboBox, code: str) -> None:
    place = combo.findData(code)
    if place >= 0:
        combo.setCurrentIndex(place)
