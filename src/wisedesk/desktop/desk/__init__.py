# SPDX-License-Identifier: Apache-2.0
"""The desk in the window: lending, returning, and the session of scans."""
