"""Embedded and associated files (ISO 32000-1, 7.11.4; ISO 19005-3, annex E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.assemble.naming import Names
from briefpress.assemble.trees import read_name_tree
from briefpress.pdf import syntax
from briefpress.pdf.trees import write_name_tree
from briefpress.verify.pdf.objects import array, dictionary, raw, resolve

if TYPE_CHECKING:
    from briefpress.assemble.copier import Copier
    from briefpress.assemble.opened import Opened
    from briefpress.pdf.writer import Writer


class Attachments:
    """The files that parts bring along. Two of one name get two keys; equal ones are one file."""

    def __init__(self) -> None:
        self._names: Names[bytes] = Names()
        self._files: dict[bytes, bytes] = {}
        self._associated: list[bytes] = []

    def join(self, opened: Opened, copier: Copier) -> None:
        """Take in the files of a part."""
        names = dictionary(raw(opened.catalog, "/Names"))
        found = read_name_tree(raw(names, "/EmbeddedFiles"))
        for key, value in found.items():
            if resolve(value) is None:
                continue
            file = copier.value(value, shared=True)
            if self._files.get(key) != file:
                self._files[self._names.take(key, set(found))] = file
        for item in array(raw(opened.catalog, "/AF")):
            file = copier.value(item, shared=True)
            if file not in self._associated:
                self._associated.append(file)

    def write(self, writer: Writer) -> bytes | None:
        """Write the name tree; None if there are no embedded files."""
        return write_name_tree(writer, self._files) if self._files else None

    def associated(self) -> bytes | None:
        """Write the array of associated files; None if there are none."""
        return syntax.array(self._associated) if self._associated else None
