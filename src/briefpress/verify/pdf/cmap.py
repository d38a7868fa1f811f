"""ToUnicode CMaps: which characters a code stands for (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefpress.verify.pdf.tokens import operations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefpress.verify.pdf.tokens import Operand

#: No font shows more codes; what a damaged range holds beyond them is not believed.
_MAX_CODES = 0x10000


class CMap(NamedTuple):
    """Characters by code, and the numbers of bytes a code may have."""

    characters: dict[int, str]
    lengths: frozenset[int]


def read_cmap(data: bytes) -> CMap:
    """Read the program of a ToUnicode CMap."""
    characters: dict[int, str] = {}
    lengths: set[int] = set()
    for operator, operands in operations(data):
        if operator == b"endbfchar":
            for code, target in zip(operands[::2], operands[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(target, bytes):
                    characters[int.from_bytes(code)] = _characters(target)
        elif operator == b"endbfrange":
            for low, high, target in zip(*(operands[i::3] for i in range(3)), strict=False):
                characters.update(_range(low, high, target))
        elif operator == b"endcodespacerange":
            lengths.update(len(code) for code in operands if isinstance(code, bytes) and code)
    return CMap(characters, frozenset(lengths))


def _range(low: Operand, high: Operand, target: Operand) -> Iterator[tuple[int, str]]:
    """Give the codes of a range: one target for each, or one that counts up with the code."""
    if not isinstance(low, bytes) or not isinstance(high, bytes):
        return
    first = int.from_bytes(low)
    codes = range(first, min(int.from_bytes(high) + 1, first + _MAX_CODES))
    if isinstance(target, list):
        for code, characters in zip(codes, target, strict=False):
            if isinstance(characters, bytes):
                yield code, _characters(characters)
    elif isinstance(target, bytes) and target:
        start = int.from_bytes(target)
        for code in codes:
            value = start + code - first
            yield code, _characters((value % (1 << 8 * len(target))).to_bytes(len(target)))


def _characters(target: bytes) -> str:
    """Decode UTF-16BE; a single byte, against the rules but common, is meant as it looks."""
    return target.decode("utf-16-be" if len(target) > 1 else "latin-1", "replace")
