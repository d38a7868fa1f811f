"""Each code has an example that is met, and what the example says is true."""

import pytest
from examples import CODES, PRINTING, Block, Side, example_of
from generate import all_codes

#: What no example can show: another program has to write at the same moment.
NOT_SHOWN = {"BP085"}
WITH_EXAMPLE = sorted(path.stem for path in CODES.glob("BP*.md"))
HERE = [code for code in WITH_EXAMPLE if code not in PRINTING]


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


def test_every_code_has_an_example():
    ids = {code.id for code in all_codes()}
    assert ids - NOT_SHOWN <= set(WITH_EXAMPLE)
    assert set(WITH_EXAMPLE) <= ids


@pytest.mark.parametrize("code", HERE)
def test_the_bad_one_is_met_and_says_so(code, example):
    side = example_of(code).bad
    _, said = meet(side, example)
    assert any(f" {code} " in line for line in side.said)
    assert side.unsaid(said) == []


@pytest.mark.parametrize("code", HERE)
def test_the_good_one_is_not(code, example):
    side = example_of(code).good
    exit_code, said = meet(side, example)
    assert exit_code == 0
    assert not any(f" {code} " in line for line in said)
    assert side.unsaid(said) == []


def test_a_line_that_ends_in_dots_is_the_beginning_of_one():
    side = Side((Block("text", (), "a: BP081 can't be read: …\nwhole\n"),))
    assert side.unsaid(["a: BP081 can't be read: no such file", "whole"]) == []
    assert side.unsaid(["a: BP082 can't be read: no such file", "whole and more"]) == [
        "a: BP081 can't be read: …",
        "whole",
    ]
