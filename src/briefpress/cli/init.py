"""`briefpress init`: a new publication."""

from pathlib import Path
from typing import Annotated

import typer

from briefpress.cli.options import path, refusals
from briefpress.cli.reporting import Format


def init(
    folder: Annotated[
        Path, typer.Argument(parser=path, metavar="DIR", help="The folder; made if need be.")
    ],
) -> None:
    """Make a new publication that builds at once; what is there already is never changed.

    Example: briefpress init riverside-schools
    """
    from briefpress.cli.reporting import harmless
    from briefpress.workflows.starting import init as start

    with refusals(Format.TEXT):
        started = start(folder)
    shown = harmless(folder.as_posix())
    typer.echo(f"Made a publication in {shown}:")
    for made in started.made:
        typer.echo(f"  {made}")
    for kept in started.kept:
        typer.echo(f"  {kept} was there already and stays as it is")
    typer.echo("Now:")
    if folder.resolve() != Path.cwd():
        typer.echo(f"  cd {_quoted(shown)}")
    typer.echo("  briefpress build")


def _quoted(path: str) -> str:
    """Write a path as a shell takes it."""
    import shlex

    return shlex.quote(path)
