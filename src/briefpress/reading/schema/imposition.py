"""What may stand in a preset of printer's sheets: the options of `briefpress impose`."""

from typing import Annotated

from msgspec import Meta, Struct

from briefpress.model.imposition import (
    Binding,
    Blanks,
    Flip,
    MarkKind,
    Mixed,
    Order,
    SchemeName,
)
from briefpress.reading.schema.measures import Length
from briefpress.reading.schema.sheets import (
    MarginLengths,
    PageScale,
    Rotation,
    SheetSize,
    Signature,
    Up,
)


class ImpositionFile(Struct, kw_only=True, forbid_unknown_fields=True):
    """How pages go on printer's sheets."""

    scheme: Annotated[SchemeName, Meta(description="How pages go on sheets.")]
    sheet: Annotated[
        SheetSize | None, Meta(description="The sheet; the size of the pages if not set.")
    ] = None
    up: Annotated[Up | None, Meta(description="Pages on a side.")] = None
    order: Annotated[Order, Meta(description="How the pages of a side follow one another.")] = (
        Order.ROWS
    )
    binding: Annotated[Binding, Meta(description="The edge of a page that is held.")] = Binding.LEFT
    flip: Annotated[Flip, Meta(description="The edge over which the printer flips sheets.")] = (
        Flip.LONG_EDGE
    )
    signature: Annotated[Signature | None, Meta(description="Sheets that are nested.")] = None
    cover: Annotated[bool, Meta(description="Whether the cover is printed on its own.")] = False
    blanks: Annotated[Blanks, Meta(description="Where blank pages stand.")] = Blanks.END
    gutter: Annotated[Length | None, Meta(description="The space between pages.")] = None
    margins: Annotated[
        MarginLengths | None, Meta(description="What stays white along the edges.")
    ] = None
    bleed: Annotated[Length | None, Meta(description="What reaches over the trim.")] = None
    creep: Annotated[Length | None, Meta(description="The thickness of the paper.")] = None
    scale: Annotated[PageScale | None, Meta(description="fit, fill, none or a percentage.")] = None
    rotate: Annotated[Rotation | None, Meta(description="Degrees that pages are turned.")] = None
    mixed: Annotated[Mixed, Meta(description="What becomes of pages of other sizes.")] = Mixed.ERROR
    grayscale: Annotated[bool, Meta(description="Whether colours become grey.")] = False
    marks: Annotated[
        tuple[MarkKind, ...], Meta(description="What is printed outside the trim.")
    ] = ()
