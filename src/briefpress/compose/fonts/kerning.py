"""Pair kerning from a face's GPOS table (OpenType 1.9, GPOS, lookup type 2).

ReportLab does not read GPOS. Only what kerning needs is read here: the lookups of the `kern`
feature, pair adjustment in both formats, directly or through an extension lookup.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable

#: Adjustment in font units for a right glyph after some left one, None where nothing is said.
Row = Callable[[int], int | None]
#: What a subtable says of the pairs that begin with a left glyph; None for one it does not cover.
PairTable = Callable[[int], Row | None]

_X_ADVANCE = 0x0004


class Kerning:
    """The pair subtables of the `kern` feature, in the order in which they apply."""

    def __init__(self, gpos: bytes) -> None:
        feature_list, lookup_list = struct.unpack_from(">HH", gpos, 6)
        offsets = _array(gpos, lookup_list)
        self._tables: list[PairTable] = []
        for index in _kern_lookups(gpos, feature_list):
            self._tables += _pair_subtables(gpos, lookup_list + offsets[index])
        self._rows: dict[int, list[Row]] = {}

    def between(self, left: int, right: int) -> int:
        """Return the adjustment between two glyphs: the first subtable that knows both decides."""
        rows = self._rows.get(left)
        if rows is None:
            rows = [row for table in self._tables if (row := table(left)) is not None]
            self._rows[left] = rows
        return next((value for row in rows if (value := row(right)) is not None), 0)


def _array(data: bytes, offset: int) -> tuple[int, ...]:
    """Read a count and that many unsigned 16-bit numbers."""
    (count,) = struct.unpack_from(">H", data, offset)
    return struct.unpack_from(f">{count}H", data, offset + 2)


def _kern_lookups(gpos: bytes, feature_list: int) -> list[int]:
    (count,) = struct.unpack_from(">H", gpos, feature_list)
    found: set[int] = set()
    for record in range(count):
        tag, offset = struct.unpack_from(">4sH", gpos, feature_list + 2 + 6 * record)
        if tag == b"kern":
            found.update(_array(gpos, feature_list + offset + 2))
    return sorted(found)


def _pair_subtables(gpos: bytes, lookup: int) -> list[PairTable]:
    (kind,) = struct.unpack_from(">H", gpos, lookup)
    tables = []
    for offset in _array(gpos, lookup + 4):
        start, actual = lookup + offset, kind
        if kind == 9:  # extension positioning: a 32-bit offset to the real subtable
            actual, extension = struct.unpack_from(">HL", gpos, start + 2)
            start += extension
        if actual == 2:
            (layout,) = struct.unpack_from(">H", gpos, start)
            tables.append((_glyph_pairs if layout == 1 else _class_pairs)(gpos, start))
    return tables


def _glyph_pairs(gpos: bytes, start: int) -> PairTable:
    """Format 1: each left glyph lists its right glyphs."""
    coverage, first, second, _ = struct.unpack_from(">4H", gpos, start + 2)
    sets = struct.unpack_from(f">{_array_length(gpos, start + 8)}H", gpos, start + 10)
    covered = _coverage(gpos, start + coverage)
    size = 2 + 2 * (_bits(first) + _bits(second))
    place = 2 + _advance_offset(first)

    def table(left: int) -> Row | None:
        index = covered(left)
        if index is None:
            return None
        first = start + sets[index] + 2
        places = range(first, first + size * _array_length(gpos, first - 2), size)
        rights = (struct.unpack_from(">H", gpos, at)[0] for at in places)
        values = (struct.unpack_from(">h", gpos, at + place)[0] for at in places)
        return dict(zip(rights, values, strict=True)).get

    return table


def _class_pairs(gpos: bytes, start: int) -> PairTable:
    """Format 2: left and right glyphs belong to classes; a covered left glyph always decides."""
    coverage, first, second, left_def, right_def, _, rights = struct.unpack_from(
        ">7H", gpos, start + 2
    )
    covered = _coverage(gpos, start + coverage)
    left_class = _classes(gpos, start + left_def)
    right_class = _classes(gpos, start + right_def)
    size = 2 * (_bits(first) + _bits(second))
    base = start + 16 + _advance_offset(first)

    def table(left: int) -> Row | None:
        if covered(left) is None:
            return None
        row = base + left_class(left) * rights * size
        return lambda right: int(struct.unpack_from(">h", gpos, row + right_class(right) * size)[0])

    return table


def _array_length(data: bytes, offset: int) -> int:
    length: int = struct.unpack_from(">H", data, offset)[0]
    return length


def _bits(value_format: int) -> int:
    return value_format.bit_count()


def _advance_offset(value_format: int) -> int:
    """Bytes before XAdvance in a value record; kerning without XAdvance does not occur."""
    if not value_format & _X_ADVANCE:
        raise ValueError("a kern pair without an advance")
    return 2 * _bits(value_format & (_X_ADVANCE - 1))


def _coverage(data: bytes, start: int) -> Callable[[int], int | None]:
    """Return what gives a glyph its coverage index, None for one that is not covered.

    Glyphs and ranges stand in order (OpenType, Coverage table); few are ever asked for.
    """
    (layout,) = struct.unpack_from(">H", data, start)
    numbers = _array(data, start + 2) if layout == 1 else _triples(data, start + 2)
    firsts = numbers if layout == 1 else numbers[::3]

    def find(glyph: int) -> int | None:
        at = bisect_right(firsts, glyph) - 1
        if at < 0:
            return None
        if layout == 1:
            return at if numbers[at] == glyph else None
        first, last, index = numbers[3 * at : 3 * at + 3]
        return index + glyph - first if glyph <= last else None

    return find


def _classes(data: bytes, start: int) -> Callable[[int], int]:
    """Return what gives a glyph its class (OpenType, ClassDef table), 0 where none is named."""
    layout, first = struct.unpack_from(">2H", data, start)
    if layout == 1:
        values = _array(data, start + 4)
        return lambda glyph: values[glyph - first] if 0 <= glyph - first < len(values) else 0
    numbers = _triples(data, start + 2)
    firsts = numbers[::3]

    def find(glyph: int) -> int:
        at = bisect_right(firsts, glyph) - 1
        return numbers[3 * at + 2] if at >= 0 and glyph <= numbers[3 * at + 1] else 0

    return find


def _triples(data: bytes, offset: int) -> tuple[int, ...]:
    """Read a count and three times that many unsigned 16-bit numbers."""
    (count,) = struct.unpack_from(">H", data, offset)
    return struct.unpack_from(f">{3 * count}H", data, offset + 2)
