# SPDX-License-Identifier: Apache-2.0
"""The circulation desk of a public library."""

__version__ = "0.1.0"
