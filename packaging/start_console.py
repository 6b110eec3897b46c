# SPDX-License-Identifier: Apache-2.0
"""Where the frozen console program starts."""

import sys

from wisedesk.cli.main import main

sys.exit(main(sys.argv[1:]))
