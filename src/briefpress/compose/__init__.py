"""From a brief and a layout to a tagged PDF. The only package that imports ReportLab."""

from briefpress.compose.platypus import load_flowables

load_flowables()

from briefpress.compose.composer import (  # noqa: E402 - its modules want the flowables
    check_composing,
    compose,
)

__all__ = ["check_composing", "compose"]
