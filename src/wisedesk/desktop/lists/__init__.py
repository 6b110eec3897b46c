# SPDX-License-Identifier: Apache-2.0
"""Rows and columns: reading them, showing them, printing them."""
