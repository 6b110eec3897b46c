# SPDX-License-Identifier: Apache-2.0
"""The reglement in the window: its lines, groups and what a customer would get."""
