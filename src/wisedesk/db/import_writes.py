# SPDX-License-Identifier: Apache-2.0
"""How far an import came, and the branches and materials that files bring along."""

from collections.abc import Callable, Mapping
from datetime import datetime

import sqlalchemy as sa

from wisedesk.db import tables as t
from wisedesk.db.library import SqlWriting
from wisedesk.services.exchange_ports import RuleBroken
from wisedesk.services.exchange_rows import (
    ImportRun,
    Kind,
    Result,
    Stored,
    Trouble,
    refused,
)

_given = sa.bindparam

UNFINISHED_RUN = sa.select(t.import_run).where(
    t.import_run.c.kind == _given("kind"),
    t.import_run.c.digest == _given("digest"),
    t.import_run.c.finished_at.is_(None),
)
IMPORTED_AT = sa.select(sa.func.max(t.import_run.c.finished_at)).where(
    t.import_run.c.kind == _given("kind"), t.import_run.c.digest == _given("digest")
)
ADVANCE_RUN = (
    sa.update(t.import_run)
    .where(
        t.import_run.c.id == _given("run_key"),
        t.import_run.c.rows_done == _given("rows_before"),
        t.import_run.c.finished_at.is_(None),
    )
    .values(
        rows_done=_given("now_done"),
        rejects_bytes=_given("now_rejected"),
        tally=_given("now_tally"),
        finished_at=_given("now_finished"),
    )
)
FORGET_KEYS = sa.delete(t.import_key).where(t.import_key.c.run_id == _given("run_key"))
FIRST_PLACE = sa.select(t.import_key.c.place).where(
    t.import_key.c.run_id == _given("run_id"), t.import_key.c.key == _given("key")
)
_known_key = (
    sa.select(t.import_key.c.key)
    .where(
        t.import_key.c.run_id == _given("run"), t.import_key.c.key == _given("new_key")
    )
    .exists()
)
ADD_KEY = sa.insert(t.import_key).from_select(
    ["run_id", "key", "place"],
    sa.select(
        _given("run", type_=sa.Integer),
        _given("new_key", type_=sa.Text),
        _given("new_place", type_=sa.Text),
    ).where(~_known_key),
)
MATERIAL_NAMES = sa.select(t.material_type).order_by(t.material_type.c.rmt)
LENDABLE = sa.select(t.loan_policy.c.rmt).distinct()
NAME_BRANCH = (
    sa.update(t.branch)
    .where(t.branch.c.id == _given("branch_key"))
    .values(name=_given("new_name"))
)
FIRST_INSTITUTION = sa.select(sa.func.min(t.institution.c.id))


class ImportWrites(SqlWriting):
    """What every kind of import stores."""

    def __init__(self, connection: sa.Connection, *, careful: bool = False) -> None:
        super().__init__(connection)
        self.careful = careful

    def unfinished_run(self, kind: Kind, digest: str) -> ImportRun | None:
        """Return the run of a file that stopped half-way, or None."""
        row = self._one(UNFINISHED_RUN, kind=kind.value, digest=digest)
        if row is None:
            return None
        return ImportRun(
            run_id=row.id,
            op_id=row.op_id,
            kind=Kind(row.kind),
            file_name=row.file_name,
            digest=row.digest,
            started_at=row.started_at,
            rows_done=row.rows_done,
            rejects_bytes=row.rejects_bytes,
            tally=row.tally,
        )

    def was_imported(self, kind: Kind, digest: str) -> datetime | None:
        """Return when this very file was last imported whole, or None."""
        found = self._value(IMPORTED_AT, kind=kind.value, digest=digest)
        return found if isinstance(found, datetime) else None

    def start_run(self, run: ImportRun) -> int:
        """Store a run that begins and return its id."""
        values = {
            "op_id": run.op_id,
            "kind": run.kind.value,
            "file_name": run.file_name,
            "digest": run.digest,
            "started_at": run.started_at,
        }
        return self._add(t.import_run, values)

    def advance_run(self, run: ImportRun, rows_before: int) -> bool:
        """Store how far a run came; False when another program moved it meanwhile."""
        moved = self._connection.execute(
            ADVANCE_RUN,
            {
                "run_key": run.run_id,
                "rows_before": rows_before,
                "now_done": run.rows_done,
                "now_rejected": run.rejects_bytes,
                "now_tally": run.tally,
                "now_finished": run.finished_at,
            },
        )
        if run.finished_at is not None:
            self._connection.execute(FORGET_KEYS, {"run_key": run.run_id})
        return moved.rowcount == 1

    def seen_before(self, run_id: int, key: str, place: str) -> str:
        """Return the place this run met a key at before, empty for the first time."""
        values = {"run": run_id, "new_key": key, "new_place": place}
        if self._connection.execute(ADD_KEY, values).rowcount == 1:
            return ""
        return str(self._value(FIRST_PLACE, run_id=run_id, key=key))

    def material_names(self) -> dict[str, str]:
        """Return the names of the material types by RMT."""
        return {row.rmt: row.name for row in self._all(MATERIAL_NAMES)}

    def lendable_rmts(self) -> frozenset[str]:
        """Return the RMTs that have a line in the reglement."""
        return frozenset(row.rmt for row in self._all(LENDABLE))

    def add_material_type(self, rmt: str, name: str) -> None:
        """Store a material type."""
        self._connection.execute(sa.insert(t.material_type), {"rmt": rmt, "name": name})

    def add_branch(self, code: str, number: str, name: str) -> int:
        """Store a branch and return its id."""
        institution = self._value(FIRST_INSTITUTION)
        values = {"institution_id": institution, "code": code, "number": number}
        return self._add(t.branch, values | {"name": name})

    def name_branch(self, branch_id: int, name: str) -> None:
        """Give a branch another name."""
        self._connection.execute(
            NAME_BRANCH, {"branch_key": branch_id, "new_name": name}
        )

    def _add(self, table: sa.Table, values: Mapping[str, object]) -> int:
        """Store a row and return its id."""
        key = self._connection.execute(sa.insert(table), values).inserted_primary_key
        return int(key[0]) if key else 0

    def _by_the_rules(self, step: Callable[[], Stored]) -> Stored:
        """Return what a step stored, all of it or, against a constraint, nothing.

        Only a careful transaction can take back one step: it costs as much as the step.
        """
        try:
            if not self.careful:
                return step()
            with self._connection.begin_nested():
                return step()
        except sa.exc.IntegrityError as error:
            if not self.careful:
                raise RuleBroken(str(error.orig)) from error
            return refused(Trouble.AGAINST_RULE, rule=error.orig)


def as_before(row_id: int) -> Stored:
    """Return the answer that a value lies in the library already."""
    return Stored(result=Result.UNCHANGED, row_id=row_id)


def changed(row_id: int) -> Stored:
    """Return the answer that a value of the library was changed."""
    return Stored(result=Result.CHANGED, row_id=row_id)


def added(row_id: int) -> Stored:
    """Return the answer that a value is new."""
    return Stored(result=Result.ADDED, row_id=row_id)
