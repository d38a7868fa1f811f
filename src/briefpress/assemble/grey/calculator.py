"""PostScript calculator functions (ISO 32000-1, 7.10.5)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, TypeAlias

from briefpress.assemble.grey.colour import ColourError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Program: TypeAlias = "list[float | str | Program]"

_TOKEN = re.compile(rb"[{}]|[^\s{}%]+|%[^\r\n]*")
#: No tint needs more; a program that does is meant to keep us busy.
_MOST_TOKENS, _MOST_DEPTH, _MOST_STACK = 4000, 30, 200


def calculator(source: bytes, outputs: int) -> Callable[[Sequence[float]], tuple[float, ...]]:
    """Return the function that a program computes; raises ColourError where it can't be read."""
    tokens = [token for token in _TOKEN.findall(source) if not token.startswith(b"%")]
    if len(tokens) > _MOST_TOKENS or tokens[:1] != [b"{"]:
        raise ColourError("a calculator function is damaged or too long")
    program, end = _parsed(tokens, 1, 0)
    if end != len(tokens):
        raise ColourError("a calculator function is damaged")

    def compute(xs: Sequence[float]) -> tuple[float, ...]:
        stack = list(xs)
        try:
            _run(program, stack)
        except (IndexError, ValueError, ZeroDivisionError, OverflowError, TypeError) as error:
            raise ColourError("a calculator function fails") from error
        return tuple(stack[-outputs:])

    return compute


def _parsed(tokens: list[bytes], at: int, depth: int) -> tuple[Program, int]:
    """Read up to the closing brace; return the program and where it ends."""
    program: Program = []
    while at < len(tokens) and depth < _MOST_DEPTH:
        token = tokens[at]
        at += 1
        if token == b"}":
            return program, at
        if token == b"{":
            inner, at = _parsed(tokens, at, depth + 1)
            program.append(inner)
        else:
            program.append(_word(token))
    raise ColourError("a calculator function is damaged")


def _word(token: bytes) -> float | str:
    try:
        return float(token)
    except ValueError:
        word = token.decode("latin-1")
        if word not in _OPERATORS and word not in ("if", "ifelse"):
            raise ColourError(f"a calculator function uses {word!r}") from None
        return word


def _run(program: Program, stack: list[float]) -> None:
    blocks: list[Program] = []
    for word in program:
        if isinstance(word, list):
            blocks.append(word)
        elif isinstance(word, float):
            stack.append(word)
        elif word == "if":
            chosen = blocks.pop()
            if stack.pop():
                _run(chosen, stack)
        elif word == "ifelse":
            other, chosen = blocks.pop(), blocks.pop()
            _run(chosen if stack.pop() else other, stack)
        else:
            _OPERATORS[word](stack)
        if len(stack) > _MOST_STACK:
            raise ValueError("stack overflow")


def _one(compute: Callable[[float], float]) -> Callable[[list[float]], None]:
    def operate(stack: list[float]) -> None:
        stack.append(float(compute(stack.pop())))

    return operate


def _two(compute: Callable[[float, float], float]) -> Callable[[list[float]], None]:
    def operate(stack: list[float]) -> None:
        second, first = stack.pop(), stack.pop()
        stack.append(float(compute(first, second)))

    return operate


def _copy(stack: list[float]) -> None:
    if count := int(stack.pop()):
        stack.extend(stack[-count:])


def _index(stack: list[float]) -> None:
    stack.append(stack[-1 - int(stack.pop())])


def _pop(stack: list[float]) -> None:
    stack.pop()


def _exchange(stack: list[float]) -> None:
    stack[-1], stack[-2] = stack[-2], stack[-1]


def _roll(stack: list[float]) -> None:
    by, count = int(stack.pop()), int(stack.pop())
    if count:
        top = stack[-count:]
        by %= count
        stack[-count:] = top[-by:] + top[:-by] if by else top


def _shift(value: float, by: float) -> float:
    return int(value) << int(by) if by >= 0 else int(value) >> -int(by)


_OPERATORS: dict[str, Callable[[list[float]], None]] = {
    "abs": _one(abs),
    "add": _two(lambda a, b: a + b),
    "and": _two(lambda a, b: int(a) & int(b)),
    "atan": _two(lambda a, b: math.degrees(math.atan2(a, b)) % 360),
    "bitshift": _two(_shift),
    "ceiling": _one(math.ceil),
    "copy": _copy,
    "cos": _one(lambda a: math.cos(math.radians(a))),
    "cvi": _one(int),
    "cvr": _one(float),
    "div": _two(lambda a, b: a / b),
    "dup": lambda stack: stack.append(stack[-1]),
    "eq": _two(lambda a, b: a == b),
    "exch": _exchange,
    "exp": _two(lambda a, b: a**b),
    "false": lambda stack: stack.append(0.0),
    "floor": _one(math.floor),
    "ge": _two(lambda a, b: a >= b),
    "gt": _two(lambda a, b: a > b),
    "idiv": _two(lambda a, b: int(a / b)),
    "index": _index,
    "le": _two(lambda a, b: a <= b),
    "ln": _one(math.log),
    "log": _one(math.log10),
    "lt": _two(lambda a, b: a < b),
    "mod": _two(math.fmod),
    "mul": _two(lambda a, b: a * b),
    "ne": _two(lambda a, b: a != b),
    "neg": _one(lambda a: -a),
    "not": _one(lambda a: not a),
    "or": _two(lambda a, b: int(a) | int(b)),
    "pop": _pop,
    "roll": _roll,
    "round": _one(lambda a: math.floor(a + 0.5)),
    "sin": _one(lambda a: math.sin(math.radians(a))),
    "sqrt": _one(math.sqrt),
    "sub": _two(lambda a, b: a - b),
    "true": lambda stack: stack.append(1.0),
    "truncate": _one(math.trunc),
    "xor": _two(lambda a, b: int(a) ^ int(b)),
}
