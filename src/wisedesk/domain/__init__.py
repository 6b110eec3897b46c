# SPDX-License-Identifier: Apache-2.0
"""The rules and values of a library: no database, no screen, no clock."""
