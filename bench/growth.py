"""Ten years of briefs in one process: whether time or memory grows."""

from __future__ import annotations

import json
import statistics
import sys
from typing import TYPE_CHECKING

from bench.measure import run
from bench.report import Stretch
from bench.tasks import WARM

if TYPE_CHECKING:
    from pathlib import Path

#: How many stretches are looked at, and of how many briefs each is.
_STRETCHES, _LENGTH = 5, 100


def grow(root: Path) -> list[Stretch]:
    """Compose every brief of a publication in one process; return stretches of them."""
    briefs = json.loads(run((sys.executable, "-m", "bench.ours", str(root))).output)
    length = min(_LENGTH, (len(briefs) - WARM) // _STRETCHES)
    step = (len(briefs) - WARM - length) / (_STRETCHES - 1)
    return [_stretch(briefs, WARM + round(step * index), length) for index in range(_STRETCHES)]


def _stretch(briefs: list[tuple[float, int, float]], start: int, length: int) -> Stretch:
    part = briefs[start : start + length]
    seconds = statistics.median(brief[0] for brief in part)
    return Stretch(start + 1, start + length, seconds, part[-1][2])
