"""Where faces are found: the two shipped families, and TrueType files of the publication."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from briefpress.codes.pages import UNUSABLE_FACE
from briefpress.compose.fonts.face import DAMAGE, Face
from briefpress.diagnostics import Diagnostic, Place, RefusedError
from briefpress.reading.inside import is_inside

if TYPE_CHECKING:
    from briefpress.model.layout import Family, Layout


class Fonts:
    """The faces of a layout. A face is read once in the life of the process."""

    def __init__(self, layout: Layout, root: Path) -> None:
        self._families = {family.name: family for family in layout.families}
        self._layout = layout
        self._root = root
        self._chains: dict[tuple[str, bool, bool], tuple[Face, ...]] = {}

    def chain(self, family: str, *, bold: bool = False, italic: bool = False) -> tuple[Face, ...]:
        """Return the face asked for, then those that stand in for letters it lacks.

        An italic that lacks a letter is helped by the upright face of its family first: a letter
        of the wrong slant is better than one of the wrong design.
        """
        key = family, bold, italic
        if key not in self._chains:
            self._chains[key] = self._chain(*key)
        return self._chains[key]

    def named(self, name: str) -> Face:
        """Return the layout's face that fonts call so; KeyError where it has none."""
        if name in shipped_faces():
            return self._face(name)
        for family in self._families.values():
            for face in (family.regular, family.bold, family.italic, family.bold_italic):
                if face not in shipped_faces() and self._face(face).name == name:
                    return self._face(face)
        raise KeyError(name)

    def _chain(self, name: str, bold: bool, italic: bool) -> tuple[Face, ...]:
        chosen: dict[str, None] = {}
        family = self._families[name]
        for one in (family, *(self._families[other] for other in family.fallback)):
            chosen.setdefault(_name(one, bold, italic))
            chosen.setdefault(_name(one, bold, False))
        return tuple(self._face(face) for face in chosen)

    def _face(self, name: str) -> Face:
        if shipped := shipped_faces().get(name):
            return _read(name, shipped, shipped.name)
        path = self._root / name
        usable = name.lower().endswith(".ttf") and is_inside(path, self._root) and path.is_file()
        if not usable:
            return self._refuse(f"there is no face {name!r}")
        try:
            return _read(_own_name(path), path, name)
        except DAMAGE as error:
            return self._refuse(f"the face {name!r} can't be used: {error}")

    def _refuse(self, message: str) -> NoReturn:
        place = Place(f"layouts/{self._layout.files[0].name}")
        hint = f"{UNUSABLE_FACE.mend} The shipped ones: {', '.join(sorted(shipped_faces()))}."
        raise RefusedError([Diagnostic(UNUSABLE_FACE, place, message, hint)]) from None


@cache
def shipped_faces() -> dict[str, Path]:
    """Return the path of each face that comes with briefpress, by its PostScript name."""
    import font_source_sans_pro
    import font_source_serif_pro

    folders = (font_source_sans_pro.font_directory, font_source_serif_pro.font_directory)
    return {path.stem: path for folder in folders for path in sorted(Path(folder).glob("*.ttf"))}


@lru_cache(maxsize=64)
def _read(name: str, path: Path, shown: str) -> Face:
    return Face(name, path, shown)


def _own_name(path: Path) -> str:
    """Name a face of the publication as PDF allows (9.6.4), other contents by another name."""
    plain = "".join(c for c in path.stem if c.isascii() and (c.isalnum() or c == "-"))
    return f"{plain}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}"


def _name(family: Family, bold: bool, italic: bool) -> str:
    if bold:
        return family.bold_italic if italic else family.bold
    return family.italic if italic else family.regular
