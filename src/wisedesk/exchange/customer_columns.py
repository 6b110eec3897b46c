# SPDX-License-Identifier: Apache-2.0
"""The columns of a file of customers: Koha's patron columns, and a few of our own."""

OWN_COLUMN = "nameprefix"  # only in what this program wrote
REQUIRED = frozenset({"cardnumber", "surname"})
YES_OR_NO = {
    "newsletter": "newsletter",
    "identified": "identified",
    "keephistory": "keep_history",
    "warnlentbefore": "warn_lent_before",
    "deskreceipts": "desk_receipts",
    "loginaccount": "login_account",
}
_KOHA = (
    "cardnumber surname firstname initials dateofbirth branchcode categorycode "
    "dateenrolled dateexpiry email phone mobile address streetnumber zipcode city "
    "country sex title userid borrowernotes debarred debarredcomment lost lang "
    "contactname"
)
_OURS = (
    "nameprefix iban bic directdebit sepa emailabsent selection specialkind blocks "
    "othercards message"
)
_REMARKS = (
    "middlename othernames streettype address2 state emailpro phonepro fax opacnote "
    "contactnote contactfirstname relationship altcontactsurname gonenoaddress sort1 "
    "sort2"
)
AS_REMARK = tuple(_REMARKS.split())
KNOWN = frozenset({*_KOHA.split(), *_OURS.split(), *YES_OR_NO, *AS_REMARK})
COLUMN_OF = {
    "born": "dateofbirth",
    "family_name": "surname",
    "name_prefix": "surname",
    "given_name": "firstname",
    "street": "address",
    "house_number": "streetnumber",
    "postcode": "zipcode",
    "contact_person": "contactname",
    "login_name": "userid",
}
