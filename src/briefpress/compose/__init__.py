"""From a brief and a layout to a tagged PDF. The only package that imports ReportLab."""

from briefpress.compose.composer import compose

__all__ = ["compose"]
