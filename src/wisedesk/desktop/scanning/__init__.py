# SPDX-License-Identifier: Apache-2.0
"""What a scanner sends: told from typing, kept until taken, its settings."""
