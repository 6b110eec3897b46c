# SPDX-License-Identifier: Apache-2.0
"""Nieuwe klant toevoegen: three screens and the flow between them."""
