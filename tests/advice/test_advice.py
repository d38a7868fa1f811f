"""Advice: what is said, where, and what is left alone."""

import pytest

from briefpress.diagnostics import Severity
from briefpress.workflows.check import check


@pytest.fixture
def advise(publication, monkeypatch):
    """What is said of the seed when some of its text is replaced; the seed itself is sound."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1282521600")  # 23 August 2010
    sound = publication.text(publication.brief).replace(
        "relevance:", "    accessed: 2010-08-22\nrelevance:"
    )

    def say(*changes):
        text = sound
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        publication.write(publication.brief, text)
        report = check(publication.root)
        assert report.count(Severity.ERROR) == 0
        return [
            f"{d.place.line}:{d.place.column} {d.code.id} {d.message}" for d in report.diagnostics
        ]

    return say


def test_of_a_sound_brief_nothing_is_said(advise):
    assert advise() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("  prevent: [threat_recognition]\n", ""), "3:1 BP151 no cell of the matrix is marked"),
        (("  function: collaboration\n", ""), "32:1 BP152 the thought names no function"),
        (("    accessed: 2010-08-22\n", ""), None),
        (("date: 2010-08-23\n", "date: 2010-08-23\nexpires: 2010-08-24\n"), None),
    ],
)
def test_what_is_missing_is_said_at_its_key(advise, change, said):
    found = advise(change)
    if "accessed" in change[0]:
        said = "23:12 BP158 this source on the web doesn't say when it was last looked up"
    assert found == ([said] if said else [])


def test_a_brief_without_sources(advise, publication):
    text = publication.text(publication.brief)
    block = text[text.index("sources:") : text.index("relevance:")]
    accessed = f"{block}    accessed: 2010-08-22\n"
    assert advise((accessed, "sources: []\n")) == ["22:1 BP153 no source is named"]


def test_a_source_on_paper_needs_no_day_of_access(advise):
    assert (
        advise(("    url: http", "    publisher: http"), ("    accessed: 2010-08-22\n", "")) == []
    )


class TestExpiry:
    @pytest.mark.parametrize("expires", ["2010-08-24", "2010-09-30"])
    def test_not_yet(self, advise, expires):
        assert advise(("date: 2010-08-23\n", f"date: 2010-08-23\nexpires: {expires}\n")) == []

    @pytest.mark.parametrize(("epoch", "expired"), [("1282607999", False), ("1282608000", True)])
    def test_from_the_day_on_that_it_names(self, advise, monkeypatch, epoch, expired):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)  # the last second of the 23rd, and the next
        found = advise(("date: 2010-08-23\n", "date: 2010-08-23\nexpires: 2010-08-24\n"))
        said = "3:10 BP156 the brief is out of date since 2010-08-24; today is 2010-08-24"
        assert found == ([said] if expired else [])


class TestLinks:
    @pytest.mark.parametrize(
        "words", ["here", "Click here", "**READ** more »", "click\n  here", "Leer más", "tại đây"]
    )
    def test_words_that_say_nothing(self, advise, words):
        (said,) = advise(("play a very", f"see [{words}](https://example.org) play a very"))
        assert said.startswith("6:41 BP154 ") or words.startswith("**")
        assert said.endswith("don't say where the link leads")

    @pytest.mark.parametrize(
        "words", ["the drill calendar", "here is the guide", "read more books"]
    )
    def test_words_that_say_something(self, advise, words):
        assert advise(("play a very", f"see [{words}](https://example.org) play a very")) == []

    def test_in_lists_and_in_the_thought(self, advise):
        link = "[here](https://example.org)"
        found = advise(
            ("Direct and assist", f"Direct {link} and assist"),
            ("safe and secure?", f"safe {link} and secure?"),
        )
        assert [said.split()[1] for said in found] == ["BP154", "BP154"]


HARD = (
    "Notwithstanding the aforementioned organizational considerations, administrators "
    "responsible for institutional security coordination should systematically operationalize "
    "interdisciplinary communication methodologies incorporating representatives of "
    "participating community organizations, municipal authorities and educational personnel."
)
EASY = (
    "Go to the door and see who is there, and if you do not know who it is then do not let "
    "them in but call the desk and say so at once."
)


class TestSentences:
    def test_a_hard_one_is_said_where_it_begins(self, advise):
        found = advise(("  School Resource Officers (SRO's) play", f"  Short. {HARD}\n  They play"))
        assert found == ["6:10 BP155 this sentence of 28 words reads at grade 20 or more"]

    def test_a_long_one_of_short_words_is_not(self, advise):
        assert advise(("  School Resource Officers (SRO's) play", f"  {EASY}\n  They play")) == []

    def test_a_hard_one_in_another_language_is_not_measured(self, advise):
        found = advise(
            ("  School Resource Officers (SRO's) play", f"  {HARD}\n  They play"),
            ("date: 2010-08-23\n", "date: 2010-08-23\nlanguage: es\n"),
        )
        assert found == []


class TestTitles:
    def test_twice_in_a_month_is_said_of_the_later_one(self, publication, advise):
        publication.add_brief("2010-08-25", **{"Safety": "safety!", "    url: ": "    publisher: "})
        advise()
        report = check(publication.root)
        assert [str(d.place) for d in report.diagnostics] == [
            "content/2010-08/2010-08-25-another.yaml:1:8"
        ]
        message = f"{publication.brief} has the same title"
        assert report.diagnostics[0].message == message

    def test_also_where_only_the_later_one_is_checked(self, publication):
        later = publication.add_brief("2010-08-25", **{"    url: ": "    publisher: "})
        codes = [d.code.id for d in check(publication.root, [later]).diagnostics]
        assert codes == ["BP157"]

    @pytest.mark.parametrize(
        ("day", "more"),
        [
            ("2010-09-01", ""),
            ("2010-08-25", "supersedes: 2010-08-23\n"),
            ("2010-08-25", "supersedes: 2010-08-23-school-resource-officers\n"),
        ],
    )
    def test_not_in_another_month_nor_of_what_it_replaces(self, publication, day, more):
        file = publication.add_brief(day, **{"    url: ": "    publisher: "})
        file.write_text(file.read_text() + more)
        assert check(publication.root, [file]).diagnostics == ()


def test_advice_comes_with_the_errors_in_order(publication):
    text = publication.text(publication.brief)
    publication.write(publication.brief, text.replace("gang activity", "漢 activity"))
    assert [d.code.id for d in check(publication.root).diagnostics] == ["BP401", "BP158"]
