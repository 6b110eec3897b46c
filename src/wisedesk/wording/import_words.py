# SPDX-License-Identifier: Apache-2.0
"""What an import or export has to say, each as one Dutch sentence."""

from wisedesk.exchange.source_files import FileTrouble, WrongFile
from wisedesk.exchange.tally import Note, Tally, Thing
from wisedesk.services.exchange_rows import Kind, Problem, Result, Trouble

REFUSED, WARNED = "geweigerd", "let op"

PROBLEM: dict[Trouble, str] = {
    Trouble.WRONG_WIDTH: "De regel heeft {found} in plaats van {expected} velden.",
    Trouble.QUOTE_NOT_CLOSED: "Een aanhalingsteken op deze regel wordt niet gesloten.",
    Trouble.NUL_CHARACTER: "De regel bevat een NUL-teken.",
    Trouble.UNREADABLE_BYTES: (
        "De regel bevat bytes die in de tekencodering van dit bestand niets betekenen;"
        " geef de juiste met --encoding."
    ),
    Trouble.RECORD_CUT_OFF: "Het record is afgebroken: het einde ontbreekt.",
    Trouble.RECORD_BROKEN: "Het record is beschadigd en niet te lezen ({why}).",
    Trouble.RECORD_TOO_LARGE: "Dit is te lang voor een record.",
    Trouble.NOT_A_RECORD: "Dit is geen record.",
    Trouble.MARC8_AFTER_ALL: (
        "De leader zegt UTF-8, maar de bytes zijn dat niet: gelezen als MARC-8."
    ),
    Trouble.UNKNOWN_LETTER: (
        "Een teken bestaat niet in MARC-8 en is een spatie geworden; heeft het bestand"
        " een andere tekencodering, geef die dan met --encoding."
    ),
    Trouble.FIELD_MISSING: "Het veld {field} is leeg.",
    Trouble.NO_TITLE: "Het record heeft geen titel (245).",
    Trouble.INVALID_ISBN: "ISBN {value} klopt niet en is niet overgenomen.",
    Trouble.INVALID_PRICE: (
        "Prijs {value} van exemplaar {barcode} is geen bedrag en is niet overgenomen."
    ),
    Trouble.INVALID_DATE: "{value} in {field} is geen datum.",
    Trouble.NUMBER_WITH_SPACE: "Nummer {number} bevat een spatie.",
    Trouble.NUMBER_WITHOUT_DIGIT: (
        "Pas {number} heeft geen cijfer: de balie leest dat als een naam."
    ),
    Trouble.KEPT_AS_REMARK: (
        "{value} is geen goede waarde voor {field} en is bewaard als opmerking."
    ),
    Trouble.LEFT_AS_IT_IS: (
        "{value} is geen goede waarde voor {field} en is zo overgenomen."
    ),
    Trouble.LEFT_OUT: (
        "{value} in {field} is al van een ander en is niet overgenomen."
    ),
    Trouble.TWICE_IN_FILE: "Staat anders in dit bestand bij {earlier}; die geldt.",
    Trouble.KEY_OF_OTHER_TITLE: (
        "Titelnummer {number} is in de bibliotheek van een andere titel: {title}."
    ),
    Trouble.BARCODE_OF_OTHER_TITLE: (
        "Barcode {barcode} is al van een exemplaar van: {title}."
    ),
    Trouble.BARCODE_IS_CARD: "Barcode {barcode} is het nummer van een pas.",
    Trouble.CARD_IS_BARCODE: "Pasnummer {number} is de barcode van een exemplaar.",
    Trouble.CARD_UNKNOWN: "Pas {number} is niet bekend.",
    Trouble.ITEM_UNKNOWN: "Exemplaar {barcode} is niet bekend.",
    Trouble.ITEM_ON_LOAN: "Exemplaar {barcode} is al uitgeleend aan pas {number}.",
    Trouble.MAY_NOT_BORROW: "De klant van pas {number} kan niet lenen.",
    Trouble.RETURNED_BEFORE_LENT: "Ingenomen ({value}) vóór de uitlening.",
    Trouble.DUE_BEFORE_LENT: "De inleverdatum ({value}) ligt vóór de uitleendatum.",
    Trouble.TYPE_STAYS: "Categorie {category} past niet bij het klanttype; dat blijft.",
    Trouble.AGAINST_RULE: "De bibliotheek laat dit niet toe ({rule}).",
}
FILE: dict[FileTrouble, str] = {
    FileTrouble.MISSING: "{path} bestaat niet.",
    FileTrouble.IS_FOLDER: "{path} is een map; noem een bestand.",
    FileTrouble.UNREADABLE: "{path} is niet te lezen ({why}).",
    FileTrouble.EMPTY: "{path} is leeg.",
    FileTrouble.NOT_MARC: "{path} is geen MARC-bestand: geen MARC21 en geen MARCXML.",
    FileTrouble.NOT_CSV: (
        "{path} is geen tabel (CSV) van deze soort: op de eerste regel horen de"
        " kolomnamen te staan, waaronder {needed}."
    ),
    FileTrouble.COLUMN_MISSING: (
        "In {path} ontbreekt de kolom {missing}; dit staat er wel: {found}."
    ),
    FileTrouble.UNKNOWN_ENCODING: "{name} is geen bekende tekencodering.",
    FileTrouble.BEING_IMPORTED: "{path} wordt op dit moment al ingelezen.",
    FileTrouble.UNKNOWN_TARGET: (
        "{target} bestaat niet in deze bibliotheek; er is wel: {known}."
    ),
    FileTrouble.EXISTS: (
        "{path} bestaat al en is niet overschreven; kies een andere naam."
    ),
    FileTrouble.UNWRITABLE: "{path} is niet te schrijven ({why}).",
    FileTrouble.UNKNOWN_KIND: (
        "{path} is niet in te lezen. Dat kunnen wel: titels (MARC21 of MARCXML), en"
        " tabellen (CSV) met op de eerste regel de kolommen van klanten (cardnumber,"
        " surname), uitleningen (cardnumber, barcode, issued, due) of filialen"
        " (branchcode)."
    ),
}
THING: dict[Thing, str] = {
    Thing.BRANCH: "filialen",
    Thing.TITLE: "titels",
    Thing.ITEM: "exemplaren",
    Thing.CUSTOMER: "klanten",
    Thing.LOAN: "uitleningen",
}
KIND: dict[Kind, Thing] = {
    Kind.BRANCHES: Thing.BRANCH,
    Kind.TITLES: Thing.TITLE,
    Kind.CUSTOMERS: Thing.CUSTOMER,
    Kind.LOANS: Thing.LOAN,
}
RESULT: dict[Result, str] = {
    Result.ADDED: "toegevoegd",
    Result.CHANGED: "gewijzigd",
    Result.UNCHANGED: "ongewijzigd",
    Result.REJECTED: "geweigerd",
}
NOTE: dict[Note, str] = {
    Note.BRANCH_ADDED: "Filialen gemaakt, met hun nummer voor nieuwe passen: {0}.",
    Note.BRANCH_ASSUMED: "Zonder filiaal: geplaatst in {0} ({often}).",
    Note.MATERIAL: "Materiaal {0} is RMT {1} ({2}): {often} exemplaren.",
    Note.CATEGORY: "Categorie {0} werd abonnement {1} ({2}): {often} klanten.",
    Note.COLUMN_LEFT_OUT: "Kolom {0} is niet overgenomen.",
    Note.WARNED: "In het afkeurbestand staat {often} keer 'let op'.",
}


def problem_sentence(problem: Problem, taken: bool) -> tuple[str, str]:
    """Return the word for a row with a problem, and the problem as a sentence."""
    word = WARNED if taken else REFUSED
    return word, PROBLEM[problem.trouble].format(**problem.facts)


def file_sentence(error: WrongFile) -> str:
    """Return why a file was not read or written."""
    return FILE[error.trouble].format(**error.facts)


def note_sentences(tally: Tally) -> list[str]:
    """Return what a summary tells beside the counts."""
    sentences = []
    made = [
        f"{code} ({number})" for (code, number), _ in tally.noted(Note.BRANCH_ADDED)
    ]
    if made:
        sentences.append(NOTE[Note.BRANCH_ADDED].format(", ".join(made)))
    for note, sentence in NOTE.items():
        if note is Note.BRANCH_ADDED:
            continue
        for facts, often in tally.noted(note):
            shown = [fact or "(leeg)" for fact in facts]
            sentences.append(sentence.format(*shown, often=often))
    return sentences
