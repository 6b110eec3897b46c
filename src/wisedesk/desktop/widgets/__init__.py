# SPDX-License-Identifier: Apache-2.0
"""What several pages show: the customer block, the fields of a person."""
