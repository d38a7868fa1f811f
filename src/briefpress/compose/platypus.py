"""ReportLab's flowables, without the rest of Platypus, and without Pillow until it is needed."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import PIL  # noqa: F401 - so that its module is put off in its place
import reportlab

from briefpress.late import put_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PACKAGE = "reportlab.platypus"
#: What works out Python expressions in texts: that is never done here, and takes 3 ms to load.
_EVALUATION = "reportlab.lib.rl_safe_eval"
_EVALUATING = ("rl_safe_exec", "rl_safe_eval", "safer_globals", "rl_extended_literal_eval")


def load_flowables() -> None:
    """Load `reportlab.platypus.flowables` alone, unless all of Platypus is there already.

    The package itself would load its paragraphs, tables and templates first, none of which is
    used here: 65 ms of the 95 that ReportLab takes to start. For a moment an empty package stands
    in its place; whoever imports Platypus later gets it whole, with the same flowables.
    """
    if _PACKAGE in sys.modules:
        return
    put_off("PIL.Image")  # for pictures that ReportLab draws; ours go into the file as they are
    package = ModuleType(_PACKAGE)
    package.__path__ = [f"{folder}/platypus" for folder in reportlab.__path__]
    stand_ins = {_PACKAGE: package}
    if _EVALUATION not in sys.modules:
        stand_ins[_EVALUATION] = _functions(_EVALUATION, _EVALUATING)
    sys.modules |= stand_ins
    try:
        import_module(f"{_PACKAGE}.flowables")
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _functions(name: str, functions: Iterable[str]) -> ModuleType:
    """Return a module whose functions load the one it stands in for when they are called."""

    def late(function: str) -> Callable[..., Any]:
        return lambda *args, **kwargs: getattr(import_module(name), function)(*args, **kwargs)

    module = ModuleType(name)
    vars(module).update((function, late(function)) for function in functions)
    return module
