"""`briefpress schema`: what may stand in a file, for editors."""

from enum import StrEnum
from typing import Annotated

import typer

from briefpress.cli.options import Root, refusals
from briefpress.cli.reporting import Format


class Kind(StrEnum):
    """The kinds of file that have a schema."""

    BRIEF = "brief"
    PUBLICATION = "publication"
    LAYOUT = "layout"


def schema(
    name: Annotated[Kind, typer.Argument(help="The kind of file.")],
    root: Root = None,
) -> None:
    """Print the JSON Schema (2020-12) of a kind of file, for completion and checking in editors.

    In a publication, or with --root, that of a brief knows the publication's goals and functions.

    Example: briefpress schema brief > brief.schema.json
    """
    from briefpress.reading.publication import enclosing_root, find_root, read_publication
    from briefpress.reading.schema.documents import SchemaName
    from briefpress.workflows.schemas import schema_text

    with refusals(Format.TEXT):
        folder = find_root(root) if root else enclosing_root()
        publication = read_publication(folder) if folder else None
        text = schema_text(SchemaName(name.value), publication)
    typer.echo(text, nl=False)
