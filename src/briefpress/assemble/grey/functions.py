"""Functions (ISO 32000-1, 7.10), as a tint or a shading needs them: numbers in, numbers out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from briefpress.assemble.grey.calculator import calculator
from briefpress.assemble.grey.colour import ColourError
from briefpress.verify.pdf.objects import array, dictionary, integer, numbers, raw, stream_data

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

Function: TypeAlias = Callable[[Sequence[float]], tuple[float, ...]]

_MAX_DEPTH = 10
#: More samples than a tint needs; a table as large is an image in disguise.
_MOST_SAMPLES = 1 << 20


def read_function(value: object, depth: int = 0) -> Function:
    """Read a function, or an array of functions that give a number each; raises ColourError."""
    found = array(value)
    if len(found) != 1 or dictionary(value) is None:
        each = [read_function(item, depth + 1) for item in found]
        return lambda xs: tuple(itertools.chain.from_iterable(one(xs) for one in each))
    entries = dictionary(value)
    if entries is None or depth > _MAX_DEPTH:
        raise ColourError("a function is damaged")
    readers = {0: _sampled, 2: _exponential, 3: _stitching, 4: _calculated}
    reader = readers.get(integer(raw(entries, "/FunctionType")) or 0)
    if reader is None:
        raise ColourError("a function is of no known type")
    return _clipped(entries, reader(entries, depth))


def _clipped(entries: DictionaryObject, function: Function) -> Function:
    domain, limits = _pairs(entries, "/Domain"), _pairs(entries, "/Range")

    def clipped(xs: Sequence[float]) -> tuple[float, ...]:
        inside = [min(max(x, low), high) for x, (low, high) in zip(xs, domain, strict=False)]
        found = function(inside)
        if not limits:
            return found
        return tuple(min(max(y, low), high) for y, (low, high) in zip(found, limits, strict=False))

    return clipped


def _exponential(entries: DictionaryObject, _depth: int) -> Function:
    """Read an exponential interpolation (7.10.3)."""
    low = numbers(raw(entries, "/C0")) or (0.0,)
    high = numbers(raw(entries, "/C1")) or (1.0,)
    (power,) = numbers(raw(entries, "/N")) or (1.0,)
    return lambda xs: tuple(a + xs[0] ** power * (b - a) for a, b in zip(low, high, strict=False))


def _stitching(entries: DictionaryObject, depth: int) -> Function:
    """Read functions that follow one another (7.10.4)."""
    parts = [read_function(item, depth + 1) for item in array(raw(entries, "/Functions"))]
    ((start, end),) = _pairs(entries, "/Domain")
    edges = [start, *numbers(raw(entries, "/Bounds")), end]
    encode = _pairs(entries, "/Encode")
    if not parts or len(edges) != len(parts) + 1 or len(encode) != len(parts):
        raise ColourError("a function is damaged")

    def stitched(xs: Sequence[float]) -> tuple[float, ...]:
        x = xs[0]
        index = sum(x >= edge for edge in edges[1:-1])
        return parts[index]([_between(x, (edges[index], edges[index + 1]), encode[index])])

    return stitched


def _calculated(entries: DictionaryObject, _depth: int) -> Function:
    """Read a PostScript calculator function (7.10.5)."""
    program = stream_data(entries)
    if program is None:
        raise ColourError("a function is damaged")
    return calculator(program, len(_pairs(entries, "/Range")))


def _sampled(entries: DictionaryObject, _depth: int) -> Function:
    """Read a table of samples, between which is interpolated linearly (7.10.2)."""
    sizes = [int(size) for size in numbers(raw(entries, "/Size"))]
    bits = integer(raw(entries, "/BitsPerSample")) or 8
    limits = _pairs(entries, "/Range")
    domain = _pairs(entries, "/Domain")
    encode = _pairs(entries, "/Encode") or [(0.0, size - 1.0) for size in sizes]
    decode = _pairs(entries, "/Decode") or limits
    count = len(limits)
    for size in sizes:
        count *= size
    data = stream_data(entries)
    if data is None or not sizes or not 0 < count <= _MOST_SAMPLES or len(data) * 8 < count * bits:
        raise ColourError("a table of samples is damaged or too large")
    most = (1 << bits) - 1

    def sample(index: int) -> int:
        start, end = index * bits, (index + 1) * bits
        piece = int.from_bytes(data[start // 8 : -(-end // 8)], "big")
        return (piece >> (-end % 8)) & most

    def interpolated(xs: Sequence[float]) -> tuple[float, ...]:
        places = [
            min(max(_between(x, d, e), 0.0), size - 1.0)
            for x, d, e, size in zip(xs, domain, encode, sizes, strict=False)
        ]
        totals = [0.0] * len(limits)
        for corner in itertools.product((0, 1), repeat=len(places)):
            index, weight, stride = 0, 1.0, 1
            for place, up, size in zip(places, corner, sizes, strict=False):
                low = min(int(place), max(size - 2, 0))
                part = place - low
                weight *= part if up else 1 - part
                index += min(low + up, size - 1) * stride
                stride *= size
            if weight:
                for output in range(len(limits)):
                    totals[output] += weight * sample(index * len(limits) + output)
        return tuple(
            _between(total, (0.0, float(most)), pair)
            for total, pair in zip(totals, decode, strict=False)
        )

    return interpolated


def _between(x: float, source: tuple[float, float], target: tuple[float, float]) -> float:
    """Map one range to another, in a straight line."""
    (low, high), (start, end) = source, target
    return start if high == low else start + (x - low) * (end - start) / (high - low)


def _pairs(entries: DictionaryObject, key: str) -> list[tuple[float, float]]:
    values = numbers(raw(entries, key))
    return list(zip(values[::2], values[1::2], strict=False))
