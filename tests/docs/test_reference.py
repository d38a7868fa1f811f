"""The reference is what the code says, and complete."""

import generate
from examples import CODES
from msgspec import inspect

from briefpress.reading.schema.brief import BriefFile
from briefpress.reading.schema.layout import LayoutFile
from briefpress.reading.schema.publication import PublicationFile


def test_what_is_generated_is_up_to_date(capsys):
    assert generate.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_page_is_named(monkeypatch, capsys, tmp_path):
    page = tmp_path / "docs/reference.md"
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "generated", lambda: {page: "new"})
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().err == ("docs/reference.md is stale; run: python docs/generate.py\n")
    assert not page.exists()
    assert generate.main([]) == 0
    assert page.read_text() == "new"


def test_numbers_are_used_once():
    ids = [code.id for code in generate.all_codes()]
    assert len(ids) == len(set(ids))


def test_every_command_field_and_code_is_in_it():
    page = generate.generated()[generate.ROOT / "docs/reference.md"]
    for command in ("init", "new", "import", "check", "build", "verify", "schema"):
        assert f"\n### `briefpress {command}`\n" in page
    for record in (BriefFile, PublicationFile, LayoutFile):
        for field in inspect.type_info(record).fields:
            assert f"\n| `{field.encode_name}` | " in page
    for code in generate.all_codes():
        assert f"\n#### {code.id}: {code.what}" in page
        assert code.why in page
        assert code.mend in page
    assert page.count("\nFor example:\n") == len(list(CODES.glob("BP*.md")))
