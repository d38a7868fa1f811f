"""What is inside the publication, whatever links lead to it."""

import pytest

from briefpress.reading.inside import is_inside


@pytest.fixture
def root(tmp_path):
    root = tmp_path.resolve() / "publication"
    (root / "content/2026-09").mkdir(parents=True)
    (root / "content/2026-09/a.yaml").touch()
    (root.parent / "else").mkdir()
    (root.parent / "else/a.yaml").touch()
    return root


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("content/2026-09/a.yaml", True),
        ("content/2026-09/not-there.yaml", True),
        ("", True),
        ("content/../content/2026-09/a.yaml", True),
        ("content/../../else/a.yaml", False),
        ("../else/a.yaml", False),
        ("../publication-too/a.yaml", False),
        ("..", False),
    ],
)
def test_without_links(root, path, inside):
    assert is_inside(root / path, root) is inside


@pytest.mark.parametrize(
    ("link", "target", "path", "inside"),
    [
        ("content/b.yaml", "2026-09/a.yaml", "content/b.yaml", True),
        ("content/b.yaml", "../../else/a.yaml", "content/b.yaml", False),
        ("content/b.yaml", "b.yaml", "content/b.yaml", False),
        ("content/2026-10", "2026-09", "content/2026-10/a.yaml", True),
        ("content/2026-10", "../../else", "content/2026-10/a.yaml", False),
        ("content/2026-10", "../../else", "content/2026-10/not-there.yaml", False),
        ("content/2026-10", "../../else", "content/2026-10/../2026-09/a.yaml", False),
    ],
)
def test_with_a_link(root, link, target, path, inside):
    (root / link).symlink_to(target)
    assert is_inside(root / path, root) is inside


def test_a_publication_that_is_reached_by_a_link(root):
    (root.parent / "door").symlink_to("publication")
    assert is_inside(root.parent / "door/content/2026-09/a.yaml", root.parent / "door")
    assert is_inside(root.parent / "door/content/2026-09/a.yaml", root)
    assert not is_inside(root.parent / "else/a.yaml", root.parent / "door")
