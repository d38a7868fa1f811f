"""What is drawn over the pages of the briefs: running head and folio, and a stricter label.

Operators for each of their pages, artifacts only; assembling lays them over the briefs as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.codes.layouts import CROWDED_LINE
from briefpress.compose.bulletin.composer import running_texts
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.fonts.embed import composite_font
from briefpress.compose.furniture import Furniture
from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.text.words import Typesetter
from briefpress.compose.typography import Scale, Typography
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.model.handling import BulletinLabels, Handling

if TYPE_CHECKING:
    from briefpress.compose.fonts.face import Face
    from briefpress.model.bulletin import Bulletin, Entry
    from briefpress.model.layout import BulletinSpec, Layout, RunningLine
    from briefpress.model.publication import Publication
    from briefpress.model.words import Words
    from briefpress.pdf.composite import CompositeFont


class Overlay(Struct, frozen=True):
    """Operators for each page of the briefs, in their order, and the fonts that these name.

    What stands the same on many pages is a stream of its own.
    """

    pages: tuple[tuple[bytes, ...], ...]
    fonts: tuple[tuple[str, CompositeFont], ...]


class _OverlayCanvas(TaggedCanvas):
    """A canvas that calls its fonts otherwise than the pages that it is laid over."""

    def font_key(self, face: Face) -> str:
        """Return the name of a face in the resources of the pages."""
        return f"Over{face.key}"


def compose_overlay(
    bulletin: Bulletin, publication: Publication, layout: Layout, briefs: Layout, words: Words
) -> Overlay:
    """Compose what goes over each page of the briefs, in their order.

    `layout` is that of the bulletin, `briefs` the one its briefs are set in. Raises RefusedError
    where a line would be printed over one of the briefs' own.
    """
    spec = layout.bulletin
    if spec is None:
        raise ValueError(f"layout {layout.name} is none of a bulletin")
    _check_room(layout, spec, briefs)
    fonts = Fonts(layout, publication.root)
    typesetter = Typesetter(fonts, publication.path)
    type_ = Typography(replace(layout, page=briefs.page), fonts, typesetter, words, Scale())
    texts = running_texts(bulletin, publication, words)
    canvas = _OverlayCanvas(briefs.page.width, briefs.page.height)
    for entry in bulletin.entries:
        furniture = Furniture(
            type=type_,
            head=spec.over_head,
            foot=spec.over_foot,
            texts=texts,
            folios=tuple(str(entry.folio + page) for page in range(entry.pages)),
            handling=_label(bulletin, publication, entry),
            standing=entry.brief.handling,
            varying=("folio",),
        )
        for page in range(entry.pages):
            furniture.draw(canvas, page)
            canvas.showPage()
    if typesetter.missing:
        raise RefusedError(typesetter.missing)
    pages = tuple(_saved(page.contents) for page in canvas.pages)
    used = sorted(canvas.codes.items(), key=lambda used: used[0].key)
    named = ((canvas.font_key(face), composite_font(face, codes)) for face, codes in used)
    return Overlay(pages, tuple(named))


def _saved(contents: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Return streams that leave the graphics state as it was."""
    if not contents:
        return ()
    first, *others = contents
    *saved, last = b"q\n" + first, *others
    return *saved, last + b"Q"


def _label(bulletin: Bulletin, publication: Publication, entry: Entry) -> Handling | None:
    """Return the label of a brief's pages: its own, or that of the whole where it is to rise."""
    if publication.bulletin_labels is BulletinLabels.STRICTEST:
        return bulletin.handling
    return entry.brief.handling


def _check_room(layout: Layout, spec: BulletinSpec, briefs: Layout) -> None:
    """Refuse lines that would stand where the briefs have theirs."""
    crowded = [
        f"{where} of the briefs' pages, at the {side}"
        for where, over, own in (
            ("the head", spec.over_head, briefs.head),
            ("the foot", spec.over_foot, briefs.foot),
        )
        for side in ("left", "right")
        if getattr(over, side) and _speaks(own, side, briefs)
    ]
    if crowded:
        message = (
            f"layout “{layout.name}” writes over what layout “{briefs.name}” has at "
            f"{' and at '.join(crowded)}"
        )
        place = Place(f"layouts/{layout.name}.yaml")
        raise RefusedError([Diagnostic(CROWDED_LINE, place, message, CROWDED_LINE.mend)])


def _speaks(line: RunningLine, side: str, briefs: Layout) -> bool:
    """Tell whether a running line of the briefs has words at a side on any page."""
    pattern: str = getattr(line, side)
    if briefs.fit.pages == 1:
        return line.first_page and bool(pattern.replace("{folio}", "").strip())
    return bool(pattern)
