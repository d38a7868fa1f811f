"""briefpress in one process: every brief of a publication, from its YAML to the bytes of its PDF.

Run as `python -m bench.ours ROOT`; writes for each brief its seconds, its bytes and the peak
memory of the process so far, in megabytes.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.measure import peak_megabytes
from briefpress.reading.brief import find_briefs
from briefpress.workflows.daily import Job, compose_brief
from briefpress.workflows.shelf import Shelf


def main() -> None:
    """Compose all and say what each took."""
    root = Path(sys.argv[1]).resolve()
    shelf = Shelf()
    briefs = []
    for path in find_briefs(root, ()):
        start = time.perf_counter()
        pdf, _ = compose_brief(Job(root, path, "daily", None), shelf)
        briefs.append((time.perf_counter() - start, len(pdf), peak_megabytes()))
    sys.stdout.write(json.dumps(briefs))


if __name__ == "__main__":
    main()
