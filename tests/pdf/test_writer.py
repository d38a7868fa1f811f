"""The file as it is written."""

import re

import pytest

from briefpress.pdf.writer import Writer


@pytest.mark.parametrize(
    ("data", "written"),
    [
        (b"q Q", b"stream\nq Q\nendstream"),
        (b"q Q\n", b"stream\nq Q\n\nendstream"),
        (b"q Q\r", b"stream\nq Q\r\r\nendstream"),
        (b"", b"stream\n\nendstream"),
    ],
)
def test_the_end_of_line_before_endstream_is_none_of_the_data(data, written):
    writer = Writer()
    writer.add_stream(data, compress=False)
    pdf = writer.finish(writer.add(b"<<>>"), writer.add(b"<<>>"))
    assert written in pdf
    assert b"/Length %d>>" % len(data) in pdf


def test_the_cross_reference_stream_ends_as_all_do(monkeypatch):
    monkeypatch.setattr("zlib.compress", lambda data: data + b"\r")
    writer = Writer()
    pdf = writer.finish(writer.add(b"<<>>"), writer.add(b"<<>>"))
    assert len(re.findall(rb"\r\r\nendstream", pdf)) == 2
