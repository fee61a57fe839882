"""Words of judging: the states of a round, what may come of an entry, how equals are told apart."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JudgingState(TextChoices):
    PREPARING = "preparing", _("being prepared")
    DECLARING = "declaring", _("conflicts of interest are declared")
    JUDGING = "judging", _("being judged")
    RANKED = "ranked", _("ranked, to be approved")
    APPROVING = "approving", _("approved by one person")
    APPROVED = "approved", _("approved by two people")
    PUBLISHED = "published", _("results published")


class Outcome(TextChoices):
    AWARDED = "awarded", _("funded")
    RESERVE = "reserve", _("on the reserve list")
    REJECTED = "rejected", _("not funded")
    GIVEN_UP = "given_up", _("gave the award up")


class TieRule(TextChoices):
    EARLIER = "earlier", _("who filed earlier")
    LOT = "lot", _("a lot drawn from the seed")


RANKED_STATES = (JudgingState.RANKED, JudgingState.APPROVING, JudgingState.APPROVED, JudgingState.PUBLISHED)
JUDGES_READ = (JudgingState.JUDGING, JudgingState.RANKED, JudgingState.APPROVING, JudgingState.APPROVED)
