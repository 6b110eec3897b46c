# SPDX-License-Identifier: Apache-2.0
"""Lets stdnum be imported where there is no ssl; the frozen programs run it first.

Its module `util` names ssl and pydoc at the top, and uses them only to ask the network
about a number and to tell what it can. It alone gets empty ones; who looks for ssl is
told that there is none.
"""

import builtins
import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

NAME = "stdnum.util"
EMPTY = ("pydoc", "ssl")


class Offline:
    """Finds and runs the one module that names ssl without a need."""

    def __init__(self) -> None:
        self._loader: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def find_spec(self, name: str, path: Any, _target: object = None) -> Any:
        """Return where that module is, with us to run it; None for any other."""
        if name != NAME:
            return None
        spec: ModuleSpec | None = PathFinder.find_spec(name, path)
        if spec is not None:
            self._loader, spec.loader = spec.loader, self  # type: ignore[assignment]
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to Python."""
        return self._loader.create_module(spec)  # type: ignore[no-any-return]

    def exec_module(self, module: ModuleType) -> None:
        """Run the module with an import of its own."""
        own = {**vars(builtins), "__import__": import_without_network}
        module.__dict__["__builtins__"] = own
        self._loader.exec_module(module)


def import_without_network(name: str, *where: Any) -> ModuleType:
    """Import as Python does, and give empty modules for what is only named."""
    return ModuleType(name) if name in EMPTY else builtins.__import__(name, *where)


sys.meta_path.insert(0, Offline())
