# SPDX-License-Identifier: Apache-2.0
"""The window that goes on after a kill."""

from support.program import faults, pytest_runtest_makereport

__all__ = ["faults", "pytest_runtest_makereport"]
