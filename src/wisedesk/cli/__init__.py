# SPDX-License-Identifier: Apache-2.0
"""The console program of the one who looks after the library."""
