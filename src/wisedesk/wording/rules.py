# SPDX-License-Identifier: Apache-2.0
"""The rule behind each refusal, in a sentence: what holds, whatever the values are.

A refusal without a rule of its own here says all in its sentence.
"""

from wisedesk.domain.refusals import Reason
from wisedesk.services.customer_notes import SOON_DAYS

_OF_THIS_CUSTOMER = (
    "Geannuleerd wordt alleen wat de klant heeft die aan de beurt is; een uitlening van"
    " een ander kan een vergissing van de scanner zijn."
)
RULE: dict[Reason, str] = {
    Reason.NUMBER_WRONG_CHECK_DIGIT: (
        "Het laatste cijfer van een pas volgt uit de andere; zo valt een verkeerd"
        " gelezen of getypt nummer op."
    ),
    Reason.NUMBER_IN_USE: "Een pasnummer is van één klant.",
    Reason.NEVER_INTO_ADMINISTRATIVE: (
        "Een administratieve pas wordt altijd nieuw aangemaakt; een abonnement kan er"
        " niet in veranderen."
    ),
    Reason.KIND_IS_FIXED: (
        "Alleen een speciale klant kan als administratieve pas werken en weer terug."
    ),
    Reason.SCAN_UNREADABLE: (
        "Wat de scanner niet heel doorgeeft, wordt niet uitgeleend of ingenomen: de"
        " rest kan het nummer van een ander exemplaar zijn. Gebeurt het vaker, kies dan"
        " Instellingen - Scanner controleren."
    ),
    Reason.ITEM_UNKNOWN: "Alleen wat in de catalogus staat, kan uit en in.",
    Reason.CARD_UNKNOWN: "Een sessie begint met een pas die hier bekend is.",
    Reason.CARD_BLOCKED: "Een geblokkeerde pas opent geen uitlening.",
    Reason.CARD_AS_ITEM: "In een sessie vraagt de balie exemplaren, geen passen.",
    Reason.ITEM_AS_CARD: "Zonder klant vraagt de balie eerst een pas.",
    Reason.ITEM_ON_LOAN: (
        "Een exemplaar staat bij één klant tegelijk uit. Wie het toch uitleent,"
        " annuleert de andere uitlening; dat is geen inname."
    ),
    Reason.ITEM_NOT_LENDABLE: (
        "Wat is afgeschreven of op een nota staat, en wat het reglement een"
        " minimumleeftijd van 99 geeft, gaat niet uit."
    ),
    Reason.ITEM_HELD_FOR_OTHER: (
        "Wie het eerst reserveerde, krijgt het exemplaar het eerst."
    ),
    Reason.NO_POLICY: (
        "Uitlenen gaat volgens de regel van abonnement en materiaal; is er voor het"
        " materiaal geen, dan volgens die van zijn eerste letter."
    ),
    Reason.TOO_YOUNG: "De regel van het reglement heeft een minimumleeftijd.",
    Reason.MAXIMUM_REACHED: "Het abonnement heeft een maximum in alles bij elkaar.",
    Reason.MAXIMUM_OF_MATERIAL_REACHED: (
        "De regel van het reglement heeft een maximum voor dit materiaal."
    ),
    Reason.MAXIMUM_OF_GROUP_REACHED: (
        "Het abonnement heeft een maximum voor deze groep van materialen."
    ),
    Reason.MAY_NOT_BORROW: "Dit klanttype of abonnement leent niet.",
    Reason.SUBSCRIPTION_EXPIRED: "Lenen kan zolang de rechten van de klant lopen.",
    Reason.SUBSCRIPTION_CANCELLED: (
        "Met een abonnement dat is geweigerd of uitgeschreven, is de pas niet geldig."
    ),
    Reason.BLOCKED: "Zolang een blokkade staat, wordt er niet uitgeleend.",
    Reason.TITLE_LENT_BEFORE: (
        "Deze klant wil horen dat een titel al eerder geleend is."
    ),
    Reason.INTERNAL_CARD_ENDED: "Na haar einddatum neemt een interne pas niets op.",
    Reason.INTERNAL_CARD_FULL: "Een interne pas kan een eigen maximum hebben.",
    Reason.INTERNAL_CARD_STALE: (
        "Op een interne pas wordt alleen uitgeleend kort nadat zij gescand is."
    ),
    Reason.SUBSCRIPTION_ENDS_SOON: (
        f"De balie zegt het {SOON_DAYS} dagen van tevoren."
    ),
    Reason.LOANS_OVERDUE: (
        "Geteld is wat deze klant heeft en waarvan de inleverdatum voorbij is."
    ),
    Reason.HOLD_READY: "Het exemplaar ligt apart en wacht op deze klant.",
    Reason.AMOUNT_OWED: "Geteld is wat openstaat aan leengeld en boete.",
    Reason.ITEM_ALREADY_YOURS: (
        "Wat een klant al heeft, gaat niet nog eens uit; verlengen kan wel."
    ),
    Reason.LOAN_NOT_OPEN: "Verlengen kan alleen wat deze klant heeft.",
    Reason.NOTHING_TO_RENEW: (
        "De inleverdatum van een interne uitlening is de uitleendatum: er is geen"
        " termijn die verlengd kan worden."
    ),
    Reason.NO_RENEWAL_POLICY: (
        "Verlengen gaat volgens de regel van abonnement en materiaal."
    ),
    Reason.NOT_RENEWABLE: "Een regel zonder verlengtermijn laat niet verlengen.",
    Reason.RENEWED_TOO_OFTEN: "Het reglement zegt hoe vaak verlengd wordt.",
    Reason.RENEWS_NO_LATER: (
        "Een verlenging die de inleverdatum niet later maakt, wordt niet gedaan."
    ),
    Reason.CANNOT_BE_UNDONE: "Hersteld wordt alleen wat iets heeft veranderd.",
    Reason.UNDO_TOO_LATE: (
        "De instelling Hersteltermijn zegt tot hoe lang erna het kan."
    ),
    Reason.UNDO_OVERTAKEN: (
        "Hersteld wordt alleen als alles nog staat zoals de handeling het achterliet."
    ),
    Reason.LENT_TO_OTHER: _OF_THIS_CUSTOMER,
    Reason.LENT_BESIDE: _OF_THIS_CUSTOMER,
    Reason.HOLD_NOT_FOR_WEB: (
        "Wat op een administratieve pas staat, wordt alleen aan de balie gereserveerd."
    ),
    Reason.HOLD_NOT_POSSIBLE: (
        "De status van het exemplaar, of het reglement van de klant, laat geen"
        " reservering toe."
    ),
    Reason.HOLD_NEEDS_CUSTOMER: (
        "Wie nooit leent, wacht vergeefs; een administratieve pas is er niet om te"
        " wachten."
    ),
    Reason.HOLD_EXISTS: "Een klant wacht één keer op een titel.",
}
# no refusals: what a clerk should know of a customer
NOTES = frozenset(
    {
        Reason.SUBSCRIPTION_ENDS_SOON,
        Reason.LOANS_OVERDUE,
        Reason.HOLD_READY,
        Reason.AMOUNT_OWED,
    }
)
# the line of the reglement is at work in these
OF_POLICY = frozenset(
    {
        Reason.ITEM_NOT_LENDABLE,
        Reason.TOO_YOUNG,
        Reason.MAXIMUM_OF_MATERIAL_REACHED,
        Reason.NOT_RENEWABLE,
        Reason.RENEWED_TOO_OFTEN,
        Reason.RENEWS_NO_LATER,
        Reason.HOLD_NOT_POSSIBLE,
    }
)
