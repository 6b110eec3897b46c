# SPDX-License-Identifier: Apache-2.0
"""The Dutch of the window, and nothing else."""
