"""libyaml alone: quick to load, and PyYAML is whole for whoever wants it."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefpress.reading.libyaml import Parser, YAMLError

OURS = "import briefpress.reading.yaml\n"
WHOLE = """
import yaml
from briefpress.reading import libyaml

assert yaml.safe_load('a: [1, 2]') == {'a': [1, 2]}
assert yaml.safe_dump({'a': 1}) == 'a: 1\\n'
assert libyaml.YAMLError is yaml.YAMLError
assert libyaml.ScalarEvent is yaml.ScalarEvent
assert issubclass(yaml.reader.ReaderError, yaml.YAMLError)
for loader in (yaml.SafeLoader, yaml.CSafeLoader):
    try:
        yaml.load("a: 'b", Loader=loader)
    except yaml.scanner.ScannerError:
        pass
    else:
        raise AssertionError
"""


def run(code):
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_reading_loads_no_parser_in_python():
    run(
        OURS + "import sys\n"
        "assert '__getattr__' in vars(sys.modules['yaml.reader'])\n"
        "assert not {'yaml.loader', 'yaml.resolver', 'yaml.cyaml'} & set(sys.modules)\n"
    )


def test_pyyaml_is_whole_afterwards_and_before():
    run(OURS + WHOLE)
    run(WHOLE + OURS + WHOLE)


def test_without_libyaml_the_parser_in_python_serves():
    run(
        "import sys\nsys.modules['yaml._yaml'] = None\n" + OURS + "import yaml\n"
        "assert briefpress.reading.libyaml.Parser is yaml.SafeLoader\n"
    )


def test_a_character_that_may_not_be_is_an_error_of_yaml():
    with pytest.raises(YAMLError, match="not allowed"):
        Parser("a: \x01").get_event()


@given(st.text(st.sampled_from("ab:-'\"[]{}|>#&*!% \n\t\\x0é")))
def test_it_gives_the_events_that_pyyaml_gives(text):
    def events(parser):
        found = []
        try:
            while event := parser.get_event():
                mark = event.start_mark
                found.append((type(event), getattr(event, "value", None), mark.line, mark.column))
        except yaml.YAMLError as error:
            found.append(str(error))
        return found

    assert events(Parser(text)) == events(yaml.CSafeLoader(text))
