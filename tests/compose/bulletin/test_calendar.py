"""A calendar on the page: heads above each of its pages, titles that don't run together."""

import datetime

import pypdfium2
import pytest
from msgspec import structs

from briefpress.compose.bulletin.composer import compose_matter
from briefpress.model.layout import PartKind
from briefpress.reading.layout import read_layout, read_words
from briefpress.verify.proof import prove

HEADS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
TITLES = ("Doors", "Buses", "Bells", "Locks", "Cards", "Drills", "Calls", "Maps")


@pytest.fixture
def calendar(make_bulletin, seed_publication):
    """Compose the calendar of a month as all of a bulletin's own pages."""

    def composed(rows):
        layout = read_layout("monthly", None)
        spec = structs.replace(layout.bulletin, parts=(PartKind.CALENDAR, PartKind.BRIEFS))
        layout = structs.replace(layout, bulletin=spec)
        words = read_words("en", None)
        created = datetime.datetime(2026, 9, 30)
        bulletin = make_bulletin(rows=rows)
        return compose_matter(bulletin, seed_publication, layout, words, created=created)[0]

    return composed


def test_the_heads_stand_above_every_page_and_are_heard_once(calendar, tmp_path):
    """Eight briefs on each Wednesday of September 2026 are more than a page holds."""
    days = (2, 9, 16, 23, 30)
    made = calendar([(day, title, [], "Guide") for day in days for title in TITLES])
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.pdf)]
    assert len(pages) == 2
    for page in pages:
        assert [page.count(head) for head in HEADS] == [1] * 5
    assert [made.text.count(head) for head in HEADS] == [1] * 5
    file = tmp_path / "calendar.pdf"
    file.write_bytes(made.pdf)
    assert prove(file).passed


def test_there_is_more_room_between_two_titles_than_between_two_lines(calendar):
    """The first title takes two lines, the second begins below them."""
    made = calendar([(2, "Buses\nBells", [], "Guide"), (2, "Doors", [], "Guide")])
    text = pypdfium2.PdfDocument(made.pdf)[0].get_textpage()
    said = text.get_text_range()
    buses, bells, doors = (
        text.get_charbox(said.index(word))[1] for word in ("Buses", "Bells", "Doors")
    )
    assert bells - doors == pytest.approx((buses - bells) + 3, abs=0.1)
