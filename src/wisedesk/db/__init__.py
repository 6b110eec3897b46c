# SPDX-License-Identifier: Apache-2.0
"""The library on disk: the only place that knows SQLAlchemy."""
