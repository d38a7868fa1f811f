"""Modules that wait until something in them is used.

Libraries import at their top whatever they might need: a help for another system, a format that is
never read, a program that is never called. For a command of a fifth of a second that is a tenth.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
    from types import ModuleType


def put_off(*names: str) -> None:
    """Let modules be loaded when something in them is first used, unless they are there already.

    `import name` finds them and goes on; `from name import …` loads them. That is what
    `importlib.util.LazyLoader` offers, too, but there a second `import name` loads them. A module
    of a package that is not loaded yet must be one that the package imports itself.
    """
    for name in names:
        if name not in sys.modules and (spec := _spec(name)) and spec.loader:
            module = sys.modules[name] = _waiting(spec, spec.loader)
            package, _, own_name = name.rpartition(".")
            if package in sys.modules:
                setattr(sys.modules[package], own_name, module)


def _waiting(spec: ModuleSpec, loader: Loader) -> ModuleType:
    """Return a module whose first attribute that is asked for brings all others (PEP 562)."""
    module = module_from_spec(spec)

    def load(attribute: str) -> object:
        del vars(module)["__getattr__"]
        loader.exec_module(module)
        return getattr(module, attribute)

    vars(module)["__getattr__"] = load
    return module


@cache
def _spec(name: str) -> ModuleSpec | None:
    """Find a module; its package is not loaded for that."""
    package, _, _ = name.rpartition(".")
    if not package:
        return PathFinder.find_spec(name)
    parent = _spec(package)
    return PathFinder.find_spec(name, parent.submodule_search_locations) if parent else None
