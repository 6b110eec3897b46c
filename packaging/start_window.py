# SPDX-License-Identifier: Apache-2.0
"""Where the frozen window starts."""

import os
import sys

from wisedesk.desktop.main import main

# The bootloader names this folder as the place of libraries. What is started from here
# (a browser for the manual, a player of tones) is the system's and takes the system's.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
sys.exit(main(sys.argv[1:]))
