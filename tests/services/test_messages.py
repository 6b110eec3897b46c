# SPDX-License-Identifier: Apache-2.0
from support.clerk import BINDER, BINDING_CARD, customer, read, reasons, register
from support.raw_file import rows
from wisedesk.domain.customer_types import CustomerType
from wisedesk.services.actions import KeepMessage
from wisedesk.services.customer_outcomes import MessageKept

SEED = "Deze pas ALLEEN gebruiken voor\nmateriaal bij project X"


def keep(desk, key, text):
    return desk.perform(KeepMessage(customer=key, text=text))


def test_a_message_is_kept_with_the_card(desk):
    outcome = keep(desk, BINDER, f"\n{SEED}  \n")
    assert isinstance(outcome, MessageKept)
    assert outcome.text == SEED
    assert customer(desk, BINDER).message == SEED


def test_a_new_message_takes_the_place_of_the_old(desk):
    keep(desk, BINDER, "een")
    keep(desk, BINDER, "twee")
    assert customer(desk, BINDER).message == "twee"


def test_verwijder(desk):
    keep(desk, BINDING_CARD, "")
    assert customer(desk, BINDING_CARD).message == ""
    keep(desk, BINDING_CARD, "  \n ")
    assert customer(desk, BINDING_CARD).message == ""


def test_a_message_that_does_not_fit(desk):
    before = customer(desk, BINDING_CARD).message
    assert before
    assert reasons(keep(desk, BINDING_CARD, "x" * 61)) == ["too-long"]
    assert reasons(keep(desk, BINDING_CARD, "a\nb\nc\nd\ne")) == ["too-long"]
    assert customer(desk, BINDING_CARD).message == before


def test_four_full_lines_fit(desk):
    full = "\n".join(["x" * 60] * 4)
    assert isinstance(keep(desk, BINDER, full), MessageKept)
    assert customer(desk, BINDER).message == full


def test_a_message_of_another_desk_since_is_not_replaced_unseen(desk, other_desk):
    seen = customer(desk, BINDER).message
    keep(other_desk, BINDER, "van balie 2")
    mine = KeepMessage(customer=BINDER, text="van balie 1", seen=seen)
    outcome = desk.perform(mine)
    assert reasons(outcome) == ["message-changed"]
    assert outcome.refusals[0].facts["text"] == "van balie 2"
    assert customer(desk, BINDER).message == "van balie 2"
    desk.perform(KeepMessage(customer=BINDER, text="van ons", seen="van balie 2"))
    assert customer(desk, BINDER).message == "van ons"


def test_two_desks_that_write_the_same_message_are_not_in_each_other_s_way(
    desk, other_desk
):
    seen = customer(desk, BINDER).message
    keep(other_desk, BINDER, "")
    outcome = desk.perform(KeepMessage(customer=BINDER, text="", seen=seen))
    assert isinstance(outcome, MessageKept)


def test_what_the_clerk_saw_is_kept_apart_as_personal(desk, sample_file):
    seen = customer(desk, BINDER).message
    assert seen
    keep(desk, BINDER, "geheim twee")
    desk.perform(KeepMessage(customer=BINDER, text="geheim drie", seen="geheim twee"))
    desk.perform(KeepMessage(customer=BINDER, text="geheim vier", seen=seen))
    lines = rows(sample_file, "SELECT payload, outcome, personal FROM journal")
    for action, outcome, _personal in lines:
        assert "geheim" not in f"{action}{outcome}"
    assert "geheim drie" in lines[-1][2]  # what stood there, told by the refusal


def test_an_unknown_customer(desk):
    assert reasons(keep(desk, "0000000000", "een")) == ["customer-unknown"]


def test_a_customer_without_a_card_has_a_message_too(desk):
    reader = register(desk, CustomerType.NEWSLETTER)
    keep(desk, reader.key, "een")
    assert customer(desk, reader.key).message == "een"


def test_the_library_keeps_standard_texts(desk):
    texts = read(desk, lambda tx: tx.standard_texts())
    assert texts
    assert all(each.code and each.text for each in texts)
