# SPDX-License-Identifier: Apache-2.0
"""What F1 tells of a setting: what it does, what it may be, who changed it last."""

from collections.abc import Callable, Iterator

from wisedesk.services.explained import SettingExplained
from wisedesk.services.journal_lines import JournalLine
from wisedesk.services.setting_rows import SettingRow
from wisedesk.services.settings import FOLLOWED, Setting, SettingKind
from wisedesk.wording.explained_due import by
from wisedesk.wording.explained_parts import Fact, Part
from wisedesk.wording.journal_words import NOTHING
from wisedesk.wording.setting_sentences import (
    choice_words,
    default_words,
    setting_title,
    value_words,
)
from wisedesk.wording.setting_words import WORDS

Told = Callable[[JournalLine], str]
LIBRARY = "hele bibliotheek"
NEVER = "nog nooit, voor zover het journaal weet"
AT_ONCE = "meteen, ook aan andere balies"
FOLLOWS = "hier meteen, aan een andere balie zodra daar een pagina wordt geopend"


def where(branch: str) -> str:
    """Return for what a value holds."""
    return f"filiaal {branch}" if branch else LIBRARY


def setting_part(found: SettingExplained, told: Told, undo: Told) -> Part:
    """Return all there is to say of a setting."""
    row = found.row
    facts = [
        Fact("Wat het is", WORDS[row.setting].description),
        Fact("Wat het doet", WORDS[row.setting].meaning),
        Fact("Waarde", value_words(row.setting, row.value)),
        Fact("Standaard", _default(row)),
        Fact("Kan zijn", _may_be(row.setting)),
        Fact("Geldt voor", _where(row)),
        Fact("Gaat in", FOLLOWS if row.setting in FOLLOWED else AT_ONCE),
        *_changed(found.last, told, undo),
    ]
    return Part(setting_title(row.name), tuple(each for each in facts if each.told))


def _default(row: SettingRow) -> str:
    told = default_words(row)
    return f"{told}: {value_words(row.setting, row.otherwise)}" if row.branch else told


def _where(row: SettingRow) -> str:
    if row.setting.per_branch and not row.branch:
        return f"{LIBRARY}; een filiaal kan een eigen waarde hebben"
    return where(row.branch)


def _may_be(setting: Setting) -> str:
    """Return what a value can be, empty for any text."""
    if setting.kind is SettingKind.NUMBER:
        return f"een geheel getal van {setting.lowest} tot en met {setting.highest}"
    if setting.kind is SettingKind.DAY:
        return "een dag, als dd-mm-jjjj"
    if not setting.choices:
        return ""
    return "; ".join(choice_words(setting).values())


def _changed(last: JournalLine | None, told: Told, undo: Told) -> Iterator[Fact]:
    if last is None:
        yield Fact("Gewijzigd", NEVER)
        return
    yield Fact("Gewijzigd", f"{by(last)}: {told(last)}")
    if undo(last) != NOTHING:
        yield Fact("Herstel", undo(last))
