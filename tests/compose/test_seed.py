"""The page it all began with, through every shipped layout: seen, read aloud, and proven."""

import datetime
import io
import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from msgspec import structs
from pypdf import PdfReader

from briefpress.compose import compose
from briefpress.diagnostics import RefusedError
from briefpress.model.handling import Handling
from briefpress.model.layout import ReductionKind
from briefpress.model.text import Listing, Localized, Paragraph, Span
from briefpress.reading.brief import read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication
from briefpress.verify.proof import Verdict, prove

SEED = Path(__file__).parents[1] / "fixtures" / "seed"
LAYOUTS = ["daily", "daily-a4", "daily-sidebar", "large-print"]
CREATED = datetime.datetime(2010, 8, 23)

#: The original page, part by part, in its order.
PARTS = [
    "Institute for Preventive Strategies",
    "Brief of the Day",
    "Monday, August 23, 2010",
    "School Resource Officers: A Vital Part of School Safety",
    "marked",
    "Context",
    (
        "School Resource Officers (SRO's) play a very important role in the safety of our schools. "
        "Collaboration between schools and law enforcement is a major step to increasing school "
        "security and preventing acts of terrorism or violence within schools."
    ),
    "Some prevention and safety roles the SRO can play are:",
    "• Direct and assist with school safety assessments.",
    (
        "• Participate in planning meetings to discuss safety issues and to contribute thoughts on "
        "the security of the school."
    ),
    (
        "• The SRO should be aware of prevention programs and help choose programs that will suit "
        "the needs of the school and community."
    ),
    "• SRO's should build a good rapport with students.",
    (
        "SRO's keep school administrators up to date on issues related to violence and gang "
        "activity in the community. SRO's may serve as a deterrent to those wishing to inflict "
        "violence on the school, while the SRO also offers a sense of security to school staff, "
        "students and parents."
    ),
    "Sources",
    "Resource officers keep schools safe, build rapport with students",
    "newschief.com/article/20100822/NEWS/8225030/1021/news01/…",
    "Prevention Relevance",
    (
        "School Resource Officers place a police presence in schools and possibly deter acts of "
        "terrorism or violence in the school."
    ),
    "Prevention Techniques",
    (
        "By being a positive role model, the SRO may serve as a deterrent to students who might "
        "want to commit an act of violence against the school, school personnel, or fellow "
        "students."
    ),
    "Prevention Thought",
    (
        "Collaboration: How do School Resource Officers in your community collaborate with your "
        "agency to keep schools safe and secure?"
    ),
    "IPS Contact Information",
    (
        "The Institute for Preventive Strategies is a national service of the Center for Rural "
        "Development, a not-for-profit organization headquartered in Somerset Kentucky."
    ),
    "You may contact the Institute by e-mail at: info@preventivestrategies.net",
    (
        "You may correspond with the Institute at: Institute for Preventive Strategies "
        "2292 South Highway 27, Suite 300 Somerset, KY 42501"
    ),
    "Telephone: 1-800-860-6657",
]
LINKS = [
    (
        "http://www.newschief.com/article/20100822/NEWS/8225030/1021/news01"
        "?Title=Resource-officers-keep-schools-safe-build-rapport-with-students"
    ),
    "mailto:info@preventivestrategies.net",
    "tel:+18008606657",
]


@pytest.fixture(scope="module")
def publication():
    return read_publication(SEED)


@pytest.fixture(scope="module")
def brief(publication):
    name = "2010-08-23-school-resource-officers.yaml"
    return read_brief(SEED / "content" / "2010-08" / name, publication)


@pytest.fixture(scope="module")
def make(publication):
    """Compose a brief in a layout of that name."""

    def composed(brief, layout="daily", publication=publication):
        words = read_words(brief.language, None)
        return compose(brief, publication, read_layout(layout, None), words, created=CREATED)

    return composed


@pytest.fixture(scope="module")
def proven(tmp_path_factory):
    """Prove a PDF and return the proof, every part of which must have passed."""
    folder = tmp_path_factory.mktemp("proofs")

    def proof(composition):
        path = folder / "page.pdf"
        path.write_bytes(composition.pdf)
        found = prove(path)
        problems = [d.message for check in found.checks for d in check.diagnostics]
        assert problems == []
        assert {check.verdict for check in found.checks} == {Verdict.PASSED}
        assert {"PDF/UA-1", "PDF/A-2a"} <= set(found.claims)
        return found

    return proof


#: A sentence that is most of a line.
DOOR = "The door that nobody checks is the door that stands open. "


def fitting(composed):
    """Compose with more and more text, while it fits."""
    for count in range(1, 99):
        try:
            yield composed(count)
        except RefusedError:
            return


def fullest(composed):
    """Compose with as much text as fits."""
    *_, last = fitting(composed)
    return last


def prose(*texts):
    return tuple(Paragraph((Span(text),)) for text in texts)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_accessible_and_archival_and_says_what_was_written(
    make, proven, brief, layout
):
    composition = make(brief, layout)
    assert proven(composition).text == composition.text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_part_of_the_original_is_there_in_its_order(make, brief, layout):
    lines = make(brief, layout).text.splitlines()
    places = [lines.index(part) for part in PARTS]
    assert places == sorted(places)


def test_nothing_but_the_parts_the_logo_and_the_matrix_is_said(make, brief, publication):
    said = set(make(brief).text.splitlines()) - set(PARTS)
    axes = {a.label.texts[0][1].text for a in (*publication.goals, *publication.functions)}
    assert said == {*axes, "Prevention Goals", publication.logo.alt.text}


def test_the_links_are_live(make, brief):
    reader = PdfReader(io.BytesIO(make(brief).pdf))
    links = [annotation.get_object() for annotation in reader.pages[0]["/Annots"]]
    assert [link["/A"]["/URI"] for link in links] == LINKS
    assert [str(link["/Contents"]).split()[0] for link in links] == ["Open", "E-mail", "Call"]


def test_the_matrix_is_a_table_of_real_cells(make, brief):
    root = PdfReader(io.BytesIO(make(brief).pdf)).trailer["/Root"]["/StructTreeRoot"]
    document = root["/K"].get_object()
    (table,) = [k.get_object() for k in document["/K"] if k.get_object()["/S"] == "/Table"]
    rows = [[cell.get_object() for cell in row.get_object()["/K"]] for row in table["/K"]]
    assert [len(row) for row in rows] == [6] * 5
    assert [cell["/S"] for cell in rows[3]] == ["/TH"] + ["/TD"] * 5
    marked = rows[3][3]["/K"].get_object()
    assert (marked["/S"], marked["/ActualText"]) == ("/Span", "marked")
    assert "Prevent by Threat Recognition" in table["/A"][0]["/Summary"]


def test_the_mark_can_be_told_without_colour(make, brief):
    image = pypdfium2.PdfDocument(make(brief).pdf)[0].render(scale=2).to_pil().convert("L")
    dark = list(image.histogram()[:100])
    assert sum(dark) > 60 * 17 * 4 * 0.8  # the filled cell, in pixels of half a point
    assert "X" in pypdfium2.PdfDocument(make(brief).pdf)[0].get_textpage().get_text_range()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_ink_is_where_a_printer_can_print(make, brief, layout):
    labelled = structs.replace(brief, handling=Handling.AMBER_STRICT)
    for page in pypdfium2.PdfDocument(make(labelled, layout).pdf):
        image = page.render(scale=1).to_pil().convert("L").point(lambda v: 255 if v < 250 else 0)
        left, top, right, bottom = image.getbbox()
        assert min(left, top, image.width - right, image.height - bottom) >= 17


@pytest.mark.parametrize("name", ["Brief of the Day " * 9, "B" * 200])
def test_a_long_name_in_the_running_foot_leaves_room_for_folio_and_label(
    make, brief, publication, name
):
    """At the foot of large print: the name, cut short, then the folio, then the label."""
    long = structs.replace(publication, name=Localized((("en-US", Span(name.strip())),)))
    labelled = structs.replace(brief, handling=Handling.AMBER_STRICT)
    pdf = make(labelled, "large-print", publication=long).pdf
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        letters = [
            (text.get_charbox(i), text.get_text_range(i, 1)) for i in range(text.count_chars())
        ]
        foot = sorted(((box[0], box[2], it) for box, it in letters if box[3] < 62 and it.strip()))
        said = "".join(letter for _, _, letter in foot)
        assert re.fullmatch(rf"B.*…Page{number}of\d+TLP:AMBER\+STRICT", said)
        assert all(second[0] > first[1] - 1 for first, second in pairwise(foot))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("handling", list(Handling))
def test_the_label_stands_at_head_and_foot_of_every_page(make, brief, layout, handling):
    labelled = structs.replace(brief, handling=handling)
    composition = make(labelled, layout)
    assert composition.text.splitlines()[0] == handling.value
    for page in pypdfium2.PdfDocument(composition.pdf):
        text, (width, height) = page.get_textpage(), page.get_size()
        head = text.get_text_bounded(width / 2, height - 62, width, height)
        foot = text.get_text_bounded(width / 2, 0, width, 62)
        assert handling.value in head
        assert handling.value in foot


def test_the_codes_lead_to_the_sources(make, brief):
    image = pypdfium2.PdfDocument(make(brief, "daily-sidebar").pdf)[0].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == LINKS[:1]


def test_each_of_several_codes_has_paper_enough_around_it(make, brief):
    """Squeezed as far as the layout allows, every code still reads."""
    source = brief.sources[0]
    urls = [f"https://www.example.org/{'guide/' * n}{n}" for n in (1, 5, 9)]
    several = tuple(structs.replace(source, url=Span(url)) for url in urls)
    composition = fullest(
        lambda count: make(
            structs.replace(brief, sources=several, context=prose(DOOR * count)), "daily-sidebar"
        )
    )
    assert composition.reductions[0].value == 0.5
    image = pypdfium2.PdfDocument(composition.pdf)[0].render(scale=3).to_pil()
    assert {code.text for code in zxingcpp.read_barcodes(image)} == set(urls)


def test_number_expiry_and_what_is_replaced_stand_below_the_date(make, brief):
    noted = structs.replace(
        brief,
        number=212,
        expires=datetime.date(2010, 12, 31),
        supersedes="2010-08-02-officers",
    )
    lines = make(noted).text.splitlines()
    at = lines.index("Monday, August 23, 2010")
    assert lines[at + 1 : at + 3] == [
        "No. 212 · Expires December 31, 2010",
        "Replaces the brief of August 2, 2010",
    ]


def test_a_thought_that_is_a_list_keeps_its_function(make, proven, brief):
    question = (Listing(((Paragraph((Span("Who?"),)),), (Paragraph((Span("When?"),)),))),)
    thought = structs.replace(brief.thought, question=question)
    text = proven(make(structs.replace(brief, thought=thought))).text
    assert "Collaboration:\n• Who?\n• When?\n" in text


def test_room_left_over_goes_back_into_the_space(make, brief):
    """Where the last step of leading or size leaves room, blocks move apart again."""
    spaces = set()
    for composition in fitting(
        lambda count: make(structs.replace(brief, context=prose(DOOR * count)))
    ):
        kinds = {r.kind: r.value for r in composition.reductions}
        if ReductionKind.LEADING in kinds:
            spaces.add(kinds.get(ReductionKind.SPACE, 1.0))
    assert 0.5 in spaces
    assert max(spaces) > 0.5


def test_large_print_is_nowhere_smaller_than_18_points(make, brief):
    pages = PdfReader(io.BytesIO(make(brief, "large-print").pdf)).pages
    sizes = {
        float(size)
        for page in pages
        for size in re.findall(rb"/\w+ ([\d.]+) Tf", page.get_contents().get_data())
    }
    assert min(sizes) == 18
    assert {20, 22} <= sizes


def test_other_languages_and_scripts_are_read_back_as_written(make, proven, brief):
    words = [
        Span("¿Dónde está mi hijo? Señalización y pingüinos", language="es"),
        Span(" Những điều phụ huynh cần biết về an toàn trường học", language="vi"),
        Span(" Съешь же ещё этих мягких французских булок", language="ru", italic=True),
        Span(" Ξεσκεπάζω την ψυχοφθόρα βδελυγμία", language="el", bold=True),
    ]
    composition = make(structs.replace(brief, context=(Paragraph(tuple(words)),)))
    assert "".join(word.text for word in words) in proven(composition).text
    seen = pypdfium2.PdfDocument(composition.pdf)[0].get_textpage().get_text_range()
    assert "Những điều phụ huynh" in seen
    assert "французских" in seen.replace("\r\n", " ")


def test_a_change_of_language_is_marked(make, brief):
    spans = (Span("A sign says "), Span("Salida de emergencia", language="es"), Span("."))
    pdf = make(structs.replace(brief, relevance=(Paragraph(spans),))).pdf
    tree = PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    langs = [
        kid.get_object()["/Lang"]
        for element in (k.get_object() for k in tree["/K"])
        for kid in (element["/K"] if isinstance(element.get("/K"), list) else [])
        if not isinstance(kid, int) and "/Lang" in kid.get_object()
    ]
    assert langs == ["es"]


def test_what_stands_between_two_links_to_one_place_is_read_between_them(make, proven, brief):
    there = "https://example.org/"
    spans = (
        Span("Ask "),
        Span("us", link=there),
        Span(" or "),
        Span("them", link=there),
        Span(", in "),
        Span("español", language="es"),
        Span(" or "),
        Span("otra lengua", language="es"),
        Span("."),
    )
    composition = make(structs.replace(brief, relevance=(Paragraph(spans),)))
    assert "Ask us or them, in español or otra lengua." in proven(composition).text


def test_a_short_brief_is_not_shrunk(make, brief):
    assert make(structs.replace(brief, context=prose("Short."))).reductions == ()


def test_a_longer_brief_shrinks_in_the_declared_order_and_says_so(make, brief):
    text = "The door that nobody checks is the door that stands open. " * 6
    composition = make(structs.replace(brief, context=prose(*[text] * 4)))
    assert composition.pages == 1
    assert [r.kind for r in composition.reductions] == [ReductionKind.SPACE, ReductionKind.LEADING]
    assert composition.reductions[0].value == 0.5


def test_what_can_not_fit_is_refused_with_the_lines_over_and_the_block(make, brief):
    text = "The door that nobody checks is the door that stands open. " * 6
    with pytest.raises(RefusedError) as refused:
        make(structs.replace(brief, context=prose(*[text] * 14)))
    (problem,) = refused.value.diagnostics
    assert problem.code.id == "BP402"
    assert re.search(r"^\d+ lines too many for 1 page .* begins in context$", problem.message)


def test_the_lines_over_are_the_lines_to_cut(make, brief):
    """Cutting as many lines as it says makes the brief fit, and one line fewer does not."""
    line = "Check every door.\n"

    def with_lines(count):
        text = (line * count).rstrip("\n")
        return structs.replace(brief, context=prose(text), techniques=prose("End."))

    with pytest.raises(RefusedError) as refused:
        make(with_lines(60))
    over = int(refused.value.diagnostics[0].message.split()[0])
    assert make(with_lines(60 - over)).pages == 1


def test_a_letter_no_face_has_stops_the_brief_before_it_is_a_box(make, brief):
    context = (Paragraph((Span("Gate 漢 only", line=9, column=5),)),)
    with pytest.raises(RefusedError) as refused:
        make(structs.replace(brief, context=context))
    (problem,) = refused.value.diagnostics
    assert (problem.code.id, problem.place.line, problem.place.column) == ("BP401", 9, 10)


def test_the_same_brief_gives_the_same_bytes(make, brief):
    assert make(brief).pdf == make(brief).pdf


def test_a_text_only_brief_is_a_small_file(make, brief, publication):
    plain = structs.replace(publication, logo=None)
    assert len(make(brief, publication=plain).pdf) < 30_000
