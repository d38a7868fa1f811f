"""YAML as a person writes it: quotes where needed, long texts as blocks, short lists in a line.

PyYAML's emitter decides how each text can be written; here it is told what looks best.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from briefpress.reading.source import UNPRINTABLE

#: The column that lines stay within, where their words allow it.
WIDTH = 95

_INDENT = 2

#: PyYAML breaks a line after the word that reaches its width, not before it.
_SOFT_WIDTH = WIDTH - 12

Value = str | int | datetime.date | None | Sequence["Value"] | Mapping[str, "Value"]


class ShortList(list[str]):
    """A list that is written in a line: ``[one, two]``."""


class _Dumper(yaml.SafeDumper):
    """PyYAML's dumper with the manners of this house."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Set the items of a list in from their key."""
        del indentless
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: our reader refuses aliases."""
        del data
        return True

    def choose_scalar_style(self) -> Any:
        """Fold long texts; prefer double quotes, which people know, where they need no escape."""
        style = super().choose_scalar_style()
        event: Any = self.event
        text: str = event.value
        if style in ("'", '"') and len(text) > _SOFT_WIDTH and self._can_fold(text):
            return ">"
        return '"' if style == "'" and '"' not in text and "\\" not in text else style

    def _can_fold(self, text: str) -> bool:
        """Tell whether a text can be folded: a line that begins with a blank never is."""
        analysis: Any = self.analysis
        return bool(analysis.allow_block and not self.flow_level and not text[0].isspace())

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        """Keep quoted text in one line; PyYAML would break it with backslashes."""
        del split
        super().write_double_quoted(text, split=False)

    def write_single_quoted(self, text: str, split: bool = True) -> None:
        """Keep quoted text in one line."""
        del split
        super().write_single_quoted(text, split=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Write a text of several lines as a block, where it can be one."""
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _short_list(dumper: yaml.SafeDumper, items: ShortList) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _nothing(dumper: yaml.SafeDumper, _: None) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:null", "")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(ShortList, _short_list)
_Dumper.add_representer(type(None), _nothing)


def entry(key: str, value: Value) -> str:
    """Write a key with its value, whole lines; None is written as nothing after the colon."""
    written = _dumped(key, value, readable=True)
    # An accent after an escape would become part of the escape when letters are composed.
    if not unicodedata.is_normalized("NFC", written):
        written = _dumped(key, value, readable=False)
    return written


def _dumped(key: str, value: Value, *, readable: bool) -> str:
    text: str = yaml.dump(
        {key: value},
        Dumper=_Dumper,
        allow_unicode=readable,
        default_flow_style=False,
        indent=_INDENT,
        sort_keys=False,
        width=_SOFT_WIDTH,
    )
    return text


def comment(text: str) -> str:
    """Write text as remarks, a line for each of its lines; nothing in it can end a remark early."""
    safe = UNPRINTABLE.sub("\ufffd", text.replace("\r", "\ufffd"))
    return "".join(f"# {line}".rstrip() + "\n" for line in safe.split("\n"))
