# SPDX-License-Identifier: Apache-2.0
"""Makes forms and assets when a wheel is built or the project installed editable."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface[Any]):
    """Runs tools/build_assets.py before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the generated files."""
        del version, build_data
        if self.target_name == "sdist":
            return
        sys.path.insert(0, str(Path(self.root) / "tools"))
        import build_assets  # noqa: PLC0415 - found only now

        build_assets.build(Path(self.root))
