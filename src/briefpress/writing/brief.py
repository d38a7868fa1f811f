"""A new brief: its title and its day, and a remark for every part that is to be written."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from briefpress.writing.templates import filled
from briefpress.writing.yaml import comment, entry

if TYPE_CHECKING:
    from briefpress.model.publication import Axis, Publication

_COLUMN = 95
#: How long a brief holds in the remark that shows how its end is written.
_YEAR = datetime.timedelta(days=365)


def new_brief_yaml(title: str, day: datetime.date, path: str, publication: Publication) -> str:
    """Write a brief to fill in; `path` is where it will be, from the publication's folder."""
    return filled(
        "brief.yaml",
        title=entry("title", title).rstrip("\n"),
        date=day.isoformat(),
        later=(min(day, datetime.date.max - _YEAR) + _YEAR).isoformat(),
        path=path,
        goals=_goals(publication),
        functions=comment(_wrapped(_labels(publication.functions))).rstrip("\n"),
    )


def _goals(publication: Publication) -> str:
    functions = ", ".join(axis.key for axis in publication.functions)
    return "\n".join(f"  # {axis.key}: [{functions}]" for axis in publication.goals)


def _labels(axes: tuple[Axis, ...]) -> list[str]:
    return [axis.key for axis in axes]


def _wrapped(keys: list[str]) -> str:
    """Return keys with commas, in lines that fit."""
    lines = [""]
    for key in keys:
        if len(lines[-1]) + len(key) > _COLUMN - 6:
            lines.append("")
        lines[-1] += f"{key}, "
    return "\n".join(line.rstrip() for line in lines).rstrip(",") + "."
