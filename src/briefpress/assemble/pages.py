"""Pages in their new place (ISO 32000-1, 7.7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefpress.assemble.binding import around
from briefpress.assemble.copier import compressed
from briefpress.assemble.serial import entry_key
from briefpress.pdf import syntax
from briefpress.verify.pdf.objects import array, dictionary, raw

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

    from briefpress.assemble.copier import Copier
    from briefpress.verify.pdf.document import Page

#: What a page may have from a node above it (7.7.3.4); the nodes above are not copied.
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
#: What is written anew, or belongs to a frame that is not copied.
_LEFT_OUT = frozenset(
    ("/Kids", "/Count", "/Parent", "/Annots", "/Contents", "/Resources", "/DPart")
)
_MAX_DEPTH = 100


class Stamp(Struct, frozen=True):
    """What is painted over a page that is otherwise untouched, such as running head and folio.

    `contents` are streams of operators that mark themselves as artifacts (14.8.2.2) and leave the
    graphics state as they find it; pages with the same share them. `fonts` are pairs of the name
    that they call a font by, which no font of the page may have, and the font's object number in
    the assembly's writer.
    """

    contents: tuple[bytes, ...]
    fonts: tuple[tuple[str, int], ...] = ()


def page_entries(page: Page, copier: Copier) -> dict[str, bytes]:
    """Return all that a page says for itself, what it inherits written out.

    Parent, Contents, Resources and Annots are still to come.
    """
    entries = {
        entry_key(key): copier.value(value)
        for key in _INHERITED
        if key not in _LEFT_OUT and (value := inherited(page.dictionary, key)) is not None
    }
    own = {key: value for key, value in page.dictionary.items() if key not in _LEFT_OUT}
    # What pypdf takes for a page in a damaged file may say that it is something else.
    return entries | copier.chosen(own) | {"Type": b"/Page"}


def content_and_resources(page: Page, copier: Copier, stamp: Stamp | None) -> dict[str, bytes]:
    """Return Contents and Resources of a page, with a stamp over its own content if there is one.

    The page's own streams stay as they are.
    """
    contents = raw(page.dictionary, "/Contents")
    resources = inherited(page.dictionary, "/Resources")
    if stamp is None:
        entries = {"Contents": copier.value(contents)} if contents is not None else {}
        written = copier.value(resources, shared=True) if resources is not None else b"<<>>"
        return {**entries, "Resources": written}
    parts = [copier.value(part) for part in array(contents)] if contents is not None else []
    before, *after = (
        syntax.reference(copier.pool.add(compressed(part))) for part in around(stamp.contents)
    )
    return {
        "Contents": syntax.array([before, *parts, *after]),
        "Resources": _with_fonts(dictionary(resources), copier, stamp),
    }


def inherited(page: DictionaryObject, key: str) -> object:
    """Return an entry of a page or of the nearest node above that has it, as it is written."""
    node: DictionaryObject | None = page
    for _ in range(_MAX_DEPTH):
        if node is None or key in node:
            break
        node = dictionary(raw(node, "/Parent"))
    return raw(node, key)


def _with_fonts(resources: DictionaryObject | None, copier: Copier, stamp: Stamp) -> bytes:
    """Write the resources of a page with the fonts of a stamp among them."""
    entries = {} if resources is None else copier.entries(resources, shared=True)
    found = dictionary(raw(resources, "/Font"))
    fonts = {} if found is None else copier.entries(found, shared=True)
    for key, number in stamp.fonts:
        written = syntax.reference(number)
        if fonts.setdefault(key, written) != written:
            raise ValueError(f"the page calls another font {key}")
    return syntax.dictionary({**entries, "Font": syntax.dictionary(fonts)})
