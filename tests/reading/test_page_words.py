"""The words that the page itself brings: found by language, and whole."""

import datetime
import string

import pytest

from briefpress.reading.layout import read_words, shipped_layouts

LANGUAGES = sorted(path.stem for path in (shipped_layouts() / "words").glob("*.yaml"))


@pytest.fixture
def refused(folder, said):
    """What is said about a file of English words with one line replaced."""
    english = (shipped_layouts() / "words" / "en.yaml").read_text(encoding="utf-8")

    def listen(old, new):
        assert old in english
        folder.write("layouts/words/en.yaml", english.replace(old, new))
        return [
            line.removeprefix("layouts/words/en.yaml:")
            for line in said(read_words, "en", folder.root)
        ]

    return listen


def test_three_languages_are_shipped():
    assert LANGUAGES == ["en", "es", "vi"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("en", "en"), ("en-US", "en"), ("es-MX", "es"), ("ES", "es"), ("vi", "vi"), ("de-AT", "en")],
)
def test_the_nearest_language_is_taken(wanted, found):
    assert read_words(wanted, None).language == found


@pytest.mark.parametrize(
    ("language", "written", "day"),
    [
        ("en", "Monday, September 14, 2026", "September 14, 2026"),
        ("es", "lunes, 14 de septiembre de 2026", "14 de septiembre de 2026"),
        ("vi", "thứ Hai, ngày 14 tháng 9 năm 2026", "ngày 14 tháng 9 năm 2026"),
    ],
)
def test_dates_are_written_as_readers_expect(language, written, day):
    words = read_words(language, None)
    assert words.write_date(datetime.date(2026, 9, 14)) == written
    assert words.write_day(datetime.date(2026, 9, 14)) == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_has_the_gaps_of_the_english_one(language):
    def gaps(words):
        found = {}
        for name in words.__slots__:
            value = getattr(words, name)
            if isinstance(value, str):
                found[name] = {gap for _, gap, _, _ in string.Formatter().parse(value) if gap}
        return found

    assert gaps(read_words(language, None)) == gaps(read_words("en", None))


def test_a_publication_may_have_words_of_its_own(folder):
    english = (shipped_layouts() / "words" / "en.yaml").read_text(encoding="utf-8")
    folder.write("layouts/words/en-GB.yaml", english.replace("context: Context", "context: Where"))
    words = read_words("en-GB", folder.root)
    assert (words.context, words.language) == ("Where", "en-GB")
    assert words.files == (folder.root / "layouts/words/en-GB.yaml",)
    assert read_words("en-US", folder.root).context == "Context"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("context: Context\n", "", "2:1: BP013 the key 'context' is missing"),
        ("context: Context", "contxt: Context", "2:1: BP012 the key 'contxt' is unknown"),
        ("context: Context", "context: ''", "2:10: BP015 expected text, found nothing"),
        ('number: "No. {number}"', "number: No.", "BP309 the gap {number} is missing in 'No.'"),
        (
            '"Page {page} of {pages}"',
            '"Page {page} of {total}"',
            "BP309 the gap {total} is unknown; there are {page}, {pages}",
        ),
        ("[Monday, ", "[Monday, Noday, ", "BP014 expected a list of 7, found 8"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(refused, old, new, expected):
    (line,) = refused(old, new)
    assert line.endswith(expected)
