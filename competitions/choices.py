"""States of sealed entries and of their judging; pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """Where a round of sealed entries stands; until the jury begins, the competition's calendar says who may enter."""

    RECEIVING = "receiving", _("entries are received and checked")
    JUDGING = "judging", _("the jury scores")
    SIGNING = "signing", _("the ranking is being signed")
    SIGNED = "signed", _("the ranking is signed, by code")
    OPENING = "opening", _("one person asked to open the identities")
    OPENED = "opened", _("the identities are open")
    PUBLISHED = "published", _("published")


class Standing(models.TextChoices):
    """What the check of admissibility says of an entry."""

    WAITING = "waiting", _("to be checked")
    ADMITTED = "admitted", _("admitted")
    REFUSED = "refused", _("not admitted")


# From here on nobody is anonymous any more.
OPEN_STATES = frozenset({RoundState.OPENED, RoundState.PUBLISHED})
# The ranking stands and can be read.
RANKED_STATES = frozenset({RoundState.SIGNING, RoundState.SIGNED, RoundState.OPENING}) | OPEN_STATES
