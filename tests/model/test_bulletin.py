"""Periods and coverage: what a person would count on a calendar and on a sheet of squares."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.model.brief import ListedBrief, Mark
from briefpress.model.bulletin import Bulletin, Entry, Period
from briefpress.model.coverage import Coverage
from briefpress.model.publication import Axis
from briefpress.model.text import Localized, Span
from briefpress.reading.layout import read_words

DAY = datetime.date


@pytest.mark.parametrize(
    ("period", "key", "months"),
    [
        (Period.of_month(2026, 2), "2026-02", ((2026, 2),)),
        (Period.of_year(2026), "2026", tuple((2026, month) for month in range(1, 13))),
        (Period(DAY(2026, 9, 1), DAY(2026, 9, 15)), "2026-09-01--2026-09-15", ((2026, 9),)),
        (
            Period(DAY(2026, 12, 15), DAY(2027, 1, 15)),
            "2026-12-15--2027-01-15",
            ((2026, 12), (2027, 1)),
        ),
    ],
)
def test_a_period_is_named_by_what_it_is(period, key, months):
    assert period.key == key
    assert period.months == months


@pytest.mark.parametrize(
    ("language", "month", "days"),
    [
        ("en", "September 2026", "September 1, 2026 – September 15, 2026"),
        ("es", "Septiembre de 2026", "1 de septiembre de 2026 – 15 de septiembre de 2026"),
        ("vi", "Tháng 9 năm 2026", "Ngày 1 tháng 9 năm 2026 – ngày 15 tháng 9 năm 2026"),
    ],
)
def test_a_period_is_written_as_a_title(language, month, days):
    words = read_words(language, None)
    assert words.write_period(Period.of_month(2026, 9)) == month
    assert words.write_period(Period(DAY(2026, 9, 1), DAY(2026, 9, 15))) == days
    assert words.write_period(Period.of_year(2026)) == "2026"


@given(st.dates(), st.dates())
def test_a_period_holds_its_ends_and_no_day_beyond(one, other):
    first, last = sorted((one, other))
    period = Period(first, last)
    assert period.holds(first)
    assert period.holds(last)
    assert period.months[0] == (first.year, first.month)
    assert period.months[-1] == (last.year, last.month)
    if last < datetime.date.max:
        assert not period.holds(last + datetime.timedelta(1))


def axes(*keys):
    return tuple(Axis(key, Localized((("en", Span(key)),))) for key in keys)


class Served:
    """A brief, as far as coverage looks at it."""

    def __init__(self, *marks):
        self.marks = tuple(Mark(*mark.split("/")) for mark in marks)


def test_coverage_counts_marks_and_names_what_was_not_served():
    briefs = [Served("deter/a", "prevent/b"), Served("deter/a"), Served()]
    found = Coverage.of(briefs, axes("deter", "prevent"), axes("a", "b"))
    assert found.counts == ((2, 0), (0, 1))
    assert found.goal_totals == (2, 1)
    assert found.function_totals == (2, 1)
    assert (found.briefs, found.greatest) == (3, 2)
    assert [(g.key, f.key) for g, f in found.gaps] == [("deter", "b"), ("prevent", "a")]


def test_nothing_served_is_all_gaps():
    found = Coverage.of([], axes("deter"), axes("a", "b"))
    assert found.counts == ((0, 0),)
    assert found.greatest == 0
    assert len(found.gaps) == 2


@given(st.lists(st.integers(1, 9), max_size=12))
def test_the_briefs_of_a_day_are_all_of_them_in_order(days):
    """A day may have none, or several."""
    entries = tuple(Entry(brief(day), folio, 1) for folio, day in enumerate(sorted(days), 1))
    bulletin = Bulletin(Period.of_month(2026, 9), "en", entries, None)
    for day in range(1, 11):
        date = DAY(2026, 9, day)
        found = bulletin.of_day(date)
        assert found == tuple(entry for entry in entries if entry.brief.date == date)


def brief(day):
    date = DAY(2026, 9, day)
    return ListedBrief(
        path="x.yaml", date=date, title=Span("x"), language="en", marks=(), sources=()
    )
