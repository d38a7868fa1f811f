"""One brief: read, composed, and the record of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress import __version__
from briefpress.diagnostics import RefusedError
from briefpress.files import Record, sha256
from briefpress.reading.brief import read_brief
from briefpress.reading.source import quoted
from briefpress.workflows.listing import noted
from briefpress.workflows.records import input_files, midnight, output_path

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.model.brief import Brief
    from briefpress.workflows.shelf import Shelf


class Job(Struct, frozen=True):
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
    words = shelf.words(brief.language, job.root)
    created = job.epoch or midnight(brief.date)
    try:
        composition = compose(brief, publication, layout, words, created=created)
    except RefusedError as error:
        raise quoted(error, publication.root) from None
    shared = shelf.shared(job.layout, brief.language, job.root)
    record = Record(
        path=output_path(brief, job.layout),
        brief=brief.path,
        language=brief.language,
        layout=job.layout,
        version=__version__,
        created=created.isoformat(),
        sources=input_files(job.root, brief.files, shared),
        sha256=sha256(composition.pdf),
        pages=composition.pages,
        reductions=tuple((r.kind.value, r.value) for r in composition.reductions),
        text_sha256=sha256(composition.text.encode()),
        listed=noted(brief),
    )
    return composition.pdf, record
