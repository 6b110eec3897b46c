# SPDX-License-Identifier: Apache-2.0
"""What begins and ends with a day at the desk: opening, notices, backup."""
