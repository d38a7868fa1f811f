"""What people, editors and attackers put in the place of a brief: rows that a test goes through.

Each `Row` says what was done to the seed's brief, and what is said about it: ``line:column CODE
and how the message begins``, nothing where the file is accepted,
and “…” where more problems follow.
"""

import os
import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

MIB = 1 << 20
#: “Safety”: letters that join, from right to left.
ARABIC = "سلامة"


class Row(NamedTuple):
    """What was done, how, and what is said; `said` is empty where the brief is built."""

    name: str
    do: Callable
    said: tuple[str, ...] = ()


def whole(content):
    """Put this in the place of the brief's file."""
    return lambda publication: publication.write(publication.brief, content)


def edit(old, new):
    """Replace a text of the brief, which it must have."""

    def do(publication):
        text = publication.text(publication.brief)
        assert old in text
        publication.write(publication.brief, text.replace(old, new))

    return do


def recode(encoding, old="safe and secure", new="safe and secure", ends="\n"):
    """Save the brief as another editor would."""

    def do(publication):
        text = publication.text(publication.brief).replace(old, new).replace("\n", ends)
        publication.write(publication.brief, text.encode(encoding))

    return do


def figure(entry, **files):
    """Give the brief a figure; `files` are the pictures, by the names of their variables."""

    def do(publication):
        for name, content in files.items():
            publication.write(f"content/images/{name}.png", content)
        text = publication.text(publication.brief)
        publication.write(publication.brief, f"{text}figure: {entry}\n")

    return do


def png(width, height, data=b""):
    """A PNG of grey whose header says so many pixels, whatever its data hold."""

    def chunk(kind, body):
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(data)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def instead(make):
    """Put something that is no file in the place of the brief."""

    def do(publication):
        path = publication.path(publication.brief)
        path.unlink()
        make(path)

    return do


def link_out(publication):
    """Let the figure be a link to a picture that is not the publication's."""
    secret = publication.root.parent / "secret.png"
    secret.write_bytes(png(1, 1, b"\0\0"))
    publication.path("content/images/linked.png").symlink_to(secret)
    figure("{image: content/images/linked.png, alt: A secret}")(publication)


#: Nine times nine times nine …: a gigabyte, were it followed.
BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
URL = "http://www.newschief.com/article/20100822/NEWS/8225030/1021/news01"
SCRIPT = "[Click](javascript:alert(1)) on ("
MAP = "{image: content/images/p.png, alt: A map}"
DOT = png(1, 1, b"\0\0")

ROWS = (
    # Keys and values.
    Row(
        "a key twice",
        edit("sources:", "title: Other\nsources:"),
        ("22:1 BP006 the key 'title' stands twice, first in line 1",),
    ),
    Row(
        "an unknown key",
        edit("relevance:", "relevence:"),
        ("25:1 BP012 the key 'relevence' is unknown (Did you mean 'relevance'?)",),
    ),
    Row(
        "a day that is none",
        edit("2010-08-23", "2010-02-30"),
        ("2:7 BP014 expected a date such as 2026-09-14, found '2010-02-30'",),
    ),
    Row("another day", edit("2010-08-23", "2010-08-24"), ("2:7 BP102 the date is 2010-08-24,",)),
    Row(
        "an unknown goal",
        edit("prevent:", "prevnt:"),
        ("4:3 BP103 the goal 'prevnt' is unknown (Did you mean 'prevent'?",),
    ),
    Row(
        "an unknown function",
        edit("threat_recognition", "threat_recogntion"),
        ("4:13 BP103 the function 'threat_recogntion' is unknown (Did you mean",),
    ),
    # Links.
    Row("a URL without a host", edit(URL, "https://"), ("24:10 BP020 'https://?Title=",)),
    Row("a URL that is none", edit(URL, "see the web"), ("24:10 BP020 'see the web?Title=",)),
    Row("a source on the disk", edit(URL, "file:///etc/passwd"), ("24:10 BP020 'file:///etc/",)),
    Row(
        "a script in a link",
        edit("School Resource Officers (", SCRIPT),
        ("6:3 BP020 links with javascript: are refused; use https, http, mailto, tel",),
    ),
    # Pictures.
    Row(
        "no alt",
        figure("{image: content/images/p.png}", p=DOT),
        ("36:9 BP013 the key 'alt' is missing",),
    ),
    Row(
        "a name for an alt",
        figure("{image: content/images/p.png, alt: map.png}", p=DOT),
        ("36:44 BP019 'map.png' is the name of a file",),
    ),
    Row("no picture", figure(MAP), ("36:17 BP017 there is no picture 'content/images/p.png'",)),
    Row("a broken picture", figure(MAP, p=png(9, 9)), ("36:17 BP017 the picture is damaged",)),
    Row(
        "another file as a picture",
        figure(MAP, p=b"<svg/>"),
        ("36:17 BP017 'content/images/p.png' is neither a PNG nor a JPEG",),
    ),
    Row(
        "a gigantic picture",
        figure(MAP, p=png(60_000, 60_000)),
        ("36:17 BP018 the picture has far too many pixels",),
    ),
    Row(
        "a large picture",
        figure(MAP, p=png(6_000, 6_000)),
        ("36:17 BP018 the picture has 6000 by 6000 pixels, more than 25 million",),
    ),
    Row(
        "a heavy picture",
        figure(MAP, p=DOT + bytes(11 * MIB)),
        ("36:17 BP018 the picture is larger than 10 MiB",),
    ),
    Row(
        "a picture outside",
        figure("{image: ../../secret.png, alt: A map}"),
        ("36:17 BP016 the path '../../secret.png' is not one inside the publication",),
    ),
    Row(
        "a picture of the system",
        figure("{image: /etc/passwd, alt: A map}"),
        ("36:17 BP016 the path '/etc/passwd' is not one inside the publication",),
    ),
    Row(
        "a picture that is a link outside",
        link_out,
        ("36:17 BP016 the path 'content/images/linked.png' is a link that leads outside",),
    ),
    # Files.
    Row(
        "an alias",
        edit("[threat_recognition]", "&a [threat_recognition]\n  detect: *a"),
        (
            "4:12 BP007 the anchor &a is not used here",
            "5:11 BP007 the alias *a is not used here",
        ),
    ),
    Row("an alias bomb", whole(BOMB), ("1:1 BP012 the key 'a' is unknown", "…")),
    Row("ten megabytes", whole(b"a: b\n" * 2 * MIB), ("0:0 BP002 the file is larger than",)),
    Row(
        "binary garbage",
        whole(bytes(range(256)) * 16),
        ("3:115 BP003 byte 0x80 at offset 128 is not UTF-8",),
    ),
    Row(
        "a PDF",
        whole(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("2:2 BP003 byte 0xE2 at offset 10 is not UTF-8",),
    ),
    Row("a NUL", edit("very important", "very\0important"), ("6:47 BP004 there is a control",)),
    Row("a byte order mark", recode("utf-8-sig")),
    Row("lines of Windows", recode("utf-8", ends="\r\n")),
    Row(
        "Latin-1",
        recode("latin-1", new="señales"),
        ("35:7 BP003 byte 0xF1 at offset 1818 is not UTF-8 (The byte is 'ñ' in Windows-1252",),
    ),
    Row("UTF-16", recode("utf-16"), ("0:0 BP003 the file is in UTF-16, not UTF-8",)),
    Row("an empty file", whole(b""), ("1:1 BP015 the file is empty",)),
    Row("blanks alone", whole(b" \n\n  \n"), ("1:1 BP015 the file is empty",)),
    Row("a folder", instead(os.mkdir), ("0:0 BP001 the file is a folder",)),
    Row("a pipe", instead(os.mkfifo), ("0:0 BP001 the file is no file that could be read",)),
    Row(
        "a link to itself",
        instead(lambda path: path.symlink_to(path.name)),
        ("0:0 BP001 the file is a link that leads nowhere",),
    ),
    Row(
        "a link to the system",
        instead(lambda path: path.symlink_to("/etc/passwd")),
        ("0:0 BP016 the file is a link that leads outside the publication",),
    ),
    Row("deep nesting", whole("title: " + "[" * 5000), ("1:23 BP010 more than 16 levels",)),
    Row(
        "a second document",
        edit("relevance:", "---\nrelevance:"),
        (
            "1:1 BP013 the key 'relevance' is missing",
            "1:1 BP013 the key 'techniques' is missing",
            "25:1 BP009 a second document begins here",
        ),
    ),
    Row("tabs for spaces", edit("  prevent:", "\tprevent:"), ("4:1 BP005 a tab stands where",)),
    # Letters.
    Row("an emoji", edit("very important", "very 🚸"), ("6:48 BP401 no face has “🚸” (U+1F6B8",)),
    Row(
        "letters from right to left",
        edit("very important", f"very {ARABIC}"),
        ("6:48 BP404 “س” (U+0633 ARABIC LETTER SEEN) can't be set: it is written from right",),
    ),
    Row(
        "a mark of direction",
        edit("very important", "very \u202e"),
        ("6:48 BP004 there is an invisible character, U+202E (RIGHT-TO-LEFT OVERRIDE)",),
    ),
    Row(
        "half a surrogate", edit('"School', '"\\ud800School'), ("1:11 BP005 the backslash is not",)
    ),
)
