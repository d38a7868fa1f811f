"""Whether a path stays inside the publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path, all symbolic links followed, is in the folder `root` or below it."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):  # a loop of links, a name no file can have
        return False
