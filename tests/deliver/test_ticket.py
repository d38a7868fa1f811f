"""What is asked of a printer that can do it all, some of it, or does not say."""

import pytest

from briefpress.deliver.cups import Capabilities
from briefpress.deliver.ticket import ticket
from briefpress.model.sending import ColorMode, Finishing, PrintSettings, Sides

LETTER = "na_letter_8.5x11in"
ALL = Capabilities(
    accepting=True,
    sides=frozenset(("one-sided", "two-sided-long-edge", "two-sided-short-edge")),
    media=frozenset((LETTER, "na_ledger_11x17in")),
    finishings=frozenset((3, 4, 8, 20)),
    color_modes=frozenset(("color", "monochrome")),
    job_sheets=frozenset(("none", "standard")),
)
NOTHING_SAID = Capabilities(True, None, None, None, None, None)
WISHES = PrintSettings(
    Sides.LONG_EDGE, "", Finishing.STAPLE_TOP_LEFT, ColorMode.MONOCHROME, "standard"
)
ASKED = (
    f"media={LETTER}",
    "sides=two-sided-long-edge",
    "finishings=20",
    "print-color-mode=monochrome",
    "job-sheets=standard",
)


@pytest.mark.parametrize("known", [ALL, NOTHING_SAID], ids=["all", "nothing said"])
def test_wishes_are_asked_for_in_the_words_of_ipp(known):
    made = ticket("office", WISHES, LETTER, known)
    assert (made.options, made.notes) == (ASKED, ())


def test_each_wish_that_can_not_be_has_a_plan_b_that_is_told():
    poor = Capabilities(
        accepting=True,
        sides=frozenset(("one-sided",)),
        media=frozenset((LETTER,)),
        finishings=frozenset((3,)),
        color_modes=frozenset(("color",)),
        job_sheets=frozenset(("none",)),
    )
    made = ticket("office", WISHES, LETTER, poor)
    assert made.options == (f"media={LETTER}", "sides=one-sided")
    assert [note.message for note in made.notes] == [
        "it can't print on both sides: one-sided instead, with twice as many sheets",
        "it has no staple-top-left: it is left to a person",
        "it can't print in monochrome: as it does by itself",
        "it has no banner page 'standard': none is printed",
    ]
    assert {note.severity.value for note in made.notes} == {"warning"}


@pytest.mark.parametrize(
    ("known", "media", "imposed", "words"),
    [
        (None, LETTER, False, "there is no such printer"),
        (Capabilities(False, None, None, None, None, None), LETTER, False, "takes no jobs"),
        (ALL, "iso_a4_210x297mm", False, "it has no paper iso_a4_210x297mm"),
        (
            Capabilities(True, frozenset(("one-sided",)), None, None, None, None),
            LETTER,
            True,
            "it can't print two-sided-long-edge, as the sheets are imposed",
        ),
    ],
)
def test_what_would_come_out_wrong_is_refused(known, media, imposed, words):
    (note,) = ticket("office", WISHES, media, known, imposed=imposed).notes
    assert (note.code.id, note.severity.value) == ("BP834", "error")
    assert words in note.message
