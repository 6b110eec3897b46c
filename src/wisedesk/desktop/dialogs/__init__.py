# SPDX-License-Identifier: Apache-2.0
"""Windows that stop the clerk: questions, the Melding."""
