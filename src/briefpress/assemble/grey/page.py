"""A page with all it paints: content, forms, patterns, glyphs, masks, images, shadings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

from briefpress.assemble.grey.colour import ColourError
from briefpress.assemble.grey.content import GREY_PATTERN, GreyContent
from briefpress.assemble.grey.editing import replace_data
from briefpress.assemble.grey.images import make_image_grey
from briefpress.assemble.grey.inline import inline_image
from briefpress.assemble.grey.shadings import make_shading_grey
from briefpress.assemble.grey.spaces import read_space
from briefpress.verify.pdf.objects import (
    array,
    dictionary,
    entry,
    integer,
    name,
    numbers,
    raw,
    resolve,
    stream_data,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefpress.verify.pdf.document import Page

_MAX_DEPTH = 30
_TILING = 1


class Greys:
    """Makes pages of one file grey, in place; what they share is changed once."""

    def __init__(self) -> None:
        self._done: dict[int, object] = {}
        self._pages: dict[int, DictionaryObject] = {}

    def make_grey(self, page: Page, appearances: Iterable[object]) -> DictionaryObject:
        """Change a page and the appearances that are painted with it; return its new resources.

        Raises ColourError where a colour would be left.
        """
        if page.index not in self._pages:
            self._pages[page.index] = self._page(page, appearances)
        return self._pages[page.index]

    def _page(self, page: Page, appearances: Iterable[object]) -> DictionaryObject:
        parts = [stream_data(item) for item in array(raw(page.dictionary, "/Contents"))]
        if None in parts:
            raise ColourError("the content can't be decoded")
        data = b"\n".join(part for part in parts if part is not None)
        before = page.resources if page.resources is not None else DictionaryObject()
        content = DecodedStreamObject()
        data, after = self._content(data, before, 0, inherits=False)
        content.set_data(data)
        page.dictionary[NameObject("/Contents")] = content
        _make_group_grey(page.dictionary)
        for appearance in appearances:
            self._form(resolve(appearance), before, 1)
        return after

    def _content(
        self, data: bytes, resources: DictionaryObject, depth: int, *, inherits: bool
    ) -> tuple[bytes, DictionaryObject]:
        """Return content in greys, and the resources it then uses, themselves changed."""
        if depth > _MAX_DEPTH:
            raise ColourError("forms are nested without end")
        made: dict[str, StreamObject] = {}

        def image(header: bytes, samples: bytes) -> str | None:
            found = inline_image(header, samples, resources)
            if found is None:
                return None
            called = f"BriefpressInline{len(made)}"
            made[called] = found
            return called

        content = GreyContent(resources, image)
        data = content.rewrite(data, inherits=inherits)
        self._once(resources, lambda: self._resources(resources, depth))
        after = DictionaryObject(resources)
        after[NameObject("/ColorSpace")] = _spaces(resources, content.kept)
        if made:
            painted = DictionaryObject(dictionary(raw(resources, "/XObject")) or {})
            painted.update({NameObject(f"/{key}"): image for key, image in made.items()})
            after[NameObject("/XObject")] = painted
        return data, after

    def _once(self, holder: object, change: Callable[[], None]) -> None:
        """Change what was not changed yet; holding it keeps its identity its own."""
        if id(holder) not in self._done:
            self._done[id(holder)] = holder
            change()

    def _resources(self, resources: DictionaryObject, depth: int) -> None:
        for found in _values(resources, "/XObject"):
            if name(raw(found, "/Subtype")) == "Image" and isinstance(found, StreamObject):
                self._image(found, resources)
            else:
                self._form(found, resources, depth + 1)
        for pattern in _values(resources, "/Pattern"):
            self._pattern(pattern, resources, depth + 1)
        for shading in _values(resources, "/Shading"):
            self._shading(shading, resources)
        for font in _values(resources, "/Font"):
            if name(raw(font, "/Subtype")) == "Type3":
                self._glyphs(font, resources, depth + 1)
        for state in _values(resources, "/ExtGState"):
            self._mask(dictionary(raw(state, "/SMask")), resources, depth + 1)

    def _image(self, image: StreamObject, resources: DictionaryObject) -> None:
        self._once(image, lambda: make_image_grey(image, resources))

    def _shading(self, shading: DictionaryObject | None, resources: DictionaryObject) -> None:
        if shading is not None:
            self._once(shading, lambda: make_shading_grey(shading, resources))

    def _pattern(self, pattern: DictionaryObject, resources: DictionaryObject, depth: int) -> None:
        if integer(raw(pattern, "/PatternType")) == _TILING:
            self._form(pattern, resources, depth, inherits=False)
        else:
            self._shading(dictionary(raw(pattern, "/Shading")), resources)

    def _form(
        self, form: object, resources: DictionaryObject, depth: int, *, inherits: bool = True
    ) -> None:
        """Change a form, or another stream with resources of its own or those of its page."""
        if isinstance(form, StreamObject):
            stream = form
            self._once(stream, lambda: self._stream(stream, resources, depth, inherits=inherits))

    def _stream(
        self, stream: StreamObject, resources: DictionaryObject, depth: int, *, inherits: bool
    ) -> None:
        data = stream_data(stream)
        if data is None:
            raise ColourError("a form can't be decoded")
        own = dictionary(raw(stream, "/Resources"))
        used = resources if own is None else own
        data, after = self._content(data, used, depth, inherits=inherits)
        replace_data(stream, data)
        stream[NameObject("/Resources")] = after
        _make_group_grey(stream)

    def _glyphs(self, font: DictionaryObject, resources: DictionaryObject, depth: int) -> None:
        """Change the glyphs of a Type 3 font (9.6.5), which may have colours of their own."""
        own = dictionary(raw(font, "/Resources"))
        used = resources if own is None else own
        for glyph in _values(font, "/CharProcs"):
            if isinstance(glyph, StreamObject) and id(glyph) not in self._done:
                self._done[id(glyph)] = glyph
                self._glyph(glyph, used, depth)
        after = DictionaryObject(used)
        names = dictionary(raw(used, "/ColorSpace"))
        after[NameObject("/ColorSpace")] = _spaces(used, {key[1:] for key in names or ()})
        font[NameObject("/Resources")] = after

    def _glyph(self, glyph: StreamObject, resources: DictionaryObject, depth: int) -> None:
        data = stream_data(glyph)
        if data is None:
            raise ColourError("a glyph can't be decoded")
        data, after = self._content(data, resources, depth, inherits=True)
        if len(_values(after, "/XObject")) != len(_values(resources, "/XObject")):
            raise ColourError("a glyph has an inline image in colour")
        replace_data(glyph, data)

    def _mask(self, mask: DictionaryObject | None, resources: DictionaryObject, depth: int) -> None:
        """Change what a soft mask is made from (11.6.5.2)."""
        group = dictionary(raw(mask, "/G"))
        if mask is None or group is None:
            return
        backdrop = numbers(raw(mask, "/BC"))
        space = entry(dictionary(raw(group, "/Group")), "/CS")
        if backdrop and space is not None and id(mask) not in self._done:
            grey = read_space(space, resources).grey(backdrop)
            mask[NameObject("/BC")] = ArrayObject([FloatObject(grey)])
        self._done[id(mask)] = mask
        self._form(group, resources, depth, inherits=False)


def _make_group_grey(holder: DictionaryObject) -> None:
    """Let a transparency group blend in grey (11.6.6)."""
    group = dictionary(raw(holder, "/Group"))
    if group is not None and "/CS" in group:
        group[NameObject("/CS")] = NameObject("/DeviceGray")


def _values(holder: DictionaryObject, key: str) -> list[DictionaryObject]:
    """Return the dictionaries of a kind of resources."""
    found = dictionary(raw(holder, key))
    values = (dictionary(raw(found, called)) for called in found or ())
    return [value for value in values if value is not None]


def _spaces(resources: DictionaryObject, kept: set[str]) -> DictionaryObject:
    """Return the colour spaces that content in greys still names."""
    found = dictionary(raw(resources, "/ColorSpace"))
    spaces = DictionaryObject()
    for called in sorted(kept):
        spaces[NameObject(f"/{called}")] = raw(found, f"/{called}")
    grey = [NameObject("/Pattern"), NameObject("/DeviceGray")]
    spaces[NameObject(f"/{GREY_PATTERN}")] = ArrayObject(grey)
    return spaces
