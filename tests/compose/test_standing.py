"""What stands the same in every document: streams of its own, which a bulletin then has once."""

from briefpress.compose.pdf.canvas import LinkArea, TaggedCanvas
from briefpress.compose.pdf.structure import Content, Element
from briefpress.units import Colour

INK, RED = Colour((0.0, 0.0, 0.0)), Colour((1.0, 0.0, 0.0))


def say(canvas, words, element):
    canvas.tagged(f"{canvas.mark(element)} ({words}) Tj EMC")


def test_it_comes_first_or_last_however_early_it_is_drawn():
    canvas = TaggedCanvas(612, 792)
    with canvas.standing(top=99.88):
        say(canvas, "contact", Element("P"))
    with canvas.standing():
        say(canvas, "name", Element("P"))
    say(canvas, "title", Element("H1"))
    canvas.showPage()
    assert canvas.pages[0].contents == (
        b"/P <</MCID 1>> BDC (name) Tj EMC\n",
        b"/H1 <</MCID 2>> BDC (title) Tj EMC\nq\n1 0 0 1 0 99.88 cm\n",
        b"/P <</MCID 0>> BDC (contact) Tj EMC\nQ\n",
    )


def test_it_is_the_same_at_any_height_and_whatever_else_is_there():
    last = set()
    for top, lines in ((90, 1), (120.5, 7)):
        canvas = TaggedCanvas(612, 792)
        with canvas.standing(top):
            canvas.rule(54, -2, 100, INK)
            say(canvas, "contact", Element("P"))
        for _ in range(lines):
            say(canvas, "line", Element("P"))
        canvas.showPage()
        last.add(canvas.pages[0].contents[-1])
    assert len(last) == 1


def test_links_boxes_and_headings_are_where_they_are_seen():
    canvas = TaggedCanvas(612, 792)
    figure, link = Element("Figure"), Element("Link")
    with canvas.standing(top=100):
        canvas.link(LinkArea((54, -20, 90, -10), "tel:911", "Call", link))
        canvas.heading(2, "Contact", -5)
        canvas.figure_box(figure, (54, -40, 20, 10))
    canvas.heading(1, "Title", 700)
    canvas.showPage()
    assert canvas.pages[0].links[0].rectangle == (54, 80, 90, 90)
    assert [(h.title, h.top) for h in canvas.headings] == [("Title", 700), ("Contact", 95)]
    assert b"/BBox [54 60 74 70]" in figure.attributes[0]


def test_what_comes_too_late_to_be_first_is_drawn_where_it_comes():
    canvas = TaggedCanvas(612, 792)
    say(canvas, "label", Element("P"))
    name = Element("P")
    with canvas.standing():
        say(canvas, "name", name)
    canvas.showPage()
    (content,) = canvas.pages[0].contents
    assert content.index(b"label") < content.index(b"name")
    assert name.kids == [Content(0, 1)]


def test_a_colour_that_is_set_is_not_set_again_but_by_what_stands_alone():
    canvas = TaggedCanvas(612, 792)
    with canvas.standing(top=50):
        canvas.rectangle(0, 0, 1, 1, INK)
    for colour in (INK, INK, RED, INK):
        canvas.rectangle(0, 0, 1, 1, colour)
    canvas.showPage()
    own, last = canvas.pages[0].contents
    assert own.count(b" rg ") == 3
    assert last.count(b" rg ") == 1
