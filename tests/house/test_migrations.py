"""Migrations stay small: StreamFields leave their blocks out of them."""

import re

import pytest
from django.core.management import call_command

from tests.house import sources


@pytest.mark.parametrize("file", sources.migrations(), ids=sources.name)
def test_migration_is_small_and_holds_no_blocks(file):
    text = file.read_text()
    assert len(text) < 60_000
    assert "wagtail.blocks" not in text
    assert re.findall(r"block_lookup=(?!\{\})", text) == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
