"""A competition that takes sealed entries has a round; each change of its state is a verb of the table."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from ..models import CompetitionPage, JurySeat, SealedRound
from ..workflow import TRANSITIONS

FEWEST = 2  # nobody judges alone


class NotReady(Exception):
    """Something has to be done first; the message says what."""


@transaction.atomic
def follow_competition(*, page: CompetitionPage, by, now) -> SealedRound | None:
    """The round of a competition that was published; made once, named as the Romanian page is."""
    if not page.takes_sealed_entries or page.alias_of_id:
        return None
    found, is_new = SealedRound.objects.get_or_create(
        competition_key=page.translation_key, defaults={"title": page.title}
    )
    if is_new:
        log(instance=found, action="competitions.make_round", user=by)
    elif found.title != page.title and page.locale_id == Locale.get_default().pk:
        found.title = page.title
        found.save(update_fields=["title"])
    return found


def locked(round_pk: int) -> SealedRound:
    """The round, which nobody else changes until the transaction ends."""
    return SealedRound.objects.select_for_update().get(pk=round_pk)


def move(found: SealedRound, verb: str, *, by, **data) -> SealedRound:
    """Apply a verb and log it; part of the transaction of the action that calls it."""
    found.state = TRANSITIONS.apply(verb, found.state)
    found.save()
    log(instance=found, action=f"competitions.{verb}", user=by, data=data)
    return found


def sitting(found: SealedRound) -> list[JurySeat]:
    """The jury without who was excused; raises NotReady when somebody would judge alone."""
    seats = list(found.seats.filter(is_excused=False).select_related("judge"))
    if len(seats) < FEWEST:
        raise NotReady(_("The jury needs at least two members."))
    return seats
