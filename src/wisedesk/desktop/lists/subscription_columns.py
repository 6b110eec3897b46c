# SPDX-License-Identifier: Apache-2.0
"""The columns of a list of subscriptions: at registration, on the customer screen."""

from wisedesk.desktop.lists.table_model import Column
from wisedesk.desktop.wording import words as w
from wisedesk.domain.subscriptions import SubscriptionType

SUBSCRIPTION_COLUMNS = (
    Column[SubscriptionType]("Code", lambda row: row.code, 6),
    Column[SubscriptionType]("Naam", lambda row: row.name),
    Column[SubscriptionType](
        "Prijs", lambda row: row.price_word or w.euros(row.fee_cents), 12
    ),
    Column[SubscriptionType]("Soort", lambda row: row.kind_word, 14),
)
