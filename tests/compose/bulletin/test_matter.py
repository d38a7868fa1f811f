"""The bulletin's own pages: what they say, where their links lead, and the proof."""

import datetime
import io
import re

import pypdfium2
import pytest
from msgspec import structs
from pypdf import PdfReader

from briefpress.compose.bulletin.composer import compose_matter
from briefpress.compose.bulletin.index import sort_key
from briefpress.compose.bulletin.overlay import compose_overlay
from briefpress.diagnostics import RefusedError
from briefpress.model.bulletin import Period
from briefpress.model.handling import BulletinLabels, Handling
from briefpress.model.layout import IndexKind, PartKind
from briefpress.pdf import syntax
from briefpress.pdf.composite import add_composite_font, encoded
from briefpress.pdf.writer import Writer
from briefpress.reading.layout import read_layout, read_words
from briefpress.verify.proof import Verdict, prove

CREATED = datetime.datetime(2026, 9, 30)
LAYOUTS = ["monthly", "monthly-a4", "monthly-large-print"]


@pytest.fixture(scope="module")
def compose(seed_publication):
    def composed(bulletin, layout="monthly", **changes):
        found = read_layout(layout, None)
        spec = structs.replace(found.bulletin, **changes)
        found = structs.replace(found, bulletin=spec)
        words = read_words(bulletin.language, None)
        return compose_matter(bulletin, seed_publication, found, words, created=CREATED)

    return composed


@pytest.fixture(scope="module")
def overlay(seed_publication):
    def composed(bulletin, layout="monthly", briefs="daily", labels=BulletinLabels.OWN):
        publication = structs.replace(seed_publication, bulletin_labels=labels)
        layouts = read_layout(layout, None), read_layout(briefs, None)
        words = read_words(bulletin.language, None)
        return compose_overlay(bulletin, publication, *layouts, words)

    return composed


def drawn(overlay):
    """What a reader sees of an overlay, page by page."""
    writer = Writer()
    fonts = {
        key: syntax.reference(add_composite_font(writer, encoded(font)))
        for key, font in overlay.fonts
    }
    resources = syntax.dictionary({"Font": syntax.dictionary(fonts)})
    parent = writer.reserve()
    kids = [
        writer.add(
            syntax.dictionary(
                {
                    "Type": b"/Page",
                    "Parent": syntax.reference(parent),
                    "MediaBox": b"[0 0 612 792]",
                    "Resources": resources,
                    "Contents": syntax.reference(writer.add_stream(b"\n".join(contents))),
                }
            )
        )
        for contents in overlay.pages
    ]
    pages = {"Type": b"/Pages", "Kids": syntax.array(map(syntax.reference, kids))}
    writer.add(syntax.dictionary({**pages, "Count": b"%d" % len(kids)}), parent)
    catalog = {"Type": b"/Catalog", "Pages": syntax.reference(parent)}
    pdf = writer.finish(writer.add(syntax.dictionary(catalog)), writer.add(b"<<>>"))
    return [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(pdf)]


def links(pdf):
    """The folio and the words of each link, page by page."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            uri = str(link["/A"]["/URI"])
            if uri.startswith("briefpress-folio:"):
                found.append((uri.partition(":")[2], str(link["/Contents"])))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_front_and_back_are_accessible_and_archival(tmp_path, make_bulletin, compose, layout):
    for matter in compose(make_bulletin(handling=Handling.AMBER), layout):
        file = tmp_path / "matter.pdf"
        file.write_bytes(matter.pdf)
        proof = prove(file)
        assert [d.message for d in proof.diagnostics] == []
        assert {check.verdict for check in proof.checks} == {Verdict.PASSED}
        assert proof.text == matter.text
        assert matter.pages == proof.pages


def test_the_parts_come_in_the_order_of_the_layout_each_on_pages_of_its_own(make_bulletin, compose):
    front, back = compose(make_bulletin(pages=2))
    assert [(kind.value, folio) for kind, _, folio in front.parts] == [
        ("cover", "i"),
        ("contents", "ii"),
        ("calendar", "iii"),
        ("coverage", "iv"),
    ]
    assert [(kind.value, folio) for kind, _, folio in back.parts] == [
        ("index", "9"),
        ("contact", "10"),
    ]


def test_parts_can_be_left_out_and_moved(make_bulletin, compose):
    parts = (PartKind.BRIEFS, PartKind.COVERAGE, PartKind.CONTENTS)
    front, back = compose(make_bulletin(), parts=parts)
    assert front is None
    assert [(kind, folio) for kind, _, folio in back.parts] == [
        (PartKind.COVERAGE, "5"),
        (PartKind.CONTENTS, "6"),
    ]


def test_the_cover_says_whose_and_when(make_bulletin, compose):
    front, _ = compose(make_bulletin(handling=Handling.GREEN))
    assert front.text.splitlines()[:6] == [
        "TLP:GREEN",
        "Logo of the Institute for Preventive Strategies: an open door under an arch",
        "Institute for Preventive Strategies",
        "Brief of the Day",
        "September 2026",
        "4 briefs",
    ]


def test_the_contents_lead_to_every_part_and_brief(make_bulletin, compose):
    front, _ = compose(make_bulletin(pages=3))
    lines = front.text.splitlines()
    start = lines.index("Contents")
    assert lines[start + 1 : start + 9] == [
        "At a Glance iii",
        "Matrix Coverage iv",
        "September 1 Visitor Management 1",
        "September 2 The Bomb Threat Call 4",
        "September 3 An AED Within Reach 7",
        "September 4 Señales de alerta 10",
        "Index 13",
        "IPS Contact Information 14",
    ]
    contents = [folio for folio, _ in links(front.pdf)][:8]
    assert contents == ["iii", "iv", "1", "4", "7", "10", "13", "14"]
    assert links(front.pdf)[0] == ("iii", "Go to page iii")


@pytest.mark.parametrize("words", [1, 60])
def test_the_contents_know_their_own_pages_however_long_the_titles_are(
    make_bulletin, compose, words
):
    """With titles of a line they take the page that is guessed, with those of many lines more."""
    title = "Doors" + " that lock" * words
    rows = [(day, title, [("deter", "collaboration")], "Guide") for day in range(1, 21)]
    front, _ = compose(make_bulletin(rows=rows))
    pages = [folio for kind, _, folio in front.parts if kind is PartKind.CALENDAR]
    assert [folio for folio, _ in links(front.pdf)][:1] == pages
    assert (pages == ["iii"]) is (words == 1)


def test_the_calendar_has_a_cell_for_each_working_day(make_bulletin, compose):
    front, _ = compose(make_bulletin())
    lines = front.text.splitlines()
    start = lines.index("At a Glance", lines.index("4 briefs") + 3)
    calendar = lines[start + 1 : lines.index("Matrix Coverage", start)]
    assert calendar[:5] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    assert calendar[5:9] == ["1", "Visitor Management", "2", "The Bomb Threat Call"]
    assert calendar[-1] == "30"
    assert "Saturday" not in calendar


def test_a_brief_of_a_saturday_gives_the_calendar_its_weekend(make_bulletin, compose):
    rows = [(5, "On a Saturday", [], "Guide")]
    front, _ = compose(make_bulletin(rows=rows))
    assert {"Saturday", "Sunday"} <= set(front.text.splitlines())


def test_a_month_without_briefs_has_no_calendar(make_bulletin, compose):
    year = structs.replace(make_bulletin(), period=Period.of_year(2026))
    front, _ = compose(year)
    lines = front.text.splitlines()
    assert lines.count("Monday") == 1
    assert "October 2026" not in lines


def test_coverage_reads_as_numbers_and_names_the_gaps(make_bulletin, compose):
    front, _ = compose(make_bulletin())
    lines = front.text.splitlines()
    start = lines.index("Detect")
    assert lines[start : start + 7] == ["Detect", "0", "0", "1", "0", "1", "2"]
    gaps = lines[lines.index("Not served") + 1 :]
    assert len(gaps) == 20 - 4
    assert gaps[0] == "• Deter by Collaboration"


def test_the_index_sorts_without_articles_and_gathers_folios(make_bulletin, compose):
    _, back = compose(make_bulletin())
    lines = back.text.splitlines()
    titles = lines[lines.index("By title") + 1 : lines.index("By source")]
    assert titles == [
        "An AED Within Reach 3",
        "The Bomb Threat Call 2",
        "Señales de alerta 4",
        "Visitor Management 1",
    ]
    sources = lines[lines.index("By source") + 1 :]
    assert sources[1:3] == ["Bomb Threat Guide 2", "K-12 School Security Guide, 1, 3, 4"]


def test_the_index_has_the_kinds_the_layout_wants(make_bulletin, compose):
    _, back = compose(make_bulletin(), index=(IndexKind.GOAL,))
    headings = re.findall(r"^By .*$", back.text, re.MULTILINE)
    assert headings == ["By goal"]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("The Bomb Threat Call", "bomb threat call"),
        ("Los simulacros", "simulacros"),
        ("Éxito: señales", "exito senales"),
        ("A", "a"),
    ],
)
def test_titles_are_sorted_by_their_letters(title, key):
    assert sort_key(title)[0] == key


def test_a_title_in_another_language_is_marked_so(make_bulletin, compose):
    front, _ = compose(make_bulletin())
    tree = PdfReader(io.BytesIO(front.pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()

    def languages(element):
        if "/Lang" in element:
            yield str(element["/Lang"])
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, dict) and "/S" in kid:
                yield from languages(kid)

    assert set(languages(tree)) == {"es-US"}


def test_a_year_fits_and_its_index_flows_over_columns_and_pages(make_bulletin, compose):
    rows = [
        (1 + i * 30 // 250, f"Subject number {i}", [("deter", "collaboration")], "Guide")
        for i in range(250)
    ]
    _, back = compose(make_bulletin(rows=rows))
    assert back.pages > 4
    lines = back.text.splitlines()
    folios = "".join(f", {folio}" for folio in range(1, 251))
    by_function, by_goal = lines.index("By function"), lines.index("By goal")
    assert lines[by_function + 1 : by_goal] == [f"Collaboration{folios}"]
    assert lines[by_goal + 1 : lines.index("By title")] == [f"Deter{folios}"]
    assert lines.count("Subject number 249 250") == 1


def test_titles_stand_under_their_function_while_there_are_not_too_many(make_bulletin, compose):
    rows = [
        (1 + i * 30 // 100, f"No. {i}", [("deter", "collaboration")], "Guide") for i in range(100)
    ]
    _, back = compose(make_bulletin(rows=rows))
    assert back.text.splitlines().count("No. 99 100") == 3


class TestOverlay:
    def test_every_page_of_the_briefs_gets_its_folio(self, make_bulletin, overlay):
        said = drawn(overlay(make_bulletin(pages=2)))
        assert said == [f"Brief of the Day · September 2026\r\n{n}" for n in range(1, 9)]

    def test_it_is_furniture_only(self, make_bulletin, overlay):
        for contents in overlay(make_bulletin()).pages:
            content = b"".join(contents)
            assert b"MCID" not in content
            assert content.count(b"/Artifact") == content.count(b"EMC") == 2

    def test_the_running_head_is_the_same_stream_on_every_page(self, make_bulletin, overlay):
        heads, folios = zip(*overlay(make_bulletin()).pages, strict=True)
        assert len(set(heads)) == 1
        assert len(set(folios)) == len(folios) == 4

    def test_a_label_that_stands_is_not_drawn_again(self, make_bulletin, overlay):
        bulletin = make_bulletin(
            handling=Handling.AMBER, handlings=[Handling.GREEN, None, Handling.AMBER, None]
        )
        assert labels(overlay(bulletin)) == [set(), set(), set(), set()]

    def test_the_strictest_label_covers_the_others_where_the_publication_says_so(
        self, make_bulletin, overlay
    ):
        bulletin = make_bulletin(
            handling=Handling.AMBER, handlings=[Handling.GREEN, None, Handling.AMBER, None]
        )
        amber = {"TLP:AMBER"}
        found = labels(overlay(bulletin, labels=BulletinLabels.STRICTEST))
        assert found == [amber, amber, set(), amber]

    def test_what_would_be_printed_over_a_line_is_refused(self, make_bulletin, overlay):
        with pytest.raises(RefusedError) as refused:
            overlay(make_bulletin(), "monthly", "large-print")
        (problem,) = refused.value.diagnostics
        assert problem.code.id == "BP311"
        assert "the foot of the briefs' pages, at the right" in problem.message

    def test_large_print_has_its_folio_at_the_head(self, make_bulletin, overlay):
        pages = drawn(overlay(make_bulletin(), "monthly-large-print", "large-print"))
        assert pages == ["1", "2", "3", "4"]


def labels(overlay):
    return [set(re.findall(r"TLP:\S+", page)) for page in drawn(overlay)]
