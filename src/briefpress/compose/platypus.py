"""ReportLab's flowables, without the rest of Platypus, and without Pillow until it is needed."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

import PIL  # noqa: F401 - so that its module is put off in its place
import reportlab

from briefpress.late import put_off

_PACKAGE = "reportlab.platypus"


def load_flowables() -> None:
    """Load `reportlab.platypus.flowables` alone, unless all of Platypus is there already.

    The package itself would load its paragraphs, tables and templates first, none of which is
    used here: 65 ms of the 95 that ReportLab takes to start. For a moment an empty package stands
    in its place; whoever imports Platypus later gets it whole, with the same flowables.
    """
    if _PACKAGE in sys.modules:
        return
    put_off("PIL.Image")  # for pictures that ReportLab draws; ours go into the file as they are
    package = sys.modules[_PACKAGE] = ModuleType(_PACKAGE)
    package.__path__ = [f"{folder}/platypus" for folder in reportlab.__path__]
    try:
        import_module(f"{_PACKAGE}.flowables")
    finally:
        del sys.modules[_PACKAGE]
