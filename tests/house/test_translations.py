"""Romanian is complete, certain and spelled with comma-below letters."""

import ast
import importlib
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import polib
import pytest
from django.core.validators import FileExtensionValidator
from django.utils import translation
from django.utils.formats import date_format

from tests.house import sources

CEDILLAS = "".join(map(chr, (0x15E, 0x15F, 0x162, 0x163)))
TEXTS = {".py", ".html", ".txt", ".po", ".md", ".css", ".js", ".svg", ".xml", ".toml"}


ROMANIAN = ["ro", "repairs/ro"]


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(sources.ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", ROMANIAN)
def test_every_message_has_its_romanian(language):
    assert [entry.msgid for entry in catalogue(language).untranslated_entries()] == []


@pytest.mark.parametrize("language", [*ROMANIAN, "en"])
def test_no_translation_is_a_guess(language):
    assert [entry.msgid for entry in catalogue(language).fuzzy_entries()] == []
    assert catalogue(language).obsolete_entries() == []


@pytest.mark.parametrize("language", ROMANIAN)
def test_romanian_plurals_have_their_three_forms(language):
    counted = [entry for entry in catalogue(language) if entry.msgid_plural]
    assert [entry.msgid for entry in counted if sorted(entry.msgstr_plural) != [0, 1, 2]] == []


@pytest.mark.parametrize("language", ROMANIAN)
def test_translations_keep_every_placeholder(language):
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sdr]|{\w+}", text))

    broken = [
        entry.msgid
        for entry in catalogue(language)
        for text in entry.msgstr_plural.values() or [entry.msgstr]
        if places(text) - places(entry.msgid + entry.msgid_plural) or not places(text) >= places(entry.msgid)
    ]
    assert broken == []


def test_every_repair_repairs_something_that_is_still_there():
    """A message that Django or Wagtail dropped or translated better leaves the repairs again."""
    known = set()
    for app in ("django", "wagtail", "wagtail_localize", "allauth"):
        folder = Path(importlib.import_module(app).__file__).parent
        for file in folder.rglob("locale/en/LC_MESSAGES/django.po"):
            known |= {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(file))}
    assert [entry.msgid for entry in catalogue("repairs/ro") if (entry.msgctxt, entry.msgid) not in known] == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2020, 7, 28), "marți, 28 iulie 2020"), (date(2026, 3, 4), "miercuri, 4 martie 2026")],
)
def test_romanian_months_and_days_are_in_lower_case(day, expected):
    with translation.override("ro"):
        assert date_format(day, "l, j F Y") == expected


def test_djangos_own_messages_are_romanian():
    with translation.override("ro"):
        message = FileExtensionValidator(["pdf"]).message % {"extension": "exe", "allowed_extensions": "pdf"}
    assert message == "Fișierele de tip „exe” nu pot fi trimise. Tipuri acceptate: pdf."


def test_no_cedilla_letter_anywhere():
    """Except where code must recognise them, and then written as escapes."""
    files = [
        file
        for folder in [*sources.PACKAGES, "templates", "locale", "docs", "tests"]
        for file in (sources.ROOT / folder).rglob("*")
        if file.suffix in TEXTS
    ]
    assert [sources.name(file) for file in files if set(CEDILLAS) & set(file.read_text())] == []


def test_no_message_hides_in_an_f_string():
    """The gathering of messages does not look into them before Python 3.12."""
    names = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
    hidden = [
        f"{sources.name(file)}:{call.lineno}"
        for file in sources.modules()
        for text in ast.walk(ast.parse(file.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names
    ]
    assert hidden == []


def test_no_message_hides_behind_another_name():
    """The gathering of messages knows Django's functions by their own names, and `_`."""
    hidden = [
        f"{sources.name(file)}: {alias.name} as {alias.asname}"
        for file in sources.modules()
        for line in ast.walk(ast.parse(file.read_text()))
        if isinstance(line, ast.ImportFrom) and line.module == "django.utils.translation"
        for alias in line.names
        if "gettext" in alias.name and alias.asname not in (None, "_")
    ]
    assert hidden == []


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
