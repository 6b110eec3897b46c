# SPDX-License-Identifier: Apache-2.0
"""Short tones at the desk: made here, played by what the machine has."""
