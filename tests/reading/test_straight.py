"""What is read on a short way is what the long way reads, places and files included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.diagnostics import RefusedError
from briefpress.reading.nodes import Scalar
from briefpress.reading.schema.fields import folded_span, straight_span
from briefpress.reading.source import MAX_BYTES, Problems, Source, read_source
from briefpress.reading.yaml import read_yaml


def scalars(yaml):
    try:
        tree = read_yaml(Source.of("content/x.yaml", yaml), Problems())
    except RefusedError:
        return []
    return [value for _, value in tree.entries if isinstance(value, Scalar) and value.text.strip()]


@given(st.text(st.sampled_from("ab é'\"\\\t\u00a0|>:-#,"), max_size=12))
def test_a_line_that_stands_in_the_source_as_it_is(text):
    for yaml in (f"key: {text}", f"key: '{text}'", f'key: "{text}"', f"key: |-\n  {text}"):
        for scalar in scalars(yaml):
            if scalar.is_straight:
                straight, folded = straight_span(scalar), folded_span(scalar)
                assert straight == folded
                assert (straight.file, straight.jumps) == (folded.file, folded.jumps)


@pytest.mark.parametrize("size", [0, 100, 16_383, 16_384, 16_385, 40_000, MAX_BYTES])
def test_a_file_of_any_size_is_read_to_its_end(tmp_path, size):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"# " * (size // 2) + b"#" * (size % 2))
    assert len(read_source(path, "x.yaml").text) == size
