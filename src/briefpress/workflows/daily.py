"""One brief: read, composed, and the record of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress import __version__
from briefpress.files import Record, sha256
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_words
from briefpress.workflows.records import input_files, layout_fonts, output_path

if TYPE_CHECKING:
    from briefpress.model.brief import Brief
    from briefpress.workflows.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to build one brief."""

    root: Path
    path: Path
    layout: str
    epoch: datetime.datetime | None


def compose_brief(job: Job, shelf: Shelf) -> tuple[bytes, Record]:
    """Read and compose a brief; return its PDF and the record of it."""
    return compose_read(read_brief(job.path, shelf.publication(job.root)), job, shelf)


def compose_read(brief: Brief, job: Job, shelf: Shelf) -> tuple[bytes, Record]:
    """Compose a brief that was read already; return its PDF and the record of it."""
    from briefpress.compose import compose

    publication = shelf.publication(job.root)
    layout = shelf.layout(job.layout, job.root)
    words = read_words(brief.language, job.root)
    midnight = datetime.datetime.combine(brief.date, datetime.time(), datetime.UTC)
    created = job.epoch or midnight
    composition = compose(brief, publication, layout, words, created=created)
    fonts = (Path(f) for f in layout_fonts(layout, job.root))
    sources = input_files(
        job.root, (*brief.files, *publication.files, *layout.files, *words.files, *fonts)
    )
    record = Record(
        path=output_path(brief, job.layout),
        brief=brief.path,
        language=brief.language,
        layout=job.layout,
        version=__version__,
        created=created.isoformat(),
        sources=sources,
        sha256=sha256(composition.pdf),
        pages=composition.pages,
        reductions=tuple((r.kind.value, r.value) for r in composition.reductions),
        text_sha256=sha256(composition.text.encode()),
    )
    return composition.pdf, record
