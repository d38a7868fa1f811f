"""Letters: from the face, from its fallback, from a face of the publication, or refused."""

import datetime

import pypdfium2
import pytest
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from briefpress.compose import compose
from briefpress.compose.fonts.catalogue import shipped_faces
from briefpress.diagnostics import RefusedError
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.verify.proof import prove

SENTENCES = {
    "English": "Doors, keys — “visitors” & staff; 50 % of §2…",
    "Spanish": "¿Dónde está mi hijo? ¡Señalización, pingüinos y cigüeñas!",
    "Vietnamese": "Những điều phụ huynh cần biết về an toàn trường học ở Việt Nam",
    "Russian": "Съешь же ещё этих мягких французских булок, да выпей чаю",
    "Ukrainian": "Жебракують філософи при ґанку церкви, ще й шатро їхнє",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία, ΐ ΰ ώ ᾳ ῆ",
    "Polish": "Zażółć gęślą jaźń",
    "signs": "✓ ☐ ☑ • → ½ ² € − × ≤ © ™",
    "ligatures": "ﬁne ﬂow, and fi fl ffi as letters",
    "no-break space": "No\u00a0break, 10\u00a0km",
}
STYLES = {"plain": "{}", "bold": "**{}**", "italic": "*{}*", "both": "***{}***"}


@pytest.fixture
def made(publication, tmp_path):
    """Compose the brief with another context; return the composition."""

    def make(context, layout="daily"):
        text = publication.text(publication.brief)
        first, last = text.index("context: |\n"), text.index("sources:")
        publication.write(
            publication.brief, f"{text[:first]}context: |\n  {context}\n{text[last:]}"
        )
        known = read_publication(publication.root)
        return compose(
            read_brief(publication.path(publication.brief), known),
            known,
            read_layout(layout, publication.root),
            read_words("en", None),
            created=datetime.datetime(2026, 9, 14),
        )

    return make


@pytest.fixture
def heard(tmp_path):
    """What the structure tree of a composition says; every check must pass."""

    def hear(composition):
        file = tmp_path / "page.pdf"
        file.write_bytes(composition.pdf)
        proof = prove(file)
        assert proof.passed, proof.diagnostics
        assert proof.text == composition.text
        return proof.text

    return hear


@pytest.fixture
def own_face(publication):
    """Put a face into the publication that draws some characters with the glyph of a letter."""

    def make(name, letters):
        font = TTFont(shipped_faces()["SourceSansPro-Regular"])
        glyph = font.getBestCmap()[ord("A")]
        table = CmapSubtable.newSubtable(12)
        table.platformID, table.platEncID, table.language = 3, 10, 0
        table.cmap = dict.fromkeys(map(ord, letters), glyph)
        cmap = newTable("cmap")
        cmap.tableVersion, cmap.tables = 0, [table]
        font["cmap"] = cmap
        publication.path(name).parent.mkdir(parents=True, exist_ok=True)
        font.save(publication.path(name))
        own = f"{{regular: {name!r}, bold: {name!r}, italic: {name!r}, bold_italic: {name!r}}}"
        publication.write(
            "layouts/own.yaml",
            f"extends: daily\nfamilies:\n  own: {own}\n  serif: {{fallback: [sans, own]}}\n",
        )

    return make


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", SENTENCES)
def test_every_letter_is_drawn_and_read_back(made, heard, language, style):
    sentence = SENTENCES[language]
    composition = made(STYLES[style].format(sentence))
    assert sentence in heard(composition)
    page = pypdfium2.PdfDocument(composition.pdf)[0].get_textpage().get_text_range()
    letters = {c for c in sentence if c.isalpha()} - set("ﬁﬂ")
    assert letters <= set(page)


def test_decomposed_letters_come_out_composed(made, heard):
    assert "é ñ ử" in heard(made("e\u0301 n\u0303 u\u031b\u0309"))


def test_a_no_break_space_does_not_break(made):
    words = "xx " * 40
    text = pypdfium2.PdfDocument(made(words + "yyyy\u00a0zzzz " * 30).pdf)[0].get_textpage()
    assert not [line for line in text.get_text_range().split("\r\n") if line.startswith("zzzz")]


@pytest.mark.parametrize("name", ["fonts/Own.ttf", "fonts/My (own) Face #1.TTF", "fonts/字.ttf"])
def test_a_face_of_the_publication_lends_what_the_others_lack(made, heard, own_face, name):
    own_face(name, "漢\U0001f600")
    assert "Gate 漢 and \U0001f600 end" in heard(made("Gate 漢 and \U0001f600 end", "own"))


def test_two_faces_of_one_name_stay_two(publication, made, heard, own_face):
    own_face("fonts/a/Own.ttf", "漢")
    own_face("fonts/b/Own.ttf", "字")
    faces = "regular: {0}, bold: {0}, italic: {0}, bold_italic: {0}"
    families = "".join(f"  {k}: {{{faces.format(f'fonts/{k}/Own.ttf')}}}\n" for k in "ab")
    publication.write(
        "layouts/own.yaml",
        f"extends: daily\nfamilies:\n{families}  serif: {{fallback: [a, b]}}\n",
    )
    assert "漢 字" in heard(made("漢 字", "own"))


@pytest.mark.parametrize(
    ("letter", "reason"),
    [
        ("ع", "it is written from right to left"),
        ("א", "it is written from right to left"),
        ("٣", "it is written from right to left"),
        ("क", "its script joins or reorders letters"),
        ("ไ", "its script joins or reorders letters"),
        ("\u0323", "it is a mark, and there is no letter that has it built in"),
    ],
)
def test_what_would_come_out_wrong_is_refused_also_where_a_face_has_it(
    made, own_face, letter, reason
):
    own_face("fonts/Own.ttf", letter)
    with pytest.raises(RefusedError) as refused:
        made(f"Gate q{letter} end", "own")
    (problem,) = refused.value.diagnostics
    assert problem.code.id == "BP404"
    assert problem.message.endswith(f"can't be set: {reason}")


def test_a_word_of_missing_letters_is_one_problem(made):
    with pytest.raises(RefusedError) as refused:
        made("漢字仮名 and *漢字*, **😀😀**")
    assert [d.place.column for d in refused.value.diagnostics] == [3, 13, 20]


def test_what_is_missing_in_the_publication_is_named_there(publication, made):
    path = "content/publication.yaml"
    publication.write(path, publication.text(path).replace("Suite 300", "Suite 漢"))
    with pytest.raises(RefusedError) as refused:
        made("Short.")
    (problem,) = refused.value.diagnostics
    assert str(problem.place) == f"{path}:24:34"


@pytest.mark.parametrize(
    ("face", "content", "said"),
    [
        ("Nowhere-Regular", None, "there is no face 'Nowhere-Regular'"),
        ("fonts/nowhere.ttf", None, "there is no face 'fonts/nowhere.ttf'"),
        ("../secret.ttf", b"x", "there is no face '../secret.ttf'"),
        ("fonts/a.ttf", b"", "the face 'fonts/a.ttf' can't be used: "),
        ("fonts/a.ttf", b"OTTO" + bytes(100), "the face 'fonts/a.ttf' can't be used: "),
        ("fonts/a.ttf", b"\0\1\0\0" + bytes(100), "the face 'fonts/a.ttf' can't be used: "),
        ("fonts", None, "there is no face 'fonts'"),
    ],
)
def test_a_face_that_is_none_is_refused_by_its_name(publication, made, face, content, said):
    if content is not None:
        publication.write(face, content)
    publication.write(
        "layouts/own.yaml", f"extends: daily\nfamilies: {{serif: {{regular: {face}}}}}\n"
    )
    with pytest.raises(RefusedError) as refused:
        made("Short.", "own")
    (problem,) = refused.value.diagnostics
    assert problem.code.id == "BP403"
    assert problem.message.startswith(said)


@pytest.mark.parametrize("table", ["glyf", "GPOS", "loca", "cmap", "hmtx"])
def test_a_face_that_is_damaged_is_refused_or_works(publication, made, table):
    data = bytearray(shipped_faces()["SourceSerifPro-Regular"].read_bytes())
    font = TTFont(shipped_faces()["SourceSerifPro-Regular"])
    start, length = font.reader.tables[table].offset, font.reader.tables[table].length
    for place in range(start, start + length, 7):
        data[place] ^= 0x55
    publication.write("fonts/a.ttf", bytes(data))
    publication.write(
        "layouts/own.yaml", "extends: daily\nfamilies: {serif: {regular: fonts/a.ttf}}\n"
    )
    try:
        made("Short.", "own")
    except RefusedError as error:
        assert {d.code.id for d in error.diagnostics} <= {"BP401", "BP402", "BP403"}  # noqa: PT017
