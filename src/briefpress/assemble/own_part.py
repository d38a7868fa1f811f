"""Our own files taken apart for binding: what is copied into the whole, what it has one of."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from briefpress.pdf.reader import entry, references
from briefpress.pdf.writer import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.pdf.objects import Objects

_REFERENCE = re.compile(rb"(\d+) 0 R")
_INTENT = re.compile(rb"/OutputIntents \[(\d+) 0 R")
_FONTS = re.compile(rb"/Font <<(.*?)>>", re.DOTALL)
_BASE_FONT = re.compile(rb"/BaseFont /[A-Z]{6}\+(\S+?)(?=[/>])")
_WIDTHS = re.compile(rb"/W \[(.*?)\]/CIDToGIDMap", re.DOTALL)
_RUN = re.compile(rb"(\d+) \[([^\]]*)\]")
_PARENTS = re.compile(rb"(\d+) (\[[^\]]*\]|\d+ 0 R)")


class OwnPart:
    """The objects of a file that our writer wrote.

    All its methods raise LookupError where it is another's. `pages`, `root` (of the pages), `tree`
    (the StructTreeRoot) and `document` (its only element) are object numbers.
    """

    def __init__(self, objects: Objects) -> None:
        self.objects = objects
        plain = self.objects.plain
        self._catalog = references(plain[self.objects.root])
        self.root = self._catalog[b"Pages"]
        self.tree = self._catalog[b"StructTreeRoot"]
        self.document = entry(plain[self.tree], b"K")
        self.pages = [int(number) for number in _REFERENCE.findall(plain[self.root])]

    @cached_property
    def kinds(self) -> dict[bytes, list[int]]:
        """The objects to be copied that are neither streams nor pages, by their kinds."""
        found: dict[bytes, list[int]] = {}
        others = self._left_out.union(self.pages)
        for number, body in self.objects.plain.items():
            if number not in others:
                found.setdefault(kind(body), []).append(number)
        return found

    @cached_property
    def streams(self) -> tuple[int, ...]:
        """The streams to be copied."""
        return tuple(number for number in self.objects.streams if number not in self._left_out)

    @cached_property
    def fonts(self) -> dict[int, tuple[str, frozenset[int]]]:
        """The face of each font, by its PostScript name, and the codes that it has."""
        plain = self.objects.plain
        return {
            number: _face_and_codes(plain[int(_REFERENCE.findall(plain[number])[0])])
            for number in self._font_numbers
        }

    @property
    def next_key(self) -> int:
        """The first key of the parent tree that is free."""
        found = re.search(rb"/ParentTreeNextKey (\d+)", self.objects.plain[self.tree])
        if found is None:
            raise LookupError("the parent tree doesn't say which key is free")
        return int(found[1])

    def parents(self) -> Iterator[tuple[int, bytes]]:
        """Yield the entries of the parent tree."""
        plain = self.objects.plain
        nodes = [plain[entry(plain[self.tree], b"ParentTree")]]
        if b"/Kids" in nodes[0]:
            nodes = [plain[int(number)] for number in _REFERENCE.findall(nodes[0])]
        for node in nodes:
            for key, value in _PARENTS.findall(node[node.index(b"/Nums") :]):
                yield int(key), value

    @cached_property
    def _font_numbers(self) -> list[int]:
        found: set[int] = set()
        for page in self.pages:
            for names in _FONTS.findall(self.objects.plain[page]):
                found.update(map(int, _REFERENCE.findall(names)))
        return sorted(found)

    @cached_property
    def _left_out(self) -> frozenset[int]:
        """What the whole has one of."""
        return frozenset((*self._frame(), *self._of_fonts()))

    def _frame(self) -> Iterator[int]:
        """Yield catalog, metadata, the roots of trees, the outline, the intent."""
        plain = self.objects.plain
        yield self.objects.root
        yield self.objects.info
        yield self.root
        yield self._catalog[b"Metadata"]
        yield self.tree
        yield entry(plain[self.tree], b"ParentTree")
        intents = _INTENT.search(plain[self.objects.root])
        if intents is None:
            raise LookupError("there is no output intent")
        yield int(intents[1])
        yield entry(plain[int(intents[1])], b"DestOutputProfile")
        if b"Outlines" in self._catalog:
            yield from self._outline(self._catalog[b"Outlines"])

    def _outline(self, number: int) -> Iterator[int]:
        """Yield an item of the outline, those below it and those after it."""
        yield number
        found = references(self.objects.plain[number])
        for key in found.keys() & {b"First", b"Next"}:
            yield from self._outline(found[key])

    def _of_fonts(self) -> Iterator[int]:
        """Yield the fonts and what they consist of."""
        plain = self.objects.plain
        for number in self._font_numbers:
            descendant = int(_REFERENCE.findall(plain[number])[0])
            descriptor = entry(plain[descendant], b"FontDescriptor")
            yield from (number, descendant, descriptor)
            yield entry(plain[descriptor], b"FontFile2")
            yield entry(plain[number], b"ToUnicode")


def _face_and_codes(descendant: bytes) -> tuple[str, frozenset[int]]:
    """Return the face of a descendant font and the codes that it has widths for."""
    name, widths = _BASE_FONT.search(descendant), _WIDTHS.search(descendant)
    if name is None or widths is None:
        raise LookupError("a font is none of ours")
    codes: set[int] = set()
    for first, run in _RUN.findall(widths[1]):
        codes.update(range(int(first), int(first) + run.count(b" ") + 1))
    return name[1].decode(), frozenset(codes)
