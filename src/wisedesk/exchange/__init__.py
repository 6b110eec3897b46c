# SPDX-License-Identifier: Apache-2.0
"""Files from and to other systems: MARC, CSV."""
