"""ReportLab's flowables, without the rest of Platypus, and without Pillow until it is needed."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType

import reportlab

_PACKAGE = "reportlab.platypus"


def load_flowables() -> None:
    """Load `reportlab.platypus.flowables` alone, unless all of Platypus is there already.

    The package itself would load its paragraphs, tables and templates first, none of which is
    used here: 65 ms of the 95 that ReportLab takes to start. For a moment an empty package stands
    in its place; whoever imports Platypus later gets it whole, with the same flowables.
    """
    if _PACKAGE in sys.modules:
        return
    _put_off("PIL.Image")
    package = sys.modules[_PACKAGE] = ModuleType(_PACKAGE)
    package.__path__ = [f"{folder}/platypus" for folder in reportlab.__path__]
    try:
        import_module(f"{_PACKAGE}.flowables")
    finally:
        del sys.modules[_PACKAGE]


def _put_off(name: str) -> None:
    """Let a module be loaded when it is first used, as `importlib.util.LazyLoader` offers.

    ReportLab imports Pillow for pictures that it draws itself; ours go into the file as they are.
    """
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    package, _, own_name = name.rpartition(".")
    setattr(sys.modules[package], own_name, module)
