# SPDX-License-Identifier: Apache-2.0
"""The program works itself: the self-test, and the work instruction as a manual."""
