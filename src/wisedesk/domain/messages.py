# SPDX-License-Identifier: Apache-2.0
"""The Melding: what staff tell each other of a card when it is used.

Source: seed ("Je kunt een melding invoeren"), Wise "Notifications tab": up to four
lines of sixty characters.
"""

from wisedesk.domain.refusals import Reason, Refusal, refusal

MOST_LINES = 4
LONGEST_LINE = 60


def tidy_message(text: str) -> str:
    """Return a message without spaces at line ends and empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def judge_message(text: str) -> Refusal | None:
    """Return a refusal when a tidy message does not fit four lines of sixty."""
    lines = text.split("\n")
    longest = max(len(line) for line in lines)
    if len(lines) > MOST_LINES or longest > LONGEST_LINE:
        return refusal(
            Reason.TOO_LONG,
            "text",
            lines=MOST_LINES,
            characters=LONGEST_LINE,
        )
    return None
