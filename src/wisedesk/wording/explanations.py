# SPDX-License-Identifier: Apache-2.0
"""Why? (F1) in Dutch: what was done, why not, until when, and what a status says."""

from collections.abc import Callable, Sequence

from wisedesk.domain.customer_types import HOLDS_BY_STANDING, Channel
from wisedesk.domain.items import ITEM_STATUSES, ItemStatus
from wisedesk.domain.policies import NOT_LENDABLE_AGE, LoanPolicy, RenewsFrom
from wisedesk.domain.refusals import Reason, Refusal
from wisedesk.services.explained import Explained, RefusalExplained, StatusExplained
from wisedesk.services.journal_lines import JournalLine
from wisedesk.wording.explained_charges import charge_part
from wisedesk.wording.explained_due import by, due_parts, rule_line, term_part
from wisedesk.wording.explained_lines import line_parts
from wisedesk.wording.explained_parts import Fact, Part
from wisedesk.wording.explained_setting import setting_part
from wisedesk.wording.full_stops import without_stop
from wisedesk.wording.item_statuses import HOLDABLE, status_line
from wisedesk.wording.journal_words import NOTHING
from wisedesk.wording.rules import NOTES, OF_POLICY, RULE
from wisedesk.wording.sentences import refusal_sentence
from wisedesk.wording.words import counted, day

Told = Callable[[JournalLine], str]
MEANING = {
    ItemStatus.DISCARDED: "Het exemplaar hoort niet meer bij de collectie.",
    ItemStatus.AVAILABLE: "Het exemplaar hoort in de kast te staan.",
    ItemStatus.JUST_RETURNED: "Het exemplaar is net terug en moet nog naar de kast.",
    ItemStatus.PROCESSING: "Het exemplaar is uit de kast gehaald om te verwerken.",
    ItemStatus.INTERNAL: (
        "Het exemplaar staat uit op een administratieve pas of bij een speciale klant."
    ),
    ItemStatus.ON_ORDER: "Het exemplaar is besteld en nog niet binnen.",
    ItemStatus.COLLECTION: "Het exemplaar hoort bij een wisselcollectie en is thuis.",
    ItemStatus.MISSING: "Het exemplaar is niet gevonden waar het hoort.",
    ItemStatus.INVOICED: "Voor het exemplaar is een nota gestuurd.",
    ItemStatus.OFF_SITE: "Het exemplaar staat op een andere plek.",
    ItemStatus.RESERVED: "Het exemplaar ligt klaar voor wie het gereserveerd heeft.",
    ItemStatus.TRANSIT: "Het exemplaar is onderweg naar een ander filiaal.",
    ItemStatus.LENT: "Het exemplaar staat uit bij een klant.",
    ItemStatus.DEPOT: "Het exemplaar staat in het magazijn.",
}
# what the key does with a row that is refused for good, where it does anything
_OTHERWISE = {
    Reason.ITEM_UNKNOWN: "zoekt op wat het is",
    Reason.CARD_AS_ITEM: "gaat verder met deze klant",
    Reason.ITEM_AS_CARD: "gaat verder met dit exemplaar",
    Reason.ITEM_ALREADY_YOURS: "verlengt",
}


def explained_parts(
    found: Explained, told: Told, undo: Told, key: str
) -> tuple[Part, ...]:
    """Return an explanation, what was asked about first.

    `told` says what a journal line did and `undo` whether it can be turned back; `key`
    is the one that passes a refusal on its row, empty where a question does.
    """
    parts: list[Part] = []
    if found.rule is not None:
        parts += line_parts(found.rule)
    if found.charge is not None:
        parts.append(charge_part(found.charge))
    if found.setting is not None:
        parts.append(setting_part(found.setting, told, undo))
    if found.refused is not None:
        parts.append(_refused(found.refused, key))
    if found.due is not None:
        parts += due_parts(found.due)
    elif found.term is not None:
        parts.append(term_part(found.term))
    parts += [charge_part(each) for each in found.charges]
    if found.status is not None:
        parts.append(_status(found.status, told))
    if found.line is not None:
        parts.append(_line(found.line, told, undo))
    return tuple(parts)


def refused_parts(found: Sequence[tuple[str, Explained]], key: str) -> tuple[Part, ...]:
    """Return why each of several was refused, by what it is of."""
    return tuple(
        _refused(each.refused, key)._replace(title=title)
        for title, each in found
        if each.refused is not None
    )


def _line(line: JournalLine, told: Told, undo: Told) -> Part:
    customer = f"{line.customer} {line.customer_name}".strip()
    facts = [
        Fact("Wat", told(line)),
        Fact("Gedaan", by(line)),
        Fact("Klant/pas", customer),
        Fact("Exemplaar", line.barcode),
        Fact("Herstel", undo(line)),
    ]
    said = tuple(each for each in facts if each.told not in {"", NOTHING})
    return Part("Wat er gedaan is", said)


def _status(status: StatusExplained, told: Told) -> Part:
    item = status.item
    words = status_line(item.status)
    holdable = HOLDABLE[_holdable(status)]
    facts = [
        Fact("Betekenis", MEANING[item.status]),
        Fact("Publiek ziet", words.public),
        Fact("Reserveren", holdable),
    ]
    if status.last is not None:
        last = without_stop(told(status.last))
        facts.append(Fact("Laatst", f"{last} ({by(status.last)})"))
    elif status.loan is not None:
        facts.append(Fact("Laatst", _last_loan(status)))
    else:
        facts.append(Fact("Laatst", "Er is nog nooit iets mee gedaan."))
    if item.borrower_key:
        borrower = f"{item.borrower_name} ({item.borrower_key})"
        facts.append(Fact("Staat uit bij", borrower))
    if item.holds:
        wait = counted(item.holds, "klant wacht", "klanten wachten")
        facts.append(Fact("Gereserveerd", f"{wait} op deze titel"))
    return Part(f"Status {words.letter}: {words.staff}", tuple(facts))


def _holdable(status: StatusExplained) -> frozenset[Channel]:
    standing = status.item.standing
    if standing is not None:
        return HOLDS_BY_STANDING[standing]
    return ITEM_STATUSES[status.item.status].holdable


def _last_loan(status: StatusExplained) -> str:
    """Return what is known of a loan that the journal does not tell of."""
    loan = status.loan
    if loan is None:
        return ""
    if loan.returned_on is None:
        return f"Uitgeleend op {day(loan.lent_on)}; dat is ingelezen."
    return f"Ingenomen op {day(loan.returned_on)}; dat is ingelezen."


def _refused(refused: RefusalExplained, key: str) -> Part:
    facts: list[Fact] = []
    for each in refused.refusals:
        facts.append(Fact("Waarom", refusal_sentence(each)))
        if each.reason in RULE:
            facts.append(Fact("Regel", RULE[each.reason]))
        if each.reason in OF_POLICY and refused.policy is not None:
            facts.append(Fact("Reglement", _policy(refused, refused.policy)))
        if each.reason not in NOTES:
            alone = len(refused.refusals) == 1
            told = _who(each, key, alone=alone, may=_may_be_passed(refused))
            facts.append(Fact("Wie mag het toch", told))
    known = all(each.reason in NOTES for each in refused.refusals)
    return Part("Goed om te weten" if known else "Geweigerd", tuple(facts))


def _may_be_passed(refused: RefusalExplained) -> bool:
    return all(each.overridable for each in refused.refusals)


def _who(refusal: Refusal, key: str, *, alone: bool, may: bool) -> str:
    """Return who may pass a refusal, or what its key does where nobody may.

    As `services.decisions` has it: one that stands `alone` may have a way out of its
    own, and none is passed while another of them may not be.
    """
    if may and not key:
        return "Elke medewerker aan de balie: met Ja."
    if may:
        return f"Elke medewerker aan de balie: met {key} op de regel, of met Ja."
    if refusal.overridable:
        return "Elke medewerker aan de balie, als er niets anders in de weg staat."
    other = _OTHERWISE.get(refusal.reason) if alone else None
    has_loan = refusal.reason is not Reason.ITEM_ALREADY_YOURS
    if other is None or not (has_loan or refusal.facts.get("lent_on")):
        return "Niemand."
    return f"Niemand. {key} op de regel {other}."


def _policy(refused: RefusalExplained, policy: LoanPolicy) -> str:
    """Return the line of the reglement as it is now, with its values."""
    days = counted(policy.loan_days, "dag", "dagen")
    values = [f"leentermijn {days}"]
    if policy.renewal_days:
        more = counted(policy.renewal_days, "dag", "dagen")
        start = "de vorige inleverdatum"
        if policy.renews_from is RenewsFrom.TODAY:
            start = "de dag van verlengen"
        values.append(f"{policy.renewals} keer verlengen met {more} vanaf {start}")
    else:
        values.append("niet verlengen")
    if policy.minimum_age >= NOT_LENDABLE_AGE:
        values.append(f"minimumleeftijd {NOT_LENDABLE_AGE}: niet uitleenbaar")
    elif policy.minimum_age:
        values.append(f"vanaf {policy.minimum_age} jaar")
    if policy.maximum is not None:
        values.append(f"hoogstens {policy.maximum}")
    if not policy.holdable:
        values.append("niet te reserveren")
    name = rule_line(
        policy.name, refused.subscription_name, refused.material, own=refused.own_line
    )
    return f"{name} — {', '.join(values)}"
