"""docs/authoring.md, followed to the letter: every block is written, typed, or tried in a brief."""

import re
from pathlib import Path

import pytest
from examples import BRIEF, Block, Side, example_of
from PIL import Image

from briefpress.workflows.check import check

PAGE = Path(__file__).parents[2] / "docs/authoring.md"
BLOCKS = [
    Block(match[1], tuple(match[2].split()), match[3])
    for match in re.finditer(
        r"^```(\w+) ?([^\n]*)\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
]
FRAGMENTS = [block.text for block in BLOCKS if block.language == "yaml" and not block.words]
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def with_keys(text, keys):
    """The text of a file with some keys in the place of those that were there, first of all."""
    starts = [match.start() for match in _KEY.finditer(text)]
    rest = (text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    return keys + "".join(part for part in rest if _KEY.findall(part)[0] not in _KEY.findall(keys))


def test_the_page_holds_from_top_to_bottom(place):
    for block in BLOCKS:
        if block.language == "console":
            type_in(place, block)
        elif block.words:
            path = place.root / block.words[0]
            whole = "whole" in block.words or not path.exists()
            text = block.text if whole else with_keys(path.read_text("utf-8"), block.text)
            place.write(block.words[0], text.encode())


def type_in(place, block):
    """Type the commands of a block; after each, all that is shown has to be said, in order."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        if command.startswith("cd "):
            place.root = place.root / command.removeprefix("cd ")
            continue
        _, said = place.run(command)
        lines = iter(said.splitlines())
        for line in shown.splitlines():
            assert line in lines or not line, f"{command} did not say {line!r}, but:\n{said}"


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda text: text.split(":")[0])
def test_each_part_can_stand_in_a_brief(example, fragment):
    example.write("content/2026-09/2026-09-01-visitors.yaml", earlier())
    example.write(BRIEF, Side((Block("yaml", (BRIEF,), fragment),)).files[BRIEF])
    Image.new("RGB", (300, 200), "white").save(example.root / "content/images/map.png")
    assert check(example.root, [example.root / BRIEF]).diagnostics == ()


def earlier():
    """A brief of the first of the month."""
    path = "content/2026-09/2026-09-01-visitors.yaml"
    return Side((Block("yaml", (path,), "title: Doors\n"),)).files[path]


def test_what_it_calls_common_problems_are_the_words_of_check():
    page = PAGE.read_text("utf-8")
    said = {"BP005": "a colon stands where no key can be", "BP012": "is unknown"}
    said |= {"BP015": "expected text, found nothing", "BP402": "lines too many for 1 page"}
    for code, words in said.items():
        assert words in page
        assert any(words in line for line in example_of(code).bad.said)
