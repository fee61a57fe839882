"""What readers search among published answers is read from an index."""

import pytest
from django.db import connection

from participation.models import PublicAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_only]


def test_any_piece_of_a_word_is_read_from_an_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    found = PublicAnswer.objects.filter(search_text__contains="biciclet").order_by()
    assert "answer_search_trgm" in found.explain()
