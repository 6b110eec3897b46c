# SPDX-License-Identifier: Apache-2.0
"""The frame, its rooms and pages, and what a page may ask of them."""
