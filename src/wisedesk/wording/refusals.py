# SPDX-License-Identifier: Apache-2.0
"""The words of every refusal: one Dutch sentence for each reason."""

from wisedesk.domain.refusals import Reason

REFUSAL: dict[Reason, str] = {
    Reason.NUMBER_MISSING: "Vul een klantnummer in of scan de pas.",
    Reason.NUMBER_WRONG_LENGTH: (
        "Klantnummer {number} heeft {length} tekens; een pas heeft er {shortest} tot"
        " {longest}."
    ),
    Reason.NUMBER_WRONG_CHARACTERS: (
        "Klantnummer {number} heeft andere tekens dan letters en cijfers."
    ),
    Reason.NUMBER_WRONG_CHECK_DIGIT: (
        "Klantnummer {number} klopt niet: het controlecijfer zou een {expected} zijn."
        " Scan de pas opnieuw."
    ),
    Reason.NUMBER_IN_USE: "Klantnummer {number} is al in gebruik door {holder}.",
    Reason.NUMBER_IS_ITEM: "Nummer {number} is de barcode van een exemplaar.",
    Reason.NUMBER_OF_EXPIRED: (
        "Klantnummer {number} is van klant {holder}; dat abonnement is op {ended_on}"
        " verlopen."
    ),
    Reason.NUMBER_OF_OTHER_TYPE: (
        "Klantnummer {number} is van klant {holder}, met klanttype {type_name}. Kies"
        " dat klanttype, of gebruik een andere pas."
    ),
    Reason.NUMBERS_RAN_OUT: (
        "De nummers van filiaal {branch} zijn op; gebruik een eigen pas."
    ),
    Reason.NUMBER_TAKEN_MEANWHILE: (
        "Klantnummer {number} is intussen aan een andere balie gebruikt."
    ),
    Reason.NUMBER_OTHER_BRANCH: (
        "Klantnummer {number} hoort niet bij filiaal {branch}."
    ),
    Reason.REQUIRED: "{field} is verplicht.",
    Reason.INVALID_DATE: "{typed} is geen datum. Schrijf dd-mm-jjjj.",
    Reason.DATE_IN_FUTURE: "Geboortedatum {typed} ligt in de toekomst.",
    Reason.INVALID_EMAIL: (
        "{typed} is geen e-mailadres. Kies Leeg als er geen adres is."
    ),
    Reason.INVALID_IBAN: "{typed} is geen geldig IBAN.",
    Reason.INVALID_BIC: "{typed} is geen geldige BIC.",
    Reason.INVALID_POSTCODE: "{typed} is geen Nederlandse postcode (1234 AB).",
    Reason.IBAN_MISSING: "Voor incasso is een IBAN nodig.",
    Reason.LOGIN_NAME_IN_USE: "Gebruikersnaam {login_name} is al in gebruik.",
    Reason.TOO_LONG: "{field} is te lang: hoogstens {characters} tekens.",
    Reason.NUMBER_INVALID: "{field}: {typed} is geen geheel getal.",
    Reason.NUMBER_OUT_OF_BOUNDS: (
        "{field} moet een getal van {lowest} tot en met {highest} zijn."
    ),
    Reason.AMOUNT_INVALID: (
        "{field}: {typed} is geen bedrag. Schrijf bijvoorbeeld 0,25."
    ),
    Reason.AMOUNT_OUT_OF_BOUNDS: (
        "{field} moet een bedrag van {lowest} tot en met {highest} zijn."
    ),
    Reason.CUSTOMER_UNKNOWN: "Deze klant is niet meer te vinden.",
    Reason.CUSTOMER_CHANGED: (
        "De klant is intussen aan een andere balie gewijzigd. Er is niets opgeslagen;"
        " open de klant opnieuw."
    ),
    Reason.MESSAGE_CHANGED: "De melding is intussen aan een andere balie gewijzigd.",
    Reason.SUBSCRIPTION_UNKNOWN: "Kies een abonnement.",
    Reason.SUBSCRIPTION_OTHER_TYPE: ("Abonnement {code} hoort niet bij dit klanttype."),
    Reason.SUBSCRIPTION_NOT_OFFERED: "Abonnement {code} staat uit voor inschrijven.",
    Reason.NEVER_INTO_ADMINISTRATIVE: (
        "Een bestaande klant kan geen Administratieve Pas worden: een administratieve"
        " pas moet je altijd nieuw aanmaken, via Klant - Nieuwe klant toevoegen, en"
        " dan bovenaan Administratieve pas kiezen."
    ),
    Reason.NOT_SPECIAL: "Deze klant is geen speciale klant.",
    Reason.KIND_IS_FIXED: (
        "Deze pas is als administratieve pas aangemaakt en blijft dat."
    ),
    Reason.SCAN_UNREADABLE: "Onleesbaar, scan opnieuw: {number}.",
    Reason.ITEM_UNKNOWN: "Nummer {number} is niet bekend.",
    Reason.CARD_UNKNOWN: "Klantnummer {number} is niet bekend.",
    Reason.CARD_BLOCKED: "Pas {number} is geblokkeerd.",
    Reason.NO_PREVIOUS_CUSTOMER: "Er is nog geen vorige klant.",
    Reason.CARD_AS_ITEM: "{number} is de pas van klant {holder}, geen exemplaar.",
    Reason.OWN_CARD_AS_ITEM: "{number} is de pas van deze klant, geen exemplaar.",
    Reason.ITEM_AS_CARD: "{number} is een exemplaar: {title}. Scan eerst een pas.",
    Reason.ITEM_ON_LOAN: "{title} is al uitgeleend aan {borrower} ({card}).",
    Reason.ITEM_ALREADY_YOURS: "{title} staat al op deze pas.",
    Reason.ITEM_NOT_LENDABLE: "Dit exemplaar is niet uitleenbaar.",
    Reason.ITEM_HELD_FOR_OTHER: "Gereserveerd voor {holder}.",
    Reason.NO_POLICY: (
        "Geen reglement voor materiaal {rmt} bij abonnement {subscription}."
    ),
    Reason.TOO_YOUNG: "De klant is jonger dan {minimum} jaar.",
    Reason.MAXIMUM_REACHED: "Maximum bereikt: {at_most}.",
    Reason.MAXIMUM_OF_MATERIAL_REACHED: (
        "Maximum bereikt: {maximum} van materiaal {rmt}."
    ),
    Reason.MAXIMUM_OF_GROUP_REACHED: (
        "Maximum bereikt: {maximum} van de groep {group}."
    ),
    Reason.MAY_NOT_BORROW: "Deze klant mag niet lenen.",
    Reason.SUBSCRIPTION_EXPIRED: "Het abonnement is op {ended_on} verlopen.",
    Reason.SUBSCRIPTION_CANCELLED: "De klant is uitgeschreven: pas niet geldig.",
    Reason.BLOCKED: "De klant is geblokkeerd: {block}.",
    Reason.NO_QUICK_ITEMS: "Exemplaren worden hier niet aan de balie ingevoerd.",
    Reason.BARCODE_IN_USE: "Barcode {number} is al in gebruik.",
    Reason.TITLE_LENT_BEFORE: "Deze titel is al geleend op {lent_on}.",
    Reason.SUBSCRIPTION_ENDS_SOON: "Het abonnement verloopt op {ended_on}.",
    Reason.LOANS_OVERDUE: "Te laat: {items}.",
    Reason.HOLD_READY: "Reservering staat klaar: {title}.",
    Reason.INTERNAL_CARD_ENDED: "Deze pas was te gebruiken t/m {ended_on}.",
    Reason.INTERNAL_CARD_FULL: "Maximum van deze interne pas bereikt: {at_most}.",
    Reason.INTERNAL_CARD_STALE: "Interne pas: scan de pas opnieuw.",
    Reason.INTERNAL_CARD_CHANGED: (
        "De interne pas is intussen aan een andere balie gewijzigd. Open de klant"
        " opnieuw."
    ),
    Reason.NOT_INTERNAL_CARD: "Deze klant heeft geen interne pas.",
    Reason.NOT_ON_INTERNAL_CARD: (
        "Deze exemplaren staan niet meer op een interne pas."
    ),
    Reason.EXPECTED_BEFORE_LENT: (
        "{title} is op {lent_on} uitgeleend en kan niet eerder terug verwacht worden."
    ),
    Reason.LOAN_NOT_OPEN: "Nummer {number} staat niet uit bij deze klant.",
    Reason.NOTHING_TO_RENEW: (
        "Een interne uitlening heeft geen termijn; verlengen is niet nodig."
    ),
    Reason.NO_RENEWAL_POLICY: (
        "Verlengen kan niet: er is geen reglement voor dit materiaal."
    ),
    Reason.NOT_RENEWABLE: (
        "Materiaal {rmt} kan volgens het reglement niet verlengd worden."
    ),
    Reason.RENEWED_TOO_OFTEN: "Al {maximum} keer verlengd; vaker mag niet.",
    Reason.RENEWS_NO_LATER: (
        "Verlengen helpt niet; de inleverdatum blijft {due_on} of wordt vroeger."
    ),
    Reason.CANNOT_BE_UNDONE: "Dit kan niet hersteld worden.",
    Reason.UNDONE_BEFORE: "Dit is al hersteld.",
    Reason.UNDO_TOO_LATE: (
        "Herstellen kan tot {minutes} minuten erna; dit is langer geleden."
    ),
    Reason.UNDO_OVERTAKEN: (
        "Herstellen kan niet meer: er is daarna iets anders mee gedaan."
    ),
    Reason.UNDO_PAID: (
        "Herstellen kan nog niet: de kosten ervan zijn al afgerekend. Herstel eerst de"
        " betaling."
    ),
    Reason.ENTRY_IS_GONE: (
        "Invoeren dat hersteld is, komt niet terug: voer het exemplaar opnieuw in."
    ),
    Reason.AMOUNT_OWED: "Openstaand: € {owed}.",
    Reason.NOT_OWED: (
        "Dit bedrag staat niet meer open: het is intussen afgerekend of vervallen."
    ),
    Reason.NOT_LENT: "{title} is niet uitgeleend.",
    Reason.LENT_TO_OTHER: (
        "{title} is geleend door {borrower} ({card}), niet door deze klant."
    ),
    Reason.LENT_BESIDE: "{title} is geleend door {borrower} ({card}), die ook open is.",
    Reason.LENT_BY_IMPORT: (
        "{title} is niet aan een balie uitgeleend maar ingelezen: annuleren kan niet,"
        " innemen wel."
    ),
    Reason.CARD_WHILE_CANCELLING: (
        "{number} is de pas van klant {holder}. Om te annuleren scant u een exemplaar."
    ),
    Reason.ITEM_WRITTEN_OFF: (
        "{title} is afgeschreven: zet het niet terug in de kast."
    ),
    Reason.ITEM_ON_ORDER: (
        "{title} staat nog in bestelling: meld eerst dat het binnen is."
    ),
    Reason.ITEM_INVOICED: "{title} staat op een nota: handel die eerst af.",
    Reason.ITEM_OF_OTHER_CUSTOMER: (
        "Geleend door een andere klant: {borrower} ({card}). {title} innemen?"
    ),
    Reason.RETURN_IN_FUTURE: (
        "Ingeleverd op {returned_on}: die dag ligt in de toekomst."
    ),
    Reason.ITEM_LENT_AGAIN: "{title} is intussen uitgeleend aan {borrower} ({card}).",
    Reason.BRANCH_UNKNOWN: "Filiaal {branch} bestaat niet.",
    Reason.HOLD_NOT_FOR_WEB: (
        "Niet te reserveren via Mijn Bibliotheek: het exemplaar is intern uitgeleend."
        " Aan de balie kan het wel."
    ),
    Reason.HOLD_NOT_POSSIBLE: "Dit exemplaar kan niet gereserveerd worden.",
    Reason.HOLD_NEEDS_CUSTOMER: "Voor deze klant kan niet gereserveerd worden.",
    Reason.HOLD_EXISTS: "{title} is al gereserveerd voor deze klant.",
    Reason.HOLD_NO_ITEMS: "Er zijn geen exemplaren van deze titel.",
    Reason.TITLE_UNKNOWN: "Deze titel is niet te vinden.",
    Reason.RMT_UNKNOWN: "Materiaal {rmt} bestaat niet.",
    Reason.POLICY_EXISTS: "Regel {subscription}/{rmt} bestaat al: kies Wijzig.",
    Reason.POLICY_CHANGED: (
        "Regel {subscription}/{rmt} is intussen aan een andere balie gewijzigd. Er is"
        " niets opgeslagen; open de regel opnieuw."
    ),
    Reason.POLICY_RELIED_ON: (
        "Op regel {subscription}/{rmt} vallen terug: {rmts}. Zonder deze regel zijn"
        " die met dit abonnement niet meer te lenen."
    ),
    Reason.HOLIDAY_TERM_SHORTER: (
        "{field} is korter dan de gewone termijn van {days} dagen."
    ),
    Reason.GROUP_EXISTS: "Groep {group} bestaat al.",
    Reason.GROUP_CHANGED: (
        "Groep {group} is intussen aan een andere balie gewijzigd. Er is niets"
        " opgeslagen; open de groep opnieuw."
    ),
    Reason.PERIOD_BACKWARDS: (
        "De laatste dag van een vakantie ligt niet voor de eerste, {first_on}."
    ),
    Reason.PERIODS_OVERLAP: ("Er is al vakantie van {first_on} tot en met {last_on}."),
    Reason.HOLIDAYS_CHANGED: (
        "De vakanties van dit filiaal zijn intussen aan een andere balie gewijzigd. Er"
        " is niets opgeslagen; open ze opnieuw."
    ),
    Reason.SETTING_UNKNOWN: "Instelling {name} bestaat niet.",
    Reason.SETTING_INVALID: "{typed} past niet bij {name}: {expected}.",
    Reason.SETTING_CHANGED: (
        "{name} is intussen aan een andere balie gewijzigd: {value}. Er is niets"
        " opgeslagen; open de instelling opnieuw."
    ),
}
