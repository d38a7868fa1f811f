"""Any text comes back as it was, and looks as a person would have written it."""

import datetime
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefpress.reading.nodes import Mapping, Scalar
from briefpress.reading.source import UNPRINTABLE, Problems, Source
from briefpress.reading.yaml import read_yaml
from briefpress.writing.yaml import WIDTH, ShortList, comment, entry


def read(text):
    problems = Problems()
    tree = read_yaml(Source.of("x.yaml", text), problems)
    problems.refuse()
    return tree


def plain(node):
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    return [plain(item) for item in node.items]


SOME = st.sampled_from(["a", "bc", "#", "-", "x:", ":", "'", '"', "é", "\\", "*b*", "", "1."])


def readable(text):
    """What a file of ours can hold: letters composed, nothing that can't be seen."""
    return unicodedata.normalize("NFC", UNPRINTABLE.sub("", text))


TEXT = st.one_of(
    st.text(),
    st.text("ab \n\t:-#'\"\\|>[]{}&*!%@`,?~ñ0129.=<_é\u0338\u0301", max_size=60),
    st.lists(st.text("abc :#'\"-", max_size=30), max_size=30).map(" ".join),
    st.lists(SOME, min_size=50, max_size=99).map(" ".join),
).map(readable)


@given(TEXT)
@example("null")
@example("~")
@example("")
@example(" \n a")
@example("\n")
@example("a\n\n")
@example("word " * 60 + "end")
@example("one\ttwo")
@example("---\nx")
@example("... ")
@example("\u0338=")
@example("\n\u0300")
def test_any_text_comes_back(text):
    assert plain(read(entry("key", text))) == {"key": text}
    nested = {"list": [{"inner": text, "after": "end"}], "short": ShortList([text, "b"])}
    assert plain(read(entry("key", nested))) == {"key": nested}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Front doors", "key: Front doors\n"),
        ("Doors: open or shut", 'key: "Doors: open or shut"\n'),
        ('"Doors": open', "key: '\"Doors\": open'\n"),
        ("#1 rule", 'key: "#1 rule"\n'),
        ("no", 'key: "no"\n'),
        ("2026", 'key: "2026"\n'),
        ("SRO's, and you", "key: SRO's, and you\n"),
        ("Qué hacer – hoy ✓", "key: Qué hacer – hoy ✓\n"),
        ("one\ntwo\n", "key: |\n  one\n  two\n"),
        ("one\n\n- two\n", "key: |\n  one\n\n  - two\n"),
        ("one\ntwo", "key: |-\n  one\n  two\n"),
        (None, "key:\n"),
        (7, "key: 7\n"),
        (datetime.date(2026, 9, 14), "key: 2026-09-14\n"),
        (ShortList(["a", "b"]), "key: [a, b]\n"),
        ({"detect": ShortList(["a"])}, "key:\n  detect: [a]\n"),
        ([{"title": "T", "url": "https://x.org"}], "key:\n  - title: T\n    url: https://x.org\n"),
        ([], "key: []\n"),
    ],
)
def test_it_looks_as_if_a_person_had_written_it(value, written):
    assert entry("key", value) == written


def test_lines_end_where_a_word_does():
    for text in (
        "Keeping account of keys, " * 10 + "always",
        "Keys: keeping account " * 10 + "now",
    ):
        written = entry("title", text)
        assert max(map(len, written.splitlines())) <= WIDTH
        assert len(written.splitlines()) > 2


def test_remarks():
    assert comment("one\n\ntwo") == "# one\n#\n# two\n"
