"""September 2026: a brief for every working day, each on one page, with sources that can be found.

What the month as a whole says is checked here, too: the coverage of its goals and functions has
the gap that was meant, and no other.
"""

import calendar
import collections
import datetime
from pathlib import Path

import pytest

from briefpress.compose import compose
from briefpress.model.brief import Mark
from briefpress.model.handling import Handling
from briefpress.reading.brief import find_briefs, read_brief
from briefpress.reading.layout import read_layout, read_words
from briefpress.reading.publication import read_publication

ROOT = Path(__file__).parents[2]
MONTH = ROOT / "content" / "2026-09"

#: What the month leaves undone on purpose: how somebody bent on harm is turned back by stepping
#: in, and how threats are recognized and ended together with partners.
GAP = {
    Mark("deter", "intervention"),
    Mark("eliminate_threats", "collaboration"),
    Mark("eliminate_threats", "threat_recognition"),
}
#: What it touches once only.
RARE = {
    Mark("deter", "threat_recognition"),
    Mark("detect", "risk_management"),
    Mark("detect", "intervention"),
    Mark("prevent", "threat_recognition"),
    Mark("eliminate_threats", "information_sharing"),
    Mark("eliminate_threats", "risk_management"),
    Mark("eliminate_threats", "intervention"),
}


def working_days():
    """Monday to Friday, but for Labor Day, the first Monday of September."""
    days = [datetime.date(2026, 9, n) for n in range(1, calendar.monthrange(2026, 9)[1] + 1)]
    labor_day = next(day for day in days if day.weekday() == calendar.MONDAY)
    return [day for day in days if day.weekday() < calendar.SATURDAY and day != labor_day]


PUBLICATION = read_publication(ROOT)
BRIEFS = tuple(read_brief(path, PUBLICATION) for path in find_briefs(ROOT, [MONTH]))

each_brief = pytest.mark.parametrize("brief", BRIEFS, ids=lambda brief: brief.slug)


def only(key):
    """Return the slug of the one brief of which `key` is true."""
    (brief,) = filter(key, BRIEFS)
    return brief.slug


def test_every_working_day_has_one_brief():
    assert len(working_days()) == 21
    assert [brief.date for brief in BRIEFS] == working_days()


def test_the_numbers_count_the_briefs():
    assert [brief.number for brief in BRIEFS] == list(range(1, 22))


def test_no_title_comes_twice():
    assert len({brief.title.text.casefold() for brief in BRIEFS}) == len(BRIEFS)


def test_the_brief_that_the_design_shows_is_as_it_shows_it():
    (brief,) = (brief for brief in BRIEFS if brief.date == datetime.date(2026, 9, 14))
    assert brief.slug == "visitor-management"
    assert brief.title.text == "Visitor Management: Knowing Who Is in the Building"
    assert brief.marks == (
        Mark("detect", "information_sharing"),
        Mark("detect", "threat_recognition"),
    )
    assert brief.thought.function == "collaboration"


def test_one_is_in_spanish_one_is_labelled_and_one_expires():
    assert only(lambda brief: brief.language == "es-US") == "familias-informadas"
    assert {brief.language for brief in BRIEFS} == {"es-US", "en-US"}
    assert only(lambda brief: brief.handling is Handling.GREEN) == "swatting"
    assert only(lambda brief: brief.handling) == "swatting"
    assert only(lambda brief: brief.expires) == "drills-without-fear"


@each_brief
def test_it_has_a_few_marks_and_a_question_under_a_function(brief):
    assert 1 <= len(brief.marks) <= 4
    assert brief.thought.function is not None


@each_brief
def test_its_sources_can_be_found_and_were_looked_up_beforehand(brief):
    assert 1 <= len(brief.sources) <= 3
    for source in brief.sources:
        assert source.publisher is not None
        assert source.url.text.startswith("https://")
        assert brief.date - datetime.timedelta(days=14) <= source.accessed <= brief.date


@each_brief
@pytest.mark.parametrize("layout", ["daily", "daily-a4", "daily-sidebar"])
def test_it_fits_its_page(brief, layout):
    words = read_words(brief.language, ROOT)
    created = datetime.datetime.combine(brief.date, datetime.time(), datetime.UTC)
    composition = compose(brief, PUBLICATION, read_layout(layout, ROOT), words, created=created)
    assert composition.pages == 1


def test_the_figures_are_fit_to_print():
    """At least 300 dots an inch on the widest measure any layout gives them, and small files."""
    figures = [brief.figure for brief in BRIEFS if brief.figure]
    page = read_layout("large-print", ROOT).page
    inches = (page.width - page.left - page.right) / 72
    assert len(figures) == 2
    for figure in figures:
        assert figure.image.width / inches >= 300
        assert figure.image.path.stat().st_size < 60_000
        assert figure.caption is not None
        # The alt text says more than the caption: all that the picture says.
        assert len(figure.image.alt.text) > 2 * len(figure.caption.text)


def test_the_month_leaves_the_gap_that_was_meant():
    cells = {Mark(g.key, f.key) for g in PUBLICATION.goals for f in PUBLICATION.functions}
    served = collections.Counter(mark for brief in BRIEFS for mark in brief.marks)
    assert cells - served.keys() == GAP
    assert {mark for mark, times in served.items() if times == 1} == RARE
