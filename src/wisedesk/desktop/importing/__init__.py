# SPDX-License-Identifier: Apache-2.0
"""Files of another system, read in beside the work of the desk."""
