"""Options that commands share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefpress.diagnostics import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.cli.reporting import CheckFormat, Format

Root = Annotated[
    Path | None,
    typer.Option("--root", help="The publication's folder; else the nearest one up from here."),
]


def problems_exit() -> typer.Exit:
    """Return the exit of a run that found problems."""
    return typer.Exit(1)


@contextmanager
def refusals(format_: Format | CheckFormat) -> Iterator[None]:
    """Write what was refused, in the format asked for, and leave with 1."""
    try:
        yield
    except RefusedError as error:
        write_problems(error, format_)
        raise problems_exit() from None


def write_problems(error: RefusedError, format_: Format | CheckFormat) -> None:
    """Write the problems of a refusal."""
    from briefpress.cli.reporting import as_github, as_record, show, show_json

    if format_ == "json":
        document: dict[str, Any] = {"problems": [as_record(p) for p in error.diagnostics]}
        show_json(document)
    elif format_ == "github":
        for problem in error.diagnostics:
            typer.echo(as_github(problem))
    else:
        show(error.diagnostics)
