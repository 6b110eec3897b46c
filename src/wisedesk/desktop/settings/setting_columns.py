# SPDX-License-Identifier: Apache-2.0
"""The columns of the settings of the library."""

from wisedesk.desktop.lists.table_model import Column
from wisedesk.services.setting_rows import SettingRow
from wisedesk.wording.explained_setting import where
from wisedesk.wording.setting_sentences import default_words, value_words
from wisedesk.wording.setting_words import WORDS


def _value(row: SettingRow) -> str:
    return value_words(row.setting, row.value)


SETTING_COLUMNS = (
    Column[SettingRow]("Instelling", lambda row: WORDS[row.setting].name, 25),
    Column[SettingRow]("Wat het is", lambda row: WORDS[row.setting].description),
    Column[SettingRow]("Waarde", _value, 22),
    Column[SettingRow]("Standaard", default_words, 22),
    Column[SettingRow]("Geldt voor", lambda row: where(row.branch), 14),
)
