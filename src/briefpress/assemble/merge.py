"""Any PDFs into one, with all their tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.assemble.assembly import Assembly
from briefpress.assemble.description import Description
from briefpress.assemble.opened import open_source
from briefpress.codes.merging import LOST_CLAIM
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.verify.pdf.document import collected_warnings
from briefpress.verify.proof import structure_faults

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from briefpress.assemble.claims import Claims
    from briefpress.assemble.opened import PdfSource
    from briefpress.assemble.part import Part
    from briefpress.verify.report import Fault


class MergeOptions(Struct, frozen=True):
    """Title and language of the output, and its date in UTC; else they come from the parts.

    `name` is how diagnostics name the output. `allow_untagged` lets parts in that nobody can
    listen to.
    """

    name: str = "output"
    title: str | None = None
    language: str | None = None
    created: datetime.datetime | None = None
    allow_untagged: bool = False


class Merged(Struct, frozen=True):
    """A merged PDF: its bytes, the parts in order, what it claims, and warnings."""

    pdf: bytes
    parts: tuple[Part, ...]
    claims: Claims
    notes: tuple[Diagnostic, ...]

    @property
    def pages(self) -> int:
        """How many pages there are in all."""
        return sum(part.pages for part in self.parts)


def merge(
    sources: Sequence[PdfSource],
    options: MergeOptions | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Merged:
    """Merge PDFs in their order; the same bytes for the same sources and options.

    Raises RefusedError with the problems of all sources that can't be merged. The output claims
    what all parts claim, and PDF/UA-1 only if its structure tree is found to be sound.
    """
    options = options or MergeOptions()
    assembly = _assembled(sources, options, progress=progress)
    mixed = assembly.headings.are_mixed
    if mixed:
        assembly = _assembled(sources, options, number_headings=True)
    parts, claims = tuple(assembly.parts), assembly.claims
    pdf = _finished(assembly, options, claims)
    del assembly
    notes = [note for part in parts for note in part.notes]
    notes += _lost_claims(parts, claims)
    faults = structure_faults(pdf) if claims.pdfua else ()
    if faults:
        claims = replace(claims, pdfua=False)
        again = _assembled(sources, options, number_headings=mixed)
        pdf = _finished(again, options, claims)
        notes.append(_unsound(options, faults))
    return Merged(pdf, parts, claims, tuple(notes))


def _assembled(
    sources: Sequence[PdfSource],
    options: MergeOptions,
    *,
    number_headings: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Assembly:
    """Add all sources; after the first that is refused the others are only looked at."""
    assembly = Assembly(allow_untagged=options.allow_untagged, number_headings=number_headings)
    problems: list[Diagnostic] = []
    for index, source in enumerate(sources):
        progress(index, len(sources))
        if problems:
            problems += check_sources((source,), options)
            continue
        try:
            assembly.add(source)
        except RefusedError as error:
            problems += error.diagnostics
    progress(len(sources), len(sources))
    if problems:
        raise RefusedError(problems)
    return assembly


def check_sources(sources: Sequence[PdfSource], options: MergeOptions) -> list[Diagnostic]:
    """Return what keeps sources from being merged, as far as it shows when they are opened."""
    problems: list[Diagnostic] = []
    for source in sources:
        try:
            with collected_warnings():
                open_source(source, allow_untagged=options.allow_untagged)
        except RefusedError as error:
            problems += error.diagnostics
    return problems


def _finished(assembly: Assembly, options: MergeOptions, claims: Claims) -> bytes:
    return assembly.finish(
        _description(assembly.parts, options),
        claims,
        outline=assembly.outline(),
        labels=assembly.labels(),
    )


def _description(parts: Sequence[Part], options: MergeOptions) -> Description:
    """Describe the output by the options, and by its parts where they say nothing."""
    languages = tuple(dict.fromkeys(part.language for part in parts if part.language))
    return Description(
        title=options.title or parts[0].title,
        language=options.language or next(iter(languages), ""),
        creators=tuple(dict.fromkeys(name for part in parts for name in part.creators)),
        created=options.created
        or max((part.modified for part in parts if part.modified), default=None),
        languages=languages,
    )


def _unsound(options: MergeOptions, faults: tuple[Fault, ...]) -> Diagnostic:
    shown = "; ".join(fault.message for fault in faults[:3])
    more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
    message = f"it does not claim PDF/UA-1, for its structure has faults: {shown}{more}"
    return Diagnostic(LOST_CLAIM, Place(options.name), message, LOST_CLAIM.mend)


def _lost_claims(parts: Sequence[Part], claims: Claims) -> list[Diagnostic]:
    """Say which parts keep the others from claiming a standard."""
    notes = []
    ua = [part for part in parts if part.claims.pdfua]
    if ua and not claims.pdfua:
        notes += _not_claimed("PDF/UA-1", [part for part in parts if not part.claims.pdfua])
    archival = [part for part in parts if part.claims.pdfa]
    if archival and claims.pdfa is None:
        notes += _not_claimed("PDF/A-2", [part for part in parts if not part.claims.pdfa])
    return notes


def _not_claimed(standard: str, parts: Sequence[Part]) -> list[Diagnostic]:
    message = f"it does not claim {standard}, so the merged file can't"
    return [Diagnostic(LOST_CLAIM, Place(part.name), message, LOST_CLAIM.mend) for part in parts]
