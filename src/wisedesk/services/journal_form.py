# SPDX-License-Identifier: Apache-2.0
"""How actions and outcomes are written in the journal, personal data apart.

The journal is append-only; a person can still be forgotten, because what names or
describes one stands in a column of its own that may be emptied.
"""

from typing import Any

import msgspec

from wisedesk.services.actions import Action
from wisedesk.services.errors import LostOutcome
from wisedesk.services.new_rows import Change, Changed
from wisedesk.services.outcome_kinds import OUTCOMES
from wisedesk.services.outcomes import Outcome

PERSONAL = frozenset(
    {
        "person",
        "customer_name",
        "held_for_name",
        "taken_from_name",
        "text",
        "seen",
        "owner",
        "purpose",
        # among the facts of a refusal
        "borrower",
        "holder",
        "block",
        "login_name",
        "typed",
        "why",
    }
)
PERSONAL_CHANGES = frozenset({Changed.INTERNAL_CARD, Changed.MESSAGE, Changed.PERSON})
# who stood on the screen is nobody's business later
NOT_KEPT = frozenset({"shown", "beside"})
Tree = dict[str, Any]
_TREES = (dict, list, tuple)


def write(value: Action | Outcome) -> tuple[str, Tree]:
    """Return a value as JSON without what is personal, and that part by its path."""
    plain, personal = _part(msgspec.to_builtins(value))
    return msgspec.json.encode(plain).decode(), personal


def join(personal: Tree, other: Tree) -> str | None:
    """Return the personal parts of an action and its outcome as JSON, None for none."""
    both = {"action": personal, "outcome": other}
    filled = {name: part for name, part in both.items() if part}
    return msgspec.json.encode(filled).decode() if filled else None


def read_outcome(kind: str, outcome: str, personal: str | None) -> Outcome:
    """Return an outcome as it was journaled; what was forgotten since is empty.

    Raises LostOutcome when the journal line is of no known kind.
    """
    if kind not in OUTCOMES:
        raise LostOutcome(kind)
    tree = msgspec.json.decode(outcome)
    apart = msgspec.json.decode(personal).get("outcome", {}) if personal else {}
    for path, value in apart.items():
        _put(tree, path.split("."), value)
    return msgspec.convert(tree, OUTCOMES[kind])


def write_changes(
    changes: tuple[Change, ...], personal: str | None
) -> tuple[str | None, str | None]:
    """Return changes as JSON, those that hold what somebody wrote with the personal."""
    plain = [each for each in changes if each.of not in PERSONAL_CHANGES]
    private = [each for each in changes if each.of in PERSONAL_CHANGES]
    if private:
        tree = msgspec.json.decode(personal) if personal else {}
        tree["changes"] = msgspec.to_builtins(private)
        personal = msgspec.json.encode(tree).decode()
    return msgspec.json.encode(plain).decode() if plain else None, personal


def read_changes(changes: str | None, personal: str | None) -> tuple[Change, ...]:
    """Return changes as they were journaled, without what was forgotten since."""
    plain = msgspec.json.decode(changes) if changes else []
    private = msgspec.json.decode(personal).get("changes", []) if personal else []
    return tuple(msgspec.convert(each, Change) for each in [*plain, *private])


def _part(tree: Any, path: str = "") -> tuple[Any, Tree]:
    """Return a tree with personal values emptied, and those values by path."""
    if isinstance(tree, list | tuple):
        if not any(isinstance(each, _TREES) for each in tree):
            return tree, {}  # what is personal has a name, and nothing here has
        parted = [_part(each, f"{path}{place}.") for place, each in enumerate(tree)]
        return [plain for plain, _ in parted], _merged(found for _, found in parted)
    if not isinstance(tree, dict):
        return tree, {}
    plain: Tree = {}
    personal: Tree = {}
    for name, value in tree.items():
        if name in NOT_KEPT:
            continue
        if name in PERSONAL and value:
            plain[name] = "" if isinstance(value, str) else None
            personal[path + name] = value
        elif isinstance(value, _TREES):
            plain[name], inner = _part(value, f"{path}{name}.")
            personal |= inner
        else:
            plain[name] = value
    return plain, personal


def _merged(trees: Any) -> Tree:
    whole: Tree = {}
    for tree in trees:
        whole |= tree
    return whole


def _put(tree: Any, path: list[str], value: Any) -> None:
    *way, last = path
    for step in way:
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    tree[last] = value
