"""Small is a rule of the house: what grows is split by noun."""

import ast

from tests.house import sources


def test_no_module_is_longer_than_300_lines():
    found = [*sources.modules(), *sources.demo_texts()]
    assert [sources.name(file) for file in found if sources.line_count(file) > 300] == []


def test_no_module_of_tests_is_longer_than_450_lines():
    """Stories are told at greater length than rules, and still by noun."""
    assert [sources.name(file) for file in sources.tests() if sources.line_count(file) > 450] == []


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{sources.name(file)}: {function} has {lines}"
        for file in sources.modules()
        for function, lines in sources.functions(file)
        if lines > 40
    ]
    assert long == []


def test_no_template_is_longer_than_120_lines():
    assert [sources.name(file) for file in sources.templates() if sources.line_count(file) > 120] == []


def test_every_module_opens_with_one_sentence():
    silent = [
        sources.name(file)
        for file in sources.modules()
        if file.read_text().strip() and not ast.get_docstring(ast.parse(file.read_text()))
    ]
    assert silent == []


def test_no_drawer_for_everything():
    drawers = {"utils", "helpers", "common", "misc", "manager", "managers"}
    assert [
        sources.name(file) for file in sources.modules() if file.stem in drawers or file.parent.name in drawers
    ] == []
