# SPDX-License-Identifier: Apache-2.0
"""`check`: whether the library is well."""

import argparse

from wisedesk.bootstrap import check_library
from wisedesk.cli.console import say, working
from wisedesk.cli.parser import FOUND, OK, Subparsers, add_command
from wisedesk.config import Config
from wisedesk.domain.items import ItemStatus
from wisedesk.services.upkeep import CheckReport, Fault, Finding
from wisedesk.wording.item_statuses import ITEM_STATUS
from wisedesk.wording.words import counted

SENTENCES = {
    Fault.FILE: "Het bestand is beschadigd: {verdict}",
    Fault.LINK: "Regel {row} van {table} verwijst naar niets in {parent}.",
    Fault.STATUS_WITHOUT_LOAN: (
        "Exemplaar {barcode} heeft status {status} en is niet uitgeleend."
    ),
    Fault.STATUS_NOT_OF_LOAN: (
        "Exemplaar {barcode} is uitgeleend en heeft status {status}; het hoort {wanted}"
        " te zijn."
    ),
    Fault.STATUS_NOT_OF_HOLD: (
        "Exemplaar {barcode} gaat naar een reservering en heeft status {status}; het"
        " hoort {wanted} te zijn."
    ),
    Fault.LOAN_NOT_OF_CUSTOMER: (
        "De uitlening van exemplaar {barcode} past niet bij het soort pas {customer}."
    ),
    Fault.NO_SUBSCRIPTION: "Klant {customer} ({name}) heeft geen abonnement.",
    Fault.NO_CARD: "Klant {customer} ({name}) heeft geen pas.",
    Fault.SEQUENCE_BEHIND: (
        "Filiaal {branch}: de reeks {series} loopt achter; nummer {highest} is al"
        " uitgegeven."
    ),
    Fault.IMPORTS_UNFINISHED: (
        "Een import is niet afgemaakt, en niet als enige: {file}."
    ),
    Fault.CUSTOMER_KEY: (
        "Klant {customer} ({name}) wordt niet gevonden zoals de naam geschreven is."
    ),
    Fault.TITLE_KEY: (
        "Titel {title_key} ({title}) wordt niet gevonden zoals hij geschreven is."
    ),
    Fault.BAD_SETTING: "Instelling {name} heeft een waarde die niet past: {value}.",
}
_STATUSES = ("status", "wanted")
_COUNTED = (
    ("customer", "klant", "klanten"),
    ("title", "titel", "titels"),
    ("item", "exemplaar", "exemplaren"),
    ("loan", "uitlening", "uitleningen"),
    ("hold", "reservering", "reserveringen"),
    ("journal", "journaalregel", "journaalregels"),
)


def add_parser(subparsers: Subparsers) -> None:
    """Add the command to the program."""
    add_command(
        subparsers,
        "check",
        "kijk de bibliotheek na: het bestand en wat erin staat",
        "Alleen voor SQLite. Er wordt niets veranderd.",
    )


def run(
    arguments: argparse.Namespace,  # noqa: ARG001 - every command's signature
    config: Config,
) -> int:
    """Show what was looked at and what was found."""
    with working() as tell:
        report = check_library(config.database, tell)
    _show_library(report)
    for finding in report.findings:
        _show(finding)
    if report.findings:
        total = sum(finding.total for finding in report.findings)
        say(f"{counted(total, 'bevinding', 'bevindingen')}.")
        return FOUND
    say("Alles is in orde.")
    return OK


def _show_library(report: CheckReport) -> None:
    say(f"{report.path}: SQLite {report.sqlite}, revisie {report.revision}")
    if report.rows:
        say(", ".join(counted(report.rows[name], *words) for name, *words in _COUNTED))
    for each in report.unfinished:
        say(
            f"Een import ({each.kind}) van {each.file_name} is niet afgemaakt; geef"
            " dezelfde opdracht nog eens om verder te gaan."
        )


def _show(finding: Finding) -> None:
    for example in finding.examples:
        facts = {
            name: ITEM_STATUS[ItemStatus(value)] if name in _STATUSES else value
            for name, value in example.items()
        }
        say(SENTENCES[finding.fault].format(**facts))
    more = finding.total - len(finding.examples)
    if more:
        say(f"… en nog {more} van dit soort.")
