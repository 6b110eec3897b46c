# SPDX-License-Identifier: Apache-2.0
"""What a clerk can do: actions, one transaction each, and the read side."""
