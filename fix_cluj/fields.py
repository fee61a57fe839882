"""A column whose text is encrypted in the database and in every backup."""

import logging

from django.db import models

from participation.sealing import Envelope, SealBroken

log = logging.getLogger(__name__)
ACCOUNT = Envelope(b"fix_cluj.account:", padded_to=512)


class SealedField(models.TextField):
    """Read and written as plain text; nothing can be searched in it. What no key opens any more is read as empty."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value and ACCOUNT.seal(value)

    def from_db_value(self, value, expression, connection):
        if not value:
            return value
        try:
            return ACCOUNT.unseal(value)
        except SealBroken:
            log.error("An account cannot be read: the key it was sealed with is not in SECRET_KEY_FALLBACKS")
            return ""
