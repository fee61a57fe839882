"""Templates show: no styling by hand, no ladder over block types, no unescaped text, nothing from other hosts."""

import re

import pytest

from tests.house import sources

# Where markup is made in code, and why that is safe. Plain-text mails (.txt) hold no markup to escape.
MARKED_SAFE = {
    "templates/ciic/layout/buttonholder.html": "crispy has rendered and escaped the buttons",
    "templates/ciic/layout/div.html": "crispy has rendered and escaped the fields",
    "templates/ciic/layout/fieldset.html": "crispy has rendered and escaped the fields",
    "cms/templatetags/cms_tags.py": "JSON-LD: <, > and & are written as escapes, and a data block is never executed",
    "cms/views/guide.py": "the guide is a file of the project, and every text of it is escaped before its few marks become tags",
    "cms/form_fields.py": "a drop-down of hundreds of options: every value and label is escaped where it is written",
    "search/excerpts.py": "the text is escaped first, then the marks around found words are put in",
    "search/queries.py": "an empty text for pages without an excerpt",
}


def offenders(pattern: str, files) -> list[str]:
    return [
        f"{sources.name(file)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if re.search(pattern, line)
    ]


def markup() -> list:
    return [file for file in sources.templates() if "emails" not in file.parts]


def test_no_template_styles_by_attribute():
    assert offenders(r"\sstyle\s*=", markup()) == []


def test_no_template_asks_for_a_block_type():
    assert offenders(r"{%\s*(el)?if\b.*block_type", sources.templates()) == []


def test_text_is_marked_safe_only_where_a_reason_is_given():
    markup_files = [file for file in sources.templates() if file.suffix != ".txt"]
    files = [file for file in [*markup_files, *sources.modules()] if sources.name(file) not in MARKED_SAFE]
    assert offenders(r"\|\s*safe\b|\bmark_safe\(|\bSafeString\(|{%\s*autoescape off", files) == []


def test_exceptions_to_escaping_still_exist():
    for file in MARKED_SAFE:
        assert offenders(r"safe|Safe|autoescape", [sources.ROOT / file]), f"{file} no longer needs its exception"


def test_nothing_is_loaded_from_another_host():
    tag = r"<(img|script|link|iframe|source|video|audio|use|object|embed)\b[^>]*\b(src|href|srcset|data)=[\"'](https?:)?//"
    assert offenders(tag, sources.templates()) == []


def test_no_stylesheet_loads_from_another_host():
    sheets = list((sources.ROOT / "portal" / "static").rglob("*.css"))
    assert offenders(r"url\([\"']?(https?:)?//|@import\s+[\"'](https?:)?//", sheets) == []


def test_no_template_runs_a_query():
    assert offenders(r"\.(objects|filter|exclude|all)\b(?!\w)(?=[^|]*[%}]})", markup()) == []


@pytest.mark.parametrize(
    "line",
    ['<p style="color: red">', '<div class="x" style = "a">'],
)
def test_styling_by_attribute_would_be_seen(line):
    assert re.search(r"\sstyle\s*=", line)
