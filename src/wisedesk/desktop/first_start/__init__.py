# SPDX-License-Identifier: Apache-2.0
"""Setting up a desk whose library is not there yet; imported only then."""
