"""Counts which question brought an application back to whoever wanted to send it, after that was decided."""

import logging

from django.db import DatabaseError, transaction

from ..choices import FormKind
from ..models import RefusedAnswer

log = logging.getLogger(__name__)


def count_refused(*, form, structure: list[dict], wrong, now=None, by=None) -> None:
    """One statement, on the way back only: what is accepted never comes here, and a count that fails fails nobody.

    It changes nothing that anybody did or owns, so it leaves no entry in the log.
    """
    keys = [entry["key"] for entry in structure if entry["key"] in wrong]
    if form.kind != FormKind.APPLICATION or not keys:
        return
    try:
        with transaction.atomic():
            RefusedAnswer.objects.count_once(form.pk, keys)
    except DatabaseError:
        log.warning("The refused answers of form %s were not counted", form.pk, exc_info=True)
