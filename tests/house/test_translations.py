"""Romanian is complete, certain and spelled with comma-below letters."""

import shutil
import subprocess
import sys

import polib
import pytest

from tests.house import sources

CEDILLAS = "".join(map(chr, (0x15E, 0x15F, 0x162, 0x163)))
TEXTS = {".py", ".html", ".txt", ".po", ".md", ".css", ".js", ".svg", ".xml", ".toml"}


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(sources.ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def test_every_message_has_its_romanian():
    assert [entry.msgid for entry in catalogue("ro").untranslated_entries()] == []


@pytest.mark.parametrize("language", ["ro", "en"])
def test_no_translation_is_a_guess(language):
    assert [entry.msgid for entry in catalogue(language).fuzzy_entries()] == []
    assert catalogue(language).obsolete_entries() == []


def test_romanian_plurals_have_their_three_forms():
    counted = [entry for entry in catalogue("ro") if entry.msgid_plural]
    assert [entry.msgid for entry in counted if sorted(entry.msgstr_plural) != [0, 1, 2]] == []


def test_translations_keep_every_placeholder():
    import re

    def places(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]|{\w+}", text))

    broken = [
        entry.msgid
        for entry in catalogue("ro")
        if not entry.msgid_plural and places(entry.msgid) != places(entry.msgstr)
    ]
    assert broken == []


def test_no_cedilla_letter_anywhere():
    """Except where code must recognise them, and then written as escapes."""
    files = [
        file
        for folder in [*sources.PACKAGES, "templates", "locale", "docs", "tests"]
        for file in (sources.ROOT / folder).rglob("*")
        if file.suffix in TEXTS
    ]
    assert [sources.name(file) for file in files if set(CEDILLAS) & set(file.read_text())] == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="xgettext (package gettext) is missing")
def test_the_catalogues_hold_exactly_what_the_code_says(tmp_path):
    """Gathered again in a copy of the project, the messages are the same."""
    names = [*sources.PACKAGES, "templates", "locale", "manage.py"]
    for name in names:
        source = sources.ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo", "static"))
        else:
            shutil.copy(source, tmp_path)
    subprocess.run([sys.executable, "manage.py", "make_catalogues"], cwd=tmp_path, check=True, capture_output=True)
    for language in ("ro", "en"):
        again = polib.pofile(str(tmp_path / "locale" / language / "LC_MESSAGES" / "django.po"))
        kept = {(entry.msgctxt, entry.msgid) for entry in catalogue(language)}
        assert {(entry.msgctxt, entry.msgid) for entry in again} ^ kept == set()
