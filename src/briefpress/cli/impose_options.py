"""The options of `briefpress impose`; their texts are read there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefpress.cli.options import filled, path
from briefpress.model.imposition import Binding, Blanks, Flip, Mixed, Order, SchemeName

File = Annotated[Path | None, typer.Argument(parser=path, help="The PDF to put on sheets.")]
Scheme = Annotated[
    SchemeName | None,
    typer.Option(help="How pages go on sheets; --list-schemes tells how each is finished."),
]
Preset = Annotated[
    str | None,
    typer.Option(
        callback=filled, help="Options from layouts/imposition/: office-booklet, handout, …"
    ),
]
Sheet = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE",
        help="letter, tabloid, a4 … or a size such as 11x17in; else the size of the pages.",
    ),
]
Up = Annotated[
    str | None,
    typer.Option(metavar="N", help="Pages on a side: 2, 4, 6, 8, 9 or 16; 2 if not set."),
]
OrderOnSide = Annotated[
    Order | None,
    typer.Option(help="How the pages of a side follow one another; by rows if not set."),
]
BindingEdge = Annotated[
    Binding | None,
    typer.Option(
        help="The edge of a page that is held, left if not set; right reads from the right."
    ),
]
FlipEdge = Annotated[
    Flip | None,
    typer.Option(help="The edge a printer flips, long-edge if not set; none prints on one side."),
]
Signature = Annotated[
    str | None, typer.Option(metavar="auto|N", help="How many sheets are nested; auto if not set.")
]
Cover = Annotated[
    bool | None, typer.Option("--cover/--no-cover", help="The cover is a sheet of its own.")
]
BlankPages = Annotated[
    Blanks | None,
    typer.Option(help="Where blank pages go that fill the last sheet; the end if not set."),
]
Gutter = Annotated[str | None, typer.Option(metavar="LENGTH", help="The space between pages.")]
WhiteEdges = Annotated[
    str | None,
    typer.Option(metavar="LENGTHS", help="White edges: one length, or top,right,bottom,left."),
]
Bleed = Annotated[
    str | None, typer.Option(metavar="LENGTH", help="How far pages go over their trim.")
]
Creep = Annotated[
    str | None,
    typer.Option(
        metavar="LENGTH", help="The thickness of the paper, such as 0.1mm: allow for nesting."
    ),
]
PageScale = Annotated[
    str | None,
    typer.Option(metavar="fit|fill|none|N%", help="How large pages are; fit if not set."),
]
Rotate = Annotated[
    str | None,
    typer.Option(metavar="DEGREES", help="Turn every page clockwise: 0, 90, 180 or 270."),
]
MixedSizes = Annotated[
    Mixed | None, typer.Option(help="Pages of another size: refused if not set, or centred.")
]
Grayscale = Annotated[
    bool | None, typer.Option("--grayscale/--colour", help="Turn colours into greys.")
]
MarkNames = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="Outside the trim: crop,fold,registration,colours,labels."),
]
PageRanges = Annotated[
    str | None, typer.Option(metavar="RANGES", help="Only these pages, such as 1-4,7,9-.")
]
Proof = Annotated[
    bool, typer.Option("--proof", help="Also write a preview with numbers and arrows.")
]
FlipTest = Annotated[
    bool, typer.Option("--flip-test", help="Write a sheet that tells which edge a printer flips.")
]
ListSchemes = Annotated[
    bool, typer.Option("--list-schemes", help="Tell how each scheme is printed and bound.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        parser=path,
        metavar="FOLDER",
        help="Write here, not in the publication's out/print.",
    ),
]
