"""`briefpress check`: the problems, located."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefpress.cli.options import Root, refusals
from briefpress.cli.reporting import CheckFormat


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Briefs or folders of them; all if none is named.")
    ] = None,
    root: Root = None,
    layout: Annotated[str, typer.Option(help="The layout the briefs have to fit.")] = "daily",
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="How problems are written.")
    ] = CheckFormat.TEXT,
) -> None:
    """Find all problems that would keep briefs from being built, and write nothing.

    Example: briefpress check --format github
    """
    from briefpress.cli.reporting import show_json
    from briefpress.reading.publication import find_root
    from briefpress.workflows.check import check as check_briefs

    with refusals(format_):
        count = check_briefs(find_root(root), paths or (), layout=layout)
    if format_ is CheckFormat.JSON:
        show_json({"problems": []})
    elif format_ is CheckFormat.TEXT:
        typer.echo(f"{count} {'brief' if count == 1 else 'briefs'} checked, no problem found.")
