# SPDX-License-Identifier: Apache-2.0
"""The windows a clerk works in: the only place that knows Qt."""
