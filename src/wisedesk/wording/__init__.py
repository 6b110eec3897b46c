# SPDX-License-Identifier: Apache-2.0
"""What window and console tell a person in the same words."""
