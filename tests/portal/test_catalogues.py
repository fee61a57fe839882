"""Catalogues are compiled without gettext, and only when they changed."""

import gettext
import os

import pytest

from portal.catalogues import compile_stale

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);\\n"

msgid "Idea"
msgstr "Idee"

#, fuzzy
msgid "Answer"
msgstr "Ghicit"

msgid "%(n)d day"
msgid_plural "%(n)d days"
msgstr[0] "%(n)d zi"
msgstr[1] "%(n)d zile"
msgstr[2] "%(n)d de zile"
"""


@pytest.fixture
def source(tmp_path):
    file = tmp_path / "ro" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO)
    return file


def test_messages_and_plurals_can_be_read_back(source, tmp_path):
    compile_stale(tmp_path)
    with source.with_suffix(".mo").open("rb") as handle:
        romanian = gettext.GNUTranslations(handle)
    assert romanian.gettext("Idea") == "Idee"
    counted = [romanian.ngettext("%(n)d day", "%(n)d days", n) for n in (1, 2, 20)]
    assert counted == ["%(n)d zi", "%(n)d zile", "%(n)d de zile"]


def test_a_guess_is_not_compiled(source, tmp_path):
    compile_stale(tmp_path)
    with source.with_suffix(".mo").open("rb") as handle:
        assert gettext.GNUTranslations(handle).gettext("Answer") == "Answer"


def test_only_what_changed_is_compiled(source, tmp_path):
    assert compile_stale(tmp_path) == [source.with_suffix(".mo")]
    assert compile_stale(tmp_path) == []
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compile_stale(tmp_path) == [source.with_suffix(".mo")]


def test_nothing_half_written_is_left(source, tmp_path):
    compile_stale(tmp_path)
    assert sorted(file.name for file in source.parent.iterdir()) == ["django.mo", "django.po"]
