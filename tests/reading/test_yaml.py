"""YAML as people expect it: text stays text, and every trap is an error with a place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefpress.diagnostics import RefusedError
from briefpress.reading import yaml as reader
from briefpress.reading.nodes import Mapping, Scalar, Sequence
from briefpress.reading.schema.fields import one_line, span_of
from briefpress.reading.source import MAX_BYTES, Problems, Source, read_source


def read(text):
    problems = Problems()
    tree = reader.read_yaml(Source.of("x.yaml", text), problems)
    problems.refuse()
    return tree


def plain(node):
    """The tree as Python would write it."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.is_null else node.text


@pytest.fixture(params=["libyaml", "Python"])
def parser(request, monkeypatch):
    if request.param == "Python":
        monkeypatch.setattr(reader, "_Parser", yaml.SafeLoader)


@pytest.mark.usefixtures("parser")
class TestBothParsers:
    @pytest.mark.parametrize(
        "text",
        ["no", "on", "12:30", "1_000", "2026-09-14", "0123", "true", "1e3", "0x1F", "=", "<<"],
    )
    def test_what_looks_like_something_stays_text(self, text):
        assert plain(read(f"key: {text}")) == {"key": text}

    @pytest.mark.parametrize("text", ["null", "~", "", "# only a remark"])
    def test_nothing_is_nothing(self, text):
        assert plain(read(f"key: {text}")) == {"key": None}

    @pytest.mark.parametrize("text", ['"null"', "'~'", "''"])
    def test_nothing_in_quotes_is_text(self, text):
        assert plain(read(f"key: {text}")) == {"key": text[1:-1]}

    def test_lists_mappings_and_blocks(self):
        text = (
            "list: [a, b]\nmore:\n- c\n- d: e\nblock: |\n  one\n\n  two\nfolded: >-\n  one\n  two\n"
        )
        assert plain(read(text)) == {
            "list": ["a", "b"],
            "more": ["c", {"d": "e"}],
            "block": "one\n\ntwo\n",
            "folded": "one two",
        }

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_any_line_end(self, end):
        text = "block: |\n  one\n  two\nkey: value\n"
        assert plain(read(text.replace("\n", end))) == {"block": "one\ntwo\n", "key": "value"}

    def test_a_tab_after_the_first_word_is_a_space(self):
        assert plain(read("key:\tone\ttwo\t# a remark\n")) == {"key": "one two"}

    def test_letters_are_composed(self):
        assert plain(read('name: e\u0301\nescaped: "e\\u0301"')) == {
            "name": "é",
            "escaped": "é",
        }

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: 1\nb: 2\na: 3", "x.yaml:3:1: BP006 the key 'a' stands twice, first in line 1"),
            ("a: {b: 1, b: 2}", "x.yaml:1:11: BP006 the key 'b' stands twice, first in line 1"),
            ("a: &x 1", "x.yaml:1:4: BP007 the anchor &x is not used here"),
            ("a: *x", "x.yaml:1:4: BP007 the alias *x is not used here"),
            ("a: *Important* news", "x.yaml:1:4: BP005 text can't begin with *"),
            ("a: !!int 1", "x.yaml:1:4: BP008 the tag tag:yaml.org,2002:int is not used here"),
            ("a: !shout", "x.yaml:1:4: BP008 the tag !shout is not used here"),
            ("a: 1\n---\nb: 2", "x.yaml:2:1: BP009 a second document begins here"),
            ("a: " + "[" * 20, "x.yaml:1:19: BP010 more than 16 levels of nesting"),
            ("[a]: 1", "x.yaml:1:1: BP011 a list or a mapping can't be a key"),
            ("~: 1", "x.yaml:1:1: BP011 there is no key before the colon"),
            ("a:\n\tb: 1", "x.yaml:2:1: BP005 a tab stands where spaces are needed"),
            ("a: Officers: new", "x.yaml:1:12: BP005 a colon stands where no key can be"),
            ("a: 'open", "x.yaml:1:4: BP005 the quote is never closed"),
            ('a: "open\nb: 1', "x.yaml:1:4: BP005 the quote is never closed"),
            ("a: [1, 2\nb: 3", "x.yaml:1:4: BP005 the bracket [ is not closed"),
            ("a: {b: 1\n", "x.yaml:1:4: BP005 the brace { is not closed"),
            ("a: @home", "x.yaml:1:4: BP005 text can't begin with @"),
            ('a: "one" two', "x.yaml:1:10: BP005 the line does not fit in with the lines above it"),
            ("a: 1\n b: 2", "x.yaml:2:3: BP005 a colon stands where no key can be"),
            (
                "a:\n  b: 1\n c: 2",
                "x.yaml:3:2: BP005 the line does not fit in with the lines above it",
            ),
            ("a: - b", "x.yaml:1:4: BP005 a list can't begin behind a key"),
            ('a: "\\a"', "x.yaml:1:4: BP004 there is a control character, U+0007"),
            ("", "x.yaml:1:1: BP015 the file is empty"),
            ("# nothing\n", "x.yaml:1:1: BP015 the file is empty"),
            ("just words", "x.yaml:1:1: BP014 the file doesn't consist of keys and values"),
            ("- a\n- b", "x.yaml:1:1: BP014 the file doesn't consist of keys and values"),
        ],
    )
    def test_each_trap_is_named_where_it_is(self, text, expected, said):
        assert said(read, text) == [expected]

    def test_all_problems_are_said_at_once(self, said):
        assert said(read, "a: &x 1\nb: *x\na: !!str 2\n") == [
            "x.yaml:1:4: BP007 the anchor &x is not used here",
            "x.yaml:2:4: BP007 the alias *x is not used here",
            "x.yaml:3:1: BP006 the key 'a' stands twice, first in line 1",
            "x.yaml:3:4: BP008 the tag tag:yaml.org,2002:str is not used here",
        ]


def test_the_source_line_comes_along():
    with pytest.raises(RefusedError) as caught:
        read("a: 1\nb: Officers: new\n")
    assert caught.value.diagnostics[0].source == "b: Officers: new"


def test_an_alias_bomb_is_refused_at_its_first_fuse(said):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert said(read, bomb)[0] == "x.yaml:1:4: BP007 the anchor &a is not used here"


def test_a_million_problems_are_not_listed(said):
    assert len(said(read, "a: [" + "*x, " * 100_000 + "]")) == 100


class TestFiles:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"title: caf\xe9", "x.yaml:1:11: BP003 byte 0xE9 at offset 10 is not UTF-8"),
            (b"a: 1\r\nb: \x93x\x94", "x.yaml:2:4: BP003 byte 0x93 at offset 9 is not UTF-8"),
            ("a: é".encode("utf-16"), "x.yaml: BP003 the file is in UTF-16, not UTF-8"),
            (b"a: b\x00c", "x.yaml:1:5: BP004 there is a control character, U+0000"),
            (b"a: 1\nb: \x1b[31m", "x.yaml:2:4: BP004 there is a control character, U+001B"),
            (
                "a: b\u2028".encode(),
                "x.yaml:1:5: BP004 there is an invisible character, U+2028 (LINE SEPARATOR)",
            ),
            (
                "a: safe\u00adty".encode(),
                "x.yaml:1:8: BP004 there is an invisible character, U+00AD (SOFT HYPHEN)",
            ),
            (
                "a: \u2611\ufe0f".encode(),
                "x.yaml:1:5: BP004 there is an invisible character, U+FE0F (VARIATION SELECTOR-16)",
            ),
            (b"\x89PNG\r\n\x1a\n\x00", "x.yaml:1:1: BP003 byte 0x89 at offset 0 is not UTF-8"),
            (b"x" * (MAX_BYTES + 1), "x.yaml: BP002 the file is larger than 1024 KiB"),
        ],
    )
    def test_what_is_no_text(self, tmp_path, said, content, expected):
        (tmp_path / "x.yaml").write_bytes(content)
        assert said(read_source, tmp_path / "x.yaml", "x.yaml") == [expected]

    def test_latin_1_is_guessed(self, tmp_path):
        (tmp_path / "x.yaml").write_bytes("título".encode("cp1252"))
        with pytest.raises(RefusedError) as caught:
            read_source(tmp_path / "x.yaml", "x.yaml")
        problem = caught.value.diagnostics[0]
        assert problem.hint == "The byte is 'í' in Windows-1252 (Latin-1). Save the file as UTF-8."
        assert problem.source == "título"

    def test_a_byte_order_mark_is_no_matter(self, tmp_path):
        (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: 1")
        source = read_source(tmp_path / "x.yaml", "x.yaml")
        assert plain(read(source.text)) == {"a": "1"}

    def test_what_is_not_there(self, tmp_path, said):
        assert said(read_source, tmp_path / "x", "x") == ["x: BP001 the file is not there"]
        assert said(read_source, tmp_path, "x") == ["x: BP001 the file is a folder"]

    def test_ten_megabytes_are_refused_before_they_are_read(self, tmp_path, said):
        with (tmp_path / "x.yaml").open("wb") as file:
            file.truncate(10_000_000)
        assert said(read_source, tmp_path / "x.yaml", "x.yaml") == [
            "x.yaml: BP002 the file is larger than 1024 KiB"
        ]


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("key: one two", ["one", "two"]),
            ("key: 'it''s here'", ["here"]),
            ('key: "caf\\u00e9 \\"now\\" here"', ["here"]),
            ("key: one\n  two\n\n  three", ["one", "two", "three"]),
            ("key: 'one\n  two'", ["one", "two"]),
            ('key: "one \\\n  two\n  three"', ["one", "two", "three"]),
            ("key: |\n  one\n    two\n\n  three", ["one", "two", "three"]),
            ("key: |2-\n    one\n  two", ["one", "two"]),
            ("a:\n  - key: | # a remark\n\n      one\n      two", ["one", "two"]),
            ("key: >\n  one\n  two\n\n    three\n  four", ["one", "two", "three", "four"]),
        ],
    )
    def test_every_word_is_found_in_the_file(self, text, words):
        scalar = read(text).entries[0][1]
        while not isinstance(scalar, Scalar):
            scalar = scalar.items[0].entries[0][1] if isinstance(scalar, Sequence) else scalar
        for word in words:
            before = scalar.text[: scalar.text.index(word)]
            column = len(before) - before.rfind("\n") - 1
            line, found = scalar.place(before.count("\n"), column)
            assert text.split("\n")[line - 1][found - 1 :].startswith(word)

    @given(st.lists(st.text("ab ñ\\'\":#-", max_size=9), min_size=1), st.sampled_from("|>"))
    def test_places_in_blocks_hold_for_any_text(self, lines, style):
        text = f"key: {style}2\n" + "".join(f"  {line}\n" for line in lines)
        scalar = read(text).entries[0][1]
        source = text.split("\n")
        for number, line in enumerate(scalar.text.split("\n")):
            for column, character in enumerate(line):
                if character != " ":
                    row, found = scalar.place(number, column)
                    assert source[row - 1][found - 1] == character


def outcome(reading):
    """What reading gives: the problems that were found, or whether it made a mapping."""
    try:
        return isinstance(reading(), Mapping)
    except RefusedError as error:
        return error.diagnostics


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "strange.yaml"
    file.write_bytes(content)
    assert outcome(lambda: read(read_source(file, "x.yaml").text))


@given(st.text("ab:-[]{}&*!|>'\"%@`#,? \n\t\\~", max_size=40))
def test_no_yaml_is_too_strange(text):
    assert outcome(lambda: read(text))


@given(st.text(st.sampled_from("ab: '\"\\\n\té"), min_size=1), st.sampled_from(["'", '"', "|"]))
def test_a_text_as_a_line_is_the_same_with_places_and_without(text, style):
    source = Source.of("x.yaml", f"a: {style}\n  {text}\n{style.strip('|')}")
    problems = Problems()
    try:
        scalar = reader.read_yaml(source, problems).get("a")
    except RefusedError:
        return
    if isinstance(scalar, Scalar):
        assert one_line(scalar.text) == span_of(scalar).text
