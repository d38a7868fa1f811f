"""Shadings (ISO 32000-1, 8.7.4.5), made grey by a function from their parameter to a grey."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from briefpress.assemble.grey.colour import ColourError
from briefpress.assemble.grey.functions import Function, read_function
from briefpress.assemble.grey.spaces import Kind, Space, read_space
from briefpress.verify.pdf.objects import integer, numbers, raw, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Samples along a gradient, and along each side of a table for two parameters.
_SAMPLES, _SIDE = 256, 64
_BY_PLACE = 1
#: Meshes: their parameter runs over what Decode says after the coordinates.
_MESHES = (4, 5, 6, 7)


def make_shading_grey(shading: DictionaryObject, resources: DictionaryObject | None) -> None:
    """Change a shading in place; raises ColourError where it has colours at its corners."""
    space = read_space(raw(shading, "/ColorSpace"), resources)
    if space.kind is Kind.GREY:
        return
    if raw(shading, "/Function") is None or space.kind in (Kind.PATTERN, Kind.INVISIBLE):
        raise ColourError("a mesh has a colour at each corner")
    domain = _domain(shading)
    function = read_function(raw(shading, "/Function"))
    shading[NameObject("/Function")] = _table(domain, function, space)
    shading[NameObject("/ColorSpace")] = NameObject("/DeviceGray")
    if background := numbers(raw(shading, "/Background")):
        shading[NameObject("/Background")] = ArrayObject([FloatObject(space.grey(background))])


def _domain(shading: DictionaryObject) -> list[tuple[float, float]]:
    """Return the ranges of a shading's parameters."""
    kind = integer(raw(shading, "/ShadingType"))
    if kind in _MESHES:
        decode = numbers(raw(shading, "/Decode"))
        if not isinstance(resolve(shading), StreamObject) or len(decode) < 6:
            raise ColourError("a mesh is damaged")
        return [(decode[4], decode[5])]
    default = (0.0, 1.0) * (2 if kind == _BY_PLACE else 1)
    values = numbers(raw(shading, "/Domain")) or default
    return list(zip(values[::2], values[1::2], strict=False))


def _table(domain: Sequence[tuple[float, float]], function: Function, space: Space) -> StreamObject:
    """Make a sampled function (7.10.2) that gives the grey of what a function gives."""
    count = _SAMPLES if len(domain) == 1 else _SIDE
    steps = [[low + (high - low) * i / (count - 1) for i in range(count)] for low, high in domain]
    # The first parameter varies fastest.
    points = (point[::-1] for point in itertools.product(*reversed(steps)))
    greys = bytes(round(255 * min(max(space.grey(function(p)), 0.0), 1.0)) for p in points)
    table = DecodedStreamObject()
    table.update(
        {
            NameObject("/FunctionType"): NumberObject(0),
            NameObject("/Domain"): _array([edge for pair in domain for edge in pair]),
            NameObject("/Range"): _array([0.0, 1.0]),
            NameObject("/Size"): ArrayObject([NumberObject(count) for _ in domain]),
            NameObject("/BitsPerSample"): NumberObject(8),
        }
    )
    table.set_data(greys)
    return table


def _array(values: Sequence[float]) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])
