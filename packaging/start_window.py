# SPDX-License-Identifier: Apache-2.0
"""Where the frozen window starts."""

import sys

from wisedesk.desktop.main import main

sys.exit(main(sys.argv[1:]))
