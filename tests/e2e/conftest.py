# SPDX-License-Identifier: Apache-2.0
"""The program for a working morning."""

from support.program import (
    faults,
    operator,
    program,
    pytest_runtest_makereport,
    start,
)

__all__ = [
    "faults",
    "operator",
    "program",
    "pytest_runtest_makereport",
    "start",
]
