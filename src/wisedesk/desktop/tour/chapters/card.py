# SPDX-License-Identifier: Apache-2.0
"""A new administrative card with the number that Wise makes.

Source: seed, steps 1 to 7.
"""

from wisedesk.desktop.tour.chapters.cards import (
    NAME,
    NUMBER,
    WISECAT_WARNING,
    WORK_DAY,
)
from wisedesk.desktop.tour.steps import Chapter, Scene, Step, expect


def _open_menu(scene: Scene) -> None:
    scene.clerk.press("F8", "Alt+A", "Down")
    scene.clerk.see("Klant zoeken (Alt-Z)", "Nieuwe klant toevoegen (Ctrl-N)")
    scene.clerk.see("Melding (Alt-M)", "Geleende exemplaren (F9)")


def _choose_type(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Return")
    clerk.see("Nieuwe klant toevoegen", "Inschrijven in filiaal", "Nieuw-Buinen")
    clerk.press("Alt+Down")
    for code, name in (
        ("00", "Reguliere klant"),
        ("02", "ARGOS-gebruiker"),
        ("06", "Anoniem"),
        ("14", "Administratieve pas"),
        ("15", "Nevenabonnement"),
        ("16", "Donateur"),
        ("98", "Nieuwsbrief"),
    ):
        clerk.see_row(code, name)
    clerk.type("Ad")


def _confirm_type(scene: Scene) -> None:
    scene.clerk.press("Return")
    scene.clerk.see("Administratieve pas")
    scene.clerk.press("Return")
    scene.clerk.see_window("Bevestig")
    scene.clerk.see(f"Klant aanmaken met nummer: {NUMBER}?", "Ja", "Nee")


def _accept_number(scene: Scene) -> None:
    scene.clerk.press("Alt+J")
    scene.clerk.see("Nieuwe klant toevoegen", NUMBER)
    scene.clerk.see_focus("OK, Vervolg")


def _fill_in_name(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+V")
    clerk.see(f"Klant {NUMBER} * Administratieve pas *", WISECAT_WARNING)
    clerk.see("Voorkeurstaal", "Legitimatie gecontroleerd?", "Leenhistorie activeren?")
    clerk.see("Melding 'titel eerder geleend'?", "Geboren (dd-mm-jjjj)")
    clerk.see_focus("Achternaam")
    clerk.type(NAME)
    clerk.see(NAME)


def _no_login(scene: Scene) -> None:
    scene.clerk.press("Alt+G", "Right", "Space")
    scene.clerk.see_chosen("Nee")


def _no_email(scene: Scene) -> None:
    scene.clerk.press("Alt+L")
    scene.clerk.see("geen e-mailadres")


def _see_costs(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+V")
    clerk.see(f"Opbouw abonnementskosten. Klant: {NUMBER}", NAME, "31-12-2099")
    clerk.see("Tariefcode", "Proefabonnement", "Vervalmaand", "Rechten t/m")
    clerk.see("Inschrijfkosten", "Korting overdracht", "Saldo", "€ 0,00")
    clerk.see_row("0089", "Administratieve Pas", "Gratis", "Vast")


def _before_storing(scene: Scene) -> None:
    scene.clerk.press("Alt+O")
    scene.clerk.see("2 NAW-gegevens", NUMBER, "Opslaan")
    scene.clerk.see_focus("Opslaan")
    expect(scene.facts.customer(NUMBER) is None, f"{NUMBER} is nog niet opgeslagen")


def _store(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+O")
    clerk.see(f"Klant {NUMBER} is ingeschreven.")
    clerk.see(f"{NUMBER} [576340]", "9408 (Nieuw-Buinen)", "Administratieve Pas")
    clerk.see("Administratieve pas [ab diensten ontbreekt!]")
    clerk.see(NAME, "NL", "Vervalt 31-12-2099", "Spec.klant")
    clerk.see("geboortedatum", "(-1 jr.)", "laatste activiteit", WORK_DAY)
    clerk.see("in bezit", "actieve passen")


CARD = Chapter(
    title="Een administratieve pas aanmaken",
    intro=(
        "Boeken die naar de binder gaan, naar de afdeling Plak of terug naar de"
        " leverancier, zijn even van niemand. Zet ze op een administratieve pas: dan"
        " weet iedereen waar ze zijn. De pas is er voor het werk binnenshuis; schrijf"
        " er nooit een lezer mee in."
    ),
    steps=(
        Step(
            name="menu",
            told=(
                "Ga naar **Klantenadministratie** en kies in het menu **Klant** de"
                " regel **Nieuwe klant toevoegen**. Met Ctrl-N ben je er in één keer."
            ),
            keys=("F8", "Ctrl-N"),
            do=_open_menu,
        ),
        Step(
            name="klanttype",
            told=(
                "Open de lijst bij **Klanttype** en kies **14 Administratieve pas**."
                " De eerste letters typen is genoeg."
            ),
            keys=("Alt-↓", "Ad"),
            do=_choose_type,
        ),
        Step(
            name="bevestig",
            told=(
                "Druk op Enter om de keuze te nemen en nog eens voor **OK** naast"
                " Klanttype. Het programma maakt een nummer dat met 29999 begint en"
                " vraagt: **Klant aanmaken met nummer: 29999940800188?**"
            ),
            keys=("Enter", "Enter"),
            why=(
                "Het nummer volgt uit het filiaal waar je werkt: 29999, dan 9408, dan"
                " het volgende volgnummer. Zolang je niet opslaat, is het niet"
                " vergeven."
            ),
            points_at=("yes_button",),
            do=_confirm_type,
        ),
        Step(
            name="ja",
            told=(
                "Heb je geen pasje nodig, kies dan **Ja**. Het nummer staat nu bij"
                " **Klantnummer**. Heb je wel een eigen pas, lees dan hoofdstuk"
                " **Een eigen pas met barcode gebruiken**."
            ),
            keys=("Alt-J",),
            points_at=("card_number_edit", "continue_button"),
            do=_accept_number,
        ),
        Step(
            name="naam",
            told=(
                "Ga verder met **OK, Vervolg** rechtsonder. Geef de pas op het tweede"
                " scherm bij **Achternaam** een naam die collega's herkennen."
            ),
            keys=("Alt-V",),
            why="Alleen de naam is verplicht; de rest mag leeg blijven.",
            points_at=("family_name_edit",),
            do=_fill_in_name,
        ),
        Step(
            name="inlogaccount",
            told="Zet **Gebruik inlogaccount** op **Nee**.",
            keys=("Alt-G", "→", "Spatie"),
            why=(
                "Ernaast staat een waarschuwing: **Let op: als de klant geen"
                " inlogaccount heeft dan kan er geen gebruik gemaakt worden van"
                " Wisecat+**. Voor deze pas is dat juist de bedoeling: er logt niemand"
                " mee in."
            ),
            points_at=("login_account_choice",),
            do=_no_login,
        ),
        Step(
            name="leeg",
            told=(
                "Kies **Leeg** naast **E-mail**: zo leg je vast dat er geen adres is."
            ),
            keys=("Alt-L",),
            points_at=("email_absent_button", "continue_button"),
            do=_no_email,
        ),
        Step(
            name="kosten",
            told=(
                "Ga verder met **OK, Vervolg**. Op het derde scherm staat het"
                " abonnement **0089 Administratieve Pas** al klaar. Het is gratis en"
                " loopt tot 31-12-2099."
            ),
            keys=("Alt-V",),
            points_at=("ok_button",),
            do=_see_costs,
        ),
        Step(
            name="opslaan",
            told=(
                "Kies **OK**. Je ziet het klantscherm, maar er is nog niets"
                " vastgelegd. Met **Terug naar inschrijving** kun je nog iets"
                " veranderen."
            ),
            keys=("Alt-O",),
            points_at=("save_button",),
            do=_before_storing,
        ),
        Step(
            name="klaar",
            told=(
                "Kies **Opslaan**: de pas bestaat. In de blauwe balk staan het nummer,"
                " het filiaal en het abonnement; links **Spec.klant**, zodat je aan de"
                " balie ziet dat dit geen lezer is."
            ),
            keys=("Alt-O",),
            why=(
                "**[ab diensten ontbreekt!]** is geen fout: aan dit abonnement zijn met"
                " opzet geen diensten gekoppeld. De leeftijd **(-1 jr.)** betekent dat"
                " er geen geboortedatum is."
            ),
            points_at=("blue_bar",),
            do=_store,
        ),
    ),
)
