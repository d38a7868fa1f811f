"""The way in: what has to be settled before anything is loaded, and nothing else.

The processes of a build load this module, too, and have no use for a command line.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from briefpress.late import put_off

if TYPE_CHECKING:
    from typing import NoReturn

#: How many new objects there are before Python looks for rubbish among them, instead of 700. What a
#: start makes stays, 60,000 objects: to look through them now and then, and all at the very end,
#: takes a quarter of a short command's time.
_SELDOM = 100_000

#: What Typer, msgspec and ReportLab import and most commands never use, nor did what is below it;
#: together 15 of the 220 ms of a command that builds a brief.
_RARELY_USED = (
    *("bz2", "ipaddress", "json", "linecache", "locale", "lzma", "ntpath", "pickle"),
    *("shellingham", "subprocess", "textwrap", "tokenize"),
    *("msgspec.inspect", "msgspec.msgpack", "msgspec.toml", "msgspec.yaml"),
)


def main() -> NoReturn:
    """Run the program and leave with its exit code."""
    gc.set_threshold(_SELDOM)
    put_off(*_RARELY_USED)
    from briefpress.cli.app import run

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
