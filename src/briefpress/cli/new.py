"""`briefpress new`: a brief to fill in."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefpress.cli.days import NewDay
from briefpress.cli.options import Root, filled, refusals
from briefpress.cli.reporting import Format

if TYPE_CHECKING:
    from pathlib import Path

OUTSIDE_PART_FAILED = 3


def new(
    title: Annotated[str, typer.Option(help="What the brief is about, in a few words.")],
    date: NewDay = None,
    slug: Annotated[
        str | None,
        typer.Option(
            callback=filled, help="The end of the file's name; made of the title if not set."
        ),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open it in the editor that VISUAL or EDITOR names.")
    ] = False,
    root: Root = None,
) -> None:
    """Write a brief to fill in, with a remark for each part, into content/YYYY-MM/.

    Example: briefpress new --date 2026-09-14 --title "Visitor Management: Knowing Who Is Here"
    """
    from briefpress.reading.publication import find_root
    from briefpress.workflows.editor import editor_command
    from briefpress.workflows.starting import new as write_new_brief

    with refusals(Format.TEXT):
        # Nothing is written before it is known what to open it with.
        command = editor_command() if edit else ()
        path = write_new_brief(find_root(root), title, day=date, slug=slug)
    typer.echo(_from_here(path))
    if edit:
        _open(command, path)


def _open(command: tuple[str, ...], path: "Path") -> None:
    """Open the brief; it stays where it is when that fails."""
    from briefpress.cli.reporting import show
    from briefpress.diagnostics import RefusedError
    from briefpress.workflows.editor import open_editor

    try:
        open_editor(command, path, _from_here(path))
    except RefusedError as error:
        show(error.diagnostics)
        raise typer.Exit(OUTSIDE_PART_FAILED) from None


def _from_here(path: "Path") -> str:
    """Write a path as one would type it here."""
    from pathlib import Path

    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
