"""Our own files, written and taken apart again."""

import zlib
from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.pdf import syntax
from briefpress.pdf.reader import Renumbering, entry, read_objects
from briefpress.pdf.writer import Document, Writer


def write(bodies, streams=()):
    writer = Writer()
    numbers = [writer.add(body) for body in bodies]
    numbers += [writer.add_stream(data, {"Kind": b"/Test"}) for data in streams]
    return numbers, writer.finish(numbers[0], numbers[-1])


@given(
    st.lists(st.binary(max_size=40).filter(lambda b: b"\n" not in b), min_size=1, max_size=1200),
    st.lists(st.binary(max_size=300), max_size=4),
)
def test_what_was_written_is_what_is_read(bodies, streams):
    numbers, data = write(bodies, streams)
    found = read_objects(data)
    assert [found.plain[number] for number in numbers[: len(bodies)]] == bodies
    read = [found.streams[number] for number in numbers[len(bodies) :]]
    for (entries, written), stream in zip(read, streams, strict=True):
        if entries == b"<</Kind /Test/Filter /FlateDecode>>":
            written = zlib.decompress(written)
        else:
            assert entries == b"<</Kind /Test>>"
        assert written == stream
    assert (found.root, found.info) == (numbers[0], numbers[-1])


@pytest.mark.parametrize("count", [1, 2000, 2001, 9000])
def test_a_document_that_is_not_written_has_the_objects_that_are_read(count):
    """Also where there are so many that they take several object streams."""
    writer = Writer()
    bodies = (b"<</A 1>>", b"<</B 2>>", b"[3]")
    numbers = [writer.add(body) for body in islice(cycle(bodies), count)]
    writer.add_stream(b"a" * 100)
    document = Document(writer, numbers[0], numbers[-1])
    read = read_objects(document.written())
    assert read == document.objects
    for body in bodies:
        assert kept(read, body) == kept(document.objects, body)


def kept(objects, body):
    """The numbers of equal objects, in the order in which they are gone through."""
    return [number for number, other in objects.plain.items() if other == body]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<</P 1 0 R/K [2 0 R 3]>>", b"<</P 101 0 R/K [102 0 R 3]>>"),
        (b"<</T (see 1 0 R \\) 2 0 R)/P 3 0 R>>", b"<</T (see 1 0 R \\) 2 0 R)/P 103 0 R>>"),
        (b"<</StructParents 0/StructParent 4>>", b"<</StructParents 50/StructParent 54>>"),
        (b"<</T (/StructParents 0)/U <FEFF0031>>>", b"<</T (/StructParents 0)/U <FEFF0031>>>"),
    ],
)
def test_numbers_change_and_strings_do_not(body, expected):
    others = Renumbering({number: number + 100 for number in range(9)}, 50)
    assert others.renumbered(body) == expected


def test_a_reference_to_what_has_no_other_number_is_an_error():
    with pytest.raises(KeyError):
        Renumbering({1: 2}).renumbered(b"[1 0 R 3 0 R]")


@given(st.text(max_size=30), st.integers(1, 999))
def test_no_text_is_taken_for_a_reference(text, target):
    string = syntax.text(text)
    body = syntax.dictionary({"T": string, "P": syntax.reference(target)})
    changed = Renumbering({target: 7}).renumbered(body)
    assert changed == syntax.dictionary({"T": string, "P": b"7 0 R"})


def test_an_entry_names_an_object():
    assert entry(b"<</Root 12 0 R/Info 3 0 R>>", b"Info") == 3
    with pytest.raises(KeyError):
        entry(b"<</Root 12 0 R>>", b"Info")


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\nstartxref\n0\n%%EOF\n", b"startxref\n9\n%%EOF\n"]
)
def test_a_file_of_others_is_refused(data):
    with pytest.raises(ValueError, match="none of ours"):
        read_objects(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"more\n" + data,
        lambda data: data.replace(b"endobj\n", b"endobj\n% more\n", 1),
        lambda data: data.replace(b"startxref", b"% more\nstartxref"),
        lambda data: data + data[data.index(b"startxref") :],
    ],
    ids=["before", "between", "after the cross-references", "appended"],
)
def test_a_file_with_more_in_it_than_we_write_is_refused(change):
    _, data = write([b"<</A 1>>"], [b"a" * 100])
    with pytest.raises(ValueError, match="none of ours"):
        read_objects(change(data))


@given(st.data())
def test_damage_is_refused_or_read_but_never_another_error(data):
    _, whole = write([b"<</A 1>>", b"<</B 2 0 R>>"], [b"abc"])
    damaged = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=6)):
        damaged[place] ^= 0xFF
    try:
        read_objects(bytes(damaged))
    except ValueError as error:
        message = str(error)
        assert message
