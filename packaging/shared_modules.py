# SPDX-License-Identifier: Apache-2.0
"""Tells a frozen program where its modules are: beside it, for both programs at once.

It runs before PyInstaller's own start and has no module yet but those built in.
"""

import sys

sys._pyinstaller_pyz = f"{sys._MEIPASS}/modules.pyz"  # type: ignore[attr-defined]  # noqa: SLF001
