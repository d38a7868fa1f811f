"""The files that a new publication and a new brief begin with, as they are but for some gaps."""

from __future__ import annotations

from importlib.resources import files


def filled(template: str, /, **gaps: str) -> str:
    """Return a template with its gaps, written ``{{gap}}``, filled; KeyError for one left open."""
    text = files(__name__).joinpath(template).read_text(encoding="utf-8")
    parts = text.split("{{")
    return parts[0] + "".join(_filled(part, gaps) for part in parts[1:])


def _filled(part: str, gaps: dict[str, str]) -> str:
    gap, _, rest = part.partition("}}")
    return gaps[gap] + rest
