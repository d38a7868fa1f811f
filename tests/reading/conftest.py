"""A small publication on disk, and ways to read what a test puts into it."""

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
    """A publication; paths are relative to its root."""

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


@pytest.fixture
def brief_text():
    return BRIEF
