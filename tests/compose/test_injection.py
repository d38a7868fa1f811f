"""Content is data: whatever it looks like, it is printed and read as it was written."""

import datetime
import io
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from briefpress.compose import compose
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.verify.proof import prove

NASTY = [
    "{organization} {title} {0} {} {{x}} {title.__class__}",
    "%s %d %(title)s $HOME `id` $(id) ; rm -rf / | cat",
    "<b>bold</b> <para>x</para> <a href='x'>y</a> &amp; &lt; <br/>",
    "]]> </rdf:li></dc:title><pdfaid:part>9</pdfaid:part> <!-- --> <?x?>",
    "(parentheses) (unbalanced ( and \\) \\( \\n \\101 backslash\\",
    ">> endobj 1 0 obj << /Type /Catalog >> endstream EMC ET BT",
    "<FEFF0041> <41> /Name #41 [array] %comment",
    "\"quoted\" 'single' “curly” «angle» -- --- ...",
    "- no list # no heading: no key, @ ! * & | > ~ `",
    "X" * 400,
    "https://" + "a" * 120 + ".example/" + "b" * 200,
]


SOME_LETTERS = st.characters(min_codepoint=33, max_codepoint=0x17E, exclude_characters="\xad")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Compose the seed with other words; return the composition, the proof and a reader."""
    seed = Path(__file__).parents[1] / "fixtures" / "seed"
    root = tmp_path_factory.mktemp("publication")
    (root / "content").mkdir()
    known = (seed / "content" / "publication.yaml").read_text(encoding="utf-8")
    (root / "content/publication.yaml").write_text(known[: known.index("logo:")], encoding="utf-8")
    (root / "layouts").mkdir()
    (root / "layouts/running.yaml").write_text(
        "extends: daily\n"
        "running:\n  head: {left: '{title}', right: '{date}'}\n  foot: {left: '{title}'}\n"
        "fit: {pages: 9, reduce: []}\n"
    )
    name = root / "content/2010-08/2010-08-23-x.yaml"
    name.parent.mkdir()
    picture = root / "content/x.png"

    def quoted(text):
        return "'" + text.replace("'", "''") + "'"

    def make(title="Title", alt="A picture", question="How?", url="https://x.org/"):
        name.write_text(
            f"title: {quoted(title)}\ndate: 2010-08-23\nmatrix: {{}}\n"
            f"context: Some.\nsources: [{{title: {quoted(title)}, url: {quoted(url)}}}]\n"
            f"relevance: Some.\ntechniques: Some.\nthought: {{question: {quoted(question)}}}\n"
            f"figure: {{image: content/x.png, alt: {quoted(alt)}, caption: {quoted(title)}}}\n",
            encoding="utf-8",
        )
        picture.write_bytes(one_pixel())
        publication = read_publication(root)
        composition = compose(
            read_brief(name, publication),
            publication,
            read_layout("running", root),
            read_words("en", None),
            created=datetime.datetime(2010, 8, 23),
        )
        file = root / "page.pdf"
        file.write_bytes(composition.pdf)
        proof = prove(file)
        assert proof.passed, [d.message for d in proof.diagnostics]
        assert proof.text == composition.text
        return composition, proof, PdfReader(io.BytesIO(composition.pdf), strict=True)

    return make


@pytest.fixture(scope="module")
def own_lines(page):
    """Return what stands on the page under any title."""
    return page(title="Another")[1].text.splitlines()


def one_pixel():
    def chunk(kind, data):
        body = kind + data
        return len(data).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)

    header = b"\0\0\0\1\0\0\0\1\x08\2\0\0\0"
    pixels = zlib.compress(b"\0\0\0\0")
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def assert_is_title_everywhere(title, reader, proof, own_lines):
    assert reader.metadata.title == title
    assert reader.xmp_metadata.dc_title == {"x-default": title}
    assert reader.outline[0].title == title
    assert proof.claims == ("PDF/UA-1", "PDF/A-2a")
    lines = proof.text.splitlines()
    # As the title, the caption and the source's.
    assert lines.count(title) == 3 + own_lines.count(title)


@pytest.mark.parametrize("title", NASTY)
def test_a_title_is_the_title_everywhere(page, own_lines, title):
    _, proof, reader = page(title=title)
    assert_is_title_everywhere(title, reader, proof, own_lines)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(
        st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_characters="\xad"),
        min_size=1,
        max_size=30,
    ).filter(lambda t: t.isprintable() and t.strip() == t)
)
@example("(")
@example("\\")
@example("\u00e9")
@example("Detect")
def test_so_is_any_title(page, own_lines, title):
    _, proof, reader = page(title=title)
    assert_is_title_everywhere(title, reader, proof, own_lines)


@pytest.mark.parametrize("alt", NASTY)
def test_alternative_text_is_said_as_it_is(page, alt):
    composition, _, _ = page(alt=alt)
    assert alt in composition.text.splitlines()


@pytest.mark.parametrize(
    "url",
    [
        "https://x.org/a_(b)",
        "https://x.org/((",
        "https://x.org/))>>endobj",
        "https://x.org/?a=1&b=<2>&c='%22",
        "https://x.org/" + "a" * 3000,
    ],
)
def test_an_address_is_the_address_of_the_link(page, url):
    _, _, reader = page(url=url)
    uris = [
        str(annotation.get_object()["/A"]["/URI"])
        for sheet in reader.pages
        for annotation in sheet.get("/Annots", [])
    ]
    expected = url.replace("<", "%3C").replace(">", "%3E")
    assert expected in uris


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            r"\<b>no\</b> {x} %s \\( \*a\* &#123;&amp;lt; ]]&gt;",
            r"<b>no</b> {x} %s \( *a* {&lt; ]]>",
        ),
        (r"\[a\](b) 1 &lt; 2", "[a](b) 1 < 2"),
    ],
)
def test_markdown_that_was_escaped_is_text(page, question, said):
    composition, _, _ = page(question=question)
    assert said in composition.text.splitlines()


def test_running_lines_are_filled_once(page):
    """A gap in what fills them stays as it is."""
    composition, _, reader = page(title="{folio} {name}")
    assert reader.pages[0].extract_text().count("{folio} {name}") == 4
    assert "{folio}" in composition.text
