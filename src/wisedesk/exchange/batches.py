# SPDX-License-Identifier: Apache-2.0
"""Storing what rows offer, inside one transaction of an import."""

from msgspec import Struct
from msgspec.structs import replace

from wisedesk.domain.subscriptions import SubscriptionChoice, rights_until
from wisedesk.exchange.branch_codes import BranchCodes
from wisedesk.exchange.categories import Categories
from wisedesk.exchange.materials import Materials
from wisedesk.exchange.rejects import Rejects
from wisedesk.exchange.tally import Note, Tally, Thing
from wisedesk.services.exchange_ports import Importing
from wisedesk.services.exchange_rows import (
    BranchOffer,
    CustomerOffer,
    Differs,
    ItemOffer,
    LoanOffer,
    NewImport,
    NewItem,
    Problem,
    Result,
    Stored,
    TitleOffer,
    Trouble,
    problem,
)
from wisedesk.services.station import At

Offer = BranchOffer | TitleOffer | CustomerOffer | LoanOffer


class Prepared(Struct, frozen=True, kw_only=True):
    """A row that was read: where it stands, what it says, what it offers or why not.

    `items` is how many items a record holds, `refused` those that cannot be taken.
    """

    place: str
    content: tuple[str, ...]
    thing: Thing
    offer: Offer | None
    wrong: Problem | None = None
    told: tuple[Problem, ...] = ()
    items: int = 0
    refused: tuple[Problem, ...] = ()


class Batch:
    """One transaction of an import, with what it counts and notes."""

    def __init__(
        self,
        tx: Importing,
        run_id: int,
        tally: Tally,
        rejects: Rejects,
        at: At,
        *,
        keep: bool,
    ) -> None:
        self._tx = tx
        self._run_id = run_id
        self._tally = tally
        self._rejects = rejects
        self._at = at
        self._keep = keep
        self._branches = BranchCodes(tx, tally, at.station.branch)
        self._materials = Materials(tx, tally)
        self._categories = Categories(tx, at.today)

    def store(self, row: Prepared) -> None:
        """Store what a row offers, and note what is the matter with it."""
        for told in row.told:
            self._warn(row, told)
        offer = row.offer
        if row.wrong is not None:
            self._refuse(row, row.thing, row.wrong)
            self._tally.count(Thing.ITEM, Result.REJECTED, row.items)
        elif isinstance(offer, TitleOffer):
            self._store_title(row, offer)
        elif isinstance(offer, CustomerOffer):
            self._store_customer(row, offer)
        elif isinstance(offer, LoanOffer):
            self._store_loan(row, offer)
        elif offer is not None:
            how, earlier = self._how(f"branch {offer.code}", row.place)
            self._settle(row, row.thing, self._branches.store(offer, how), earlier)

    def _store_title(self, row: Prepared, title: TitleOffer) -> None:
        how, earlier = self._how(f"title {title.key}", row.place)
        stored = self._tx.store_title(title, how)
        self._settle(row, Thing.TITLE, stored, earlier)
        if stored.result is Result.REJECTED:
            self._tally.count(Thing.ITEM, Result.REJECTED, row.items)
            return
        for why in row.refused:
            self._refuse(row, Thing.ITEM, why)
        for item in title.items:
            self._store_item(row, item, stored.row_id)

    def _store_item(self, row: Prepared, item: ItemOffer, title_id: int) -> None:
        how, earlier = self._how(f"item {item.barcode}", row.place)
        new = NewItem(
            barcode=item.barcode,
            title_id=title_id,
            branch_id=self._branches.id_of(item.branch),
            rmt=self._materials.rmt_of(item.material),
            call_number=item.call_number,
            price_cents=item.price_cents,
        )
        self._settle(row, Thing.ITEM, self._tx.store_item(new, how), earlier)

    def _store_customer(self, row: Prepared, offer: CustomerOffer) -> None:
        choice = self._categories.choose(
            offer.category, offer.card_number, offer.person.born_on
        )
        kind = choice.offer.customer_type
        if not offer.card_number and not self._categories.goes_without_card(kind):
            missing = problem(Trouble.FIELD_MISSING, field="cardnumber")
            self._refuse(row, Thing.CUSTOMER, missing)
            return
        registered_on = offer.registered_on or self._at.today
        default_end = rights_until(
            choice.offer, SubscriptionChoice(code=choice.offer.code), self._at.today
        )
        new = NewImport(
            offer=offer,
            branch_id=self._branches.id_of(offer.branch),
            customer_type=kind,
            subscription=choice.offer.code,
            exact=choice.exact,
            registered_on=registered_on,
            ends_on=offer.ends_on or default_end,
        )
        named = offer.card_number or offer.person.family_name
        how, earlier = self._how(f"customer {named}", row.place)
        stored = self._tx.store_customer(new, how, self._at.now, self._at.station.staff)
        self._settle(row, Thing.CUSTOMER, stored, earlier)
        if stored.result is Result.ADDED:
            self._branches.step_over(offer.card_number)
        taken = choice.offer
        if stored.result is not Result.REJECTED and taken.code != offer.category:
            self._tally.note(Note.CATEGORY, offer.category, taken.code, taken.name)

    def _store_loan(self, row: Prepared, loan: LoanOffer) -> None:
        branch_id = self._branches.id_of(loan.branch) if loan.branch else None
        key = f"loan {loan.card_number} {loan.barcode} {loan.lent_at.isoformat()}"
        how, earlier = self._how(key, row.place)
        stored = self._tx.store_loan(loan, branch_id, how)
        self._settle(row, Thing.LOAN, stored, earlier)

    def _how(self, key: str, place: str) -> tuple[Differs, str]:
        """Return what to do with a value that differs, and where it was met before."""
        earlier = self._tx.seen_before(self._run_id, key, place)
        if earlier:
            return Differs.REFUSE, earlier
        return (Differs.KEEP if self._keep else Differs.CHANGE), ""

    def _settle(
        self, row: Prepared, thing: Thing, stored: Stored, earlier: str
    ) -> None:
        for told in stored.told:
            self._warn(row, told)
        why = stored.why
        if why is None:
            self._tally.count(thing, stored.result)
            return
        if why.trouble is Trouble.TWICE_IN_FILE:
            why = replace(why, facts=why.facts | {"earlier": earlier})
        self._refuse(row, thing, why)

    def _refuse(self, row: Prepared, thing: Thing, why: Problem) -> None:
        self._tally.count(thing, Result.REJECTED)
        self._rejects.refuse(row.place, why, row.content)

    def _warn(self, row: Prepared, told: Problem) -> None:
        self._tally.note(Note.WARNED)
        self._rejects.warn(row.place, told, row.content)
