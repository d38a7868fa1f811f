"""The file: its cross-references say where each object is."""

import re
import zlib

import pytest

from briefpress.pdf.writer import Writer

#: A row of the cross-reference stream: the number of the filter, and three fields of 1, 4 and 2.
WIDTH = 8


def rows(data):
    """Return the rows of the cross-reference stream, their filter (7.4.4.4, PNG Up) undone."""
    place = int(re.search(rb"startxref\n(\d+)", data)[1])
    head = re.match(rb"\d+ 0 obj\n<<[^\n]*/Length (\d+)>>\nstream\n", data[place:])
    start = place + head.end()
    raw = zlib.decompress(data[start : start + int(head[1])])
    above = bytes(WIDTH - 1)
    for at in range(0, len(raw), WIDTH):
        assert raw[at] == 2
        above = bytes((a + d) & 0xFF for a, d in zip(above, raw[at + 1 : at + WIDTH], strict=True))
        yield above[0], int.from_bytes(above[1:5]), int.from_bytes(above[5:])


@pytest.mark.parametrize("count", [1, 300, 4500])
def test_the_cross_references_say_where_each_object_is(count):
    writer = Writer()
    for number in range(count):
        writer.add(b"<</Kind%d %d>>" % (number % 3, number))
        if number % 50 == 0:
            writer.add_stream(b"%d " % number * 100)
    data = writer.finish(1, 1)
    table = list(rows(data))
    packed = {place for kind, place, _ in table if kind == 2}
    assert len(packed) == -(-count // 2000)
    for number, (kind, place, index) in enumerate(table):
        if kind == 1:
            assert data[place:].startswith(b"%d 0 obj\n" % number)
        elif kind == 2:
            assert numbers_in(data[table[place][1] :])[index] == number
    assert [kind for kind, _, _ in table].count(0) == 1


def numbers_in(stream):
    """Return the numbers of the objects in an object stream, in their order."""
    head = re.match(rb"\d+ 0 obj\n<<[^\n]*/First (\d+)[^\n]*/Length (\d+)>>\nstream\n", stream)
    text = zlib.decompress(stream[head.end() : head.end() + int(head[2])])
    return [int(number) for number in text[: int(head[1])].split()[::2]]
