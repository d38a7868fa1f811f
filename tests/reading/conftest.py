"""A small publication on disk, and ways to read what a test puts into it."""

import struct
import zlib
from pathlib import Path

import pytest

from briefpress.diagnostics import RefusedError
from briefpress.reading.brief import read_brief
from briefpress.reading.publication import read_publication

PUBLICATION = """\
name: Brief of the Day
organization: Institute for Preventive Strategies
language: en-US
"""

#: The seed, in short.
BRIEF = """\
title: "School Resource Officers: A Vital Part of School Safety"
date: 2026-09-14
matrix:
  prevent: [threat_recognition]
context: |
  School Resource Officers play an important role.

  Some roles are:

  - Direct safety assessments.
  - Build rapport with students.
sources:
  - title: Resource officers keep schools safe
    url: http://www.newschief.com/article
relevance: |
  They place a police presence in schools.
techniques: |
  The SRO may serve as a deterrent.
thought:
  function: collaboration
  question: How do they collaborate?
"""
NAME = "content/2026-09/2026-09-14-school-resource-officers.yaml"


class Folder:
    """A publication; paths are relative to its root. `text` is a brief, and `name` its path."""

    text, name = BRIEF, NAME

    def __init__(self, root: Path):
        self.root = root
        self.write("content/publication.yaml", PUBLICATION)

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def publication(self):
        return read_publication(self.root)

    def brief(self, text: str | bytes = BRIEF, name: str = NAME):
        return read_brief(self.write(name, text), self.publication())


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path.resolve())


@pytest.fixture
def said():
    """What is said when something is refused, a line for each problem."""

    def listen(read, *arguments):
        with pytest.raises(RefusedError) as caught:
            read(*arguments)
        return [f"{d.place}: {d.code.id} {d.message}" for d in caught.value.diagnostics]

    return listen


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG: its length, kind, data and checksum."""
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


@pytest.fixture
def png():
    """A PNG of black pixels, or with other compressed rows and a chunk more than it should have."""

    def make(width, height, rows=None, extra=None):
        header = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
        if rows is None:
            rows = zlib.compress((b"\0" + bytes(3 * width)) * height)
        more = chunk(*extra) if extra else b""
        parts = chunk(b"IHDR", header) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + parts

    return make
