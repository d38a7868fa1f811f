"""What each bad input gets: a code at its place, and the PDF of yesterday stays as it was."""

import pytest

from briefpress.workflows.build import Outcome, build

DAY = "content/2010-08/2010-08-24-bad.yaml"


def brief(**changes):
    """Return a change of the seed's text: each old piece by a new one."""

    def changed(text):
        for old, new in changes.values():
            assert old in text
            text = text.replace(old, new)
        return text

    return changed


def swap(old, new):
    return brief(it=(old, new))


LAUGHS = "lol: &a [x, x]\nmore: &b [*a, *a]\n"
DEEP = "x: " + "[" * 200 + "]" * 200 + "\n"

#: What is written, and what is said of it: code, line and the beginning of the message.
TABLE = {
    "a key twice": (lambda t: t + "title: Again\n", "BP006", 36, "the key 'title' stands twice"),
    "an unknown key": (swap("relevance:", "relevence:"), "BP012", 25, "the key 'relevence' is unk"),
    "a wrong date": (swap("date: 2010-08-24", "date: 2010-02-30"), "BP014", 2, "expected a date"),
    "an unknown goal": (
        swap("  prevent: [", "  prevnt: ["),
        "BP103",
        4,
        "the goal 'prevnt' is unk",
    ),
    "an unknown function": (swap("threat_recognition", "threats"), "BP103", 4, "the function 'th"),
    "a bad scheme": (
        swap("url: http:", "url: javascript:"),
        "BP020",
        24,
        "'javascript://www.newsch",
    ),
    "a bad host": (
        swap("www.newschief.com", "www..com"),
        "BP020",
        24,
        "'http://www..com/article/201",
    ),
    "no alt": (
        lambda t: t + "figure: {image: content/images/logo.png}\n",
        "BP013",
        36,
        "the key 'alt'",
    ),
    "no such picture": (
        lambda t: t + "figure: {image: content/x.png, alt: A map}\n",
        "BP017",
        36,
        "there is no picture",
    ),
    "a broken picture": (
        lambda t: t + "figure: {image: content/broken.png, alt: A map}\n",
        "BP017",
        36,
        "the picture is d",
    ),
    "a picture outside": (
        lambda t: t + "figure: {image: ../x.png, alt: A map}\n",
        "BP016",
        36,
        "the path '../x.png' is",
    ),
    "an alias bomb": (lambda t: t + LAUGHS, "BP007", 36, ""),
    "a tag": (lambda t: t + "x: !!python/object:os.system {}\n", "BP008", 36, ""),
    "nested too deep": (lambda t: t + DEEP, "BP010", 36, ""),
    "a second document": (lambda t: t + "---\ntitle: Two\n", "BP009", 36, ""),
    "tab indentation": (swap("  prevent: [", "\tprevent: ["), "BP005", 4, ""),
    "a control character": (swap("very important", "very\x07important"), "BP004", 6, ""),
    "NUL": (swap("very important", "very\0important"), "BP004", 6, ""),
    "an emoji": (swap("very important", "very 🚸 important"), "BP401", 6, "no face has “🚸”"),
    "another script": (swap("very important", "very 漢 important"), "BP401", 6, "no face has “漢”"),
    "a heading": (
        swap("  Some prevention", "  # Some prevention"),
        "BP106",
        10,
        "a heading is not",
    ),
    "Latin-1": (
        lambda t: t.replace("SRO's", "Señor").encode("latin-1"),
        "BP003",
        6,
        "byte 0xF1 at",
    ),
    "UTF-16": (lambda t: t.encode("utf-16"), "BP003", 0, "the file is in UTF-16"),
    "garbage": (lambda _: bytes(range(256)) * 8, "BP003", 3, "byte 0x80 at"),
    "10 MB": (lambda t: t + "# " + "x" * 10_000_000, "BP002", 0, ""),
    "nothing": (lambda _: b"", "BP015", 1, "the file is empty"),
}
#: What is no problem at all.
FINE = {
    "a byte order mark": lambda t: b"\xef\xbb\xbf" + t.encode(),
    "CRLF": lambda t: t.replace("\n", "\r\n"),
    "letters of four scripts": swap("very important", "very ñáế Жизнь Αθήνα important"),
    "an apostrophe of a typist": swap("SRO's keep", "SRO’s keep"),
}


@pytest.fixture
def bad(publication):
    """Build a good brief, write a bad one over it, and build again."""
    publication.write(
        "content/broken.png", publication.path("content/images/logo.png").read_bytes()[:400]
    )
    good = publication.text(publication.brief).replace("2010-08-23", "2010-08-24")
    publication.write(DAY, good)
    build(publication.root)
    pdf = publication.path("out/daily/2010-08/2010-08-24-bad.pdf")
    before = pdf.read_bytes()

    def rebuilt(change):
        publication.write(DAY, change(good))
        report = build(publication.root)
        assert not list(publication.path("out").rglob("*.part"))
        return report, pdf.read_bytes() == before

    return rebuilt


@pytest.mark.parametrize("name", TABLE)
def test_what_bad_input_gets(bad, name):
    change, code, line, message = TABLE[name]
    report, kept = bad(change)
    found = [(d.code.id, d.place.path, d.place.line, d.message) for d in report.diagnostics]
    matching = [f for f in found if f[:3] == (code, DAY, line) and f[3].startswith(message)]
    assert matching, found
    assert all(d.hint for d in report.diagnostics)
    assert kept
    assert [built.outcome for built in report.briefs] == [Outcome.UNCHANGED, Outcome.FAILED]


@pytest.mark.parametrize("name", FINE)
def test_what_is_no_problem(bad, name):
    report, _ = bad(FINE[name])
    assert report.diagnostics == ()


def test_a_folder_named_like_a_brief_is_passed_over_or_named(publication):
    publication.path("content/2010-08/2010-08-25-folder.yaml").mkdir()
    report = build(publication.root)
    assert report.briefs[0].outcome is Outcome.BUILT
    assert {d.place.path for d in report.diagnostics} <= {"content/2010-08/2010-08-25-folder.yaml"}


def test_a_link_out_of_the_publication_is_refused(publication, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text(publication.text(publication.brief))
    publication.path("content/2010-08/2010-08-25-secret.yaml").symlink_to(secret)
    report = build(publication.root)
    assert [d.code.id for d in report.diagnostics] == ["BP016"]
    assert report.briefs[0].outcome is Outcome.BUILT


def test_a_link_to_itself_is_a_problem_and_no_traceback(publication):
    loop = publication.path("content/2010-08/2010-08-25-loop.yaml")
    loop.symlink_to(loop)
    report = build(publication.root)
    assert report.briefs[0].outcome is Outcome.BUILT
