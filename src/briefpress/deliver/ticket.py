"""The job ticket: what is asked of a printer, and what it can do of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.codes.distribution import PLAN_B, UNFIT_PRINTER
from briefpress.diagnostics import Diagnostic, Place
from briefpress.model.sending import ColorMode, Finishing, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.deliver.cups import Capabilities
    from briefpress.model.sending import PrintSettings


class Ticket(Struct, frozen=True):
    """The options of a job as IPP writes them, ``sides=one-sided``; and what there is to say.

    A ticket with an error among its notes is not to be printed.
    """

    options: tuple[str, ...]
    notes: tuple[Diagnostic, ...]


def ticket(printer: str, settings: PrintSettings, media: str, known: Capabilities | None) -> Ticket:
    """Write a ticket. Paper that isn't there is refused; for all else there is a plan B, told."""
    if known is None:
        return Ticket((), (_refusal(printer, "there is no such printer"),))
    if not known.accepting:
        return Ticket((), (_refusal(printer, "it takes no jobs at the moment"),))
    if known.media is not None and media not in known.media:
        return Ticket((), (_refusal(printer, f"it has no paper {media}"),))
    options, notes = [f"media={media}"], []
    for option, note in _choices(printer, settings, known):
        options += [option] if option else []
        notes += [note] if note else []
    return Ticket(tuple(options), tuple(notes))


def _choices(
    printer: str, settings: PrintSettings, known: Capabilities
) -> Iterator[tuple[str | None, Diagnostic | None]]:
    """Yield an option for each wish, or what is done instead, with a note."""
    sides = settings.sides
    if sides is not Sides.ONE_SIDED and known.sides is not None and sides not in known.sides:
        words = "it can't print on both sides: one-sided instead, with twice as many sheets"
        yield f"sides={Sides.ONE_SIDED}", _note(printer, words)
    else:
        yield f"sides={sides}", None
    finishing = settings.finishings
    if finishing is not Finishing.NONE:
        if known.finishings is not None and finishing.number not in known.finishings:
            yield None, _note(printer, f"it has no {finishing.value}: it is left to a person")
        else:
            yield f"finishings={finishing.number}", None
    mode = settings.color_mode
    if mode is not ColorMode.AUTO:
        if known.color_modes is not None and mode not in known.color_modes:
            yield None, _note(printer, f"it can't print in {mode.value}: as it does by itself")
        else:
            yield f"print-color-mode={mode}", None
    sheets = settings.job_sheets
    if known.job_sheets is not None and sheets not in known.job_sheets:
        yield None, _note(printer, f"it has no banner page {sheets!r}: none is printed")
    else:
        yield f"job-sheets={sheets}", None


def _note(printer: str, message: str) -> Diagnostic:
    return Diagnostic(PLAN_B, Place(f"printer {printer}"), message, PLAN_B.mend)


def _refusal(printer: str, message: str) -> Diagnostic:
    return Diagnostic(UNFIT_PRINTER, Place(f"printer {printer}"), message, UNFIT_PRINTER.mend)
