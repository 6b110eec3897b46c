# SPDX-License-Identifier: Apache-2.0
"""What a clerk does with what is in front, the same on every page."""
