# SPDX-License-Identifier: Apache-2.0
"""The commands of the window and the keys they answer to."""
