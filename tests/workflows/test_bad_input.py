"""What each bad input gets: a table to check by eye.

Every row is one way to spoil a sound publication whose PDF was built before. Building it again
must end with exit code 1 and the code, place and message of the row, with a hint, and must leave
the older PDF as it was: no half of a file, no traceback, no other file harmed.
"""

# ruff: noqa: E501 - a row of a table stays on its line

import io
import json
import os
import shutil
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from briefpress.cli.app import guarded, program

#: Short for the brief, and for the picture that a figure names.
B = "content/2010-08/2010-08-23-school-resource-officers.yaml"
PNG = "content/images/x.png"
#: Another brief beside the sound one.
OTHER = "content/2010-08/2010-08-24-x.yaml"


# Ways to spoil it: each takes the publication of the fixture.


def text(old, new):
    """Write something else in the brief."""

    def spoil(publication):
        whole = publication.text(B)
        assert whole.count(old) >= 1, old
        publication.write(B, whole.replace(old, new, 1))

    return spoil


def more(lines):
    """Add lines at the end of the brief, where line 36 begins."""
    return lambda publication: publication.write(B, publication.text(B) + lines)


def raw(change):
    """Write other bytes into the brief: as they are, or made from those it has."""

    def spoil(publication):
        data = publication.path(B).read_bytes()
        publication.write(B, change(data) if callable(change) else change)

    return spoil


def figure(data=None, path=PNG, alt=", alt: A map"):
    """Add a figure to the brief, the picture's bytes beside it."""

    def spoil(publication):
        if data is not None:
            publication.write(path, data)
        publication.write(B, publication.text(B) + f"figure: {{image: {path}{alt}}}\n")

    return spoil


def link(name, target, then=lambda publication: None):
    """Put a symbolic link in a place."""

    def spoil(publication):
        path = publication.path(name)
        path.unlink(missing_ok=True)
        path.symlink_to(target)
        then(publication)

    return spoil


def file(name, content):
    return lambda publication: publication.write(name, content)


def png(width, height, rows=None):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))

    rows = zlib.compress((b"\0" + bytes(3 * width)) * height) if rows is None else rows
    header = chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def cmyk():
    out = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(out, "JPEG")
    return out.getvalue()


BOMB = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (new, new, b", ".join([b"*%c" % old] * 9))
    for old, new in zip(b"abcdefgh", b"bcdefghi", strict=True)
)

TITLE = '"School Resource Officers: A Vital Part of School Safety"'

#: What it is, how it is done, and the first problem that is said.
TABLE = [
    # keys
    ("a key twice", more("title: Again\n"), f"{B}:36:1: BP006 the key 'title' stands twice, first in line 1"),
    ("a mistyped key", text("relevance:", "relevence:"), f"{B}:25:1: BP012 the key 'relevence' is unknown"),
    ("a key of nobody", more("colour: red\n"), f"{B}:36:1: BP012 the key 'colour' is unknown"),
    ("a missing key", text("context:", "slug: x\nx:"), f"{B}:1:1: BP013 the key 'context' is missing"),
    ("an empty title", text(TITLE, '""'), f"{B}:1:8: BP015 expected text, found nothing"),
    ("a list for a title", text(TITLE, "[a, b]"), f"{B}:1:8: BP014 expected text, found a list"),
    # days
    ("a date of elsewhere", text("2010-08-23", "23/08/2010"), f"{B}:2:7: BP014 expected a date such as 2026-09-14, found '23/08/2010'"),
    ("a day that is none", text("2010-08-23", "2010-02-30"), f"{B}:2:7: BP014 expected a date such as 2026-09-14, found '2010-02-30'"),
    ("another day than the name", text("2010-08-23", "2010-08-24"), f"{B}:2:7: BP102 the date is 2010-08-24, but the file's name says 2010-08-23"),
    ("expired before it came out", more("expires: 2010-08-01\n"), f"{B}:36:10: BP109 the brief expires on 2010-08-01, which is not after its date, 2010-08-23"),
    ("replaces a later one", more("supersedes: 2010-08-24\n"), f"{B}:36:13: BP110 the brief replaces one of 2010-08-24, which is later than its own date, 2010-08-23"),
    # goals, functions, labels
    ("an unknown goal", text("prevent:", "prevnt:"), f"{B}:4:3: BP103 the goal 'prevnt' is unknown"),
    ("an unknown function", text("[threat_recognition]", "[threats]"), f"{B}:4:13: BP103 the function 'threats' is unknown"),
    ("a function twice", text("[threat_recognition]", "[intervention, intervention]"), f"{B}:4:27: BP104 the function 'intervention' stands twice for this goal"),
    ("an unknown label", more("handling: AMBER\n"), f"{B}:36:11: BP014 'AMBER' is not one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED"),
    ("a way out in the slug", more("slug: ../../x\n"), f"{B}:36:7: BP105 '../../x' has other than lowercase letters, digits and hyphens"),
    ("a language that is none", more("language: es_US\n"), f"{B}:36:11: BP021 'es_US' is not a language tag such as en, en-US, es-US or vi"),
    # links
    ("a source by ftp", text("http://www", "ftp://www"), f"{B}:24:10: BP020 'ftp://www.newschief.com/"),
    ("a script for a link", text("Some", "[Some](javascript:alert(1))"), f"{B}:10:3: BP020 links with javascript: are refused; use https, http, mailto, tel"),
    ("a link without a scheme", text("Some", "[Some](www.x.org)"), f"{B}:10:3: BP020 'www.x.org' is not a whole address; it begins with https:// or mailto:"),
    ("a link with a space", text("Some", "[Some](https://x .org)"), f"{B}:10:8: BP020 this link is not well-formed"),
    ("a host that can't be", text("Some", "[Some](https://-x-.org)"), f"{B}:10:3: BP020 'https://-x-.org' has no usable host: '-x-.org' is not a name in the Domain Name System"),
    ("a link without words", text("Some", "[](https://x.org)"), f"{B}:10:3: BP108 this link has no words"),
    # markup
    ("a heading", text("  Some", "  ## Some"), f"{B}:10:3: BP106 a heading is not used here"),
    ("HTML", text("Some", "<b>Some</b>"), f"{B}:10:3: BP106 HTML is not used here"),
    ("a picture in the text", text("Some", "![Some](x.png)"), f"{B}:10:3: BP106 a picture is not used here"),
    ("a list too deep", text("  - Direct", "  - a\n    - b\n      - c\n        - d\n  - Direct"), f"{B}:15:9: BP107 a list is nested more than 3 levels deep"),
    # pictures
    ("no alt text", figure(png(4, 4), alt=""), f"{B}:36:9: BP013 the key 'alt' is missing"),
    ("a file's name for alt text", figure(png(4, 4), alt=", alt: x.png"), f"{B}:36:44: BP019 'x.png' is the name of a file; say what the picture shows"),
    ("no such picture", figure(), f"{B}:36:17: BP017 there is no picture '{PNG}'"),
    ("a picture that is none", figure(b"GIF89a"), f"{B}:36:17: BP017 '{PNG}' is neither a PNG nor a JPEG, whatever its name says"),
    ("a picture cut short", figure(png(40, 40)[:60]), f"{B}:36:17: BP017 the picture is damaged: image file is truncated"),
    ("a picture of garbage", figure(png(40, 40, b"garbage")), f"{B}:36:17: BP017 the picture is damaged: broken data stream when reading image file"),
    ("3600 million pixels", figure(png(60_000, 60_000, b"")), f"{B}:36:17: BP018 the picture has far too many pixels"),
    ("30 million pixels", figure(png(6000, 5000, b"")), f"{B}:36:17: BP018 the picture has 6000 by 5000 pixels, more than 25 million"),
    ("11 MB of picture", figure(png(4, 4) + bytes(11 << 20)), f"{B}:36:17: BP018 the picture is larger than 10 MiB"),
    ("colours of a press", figure(cmyk()), f"{B}:36:17: BP017 the picture's colours are CMYK"),
    ("a picture from outside", figure(path="../x.png"), f"{B}:36:17: BP016 the path '../x.png' is not one inside the publication"),
    ("a picture from the root", figure(path="/etc/passwd"), f"{B}:36:17: BP016 the path '/etc/passwd' is not one inside the publication"),
    ("a link out for a picture", link(PNG, "/etc/passwd", figure()), f"{B}:36:17: BP016 the path '{PNG}' is a link that leads outside the publication, or nowhere"),
    ("links in a circle", link(PNG, "x.png", figure()), f"{B}:36:17: BP016 the path '{PNG}' is a link that leads outside the publication, or nowhere"),
    # bytes
    ("an alias bomb", raw(lambda data: BOMB + data), f"{B}:1:1: BP012 the key 'a' is unknown"),
    ("10 MB", raw(lambda data: data + b"# " + b"x" * 10_000_000), f"{B}: BP002 the file is larger than 1024 KiB"),
    ("all bytes there are", raw(bytes(range(256))), f"{B}:3:115: BP003 byte 0x80 at offset 128 is not UTF-8"),
    ("a PDF", raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), f"{B}:2:2: BP003 byte 0xE2 at offset 10 is not UTF-8"),
    ("NUL", raw(lambda data: data.replace(b"very", b"ve\0ry")), f"{B}:6:45: BP004 there is a control character, U+0000"),
    ("a soft hyphen", text("very", "ve\u00adry"), f"{B}:6:45: BP004 there is an invisible character, U+00AD (SOFT HYPHEN)"),
    ("a lost character", text("very", "ve\ufffdry"), f"{B}:6:45: BP004 there is a lost character, U+FFFD (REPLACEMENT CHARACTER)"),
    ("UTF-16", raw(lambda data: data.decode().encode("utf-16")), f"{B}: BP003 the file is in UTF-16, not UTF-8"),
    ("Latin-1", raw(lambda data: data.replace(b"Some", b"\xbfSome")), f"{B}:10:3: BP003 byte 0xBF at offset 389 is not UTF-8"),
    ("nothing", raw(b""), f"{B}:1:1: BP015 the file is empty"),
    ("remarks only", raw(b"# nothing\n"), f"{B}:1:1: BP015 the file is empty"),
    # YAML
    ("no keys", raw(b"- a\n- b\n"), f"{B}:1:1: BP014 the file doesn't consist of keys and values"),
    ("a colon in a title", text(TITLE, "Officers: A Part"), f"{B}:1:16: BP005 a colon stands where no key can be"),
    ("a quote left open", text('Safety"', "Safety"), f"{B}:1:8: BP005 the quote is never closed"),
    ("a tab for indentation", text("  - title:", "\t- title:"), f"{B}:23:1: BP005 a tab stands where spaces are needed"),
    ("30 levels deep", more("figure: " + "[" * 30 + "]" * 30 + "\n"), f"{B}:36:24: BP010 more than 16 levels of nesting"),
    ("two documents", more("---\ntitle: x\n"), f"{B}:36:1: BP009 a second document begins here"),
    ("a call of Python", text("title: ", "title: !!python/object/apply:os.system "), f"{B}:1:8: BP008 the tag tag:yaml.org,2002:python/object/apply:os.system is not used here"),
    # letters
    ("an emoji", text("very", "very 😀"), f"{B}:6:48: BP401 no face has “😀” (U+1F600 GRINNING FACE); SourceSerifPro-Regular was asked first"),
    ("Chinese", text("very", "very 漢字"), f"{B}:6:48: BP401 no face has “漢” (U+6F22 CJK UNIFIED IDEOGRAPH-6F22); SourceSerifPro-Regular was asked first"),
    ("Hebrew", text("very", "very שלום"), f"{B}:6:48: BP404 “ש” (U+05E9 HEBREW LETTER SHIN) can't be set: it is written from right to left"),
    ("a mark without a letter", text("very", "very q\u0303"), f"{B}:6:49: BP404 “\u0303” (U+0303 COMBINING TILDE) can't be set: it is a mark, and there is no letter that has it built in"),
    # length
    ("too long", text("  Some", "  " + "Check every door. " * 400 + "\n\n  Some"), f"{B}: BP402 67 lines too many for 1 page of layout “daily”, everything shrunk as far as it allows; the overflow begins in context"),
    ("a title of a page", text("A Vital Part", "A Vital Part " * 300), f"{B}: BP402 171 lines too many for 1 page of layout “daily”, everything shrunk as far as it allows; the overflow begins in title"),
    # files
    ("a name without a day", lambda p: p.path(B).rename(p.path("content/2010-08/brief.yaml")), "content/2010-08/brief.yaml: BP101 the name 'brief.yaml' is not of the form YYYY-MM-DD-slug.yaml"),
    ("a folder like a brief", lambda p: p.path(OTHER).mkdir(), f"{OTHER}: BP001 the file is a folder"),
    ("a pipe like a brief", lambda p: os.mkfifo(p.path(OTHER)), f"{OTHER}: BP001 the file is no file that could be read from beginning to end"),
    ("a link to itself", link(OTHER, "2010-08-24-x.yaml"), f"{OTHER}: BP001 the file is a link that leads nowhere"),
    ("a link to nowhere", link(OTHER, "nowhere.yaml"), f"{OTHER}: BP001 the file is a link that leads nowhere"),
    ("a link out", link(OTHER, "/etc/hostname"), f"{OTHER}: BP016 the file is a link that leads outside the publication"),
    # the publication, and out/
    ("a spoilt publication", file("content/publication.yaml", "name: x\n"), "content/publication.yaml:1:1: BP013 the key 'organization' is missing"),
    ("a publication in Latin-1", file("content/publication.yaml", b"name: Bolet\xedn\n"), "content/publication.yaml:1:12: BP003 byte 0xED at offset 11 is not UTF-8"),
    ("a lost logo", lambda p: p.path("content/images/logo.png").unlink(), "content/publication.yaml:9:10: BP017 there is no picture 'content/images/logo.png'"),
    ("a pale layout", file("layouts/daily.yaml", "extends: daily\npalette: {ink: '#999999'}\n"), "layouts/daily.yaml:2:16: BP304 organization, #999999, on paper, #FFFFFF, has a contrast of 2.84 to 1"),
    ("a folder for a manifest", lambda p: (p.path("out/manifest.json").unlink(), p.path("out/manifest.json").mkdir()), "out/manifest.json: BP081 out/manifest.json can't be written: is a directory"),
]  # fmt: skip


@pytest.fixture
def build(publication, capfd):
    """Build in this process; return the exit code and what was written, out and error."""

    def run(*arguments):
        code = guarded(lambda: program()(["build", "--root", str(publication.root), *arguments]))
        return code, *capfd.readouterr()

    return run


@pytest.mark.parametrize(
    ("spoil", "expected"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_it_is_refused_with_its_place_and_costs_nothing(publication, build, spoil, expected):
    assert build()[0] == 0
    old = publication.path(publication.pdf).read_bytes()
    spoil(publication)
    code, _, words = build()
    assert code == 1
    assert words.startswith(expected)
    assert "\n    hint: " in words
    assert "Traceback" not in words
    assert publication.path(publication.pdf).read_bytes() == old
    assert [p.name for p in publication.path("out").rglob("*.*") if p.suffix != ".json"] == [
        Path(publication.pdf).name
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        raw(lambda data: b"\xef\xbb\xbf" + data),
        raw(lambda data: data.replace(b"\n", b"\r\n")),
        raw(lambda data: data.replace(b"\n", b"\r")),
        raw(lambda data: data.rstrip(b"\n")),
        raw(lambda data: b"# A remark\n---\n" + data + b"...\n"),
    ],
    ids=["byte order mark", "CR LF", "CR", "no line end", "marks of a document"],
)
def test_what_editors_do_makes_no_difference(publication, build, spoil):
    assert build()[0] == 0
    old = publication.path(publication.pdf).read_bytes()
    spoil(publication)
    code, words, _ = build()
    assert (code, words.splitlines()[-1]) == (0, "1 built")
    assert publication.path(publication.pdf).read_bytes() == old


def test_a_file_that_may_not_be_read(publication, build, monkeypatch):
    """Who runs the tests may be allowed everything, so the system's answer is made up."""
    opened = Path.open

    def refuse(self, *arguments, **options):
        if self.name == Path(B).name:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    code, _, words = build()
    assert code == 1
    assert words.startswith(f"{B}: BP001 the file can't be read: permission denied")


@pytest.mark.parametrize("name", ["content", "layouts"])
def test_a_folder_that_may_not_be_read(publication, build, monkeypatch, name):
    publication.path("layouts").mkdir()
    listed = Path.iterdir

    def refuse(self):
        if self == publication.path(name):
            raise PermissionError(13, "Permission denied")
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    code, _, words = build()
    assert code == 1
    assert words.startswith(f"{publication.path(name)}: BP001 the folder can't be read: permission")


def test_a_name_that_is_no_text(publication, build):
    folder = os.fsencode(publication.path("content/2010-08"))
    with open(folder + b"/2010-08-24-\xff.yaml", "wb") as strange:  # noqa: PTH123 - no str at all
        strange.write(b"title: x\n")
    code, report, words = build("--format", "json")
    assert (code, words) == (1, "")
    assert json.loads(report)["problems"][0]["code"] == "BP101"
    code, _, words = build()
    assert code == 1
    assert "BP101 the name '2010-08-24-\\udcff.yaml' is not of the form" in words


def test_out_is_a_file(publication, build):
    publication.write("out", b"mine")
    code, _, words = build()
    assert code == 1
    assert f"{B}: BP081 {publication.pdf} can't be written: not a directory" in words
    assert publication.path("out").read_bytes() == b"mine"


def test_a_folder_in_the_place_of_the_pdf(publication, build):
    publication.path(publication.pdf).mkdir(parents=True)
    code, _, words = build()
    assert code == 1
    assert f"{B}: BP081 {publication.pdf} can't be written: is a directory" in words


def test_a_disk_that_is_full(publication, build, monkeypatch):
    assert build()[0] == 0
    old = publication.path(publication.pdf).read_bytes()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefpress.files.os.fdopen", full)
    publication.write(B, publication.text(B).replace("very", "most"))
    code, _, words = build()
    assert code == 1
    assert f"{B}: BP081 {publication.pdf} can't be written: no space left on device" in words
    assert publication.path(publication.pdf).read_bytes() == old
    assert not list(publication.path("out").rglob("*.part"))


def test_all_that_is_wrong_in_publication_and_layout_is_said_at_once(publication, build):
    publication.write("content/publication.yaml", "name: x\n")
    publication.write("layouts/daily.yaml", "extends: daily\ncolour: red\n")
    _, _, words = build()
    assert "content/publication.yaml:1:1: BP013" in words
    assert "layouts/daily.yaml:2:1: BP012" in words


def test_one_that_fails_keeps_no_other_back(publication, build):
    for spoil in (link(OTHER, "/etc/hostname"), file("content/2010-08/x.yaml", "a: 1\n")):
        shutil.rmtree(publication.path("out"), ignore_errors=True)
        spoil(publication)
        code, words, _ = build()
        assert code == 1
        assert publication.path(publication.pdf).exists()
        assert words.splitlines()[-1].startswith("1 built, ")
