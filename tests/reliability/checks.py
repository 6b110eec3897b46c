# SPDX-License-Identifier: Apache-2.0
"""What must hold of a library after a desk was killed and went on.

Everything is read past the product, but for its own `check`.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from reliability.telling import Told
from support.raw_file import rows
from wisedesk.bootstrap import check_library
from wisedesk.config import as_address

_OUT = """
SELECT item.barcode FROM loan JOIN item ON item.id = loan.item_id
WHERE loan.returned_at IS NULL
"""
_AT_ONCE = """
SELECT item.barcode, one.id, other.id
FROM loan AS one JOIN loan AS other ON other.item_id = one.item_id AND other.id > one.id
JOIN item ON item.id = one.item_id
WHERE NOT one.cancelled AND NOT other.cancelled
AND one.op_id IS NOT NULL AND other.op_id IS NOT NULL
AND (one.returned_at IS NULL OR one.returned_at > other.lent_at)
"""
_JOURNAL = "SELECT op_id, kind, payload, undoes FROM journal ORDER BY id"
_STEPS = "SELECT op_id FROM session_step"


def file_faults(library: Path) -> Iterator[str]:
    """Yield what is wrong with the file itself."""
    for (verdict,) in rows(library, "PRAGMA integrity_check"):
        if verdict != "ok":
            yield f"integrity_check: {verdict}"
    for link in rows(library, "PRAGMA foreign_key_check"):
        yield f"foreign_key_check: {link}"


def lost(library: Path, told: Told) -> Iterator[str]:
    """Yield the actions that were told as done and are not in the journal as such.

    An undo that is refused may have no line: what it is of was turned back already.
    """
    journal = {op_id: kind for op_id, kind, _, _ in rows(library, _JOURNAL)}
    for op_id, kind in told.done.items():
        may_lack = {kind, None} if kind == "undo/refused" else {kind}
        if journal.get(op_id) not in may_lack:
            yield f"lost: {kind} {op_id} is {journal.get(op_id)} in the journal"


def scans_lost(
    library: Path, told: Told, items: frozenset[str], inbox: Path
) -> Iterator[str]:
    """Yield the scans of items that were on disk and that nothing came of.

    A session in which a row still asks something stays in the inbox.
    """
    journal = {op_id for op_id, *_ in rows(library, _JOURNAL)}
    for op_id, text in told.kept.items():
        if text in items and op_id not in journal | waiting(inbox):
            yield f"scan lost: {text} {op_id}"


def rule_faults(library: Path) -> Iterator[str]:
    """Yield what the product's own check finds."""
    for finding in check_library(as_address(str(library)), lambda _step: None).findings:
        yield f"check: {finding}"


def out_by_loans(library: Path) -> frozenset[str]:
    """Return the items that are out, by the loans."""
    return frozenset(barcode for (barcode,) in rows(library, _OUT))


def at_once(library: Path) -> Iterator[str]:
    """Yield the items that two customers had at the same time."""
    for barcode, one, other in rows(library, _AT_ONCE):
        yield f"lent to two at once: {barcode} by loans {one} and {other}"


def twice(library: Path, out_before: frozenset[str]) -> Iterator[str]:
    """Yield what does not follow from the journal, told again from the beginning.

    A loan made twice, a return done twice, or either without its line, ends in other
    items being out than the journal says.
    """
    journal = rows(library, _JOURNAL)
    by = {of: op_id for op_id, *_, of in journal if of is not None}
    out = set(out_before)
    for op_id, kind, payload, _ in journal:
        if _is_undone(op_id, by):
            continue
        action = json.loads(payload)
        barcode = action.get("barcode")
        takes_over = "item-on-loan" in action.get("passed", ())
        if kind == "lend/lent":
            if barcode in out and not takes_over:
                yield f"lent twice: {barcode} {op_id}"
            out.add(barcode)
        elif kind == "return/returned":
            if barcode not in out:
                yield f"returned twice: {barcode} {op_id}"
            out.discard(barcode)
    if out != out_by_loans(library):
        yield f"the journal and the loans differ: {sorted(out ^ out_by_loans(library))}"


def _is_undone(op_id: str, by: dict[str, str]) -> bool:
    """Whether an operation is turned back, and not done again after that."""
    return op_id in by and not _is_undone(by[op_id], by)


def unknown(library: Path, told: Told, before: frozenset[str]) -> Iterator[str]:
    """Yield the journal lines of operations that no desk of this round began."""
    for op_id, kind, *_ in rows(library, _JOURNAL):
        if op_id not in before | told.begun.keys() | told.keeping.keys():
            yield f"nobody did this: {kind} {op_id}"


def operations(library: Path) -> frozenset[str]:
    """Return the operation ids of every line of the journal."""
    return frozenset(op_id for op_id, *_ in rows(library, _JOURNAL))


def waiting(inbox: Path) -> frozenset[str]:
    """Return the operation ids of the steps in every inbox of a folder."""
    return frozenset(
        op_id for path in inbox.glob("*.sqlite") for (op_id,) in rows(path, _STEPS)
    )
