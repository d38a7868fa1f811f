"""The briefs that were taken back: `content/withdrawn.yaml`, which goes with the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.model.withdrawn import Withdrawn
from briefpress.reading.context import Context
from briefpress.reading.convert import convert
from briefpress.reading.schema.withdrawn import WithdrawnFile
from briefpress.reading.source import Problems, read_source
from briefpress.reading.yaml import read_yaml

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

WITHDRAWN = "content/withdrawn.yaml"


def read_withdrawn(root: Path) -> tuple[Withdrawn, ...]:
    """Return what was taken back, nothing where there is no such file.

    Raises RefusedError with all problems of the file.
    """
    path = root / WITHDRAWN
    if not path.exists():
        return ()
    problems = Problems()
    tree = read_yaml(read_source(path, WITHDRAWN), problems)
    record = convert(WithdrawnFile, tree, Context(problems, root))
    problems.refuse()
    if record is None:
        raise AssertionError("a record that can't be made without a problem")
    return tuple(
        Withdrawn(
            brief=entry.brief.value.text,
            title=entry.title.value,
            reason=entry.reason.value,
            withdrawn=entry.withdrawn.value,
            language=entry.language.value.text if entry.language else "",
        )
        for entry in record.briefs
    )


def notices(root: Path, first: datetime.date, last: datetime.date) -> tuple[Withdrawn, ...]:
    """Return what a bulletin of these days has to tell, in the order of the briefs' days.

    Briefs of the days that were taken back, and briefs that were taken back in these days, which
    an earlier bulletin may hold.
    """
    told = (
        entry
        for entry in read_withdrawn(root)
        if first <= entry.date <= last or first <= entry.withdrawn <= last
    )
    return tuple(sorted(told, key=lambda entry: entry.brief))
