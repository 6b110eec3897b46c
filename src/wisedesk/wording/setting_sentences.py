# SPDX-License-Identifier: Apache-2.0
"""The value of a setting in words, and what became of one."""

from wisedesk.domain.refusals import Reason, Refusal
from wisedesk.services.library_outcomes import SettingChanged
from wisedesk.services.setting_rows import SettingRow
from wisedesk.services.settings import (
    NONE,
    Setting,
    SettingKind,
    branch_in,
    setting_named,
)
from wisedesk.wording import words as w
from wisedesk.wording.setting_words import CHOICE, WORDS

LIKE_LIBRARY = "als de bibliotheek"
_EXPECTED = {
    "day": "schrijf een dag als dd-mm-jjjj",
    "number": "schrijf een geheel getal",
    "bounds": "schrijf een geheel getal van {lowest} tot en met {highest}",
    "choice": "kies uit {choices}",
    "choices": "kies een of meer uit {choices}, met een komma ertussen, of none",
}


def setting_title(name: str) -> str:
    """Return what a setting is called, by the name its value is kept under."""
    setting, branch = setting_named(name), branch_in(name)
    if setting is None:
        return name
    title = WORDS[setting].name
    return f"{title} (filiaal {branch})" if branch else title


def value_words(setting: Setting, value: str) -> str:
    """Return a value with its unit, or what it means that there is none."""
    words = WORDS[setting]
    if setting.kind is SettingKind.CHOICES:
        names = CHOICE[setting]
        chosen = [names[each] for each in setting.choices if each in value.split(",")]
        return ", ".join(chosen) or words.empty
    if not value:
        return words.empty
    if setting.kind is SettingKind.NUMBER:
        return w.counted(int(value), *words.unit)
    if setting.kind is SettingKind.DAY:
        return w.iso_day(value)
    return CHOICE[setting][value] if setting.kind is SettingKind.CHOICE else value


def kept_words(name: str, setting: Setting, kept: str) -> str:
    """Return what is kept under a name; nothing is the default, or the library's."""
    if not kept and branch_in(name):
        return LIKE_LIBRARY
    return value_words(setting, kept or setting.default)


def default_words(row: SettingRow) -> str:
    """Return what holds where nobody set a value."""
    return kept_words(row.name, row.setting, "")


def setting_changed(outcome: SettingChanged) -> str:
    """Return what a setting is now, and what it was."""
    setting = setting_named(outcome.name)
    if setting is None:  # of another version
        return f"Instelling {outcome.name}: nu {outcome.value}."
    again = "weer" if not outcome.value else "nu"
    now = kept_words(outcome.name, setting, outcome.value)
    was = kept_words(outcome.name, setting, outcome.before)
    return f"Instelling {setting_title(outcome.name)}: {again} {now}; was {was}."


def setting_refused(refusal: Refusal) -> dict[str, str]:
    """Return what the sentence of a refused value is made with."""
    facts = dict(refusal.facts)
    setting = setting_named(facts["name"])
    facts["name"] = setting_title(facts["name"])
    if refusal.reason is Reason.SETTING_INVALID:
        expected = facts["expected"]
        bounded = expected == SettingKind.NUMBER and "lowest" in facts
        template = _EXPECTED["bounds" if bounded else expected]
        facts["expected"] = template.format(**facts)
    elif setting is not None:
        facts["value"] = kept_words(refusal.facts["name"], setting, facts["value"])
    return facts


def choice_words(setting: Setting) -> dict[str, str]:
    """Return the values that may be chosen, each with its word."""
    return {each: CHOICE[setting][each] for each in setting.choices}


def chosen_value(setting: Setting, chosen: list[str]) -> str:
    """Return what is kept of several that were chosen, in the order of the setting."""
    return ",".join(each for each in setting.choices if each in chosen) or NONE
