"""Modules that wait until something in them is used."""

import subprocess
import sys

import pytest

LATE = """
import sys
from briefpress.late import put_off

put_off(*{names!r})

def waits(name):
    return "__getattr__" in vars(sys.modules[name])
"""


def run(names, code):
    done = LATE.format(names=names) + code
    return subprocess.run([sys.executable, "-W", "error", "-c", done], check=True)


def test_a_module_waits_until_something_in_it_is_used():
    run(
        ["textwrap"],
        "import textwrap\nimport textwrap as again\nassert again is textwrap\n"
        "assert waits('textwrap')\n"
        "assert textwrap.indent('a', '> ') == '> a'\n"
        "assert not waits('textwrap')\nassert 'TextWrapper' in dir(textwrap)\n",
    )


def test_what_is_taken_out_of_it_loads_it():
    run(["textwrap"], "from textwrap import indent\nassert indent('a', '> ') == '> a'\n")
    run(["bisect"], "from bisect import *\nassert bisect([1, 2], 1) == 1\n")


def test_what_a_module_lacks_it_lacks_still():
    run(
        ["textwrap"],
        "import textwrap\ntry: textwrap.nothing\nexcept AttributeError: pass\nelse: assert False\n",
    )


def test_a_module_of_a_package_waits_in_its_place():
    run(
        ["msgspec.toml"],
        "import msgspec\nassert waits('msgspec.toml')\n"
        "assert msgspec.toml is sys.modules['msgspec.toml']\nmsgspec.toml.decode\n"
        "assert not waits('msgspec.toml')\n",
    )
    run(
        [],
        "import json\nput_off('json.tool')\nassert json.tool.main and not waits('json.tool')\n",
    )


def test_what_is_there_is_left_alone():
    run([], "import textwrap\nput_off('textwrap')\nassert not waits('textwrap')\n")


@pytest.mark.parametrize("name", ["no_such_module", "no_such_package.module"])
def test_what_is_nowhere_stays_unknown(name):
    run([name], f"assert {name!r} not in sys.modules\n")
