"""Each code an author can meet has an example, and what the example says is true."""

import pytest
from examples import CODES, example_of
from generate import all_codes

#: Of files, briefs, publications, layouts and pages: problems of the author's making.
AUTHORS = ("BP0", "BP1", "BP2", "BP3", "BP4")
#: Of a PDF that is verified or merged.
PDFS = ("BP5", "BP6")
#: What no example can show: another program has to write at the same moment.
NOT_SHOWN = {"BP085"}
WITH_EXAMPLE = sorted(path.stem for path in CODES.glob("BP*.md"))


def meet(side, place):
    """Do what one side of an example shows; returns the last exit code, and what was said."""
    for path, content in side.files.items():
        place.write(path, content)
    said = []
    code = 0
    for command in side.commands:
        code, output = place.run(command)
        said += output.splitlines()
    return code, said


@pytest.mark.parametrize("families", [AUTHORS, PDFS], ids=["authors", "pdfs"])
def test_every_code_has_an_example(families):
    ids = {code.id for code in all_codes()}
    assert {code for code in ids if code.startswith(families)} - NOT_SHOWN <= set(WITH_EXAMPLE)
    assert set(WITH_EXAMPLE) <= ids


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_bad_one_is_met_and_says_so(code, example):
    side = example_of(code).bad
    _, said = meet(side, example)
    assert any(f" {code} " in line for line in side.said)
    assert [line for line in side.said if line not in said] == []


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_good_one_is_not(code, example):
    side = example_of(code).good
    exit_code, said = meet(side, example)
    assert exit_code == 0
    assert not any(f" {code} " in line for line in said)
    assert [line for line in side.said if line not in said] == []
