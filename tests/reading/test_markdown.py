"""Markdown as an author writes it: what it becomes, what is refused, and where it stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.diagnostics import RefusedError
from briefpress.model.text import Listing, Paragraph
from briefpress.reading.markdown import read_markdown
from briefpress.reading.source import Problems, Source
from briefpress.reading.yaml import read_yaml


def read(markdown, key="context"):
    """Read Markdown that stands after `context: |`, so that its first line is line 2 of x.yaml."""
    text = f"{key}: |\n" + "".join(f"  {line}\n" for line in markdown.split("\n"))
    return read_source(text)


def read_source(text):
    source, problems = Source.of("x.yaml", text), Problems()
    prose = read_markdown(read_yaml(source, problems).entries[0][1], problems)
    problems.refuse()
    return prose


def plain(blocks):
    """Prose as nested lists: a text for a paragraph, a list for a list."""
    shown = []
    for block in blocks:
        if isinstance(block, Paragraph):
            shown.append("".join(span.text for span in block.spans))
        else:
            shown.append([plain(item) for item in block.items])
    return shown


def looks(markdown):
    """The spans of a single paragraph, each with what sets it apart."""
    (paragraph,) = read(markdown)
    shown = []
    for span in paragraph.spans:
        marks = "".join(mark for mark, on in (("b", span.bold), ("i", span.italic)) if on)
        shown.append((span.text, marks, span.link, span.language))
    return shown


class TestBlocks:
    def test_paragraphs_are_parted_by_an_empty_line_and_fold_their_lines(self):
        assert plain(read("One\ntwo.\n\nThree.")) == ["One two.", "Three."]

    def test_a_list_and_what_stands_around_it(self):
        assert plain(read("Roles:\n\n- one\n- two\n\nAnd so on.")) == [
            "Roles:",
            [["one"], ["two"]],
            "And so on.",
        ]

    def test_a_list_may_follow_its_lead_in_without_an_empty_line(self):
        assert plain(read("Roles:\n- one\n- two")) == ["Roles:", [["one"], ["two"]]]

    def test_lists_in_lists_and_items_of_several_paragraphs(self):
        markdown = "- one\n  - inner\n    - innermost\n\n- two\n\n  more of two"
        assert plain(read(markdown)) == [
            [["one", [["inner", [["innermost"]]]]], ["two", "more of two"]]
        ]

    def test_numbered_lists_know_their_first_number(self):
        (listing,) = read("3. three\n4. four")
        assert listing.ordered
        assert listing.start == 3
        assert plain([listing]) == [[["three"], ["four"]]]

    def test_a_year_at_the_start_of_a_line_begins_no_list_amid_a_paragraph(self):
        assert plain(read("It was in\n2010. Then it was over.")) == [
            "It was in 2010. Then it was over."
        ]

    @pytest.mark.parametrize("bullet", ["-", "*", "+"])
    def test_any_bullet(self, bullet):
        assert plain(read(f"{bullet} one\n{bullet} two")) == [[["one"], ["two"]]]


class TestInlines:
    def test_bold_italic_and_both(self):
        assert looks("a **b** *c* ***d*** __e__ _f_") == [
            ("a ", "", None, None),
            ("b", "b", None, None),
            (" ", "", None, None),
            ("c", "i", None, None),
            (" ", "", None, None),
            ("d", "bi", None, None),
            (" ", "", None, None),
            ("e", "b", None, None),
            (" ", "", None, None),
            ("f", "i", None, None),
        ]

    def test_markup_goes_on_over_the_end_of_a_line(self):
        assert looks("**two\nlines**") == [("two ", "b", None, None), ("lines", "b", None, None)]

    def test_links_with_what_is_in_them(self):
        assert looks("See [the **guide**](https://www.cisa.gov/a_b*c).") == [
            ("See ", "", None, None),
            ("the ", "", "https://www.cisa.gov/a_b*c", None),
            ("guide", "b", "https://www.cisa.gov/a_b*c", None),
            (".", "", None, None),
        ]

    def test_an_address_in_angle_brackets_is_a_link(self):
        assert looks("<https://www.cisa.gov/>") == [
            ("https://www.cisa.gov/", "", "https://www.cisa.gov/", None)
        ]

    def test_mail_and_telephone(self):
        assert [link for _, _, link, _ in looks("[a](mailto:a@b.org) [b](tel:+1800)")] == [
            "mailto:a@b.org",
            None,
            "tel:+1800",
        ]

    def test_a_change_of_language(self):
        assert looks("A sign: [*Salida*]{lang=es-US}!") == [
            ("A sign: ", "", None, None),
            ("Salida", "i", None, "es-US"),
            ("!", "", None, None),
        ]

    def test_escapes_and_entities_are_the_characters_they_stand_for(self):
        assert plain(read(r"\*no\* &amp; AT&T &eacute; \[x\] 5 < 6 \<b>")) == [
            "*no* & AT&T é [x] 5 < 6 <b>"
        ]

    def test_a_line_break_that_was_asked_for_stays(self):
        assert plain(read("one\\\ntwo")) == ["one\ntwo"]

    def test_signs_that_are_no_markup_stay_text(self):
        text = "5 * 3 * 2, a_b_c, $5, #1, 50%, {braces}, [brackets], ~ and ^, C:\\temp, 3 > 2."
        assert plain(read(text)) == [text]

    def test_letters_are_composed(self):
        assert plain(read("e\u0301 &#x65;&#x301;")) == ["é é"]


REFUSED = [
    ("## Heading", "2:3: BP106 a heading is not used here"),
    ("Heading\n=======", "2:3: BP106 a heading is not used here"),
    ("> quoted", "2:3: BP106 a block quote is not used here"),
    ("```\ncode\n```", "2:3: BP106 a code block is not used here"),
    ("a\n\n      indented", "4:9: BP106 an indented block is not used here"),
    ("a\n\n***", "4:3: BP106 a rule is not used here"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "2:3: BP106 a table is not used here"),
    ("<div>x</div>", "2:3: BP106 HTML is not used here"),
    ("<!-- a remark -->", "2:3: BP106 HTML is not used here"),
    ("a <br> b", "2:5: BP106 HTML is not used here"),
    ("a ![alt](map.png)", "2:5: BP106 a picture is not used here"),
    ("run `rm`", "2:7: BP106 code is not used here"),
    ("~~gone~~", "2:3: BP106 struck text is not used here"),
    (
        "[a]\n\n[a]: https://x.org",
        "4:3: BP106 a link's address on a line of its own is not used here",
    ),
    (
        '[a](https://x.org "A title")',
        "2:3: BP106 the words in quotes after the link's address are not printed",
    ),
    ("[](https://x.org)", "2:3: BP108 this link has no words"),
    ("[ ](https://x.org)", "2:3: BP108 this link has no words"),
    ("[a](https://x .org)", "2:5: BP020 this link is not well-formed"),
    ("[a]()", "2:3: BP020 '' is not a whole address; it begins with https:// or mailto:"),
    ("[a](/b)", "2:3: BP020 '/b' is not a whole address; it begins with https:// or mailto:"),
    (
        "[a](javascript:x)",
        "2:3: BP020 links with javascript: are refused; use https, http, mailto, tel",
    ),
    (
        "x\ny [a](JaVaScRiPt:x)",
        "3:5: BP020 links with JaVaScRiPt: are refused; use https, http, mailto, tel",
    ),
    (
        "[a](data:text/html,x)",
        "2:3: BP020 links with data: are refused; use https, http, mailto, tel",
    ),
    (
        "[a](file:///etc/passwd)",
        "2:3: BP020 links with file: are refused; use https, http, mailto, tel",
    ),
    ("** bold **", "2:3: BP106 these two asterisks don't make anything bold"),
    ("[a]{lang=es", "2:5: BP106 this change of language is not well-formed"),
    ("[a]{lang=es_US}", "2:3: BP021 'es_US' is not a language tag such as en, en-US, es-US or vi"),
    ("[a]{.class}", "2:3: BP106 only a language can be given in braces"),
    ("a &#8203;b", "2:5: BP004 &#8203; is an invisible character, U+200B (ZERO WIDTH SPACE)"),
    ("a &#7; b", "2:5: BP004 &#7; is a lost character, U+FFFD (REPLACEMENT CHARACTER)"),
    ("[]{lang=es}", "2:3: BP106 this change of language has no words"),
    ("a [ ]{lang=es} b", "2:5: BP106 this change of language has no words"),
    ("a\n\n**&nbsp;**", "4:3: BP015 a paragraph has no words"),
    ("- &nbsp;", "2:3: BP015 a paragraph has no words"),
    ("- a\n-\n- c", "3:3: BP015 a list item is empty"),
    ("- - a", "2:3: BP106 a list item begins with another list"),
    (
        "- a\n  - b\n    - c\n      - d",
        "5:9: BP107 a list is nested more than 3 levels deep",
    ),
]


@pytest.mark.parametrize(("markdown", "expected"), REFUSED)
def test_what_is_not_used_is_refused_where_it_stands(said, markdown, expected):
    assert said(read, markdown)[0] == f"x.yaml:{expected}"


def test_all_that_is_wrong_is_said_at_once(said):
    assert [line[:12] for line in said(read, "# a\n\n`b`\n\n- [c](x)\n- ~~d~~")] == [
        "x.yaml:2:3: ",
        "x.yaml:4:3: ",
        "x.yaml:6:5: ",
        "x.yaml:7:5: ",
    ]


def test_every_refusal_has_a_hint_and_the_line():
    with pytest.raises(RefusedError) as caught:
        read("one\n\n> two")
    (problem,) = caught.value.diagnostics
    assert problem.source == "  > two"
    assert problem.hint == "Write a paragraph with quotation marks."


def spans_of(blocks):
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                yield from spans_of(item)
        else:
            yield from block.spans


def assert_places_are_exact(text):
    """Every character of every span stands where it says it does."""
    lines = text.split("\n")
    for span in spans_of(read_source(text)):
        for index, character in enumerate(span.text):
            line, column = span.place(index)
            written = lines[line - 1][column - 1 :]
            if character not in " \n":
                assert written.startswith((character, "&", "\\")), (span, index, written)


@pytest.mark.parametrize(
    "text",
    [
        "context: |\n  Some **bold** [link](https://x.org/) and *italic*.\n  A second line.\n",
        "context: |\n\n\n  After empty lines.\n\n    - item\n      and its second line\n\n  End.\n",
        "context: plain **bold** end\n",
        "context: >\n  folded lines\n  go *on*\n\n  and on\n",
        'context: "quoted \\"twice\\" **bold**\n  and on"\n',
        "context: 'it''s **bold**'\n",
        "context: |\n  AT&amp;T is &copy; by \\*nobody\\* at all, &eacute;t&eacute; end\n",
        "context: |2\n    1. one\n       - inner [x]{lang=es} y\n    2. two\n",
        "context: |\n  - one\n\n    with a paragraph\n  - two\\\n    broken\n",
    ],
)
def test_every_character_is_found_where_its_span_says(text):
    assert_places_are_exact(text)


WORDS = ("Doors", "SRO's", "**bold**", "*it*", "[ñ x](https://a.org)", "[hola]{lang=es}", "é")
SIGNS = ("&amp;", "\\*", "5 < 6", "ử", "<https://b.org/>", "***both***", "a_b", "“q”", "$5")
words = st.sampled_from((*WORDS, *SIGNS))
lines = st.lists(words, min_size=1, max_size=5).map(" ".join)
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
bullets = st.lists(paragraphs, min_size=1, max_size=3).map(
    lambda items: "\n".join("- " + item.replace("\n", "\n  ") for item in items)
)
texts = st.lists(paragraphs | bullets, min_size=1, max_size=4).map("\n\n".join)


@given(texts, st.integers(1, 6))
def test_places_are_exact_in_any_text(markdown, indent):
    blanks = " " * indent
    body = "".join(f"{blanks}{line}\n" if line else "\n" for line in markdown.split("\n"))
    assert_places_are_exact(f"context: |\n{body}")


@given(st.text("ab *_[](){}<>!`~#-+.1&;\\:/=|\"'\n\t>é", max_size=60))
def test_no_markdown_is_too_strange(markdown):
    try:
        blocks = read("x " + markdown)
    except RefusedError:
        return
    for span in spans_of(blocks):
        assert span.text == unicodedata.normalize("NFC", span.text)
