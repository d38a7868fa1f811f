"""libyaml's parser, with its events and errors, without the parser that PyYAML has in Python.

PyYAML loads both, and all that makes objects of texts and texts of objects: 8 of the 13 ms that it
takes. Most of them go into one expression, of the characters that its own reader may meet. Here
only that is loaded which libyaml's parser asks for; `yaml` waits, and is whole, with the very same
classes, for whoever uses it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from briefpress.late import put_off

_USED_BY_LIBYAML = (
    *("error", "tokens", "events", "nodes", "scanner", "parser", "composer", "constructor"),
    *("emitter", "serializer", "representer"),
)


def _parser() -> Any:
    """Return libyaml's parser where PyYAML was built with it, else the same in Python, slower."""
    if "yaml" not in sys.modules:
        put_off("yaml", "yaml.reader")
        for name in _USED_BY_LIBYAML:
            import_module(f"yaml.{name}")
        vars(sys.modules["yaml.reader"])["ReaderError"] = _reader_error()
    try:
        return import_module("yaml._yaml").CParser
    except ImportError:
        return import_module("yaml").SafeLoader


def _reader_error() -> type[Exception]:
    """Return what stands in for the only thing that libyaml's parser wants of PyYAML's reader."""
    from yaml.error import YAMLError

    return type("ReaderError", (YAMLError,), {})


Parser = _parser()

from yaml.error import Mark, MarkedYAMLError, YAMLError  # noqa: E402 - `yaml` has to wait first
from yaml.events import (  # noqa: E402
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

__all__ = [
    "AliasEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "Mark",
    "MarkedYAMLError",
    "Parser",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "YAMLError",
]
