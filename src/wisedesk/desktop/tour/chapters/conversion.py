# SPDX-License-Identifier: Apache-2.0
"""A special customer that becomes an administrative card, and one that may not.

Source: seed, "De Speciale klant" and "Opgelet".
"""

from wisedesk.desktop.tour.chapters.cards import READER, READER_NAME, SPECIAL
from wisedesk.desktop.tour.steps import Chapter, Scene, Step, expect
from wisedesk.domain.customer_types import SpecialKind

_NEVER = (
    "een administratieve pas moet je altijd nieuw aanmaken, via Klant - Nieuwe klant"
    " toevoegen"
)


def _open_special(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+Z")
    clerk.type("Plak en bind\n")
    clerk.see_window("Melding")
    clerk.press("Return")
    clerk.see(SPECIAL, "Speciale klant", "Plak en bind", "12")


def _edit_properties(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Ctrl+7", "Alt+W")
    clerk.see("Klantbonnen", "Type speciale klant", "Overig")
    clerk.see_focus("Administratieve pas")


def _tick(scene: Scene) -> None:
    scene.clerk.press("Space")
    scene.clerk.see_chosen("Administratieve pas")


def _store(scene: Scene) -> None:
    clerk = scene.clerk
    before = scene.facts.customer(SPECIAL)
    clerk.press("Alt+O")
    clerk.see("De pas gedraagt zich nu als: Administratieve pas.")
    clerk.see(f"{SPECIAL} [", "Administratieve pas", "Speciale klant")
    after = scene.facts.customer(SPECIAL)
    expect(
        before is not None
        and after is not None
        and after.special_kind is SpecialKind.ADMINISTRATIVE
        and after.card_number == SPECIAL
        and before.subscription == after.subscription,
        "pasnummer en abonnement zijn gebleven",
    )


def _loans_follow(scene: Scene) -> None:
    scene.clerk.press("F9")
    scene.clerk.see("Geleende exemplaren", "12 exemplaren")
    scene.clerk.see_row("Inzage")
    loans = scene.facts.loans_on(SPECIAL)
    expect(
        all(loan.lent_on == loan.due_on for loan in loans),
        "wat op de pas staat, heeft de uitleendatum als inleverdatum",
    )


def _list_subscriptions(scene: Scene) -> None:
    clerk = scene.clerk
    clerk.press("Alt+Z")
    clerk.type(READER + "\n")
    clerk.see(READER, READER_NAME)
    clerk.press("Ctrl+3", "Alt+W")
    clerk.see_row("0089", "Administratieve Pas", "Gratis", "Vast")


def _refused(scene: Scene) -> None:
    clerk = scene.clerk
    before = scene.facts.customer(READER)
    while "0089" not in clerk.chosen_row():
        at = clerk.chosen_row()
        clerk.press("Down")
        expect(clerk.chosen_row() != at, "in de lijst is 0089 met ↓ te bereiken")
    clerk.press("Return")
    clerk.see(_NEVER)
    after = scene.facts.customer(READER)
    expect(
        before is not None
        and after is not None
        and before.subscription == after.subscription,
        "het abonnement is gebleven",
    )


CONVERSION = Chapter(
    title="Van speciale klant naar administratieve pas",
    intro=(
        "Een bejaardentehuis is een echte speciale klant en blijft dat. Een plak- en"
        " bindpas is eigenlijk administratie: die zet je om. Een nieuwe plak- en"
        " bindpas maak je meteen aan als administratieve pas, zie hoofdstuk"
        " **Een administratieve pas aanmaken**."
    ),
    steps=(
        Step(
            name="speciale-klant",
            told=(
                "Zoek de plak- en bindpas op. In de blauwe balk staat **Speciale"
                " klant**; op deze pas staan twaalf exemplaren."
            ),
            keys=("Alt-Z", "Enter"),
            points_at=("blue_bar", "possession_value"),
            do=_open_special,
        ),
        Step(
            name="eigenschappen",
            told=(
                "Ga naar tabblad **7 Eigenschappen-2** en kies **Wijzig**. Bij een"
                " speciale klant sta je meteen bij **Type speciale klant**."
            ),
            keys=("Ctrl-7", "Alt-W"),
            why=(
                "Wie als administratieve pas is ingeschreven, blijft dat: daar valt bij"
                " **Type speciale klant** niets te kiezen, en begin je bij"
                " **Klantbonnen**."
            ),
            points_at=("special_kind_choice",),
            do=_edit_properties,
        ),
        Step(
            name="rondje",
            told="Zet het rondje op **Administratieve pas**.",
            keys=("Spatie",),
            points_at=("special_kind_administrative_radio",),
            do=_tick,
        ),
        Step(
            name="omgezet",
            told=(
                "Kies **Opslaan**. De pas houdt haar nummer en haar abonnement, maar"
                " gedraagt zich nu als administratieve pas: **in bezit** is 0."
            ),
            keys=("Alt-O",),
            why=(
                "Wat al op de pas stond, gaat mee. De statistiek van eerder blijft"
                " zoals zij was. Het rondje terugzetten kan op dezelfde manier."
            ),
            points_at=("blue_bar", "possession_value"),
            do=_store,
        ),
        Step(
            name="omgezet-f9",
            told=(
                "Controleer het met F9: alle twaalf staan er nu als **Inzage**, met de"
                " inleverdatum gelijk aan de uitleendatum."
            ),
            keys=("F9",),
            points_at=("count_label",),
            do=_loans_follow,
        ),
    ),
)

MUTATION = Chapter(
    title="Wat niet kan: een bestaande klant omzetten",
    intro=(
        "Van een gewone klant kun je geen administratieve pas maken, ook niet door het"
        " abonnement te veranderen. Maak altijd een nieuwe pas."
    ),
    steps=(
        Step(
            name="contributie",
            told=(
                "Op tabblad **3 Contributie** toont **Wijzig** de lijst van"
                " abonnementen. Daarin staat ook 0089."
            ),
            keys=("Ctrl-3", "Alt-W"),
            points_at=("mutation_view",),
            do=_list_subscriptions,
        ),
        Step(
            name="Geweigerd",
            told=(
                "Kies je 0089, dan weigert het programma en zegt wat je wel moet doen."
                " Er is niets veranderd; verlaat het scherm met Esc."
            ),
            keys=("↓", "Enter"),
            points_at=("problem_label",),
            do=_refused,
        ),
    ),
)
