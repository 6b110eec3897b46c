# SPDX-License-Identifier: Apache-2.0
"""The settings of the library in the window: seeing, changing and following them."""
