"""The seed as a publication of its own that a test may change."""

import shutil
from pathlib import Path

import pytest
from mail_server import authority, serve_mail, trusted  # noqa: F401 - fixtures

SEED = Path(__file__).parent / "fixtures" / "seed"
NAME = "2010-08-23-school-resource-officers"


class Publication:
    """A copy of the seed; paths are relative to its root."""

    brief = f"content/2010-08/{NAME}.yaml"
    pdf = f"out/daily/2010-08/{NAME}.pdf"

    def __init__(self, root: Path):
        self.root = root

    def path(self, name: str) -> Path:
        return self.root / name

    def text(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> Path:
        file = self.path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def add_brief(self, day: str, slug: str = "another", **changes: str) -> Path:
        """Write another brief, the seed's with another date and some texts replaced."""
        text = self.text(self.brief).replace("2010-08-23", day)
        for old, new in changes.items():
            text = text.replace(old, new)
        return self.write(f"content/{day[:7]}/{day}-{slug}.yaml", text)


@pytest.fixture
def publication(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = tmp_path / "publication"
    shutil.copytree(SEED, root, ignore=shutil.ignore_patterns("out"))
    return Publication(root)
