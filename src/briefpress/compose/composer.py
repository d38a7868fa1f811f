"""Composing: a brief and a layout become a tagged PDF."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefpress.compose.composition import Composition
from briefpress.compose.decoration import draw_decorations
from briefpress.compose.fit import (
    Need,
    applied,
    fits,
    hopeless,
    looser,
    needs,
    overflow,
    scales,
)
from briefpress.compose.flowables.row import Rule
from briefpress.compose.fonts.catalogue import Fonts
from briefpress.compose.fonts.subset import subset
from briefpress.compose.furniture import Furniture, brief_furniture
from briefpress.compose.pagination import Pagination, paginate
from briefpress.compose.pdf.canvas import TaggedCanvas
from briefpress.compose.pdf.document import write_document
from briefpress.compose.story import Story, tell
from briefpress.compose.text.words import Typesetter
from briefpress.compose.typography import Scale, Typography
from briefpress.diagnostics import RefusedError
from briefpress.model.layout import BlockKind
from briefpress.pdf.metadata import Metadata

if TYPE_CHECKING:
    import datetime

    from briefpress.compose.pagination import Placed
    from briefpress.model.brief import Brief
    from briefpress.model.layout import Layout
    from briefpress.model.publication import Publication
    from briefpress.model.words import Words


class Fitted(Struct, frozen=True):
    """A story that fits, and the scale at which it does."""

    scale: Scale
    type: Typography
    story: Story
    pagination: Pagination


def compose(
    brief: Brief,
    publication: Publication,
    layout: Layout,
    words: Words,
    *,
    created: datetime.datetime,
) -> Composition:
    """Compose a brief; `created` is written into the file as its date, in UTC.

    Raises RefusedError for letters that no face has, and for a brief that does not fit.
    """
    fitted, canvas = _drawn(brief, publication, layout, words)
    story = fitted.story
    metadata = Metadata(
        title=brief.title.text,
        creator=publication.organization.best(brief.language)[1].text,
        language=brief.language,
        created=created,
    )
    text = story.root.plain_text()
    pdf = write_document(canvas, story.root, metadata)
    return Composition(pdf, len(canvas.pages), applied(fitted.scale), text)


def check_composing(brief: Brief, publication: Publication, layout: Layout, words: Words) -> None:
    """Refuse all that `compose` would refuse, without writing a file."""
    _, canvas = _drawn(brief, publication, layout, words)
    for face, codes in canvas.codes.items():
        subset(face, codes)


def _drawn(
    brief: Brief, publication: Publication, layout: Layout, words: Words
) -> tuple[Fitted, TaggedCanvas]:
    typesetter = Typesetter(Fonts(layout, publication.root), brief.path)
    fitted = _fitted(brief, publication, layout, words, typesetter)
    canvas = TaggedCanvas(layout.page.width, layout.page.height)
    pages = fitted.pagination.pages
    furniture = brief_furniture(brief, publication, fitted.type, fitted.story.handling, pages)
    draw_pages(canvas, fitted.pagination, furniture)
    if typesetter.missing:
        raise RefusedError(typesetter.missing)
    return fitted, canvas


def _fitted(
    brief: Brief, publication: Publication, layout: Layout, words: Words, typesetter: Typesetter
) -> Fitted:
    """Return everything at the first scale that fits; a new story only where letters shrink."""
    fonts = Fonts(layout, publication.root)
    told = None
    for scale in scales(layout):
        if told is None or (scale.leading, scale.size) != told:
            told = scale.leading, scale.size
            type_ = Typography(layout, fonts, typesetter, words, scale)
            story = tell(brief, publication, type_)
            if typesetter.missing:
                raise RefusedError(typesetter.missing)
            needed = needs(story.items, layout)
        if hopeless(needed, layout, scale.space):
            continue
        pagination = paginate(story.items, layout, scale.space)
        if fits(pagination, layout):
            return _loosened(Fitted(scale, type_, story, pagination), needed, layout)
    pagination = paginate(story.items, layout, scale.space)
    raise RefusedError([overflow(brief, layout, pagination, scale)])


def _loosened(fitted: Fitted, needed: tuple[Need, ...], layout: Layout) -> Fitted:
    """Give the space back that the last step of shrinking left over."""
    for scale in looser(fitted.scale):
        if hopeless(needed, layout, scale.space):
            continue
        pagination = paginate(fitted.story.items, layout, scale.space)
        if fits(pagination, layout):
            return replace(fitted, scale=scale, pagination=pagination)
    return fitted


def draw_pages(
    canvas: TaggedCanvas, pagination: Pagination, furniture: Furniture, before: int = 0
) -> None:
    """Draw every page: grounds and bars behind the items, and these in reading order.

    What stands the same in every brief, a masthead's names and a contact block at the end, is
    drawn before all that does not. `before` is how many pages of the furniture's document come
    before the first.
    """
    for page in range(pagination.pages):
        here = [place for place in pagination.placed if place.page == page]
        contact = _contact_at_end(here)
        if contact:
            top = contact[0].top
            with canvas.standing(top):
                for place in contact:
                    place.item.draw(canvas, place.left, place.top - top)
        furniture.draw(canvas, before + page)
        masthead = list(takewhile(_of_masthead, here))
        for place in masthead:
            place.item.draw(canvas, place.left, place.top)
        draw_decorations(canvas, here)
        for place in here[len(masthead) : len(here) - len(contact)]:
            place.item.draw(canvas, place.left, place.top)
        canvas.showPage()


def _of_masthead(place: Placed) -> bool:
    return place.item.block is BlockKind.MASTHEAD and place.item.decoration is None


def _contact_at_end(places: list[Placed]) -> list[Placed]:
    """Return the last places of a page that are of the contact block, below its rule."""
    return list(takewhile(_of_contact, reversed(places)))[::-1]


def _of_contact(place: Placed) -> bool:
    return place.item.block is BlockKind.CONTACT and not isinstance(place.item.flowable, Rule)
