"""From drawn pages to a file that is PDF/UA-1 and PDF/A-2a at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.compose.fonts.embed import add_font
from briefpress.compose.pdf.canvas import annotation_entries, image_key
from briefpress.compose.pdf.images import add_image
from briefpress.compose.pdf.outline import outline_of
from briefpress.compose.pdf.structure import Annotation, Element, write_tree
from briefpress.pdf import syntax
from briefpress.pdf.metadata import (
    Metadata,
    add_information,
    add_metadata,
    add_output_intent,
)
from briefpress.pdf.outline import write_outline
from briefpress.pdf.writer import Document, Writer

if TYPE_CHECKING:
    from briefpress.compose.pdf.canvas import DrawnPage, TaggedCanvas


def write_document(canvas: TaggedCanvas, root: Element, metadata: Metadata) -> bytes:
    """Return the whole PDF: the canvas's pages, under the structure tree of `root`."""
    return make_document(canvas, root, metadata).written()


def make_document(canvas: TaggedCanvas, root: Element, metadata: Metadata) -> Document:
    """Make all objects of a PDF, to be written or to be bound."""
    writer = Writer()
    catalog, parent = writer.reserve(), writer.reserve()
    pages = [writer.reserve() for _ in canvas.pages]
    resources = _add_resources(writer, canvas)
    key = len(pages)
    for index, page in enumerate(canvas.pages):
        annotations = []
        for area in page.links:
            annotations.append(writer.add(syntax.dictionary(annotation_entries(area, key))))
            area.element.kids.append(Annotation(index, annotations[-1], key))
            key += 1
        entries = _page_entries(writer, page, index, parent, resources)
        if annotations:
            entries["Annots"] = syntax.array(map(syntax.reference, annotations))
        writer.add(syntax.dictionary(entries), pages[index])
    kids = syntax.array(map(syntax.reference, pages))
    writer.add(
        syntax.dictionary({"Type": b"/Pages", "Kids": kids, "Count": b"%d" % len(pages)}), parent
    )
    _add_catalog(writer, canvas, catalog, parent, pages, root, metadata)
    return Document(writer, catalog, add_information(writer, metadata))


def _add_resources(writer: Writer, canvas: TaggedCanvas) -> dict[str, int]:
    """Add fonts and images in the order of their names; return the number of each."""
    numbers = {}
    for face, codes in sorted(canvas.codes.items(), key=lambda used: used[0].key):
        numbers[face.key] = add_font(writer, face, codes)
    images = {image_key(image): image for page in canvas.pages for image in page.images}
    for key in sorted(images):
        numbers[key] = add_image(writer, images[key])
    return numbers


def _page_entries(
    writer: Writer, page: DrawnPage, index: int, parent: int, resources: dict[str, int]
) -> dict[str, bytes]:
    fonts = {face.key: syntax.reference(resources[face.key]) for face in page.faces}
    images = {image_key(i): syntax.reference(resources[image_key(i)]) for i in page.images}
    contents = [syntax.reference(writer.add_stream(content)) for content in page.contents]
    used = {"Font": syntax.dictionary(dict(sorted(fonts.items())))}
    if images:
        used["XObject"] = syntax.dictionary(dict(sorted(images.items())))
    return {
        "Type": b"/Page",
        "Parent": syntax.reference(parent),
        "MediaBox": syntax.numbers((0, 0, page.width, page.height)),
        "Resources": syntax.dictionary(used),
        "Contents": contents[0] if len(contents) == 1 else syntax.array(contents),
        "StructParents": b"%d" % index,
        "Tabs": b"/S",
    }


def _add_catalog(
    writer: Writer,
    canvas: TaggedCanvas,
    catalog: int,
    parent: int,
    pages: list[int],
    root: Element,
    metadata: Metadata,
) -> None:
    intent = add_output_intent(writer)
    entries = {
        "Type": b"/Catalog",
        "Pages": syntax.reference(parent),
        "Lang": syntax.text(metadata.language),
        "MarkInfo": b"<</Marked true>>",
        "StructTreeRoot": syntax.reference(write_tree(writer, root, pages)),
        "ViewerPreferences": b"<</DisplayDocTitle true>>",
        "Metadata": syntax.reference(add_metadata(writer, metadata)),
        "OutputIntents": syntax.array([syntax.reference(intent)]),
        "PageMode": b"/UseNone",
    }
    outline = write_outline(writer, outline_of(canvas.headings, pages))
    if outline:
        entries["Outlines"] = outline
    writer.add(syntax.dictionary(entries), catalog)
