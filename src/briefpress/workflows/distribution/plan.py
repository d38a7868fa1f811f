"""Planning: everything that is to be handed out, made and counted; nothing is sent."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from briefpress.codes.files import UNWRITABLE_FILE
from briefpress.deliver.ledger import open_ledger
from briefpress.deliver.packing import distribution
from briefpress.deliver.tables import csv_text
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.files import write_whole
from briefpress.model.distribution import ranges
from briefpress.model.labels import STOCKS
from briefpress.model.print_run import PrintRun, paper_of, run_of
from briefpress.model.sending import Finishing, Sides, media_of
from briefpress.reading.layout import read_layout, read_words
from briefpress.workflows.build import Progress, no_progress
from briefpress.workflows.distribution.prepare import FOLDER, Prepared, prepare
from briefpress.workflows.distribution.printed import as_record, print_file, settings_for
from briefpress.workflows.records import midnight, source_date_epoch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefpress.assemble.copies import NumberedCopies
    from briefpress.compose.packs.paper import Stationery
    from briefpress.compose.packs.run_sheet import PackRun
    from briefpress.model.distribution import Distribution, Edition, Holder, Pack, PrintFile
    from briefpress.model.sending import PrintSettings

#: The layout of the papers.
LAYOUT = "packs"
MANIFEST = "manifest.json"
SLIP_FILE, SHEET_FILE = "routing-slip.pdf", "sign-off-sheet.pdf"


class PlanOptions(Struct, frozen=True):
    """Which labels, from the how-manieth on, moved how far right and down in points.

    `cleared_only` leaves out whom the document's label forbids, instead of refusing them.
    """

    labels: str = "5160"
    start_at: int = 1
    nudge: tuple[float, float] = (0.0, 0.0)
    cleared_only: bool = False


class PlanReport(Struct, frozen=True):
    """What was planned, where it lies, and what printing it takes."""

    distribution: Distribution
    folder: str
    left_out: tuple[Diagnostic, ...]
    run: PrintRun


def plan(
    root: Path, target: str, options: PlanOptions, progress: Progress = no_progress
) -> PlanReport:
    """Give the copies numbers, and make all papers of the distribution in `out/distribution/`.

    Raises RefusedError with all problems; labels and sheets are tried before numbers are given out.
    A plan that broke off has no manifest, and is not sent.
    """
    prepared = prepare(root, target, cleared_only=options.cleared_only, progress=progress)
    unnumbered = distribution(prepared.document, prepared.people, ())
    writer = _PlanWriter(prepared, options)
    with _writing(prepared):
        writer.try_first(unnumbered)
    with open_ledger(prepared.root) as ledger:
        ledger.register(prepared.document.name, prepared.rows, prepared.document.contents)
        parts = ledger.parts(prepared.document.name)
    made = distribution(prepared.document, prepared.people, parts)
    with _writing(prepared):
        run = writer.write(made, progress)
    return PlanReport(made, f"{FOLDER}/{prepared.document.name}", prepared.left_out, run)


@contextmanager
def _writing(prepared: Prepared) -> Iterator[None]:
    """Refuse in words what the disk or the rights refuse."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"{error.filename or 'a file'} can't be written: {reason}"
        place = Place(f"{FOLDER}/{prepared.document.name}")
        raise RefusedError(
            [Diagnostic(UNWRITABLE_FILE, place, message, UNWRITABLE_FILE.mend)]
        ) from None


def stationery_of(prepared: Prepared) -> Stationery:
    """Return what the papers of a distribution are set on."""
    from briefpress.compose.packs.paper import Stationery

    publication = prepared.publication
    created = source_date_epoch() or midnight(prepared.document.date)
    return Stationery.of(
        publication,
        read_layout(LAYOUT, prepared.root),
        read_words(publication.language, prepared.root),
        prepared.document,
        created,
    )


def copies_of(prepared: Prepared, stationery: Stationery, path: str) -> NumberedCopies:
    """Open a file of the publication to make numbered copies of it."""
    from briefpress.assemble.copies import NumberedCopies
    from briefpress.assemble.opened import PdfSource
    from briefpress.compose.packs.stamp import CopyStamp

    data = (prepared.root / path).read_bytes()
    return NumberedCopies(PdfSource(path, data), CopyStamp(stationery))


class _PlanWriter:
    """Makes the files of a plan, one pack after another, and keeps none in memory but labels."""

    def __init__(self, prepared: Prepared, options: PlanOptions) -> None:
        self._prepared = prepared
        self._options = options
        self._settings = prepared.publication.sending.printing
        self._stationery = stationery_of(prepared)
        self._labels: tuple[tuple[str, bytes], ...] = ()
        self._copies: dict[Edition, NumberedCopies] = {}
        self._printed: dict[Edition, PrintFile] = {}
        self._written: set[Path] = set()
        self._by_paper: dict[str, PrintRun] = {}

    def try_first(self, unnumbered: Distribution) -> None:
        """Make what bears no copy number and may be refused: labels, and sheets of editions.

        So a plan that a letter, an address too long or a preset stops gives no numbers out.
        """
        from briefpress.compose.packs.slip import set_names

        packs = unnumbered.packs
        set_names(self._stationery, packs)
        self._labels = self._made_labels(packs) if packs else ()
        for edition in {edition: None for pack in packs for edition, _ in pack.editions}:
            self._printed[edition] = file = print_file(self._prepared, edition)
            self._written.add(self._prepared.root / file.path)

    def write(self, made: Distribution, progress: Progress) -> PrintRun:
        """Write everything; the manifest comes last, so a plan that has one is whole."""
        from briefpress.compose.packs.run_sheet import run_sheet

        folder, packs = self._prepared.folder, made.packs
        (folder / MANIFEST).unlink(missing_ok=True)
        runs = []
        for index, pack in enumerate(packs):
            progress(index, len(packs))
            runs.append(self._pack(pack))
        progress(len(packs), len(packs))
        for name, data in self._labels:
            self._file(name, data)
        if packs:
            sheet = run_sheet(self._stationery, tuple(runs), self._by_paper)
            self._file("run-sheet.pdf", sheet.pdf)
        self._file("manifest.csv", _csv(made).encode())
        text = json.dumps(self._manifest(made), indent=1, ensure_ascii=False) + "\n"
        self._file(MANIFEST, text.encode())
        _remove_others(folder, self._written)
        return sum((run.run for run in runs), PrintRun())

    def _file(self, name: str, data: bytes) -> None:
        path = self._prepared.folder / name
        write_whole(path, data)
        self._written.add(path)

    def _pack(self, pack: Pack) -> PackRun:
        """Make a pack's papers and copies; return what printing them takes."""
        from briefpress.compose.packs.run_sheet import PackRun
        from briefpress.compose.packs.slip import routing_slip, sign_off_sheet

        papers = routing_slip(self._stationery, pack), sign_off_sheet(self._stationery, pack)
        for name, paper in zip((SLIP_FILE, SHEET_FILE), papers, strict=True):
            self._file(f"packs/{pack.slug}/{name}", paper.pdf)
        page = self._stationery.layout.page
        total = PrintRun()
        media = self._settings.media or media_of(page.width, page.height)
        for paper in papers:
            total += self._count(media, run_of(paper.pages, paper_settings(self._settings)))
        for edition, numbers in pack.editions:
            self._file(
                f"packs/{pack.slug}/{copies_file(edition, self._settings)}",
                self._edition(edition, numbers),
            )
            printed = self._printed[edition]
            settings = settings_for(printed, self._settings)
            run = run_of(printed.pages, settings).times(len(numbers))
            total += self._count(paper_of(printed, settings), run)
        return PackRun(pack, total)

    def _count(self, paper: str, run: PrintRun) -> PrintRun:
        self._by_paper[paper] = self._by_paper.get(paper, PrintRun()) + run
        return run

    def _edition(self, edition: Edition, numbers: tuple[int, ...]) -> bytes:
        if not self._settings.numbered:
            return (self._prepared.root / self._printed[edition].path).read_bytes()
        if edition not in self._copies:
            self._copies[edition] = copies_of(
                self._prepared, self._stationery, self._printed[edition].path
            )
        sides = settings_for(self._printed[edition], self._settings).sides
        return self._copies[edition].all(numbers, two_sided=sides is not Sides.ONE_SIDED)

    def _made_labels(self, packs: tuple[Pack, ...]) -> tuple[tuple[str, bytes], ...]:
        from briefpress.compose.packs.labels import Placing, calibration, labels

        options = self._options
        placing = Placing(STOCKS[options.labels], options.start_at, *options.nudge)
        made = labels(self._stationery, packs, placing)
        adjusted = calibration(self._stationery, placing)
        return ("labels.pdf", made.pdf), ("labels-calibration.pdf", adjusted.pdf)

    def _manifest(self, made: Distribution) -> dict[str, Any]:
        document = made.document
        return {
            "document": document.name,
            "title": document.title,
            "handling": document.handling.value if document.handling else None,
            "digest": self._prepared.digest,
            "cleared_only": self._options.cleared_only,
            "editions": [
                {
                    "edition": e.name or "standard",
                    "language": e.language,
                    "path": e.path,
                    "sha256": e.revision,
                    "pages": e.pages,
                    "printed": as_record(self._printed[e]) if e in self._printed else None,
                }
                for e in document.editions
            ],
            "packs": [
                {
                    "pack": pack.id,
                    "school": pack.school,
                    "folder": f"packs/{pack.slug}",
                    "copies": [_record(holder) for holder in pack.holders],
                }
                for pack in made.packs
            ],
            "mail": [_record(holder) for holder in made.mail],
            "run": {
                paper: {
                    "impressions": run.impressions,
                    "sheets": run.sheets,
                    "staples": run.staples,
                }
                for paper, run in sorted(self._by_paper.items())
            },
        }


def paper_settings(settings: PrintSettings) -> PrintSettings:
    """Return how the papers of a pack are printed: like the copies, but never stapled."""
    return replace(settings, finishings=Finishing.NONE)


def copies_file(edition: Edition, settings: PrintSettings) -> str:
    """Return the name of the file that a pack's copies of an edition are in."""
    suffix = f".{edition.name}" if edition.name else ""
    print_only = ".PRINT-ONLY" if settings.numbered or settings.impose else ""
    return f"copies{suffix}.{edition.language}{print_only}.pdf"


def _record(holder: Holder) -> dict[str, Any]:
    recipient = holder.recipient
    return {
        "school": recipient.school,
        "name": recipient.name,
        "role": recipient.role,
        "edition": holder.edition.name or "standard",
        "language": holder.edition.language,
        "numbers": list(holder.numbers),
        "printer": recipient.printer,
        "email": recipient.email,
    }


def _csv(made: Distribution) -> str:
    head = (
        "document",
        "pack",
        "school",
        "name",
        "role",
        "channel",
        "edition",
        "copies",
        "numbers",
        "printer",
        "email",
    )
    packs = {id(holder): pack.id for pack in made.packs for holder in pack.holders}
    holders = [*(holder for pack in made.packs for holder in pack.holders), *made.mail]
    rows = (
        (
            made.document.name,
            packs.get(id(holder), ""),
            holder.recipient.school,
            holder.recipient.name,
            holder.recipient.role,
            holder.recipient.channel.value,
            holder.edition.name or "standard",
            str(len(holder.numbers)),
            ranges(holder.numbers),
            holder.recipient.printer,
            holder.recipient.email,
        )
        for holder in holders
    )
    return csv_text(head, rows)


def _remove_others(folder: Path, written: set[Path]) -> None:
    """Remove what an older plan left: a pack that nobody gets any more must not be printed."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in written:
            path.unlink()
