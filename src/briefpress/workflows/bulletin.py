"""Compiling: the dailies of a period, as they were built, in one bulletin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress import __version__
from briefpress.codes.files import STALE_OUTPUT, UNWRITABLE_FILE
from briefpress.codes.layouts import NO_BULLETIN
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import (
    BulletinRecord,
    InputFile,
    read_manifest,
    sha256,
    sha256_of,
    write_manifest,
    write_whole,
)
from briefpress.model.bulletin import Bulletin, Entry, Period
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.workflows.build import Outcome, Progress, build, no_progress
from briefpress.workflows.coverage import read_briefs
from briefpress.workflows.periods import briefs_of
from briefpress.workflows.records import input_files, layout_fonts, midnight, source_date_epoch

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from briefpress.assemble.binding import BulletinParts
    from briefpress.assemble.binding import Matter as BoundMatter
    from briefpress.assemble.own import SubsetOf
    from briefpress.compose.bulletin.composer import Matter as ComposedMatter
    from briefpress.diagnostics import Code
    from briefpress.files import Record
    from briefpress.model.brief import Brief
    from briefpress.model.layout import BulletinSpec, Layout
    from briefpress.model.publication import Publication
    from briefpress.model.words import Words

#: The layout whose bulletins have no layout in their name.
STANDARD_BULLETIN = "monthly"


class Compiled(Struct, frozen=True):
    """The bulletin's record; whether it was made anew; how many dailies had to be built first."""

    record: BulletinRecord
    changed: bool
    built: int


class _Plan(Struct, frozen=True):
    """All that a bulletin is made of."""

    root: Path
    publication: Publication
    layout: Layout
    spec: BulletinSpec
    briefs_layout: Layout
    bulletin: Bulletin
    records: tuple[Record, ...]

    @property
    def path(self) -> str:
        """Where the bulletin goes, relative to the publication."""
        return bulletin_path(self.bulletin.period, self.layout.name)


def compile_bulletin(
    root: Path,
    period: Period,
    *,
    layout: str = STANDARD_BULLETIN,
    jobs: int | None = None,
    force: bool = False,
    progress: Progress = no_progress,
) -> Compiled:
    """Build the dailies of a period that are stale, then bind all of them, unchanged.

    Raises RefusedError with the problems of publication, layouts and every brief. What was there
    before a failure stays.
    """
    publication = read_publication(root)
    own = read_layout(layout, root)
    if own.bulletin is None:
        message = f"layout “{layout}” is none of a bulletin"
        place = Place(f"layouts/{layout}.yaml")
        raise RefusedError([Diagnostic(NO_BULLETIN, place, message, NO_BULLETIN.mend)])
    paths = briefs_of(root, period)
    report = build(root, paths, layout=own.bulletin.briefs, jobs=jobs, progress=progress)
    if report.diagnostics:
        raise RefusedError(report.diagnostics)
    records = tuple(built.record for built in report.briefs if built.record is not None)
    plan = _Plan(
        root=root,
        publication=publication,
        layout=own,
        spec=own.bulletin,
        briefs_layout=read_layout(own.bulletin.briefs, root),
        bulletin=_bulletin(period, publication, read_briefs(paths, publication), records),
        records=records,
    )
    return _compiled(plan, report.count(Outcome.BUILT), force=force)


def bulletin_path(period: Period, layout: str) -> str:
    """Return where a bulletin goes, relative to the publication."""
    edition = layout.removeprefix(f"{STANDARD_BULLETIN}-")
    suffix = "" if layout == STANDARD_BULLETIN else f".{edition}"
    return f"out/monthly/{period.key}{suffix}.pdf"


def _bulletin(
    period: Period,
    publication: Publication,
    briefs: tuple[Brief, ...],
    records: tuple[Record, ...],
) -> Bulletin:
    """Give each brief the folio of its first page, and find the strictest label."""
    entries = []
    folio = 1
    for brief, record in zip(briefs, records, strict=True):
        entries.append(Entry(brief, folio, record.pages))
        folio += record.pages
    labels = [brief.handling for brief in briefs if brief.handling]
    strictest = max(labels, key=lambda label: label.strictness, default=None)
    return Bulletin(period, publication.language, tuple(entries), strictest)


def _compiled(plan: _Plan, built: int, *, force: bool) -> Compiled:
    """Compose and assemble the bulletin, unless the one that is there is the same."""
    created = source_date_epoch() or midnight(plan.bulletin.entries[-1].brief.date)
    sources = _sources(plan)
    known = read_manifest(plan.root).bulletin(plan.path)
    if known and not force and _holds(known, plan, created, sources):
        return Compiled(known, changed=False, built=built)
    pdf, pages = _assembled(plan, created)
    record = BulletinRecord(
        path=plan.path,
        period=plan.bulletin.period.key,
        layout=plan.layout.name,
        version=__version__,
        created=created.isoformat(),
        sources=sources,
        sha256=sha256(pdf),
        briefs=len(plan.records),
        pages=pages,
    )
    try:
        write_whole(plan.root / plan.path, pdf, flush=False)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"{plan.path} can't be written: {reason}"
        raise _refused(UNWRITABLE_FILE, plan.path, message) from error
    write_manifest(plan.root, read_manifest(plan.root).with_bulletin(record))
    return Compiled(record, changed=True, built=built)


def _holds(
    known: BulletinRecord,
    plan: _Plan,
    created: datetime.datetime,
    sources: tuple[InputFile, ...],
) -> bool:
    """Tell whether a bulletin that was made before is the one that would be made now."""
    made = known.layout, known.version, known.created, known.sources
    wanted = plan.layout.name, __version__, created.isoformat(), sources
    return made == wanted and sha256_of(plan.root / known.path) == known.sha256


def _sources(plan: _Plan) -> tuple[InputFile, ...]:
    """Return what the bulletin is made from: its dailies, their briefs, and what all share."""
    layouts = (plan.layout, plan.briefs_layout)
    words = read_words(plan.bulletin.language, plan.root)
    fonts = (font for layout in layouts for font in layout_fonts(layout, plan.root))
    files = (file for layout in layouts for file in layout.files)
    briefs = (entry.brief.files[0] for entry in plan.bulletin.entries)
    shared = input_files(
        plan.root, (*plan.publication.files, *files, *words.files, *fonts, *briefs)
    )
    dailies = (InputFile(record.path, record.sha256) for record in plan.records)
    return (*dailies, *shared)


def _assembled(plan: _Plan, created: datetime.datetime) -> tuple[bytes, int]:
    """Return the bulletin and the number of its pages."""
    from briefpress.assemble.binding import Binding, Daily
    from briefpress.compose.bulletin.composer import bulletin_title, compose_matter
    from briefpress.compose.bulletin.faces import subset_maker
    from briefpress.compose.bulletin.overlay import compose_overlay
    from briefpress.compose.links import folio_uri

    bulletin, publication = plan.bulletin, plan.publication
    words = read_words(bulletin.language, plan.root)
    front, back = compose_matter(bulletin, publication, plan.layout, words, created=created)
    overlay = compose_overlay(bulletin, publication, plan.layout, plan.briefs_layout, words)
    dailies = tuple(
        Daily(
            name=record.path,
            pdf=_stored(plan.root, record),
            title=entry.brief.title.text,
            language=entry.brief.language,
            group=_group(bulletin.period, entry.brief.date, words),
        )
        for entry, record in zip(bulletin.entries, plan.records, strict=True)
    )
    binding = Binding(
        title=bulletin_title(bulletin, publication, words),
        creator=publication.organization.best(bulletin.language)[1].text,
        language=bulletin.language,
        created=created,
        placeholder=folio_uri(""),
    )
    parts = _matter(front), dailies, overlay, _matter(back), binding
    pdf = _bound(parts, subset_maker((plan.layout, plan.briefs_layout), plan.root))
    pages = bulletin.pages + sum(matter.pages for matter in (front, back) if matter)
    return pdf, pages


def _bound(parts: BulletinParts, subset: SubsetOf) -> bytes:
    """Bind as bytes, for the dailies are what this version wrote; else with pypdf, as any PDFs."""
    from briefpress.assemble.own import bind_own

    try:
        return bind_own(*parts, subset)
    except ValueError:
        from briefpress.assemble.bulletin import bind

        return bind(*parts)


def _matter(composed: ComposedMatter | None) -> BoundMatter | None:
    """Hand what was composed to what binds it."""
    from briefpress.assemble.binding import Matter, Section

    if composed is None:
        return None
    sections = tuple(Section(title, folio) for _, title, folio in composed.parts)
    return Matter(composed.pdf, composed.folios, sections)


def _group(period: Period, day: datetime.date, words: Words) -> str:
    """Return the month that a brief stands under, where there are more than one."""
    if len(period.months) == 1:
        return ""
    return words.write_period(Period.of_month(day.year, day.month))


def _stored(root: Path, record: Record) -> bytes:
    """Read a daily as it was built."""
    try:
        data = (root / record.path).read_bytes()
    except OSError:
        data = b""
    if sha256(data) != record.sha256:
        message = f"{record.path} is not what was built a moment ago"
        raise _refused(STALE_OUTPUT, record.path, message)
    return data


def _refused(code: Code, path: str, message: str) -> RefusedError:
    return RefusedError([Diagnostic(code, Place(path), message, code.mend)])
