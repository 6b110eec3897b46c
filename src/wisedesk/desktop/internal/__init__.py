# SPDX-License-Identifier: Apache-2.0
"""Interne passen in the window: the cards, what is on them, bringing it back."""
