"""Compiling: the dailies of a period, as they were built, in one bulletin."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress import __version__
from briefpress.codes.files import STALE_OUTPUT, UNWRITABLE_FILE
from briefpress.codes.layouts import NO_BULLETIN
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import (
    MANIFEST,
    BulletinRecord,
    InputFile,
    change_manifest,
    read_manifest,
    sha256,
    sha256_of,
    write_whole,
)
from briefpress.model.bulletin import Bulletin, Entry, Period
from briefpress.model.layout import PartKind
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.reading.withdrawn import WITHDRAWN, notices
from briefpress.workflows.beside import beside
from briefpress.workflows.build import Outcome, Progress, build, no_progress
from briefpress.workflows.coverage import read_briefs
from briefpress.workflows.listing import listed_brief
from briefpress.workflows.periods import briefs_of
from briefpress.workflows.records import input_files, layout_fonts, midnight, source_date_epoch

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from briefpress.assemble.binding import Binding, BulletinParts, Daily, Overlay
    from briefpress.assemble.binding import Matter as BoundMatter
    from briefpress.assemble.own import OwnBinding, SubsetOf
    from briefpress.compose.bulletin.composer import Matter as ComposedMatter
    from briefpress.diagnostics import Code
    from briefpress.files import Record
    from briefpress.model.brief import ListedBrief
    from briefpress.model.layout import BulletinSpec, Layout
    from briefpress.model.publication import Publication
    from briefpress.model.words import Words

    #: Front matter and what follows the briefs; what begins to compose them, and waits for them.
    OwnPages = tuple[ComposedMatter | None, ComposedMatter | None]
    Composing = Callable[["_Order"], Callable[[], OwnPages]]

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


class _Order(Struct, frozen=True):
    """What the bulletin's own pages are composed from."""

    plan: _Plan
    words: Words
    created: datetime.datetime


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
    with beside(_load_composer, _own_pages, jobs) as composing:
        plan, built = _planned(root, period, layout, jobs, progress)
        if not built:
            return _compiled(plan, built, composing, force=force)
    # What the dailies were composed with is remembered here: a copy made now begins with it.
    with beside(_load_composer, _own_pages, jobs) as composing:
        return _compiled(plan, built, composing, force=force)


def _planned(
    root: Path, period: Period, layout: str, jobs: int | None, progress: Progress
) -> tuple[_Plan, int]:
    """Read all that a bulletin is made of, and build what is stale; return how many those were."""
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
        bulletin=_bulletin(period, publication, tuple(map(listed_brief, records)), records),
        records=records,
    )
    return plan, report.count(Outcome.BUILT)


def bulletin_path(period: Period, layout: str) -> str:
    """Return where a bulletin goes, relative to the publication."""
    edition = layout.removeprefix(f"{STANDARD_BULLETIN}-")
    suffix = "" if layout == STANDARD_BULLETIN else f".{edition}"
    return f"out/monthly/{period.key}{suffix}.pdf"


def _bulletin(
    period: Period,
    publication: Publication,
    briefs: tuple[ListedBrief, ...],
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
    told = notices(publication.root, period.first, period.last)
    return Bulletin(period, publication.language, tuple(entries), strictest, told)


def _compiled(plan: _Plan, built: int, composing: Composing, *, force: bool) -> Compiled:
    """Compose and assemble the bulletin, unless the one that is there is the same."""
    created = source_date_epoch() or midnight(plan.bulletin.entries[-1].brief.date)
    sources = _sources(plan)
    known = read_manifest(plan.root).bulletin(plan.path)
    if known and not force and _holds(known, plan, created, sources):
        return Compiled(known, changed=False, built=built)
    pdf, pages = _assembled(plan, created, composing)
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
    with _writing(plan.path):
        write_whole(plan.root / plan.path, pdf, flush=False)
    with _writing(MANIFEST):
        change_manifest(plan.root, lambda manifest: manifest.with_bulletin(record))
    return Compiled(record, changed=True, built=built)


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Refuse in words what the disk or the rights refuse."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _refused(UNWRITABLE_FILE, path, f"{path} can't be written: {reason}") from error


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
    told = (plan.root / WITHDRAWN,) if plan.bulletin.notices else ()
    briefs = tuple(
        source
        for record in plan.records
        for source in record.sources
        if source.path == record.brief
    )
    shared = (*plan.publication.files, *files, *words.files, *fonts, *told)
    dailies = (InputFile(record.path, record.sha256) for record in plan.records)
    return (*dailies, *input_files(plan.root, shared, briefs))


def _assembled(plan: _Plan, created: datetime.datetime, composing: Composing) -> tuple[bytes, int]:
    """Return the bulletin and the number of its pages; its own are composed beside the rest."""
    words = read_words(plan.bulletin.language, plan.root)
    own_pages = composing(_Order(plan, words, created))

    from briefpress.assemble.binding import Binding, Daily
    from briefpress.compose.bulletin.composer import bulletin_title
    from briefpress.compose.bulletin.faces import subset_maker
    from briefpress.compose.bulletin.overlay import compose_overlay
    from briefpress.compose.links import folio_uri

    bulletin, publication = plan.bulletin, plan.publication
    overlay = compose_overlay(bulletin, publication, plan.layout, plan.briefs_layout, words)
    dailies = tuple(
        Daily(
            name=record.path,
            pdf=_stored(plan.root, record),
            title=entry.brief.title.text,
            language=entry.brief.language,
            group=_group(plan, entry.brief.date, words),
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
    subset = subset_maker((plan.layout, plan.briefs_layout), plan.root)
    begun = _begun(dailies, overlay, binding, subset)
    front, back = own_pages()
    pdf = _bound((_matter(front), dailies, overlay, _matter(back), binding), begun)
    pages = bulletin.pages + sum(matter.pages for matter in (front, back) if matter)
    return pdf, pages


def _load_composer() -> None:
    """Load what composes a bulletin's own pages, which takes longer than reading all of it."""
    import briefpress.compose.bulletin.composer  # noqa: F401


def _own_pages(order: _Order) -> OwnPages:
    """Compose the bulletin's own pages.

    Where they are refused the briefs are read, and it is said in which line of them.
    """
    from briefpress.compose.bulletin.composer import compose_matter

    plan, words, created = order.plan, order.words, order.created

    def composed(bulletin: Bulletin) -> OwnPages:
        return compose_matter(bulletin, plan.publication, plan.layout, words, created=created)

    try:
        return composed(plan.bulletin)
    except RefusedError:
        paths = tuple(plan.root / record.brief for record in plan.records)
        briefs = read_briefs(paths, plan.publication)
        composed(_bulletin(plan.bulletin.period, plan.publication, briefs, plan.records))
        raise


def _begun(
    dailies: tuple[Daily, ...], overlay: Overlay, binding: Binding, subset: SubsetOf
) -> OwnBinding | None:
    """Bind the dailies as bytes, for they are what this version wrote; None where they are not."""
    from briefpress.assemble.own import OwnBinding

    try:
        return OwnBinding(dailies, overlay, binding, subset)
    except ValueError:
        return None


def _bound(parts: BulletinParts, begun: OwnBinding | None) -> bytes:
    """Finish what was begun as bytes; else bind with pypdf, as any PDFs."""
    if begun is not None:
        front, *_, back, _ = parts
        with suppress(ValueError):
            return begun.finish(front, back)
    from briefpress.assemble.bulletin import bind

    return bind(*parts)


def _matter(composed: ComposedMatter | None) -> BoundMatter | None:
    """Hand what was composed to what binds it."""
    from briefpress.assemble.binding import Matter, Section

    if composed is None:
        return None
    sections = tuple(Section(title, folio) for _, title, folio in composed.parts)
    return Matter(composed.document, composed.folios, sections)


def _group(plan: _Plan, day: datetime.date, words: Words) -> str:
    """Return the month that a brief stands under in the outline, where there are more than one.

    What the outline names has to be a heading, and that of a month is the calendar's.
    """
    if len(plan.bulletin.months) == 1 or PartKind.CALENDAR not in plan.spec.parts:
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
