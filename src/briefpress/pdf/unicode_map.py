"""ToUnicode maps: which characters the codes of a font are read back as (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefpress.pdf.flate import deflate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The characters of Windows-1252 by their bytes, those that are controls left out.
WINDOWS_1252 = {
    byte: letter
    for byte, letter in enumerate(bytes(range(0x20, 0x100)).decode("cp1252", "replace"), 0x20)
    if letter not in "\x7f\ufffd"
}


def unicode_map(characters: Mapping[int, str]) -> bytes:
    """Return the map of some codes, compressed.

    All of Windows-1252 comes along where no code says otherwise. So most fonts of all documents
    have the very same map, which is made once and stands in a file once.
    """
    others = {code: c for code, c in characters.items() if WINDOWS_1252.get(code) != c}
    if not others:
        return _windows_1252_map()
    known = {} if others.keys() & WINDOWS_1252.keys() else WINDOWS_1252
    return deflate(written_map({**known, **characters}))


@cache
def _windows_1252_map() -> bytes:
    return deflate(written_map(WINDOWS_1252))


def written_map(characters: Mapping[int, str]) -> bytes:
    """Write the map of just these codes: where characters follow one another as they do, a range.

    A range keeps to codes that are there, so that two maps of a face can be laid over each other,
    and neither code nor character carries over into its high byte inside one.
    """
    runs: list[list[int]] = []
    before = number = 0
    for code in sorted(characters):
        character = characters[code]
        here = ord(character) if len(character) == 1 else 0
        if code == before + 1 and here == number + 1 and code & 0xFF and here & 0xFF and number:
            runs[-1][1] = code
        else:
            runs.append([code, code])
        before, number = code, here
    single = [f"<{a:04X}> <{_target(characters[a])}>\n" for a, b in runs if a == b]
    ranges = [f"<{a:04X}> <{b:04X}> <{_target(characters[a])}>\n" for a, b in runs if a < b]
    blocks = "".join([*_blocks("bfchar", single), *_blocks("bfrange", ranges)])
    return f"{_CMAP_HEAD}{blocks}{_CMAP_END}".encode("ascii")


def _target(characters: str) -> str:
    return characters.encode("utf-16-be").hex().upper()


def _blocks(kind: str, rows: list[str]) -> Iterator[str]:
    """Yield the rows of a CMap in blocks, at most 100 in each (Adobe's CMap specification, 1.4)."""
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        yield f"{len(block)} begin{kind}\n{''.join(block)}end{kind}\n"


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_END = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
