"""Operators and operands of a content stream or a CMap (ISO 32000-1, 7.2, 7.8.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator


class Name(str):
    """A name object, without its slash (7.3.5)."""

    __slots__ = ()


Operand: TypeAlias = "float | bytes | Name | list[Operand] | dict[str, Operand]"

_TOKEN = re.compile(
    rb"""(?P<space>[\x00\t\n\f\r ]+|%[^\r\n]*)
    |(?P<numbers>[-+.\d][-+.\d\x00\t\n\f\r\ ]*)
    |(?P<hex><[\dA-Fa-f\x00\t\n\f\r\ ]*>)
    |(?P<literal>\((?:[^()\\]|\\.)*\))
    |/(?P<name>[^\x00\t\n\f\r\ ()<>\[\]{}/%]*)
    |(?P<constant>(?:true|false|null)(?![^\x00\t\n\f\r\ ()<>\[\]{}/%]))
    |(?P<open>\[|<<)
    |(?P<close>\]|>>)
    |(?P<operator>[^\x00\t\n\f\r\ ()<>\[\]{}/%]+)
    |(?P<nested>\()
    |(?P<junk>.)""",
    re.DOTALL | re.VERBOSE,
)
_PARENTHESES = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
#: The end of an inline image (8.9.7): EI between spaces, with text and not samples after it.
_IMAGE_END = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\t\n\f\r -~]{10}|[\t\n\f\r -~]{0,9}\Z)")


def operations(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Give each operator with its operands, in order. What is no syntax is passed over.

    Numbers are floats (true is 1, false and null are 0), strings are bytes, an inline image is
    the one operator ``EI``. An operator closes what a damaged stream has left open.
    """
    operands: list[Operand] = []
    enclosing: list[list[Operand]] = []
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind == "numbers":
            operands += map(_number, match[0].replace(b"\0", b" ").split())
        elif kind == "hex":
            operands.append(_hexadecimal(match[0]))
        elif kind == "literal":
            operands.append(_literal(match[0]))
        elif kind == "nested":
            at = _end_of_literal(data, at)
            operands.append(_literal(data[match.start() : at]))
        elif kind == "name":
            operands.append(Name(_name(match["name"])))
        elif kind == "constant":
            operands.append(float(match[0] == b"true"))
        elif kind == "open":
            enclosing.append(operands)
            operands = []
        elif kind == "close":
            closed: Operand = operands if match[0] == b"]" else _dictionary(operands)
            operands = enclosing.pop() if enclosing else []
            operands.append(closed)
        elif kind == "operator":
            operator = match[0]
            if operator == b"ID":
                end = _IMAGE_END.search(data, at)
                operator, at = b"EI", end.end() if end else len(data)
            enclosing.clear()
            yield operator, operands
            operands = []


def _number(digits: bytes) -> float:
    try:
        return float(digits)
    except ValueError:
        return 0.0


def _hexadecimal(token: bytes) -> bytes:
    digits = b"".join(token[1:-1].replace(b"\0", b" ").split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _literal(token: bytes) -> bytes:
    body = token[1:-1]
    return _ESCAPE.sub(_unescaped, body) if b"\\" in body or b"\r" in body else body


def _unescaped(match: re.Match[bytes]) -> bytes:
    """Undo an escape; an end of line is a line feed, and an escaped one is nothing (7.3.4.2)."""
    escaped: bytes | None = match[1]
    if escaped is None:
        return b"\n"
    if escaped[0] in b"01234567":
        return bytes([int(escaped, 8) & 0xFF])
    return b"" if escaped in (b"\n", b"\r", b"\r\n") else _ESCAPED.get(escaped, escaped)


def _end_of_literal(data: bytes, at: int) -> int:
    """Find where a string with parentheses inside ends."""
    depth = 1
    for match in _PARENTHESES.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    return len(data)


def _name(token: bytes) -> str:
    if b"#" in token:
        token = re.sub(rb"#([\dA-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), token)
    return token.decode("utf-8", "surrogateescape")


def _dictionary(items: list[Operand]) -> dict[str, Operand]:
    pairs = zip(items[::2], items[1::2], strict=False)
    return {str(key): value for key, value in pairs if isinstance(key, Name)}
