"""Front matter: the YAML between two lines of hyphens that some programs put above a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.diagnostics import RefusedError
from briefpress.reading.nodes import Scalar
from briefpress.reading.schema.fields import day_of
from briefpress.reading.source import Problems, Source
from briefpress.reading.yaml import read_yaml

if TYPE_CHECKING:
    import datetime

    from briefpress.reading.old.text import OldText, Remarks

_WHAT = "what the front matter says"


class FrontMatter(Struct, frozen=True):
    """What it says of a brief, and how many lines it takes."""

    title: str | None = None
    day: datetime.date | None = None
    lines: int = 0


def read_front_matter(text: OldText, remarks: Remarks) -> FrontMatter:
    """Read title and date; all else is left over."""
    lines = text.source.lines
    if lines[0].rstrip() != "---":
        return FrontMatter()
    ends = (n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "..."))
    end = next(ends, None)
    if end is None:
        return FrontMatter()
    try:
        # The first line is emptied, not taken away, so that the others keep their numbers.
        tree = read_yaml(Source.of(text.source.path, "\n" + "\n".join(lines[1:end])), Problems())
    except RefusedError:
        remarks.leave(1, end, _WHAT)
        return FrontMatter(lines=end + 1)
    title, day = None, None
    starts = [key.mark.line - 1 for key, _ in tree.entries]
    for (key, value), first, after in zip(tree.entries, starts, [*starts[1:], end], strict=True):
        said = " ".join(value.text.split()) if isinstance(value, Scalar) else ""
        if key.text == "title" and said:
            title = said
        elif key.text == "date" and (found := day_of(said[:10])):
            day = found
        else:
            remarks.leave(first, after, _WHAT)
    return FrontMatter(title, day, end + 1)
