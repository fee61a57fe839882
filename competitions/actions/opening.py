"""Identities are opened by two people, read with a row for each look, published where their owners agreed, and erased."""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log as write_log

from cms.models.pages import whole_address
from participation.outbox.composing import enqueue

from ..choices import OPEN_STATES, RoundState
from ..models import SealedEntry, SealedIdentity, SealedOpening, SealedRound
from ..sealing import SealBroken, unseal
from ..workflow import OPEN
from .jury import has_right
from .rounds import NotReady, locked, move

log = logging.getLogger(__name__)
KEPT_AFTER = dt.timedelta(days=365)  # identities, after the results
KEPT_AT_MOST = dt.timedelta(days=3 * 365)  # of a round that was never finished


class NotYou(NotReady):
    """This person may not open these identities."""


def refuse_strangers(found: SealedRound, by) -> None:
    """Only people with the right, and never of the jury, whoever was excused from it included."""
    if not has_right(by, OPEN) or found.seats.filter(judge=by).exists():
        raise NotYou(_("Identities are opened by two people with the right to do so, neither of the jury."))


@transaction.atomic
def ask_opening(*, found: SealedRound, by, now) -> SealedRound:
    """The first of two people asks that the identities be opened."""
    found = locked(found.pk)
    refuse_strangers(found, by)
    moved = move(found, "ask_opening", by=by, digest=found.digest)
    SealedOpening.objects.create(round=found, asked_by=by, asked_at=now, digest=found.digest)
    return moved


@transaction.atomic
def take_back_opening(*, found: SealedRound, by, now) -> SealedRound:
    """Not yet: the ranking stays signed, nothing was opened."""
    found = locked(found.pk)
    refuse_strangers(found, by)
    moved = move(found, "take_back_opening", by=by)
    SealedOpening.objects.filter(round=found, confirmed_at=None).delete()
    return moved


@transaction.atomic
def confirm_opening(*, found: SealedRound, by, now) -> SealedRound:
    """The second person opens them; raises NotYou for the first."""
    found = locked(found.pk)
    refuse_strangers(found, by)
    opening = SealedOpening.objects.select_for_update().filter(round=found).first()
    if opening is not None and opening.asked_by_id == by.pk:
        raise NotYou(_("You asked for it: somebody else has to open them."))
    moved = move(found, "confirm_opening", by=by, digest=found.digest)
    opening.confirmed_by, opening.confirmed_at = by, now
    opening.save(update_fields=["confirmed_by", "confirmed_at"])
    return moved


def opened(entries: list[SealedEntry]) -> dict[int, dict]:
    """Entry → identity, of those that can be opened; empty for one that was erased or whose key is gone."""
    found = {}
    for identity in SealedIdentity.objects.filter(entry__in=entries, entry__round__state__in=OPEN_STATES):
        try:
            found[identity.entry_id] = unseal(identity.sealed) if identity.sealed else {}
        except SealBroken:
            log.error("The envelope of entry %s cannot be opened: was SECRET_KEY changed?", identity.entry_id)
            found[identity.entry_id] = {}
    return found


@transaction.atomic
def read_identities(*, found: SealedRound, by, now) -> dict[int, dict]:
    """Who made what, for somebody with the right, once they are open; the look is logged."""
    refuse_strangers(found, by)
    if not found.is_open:
        raise NotReady(_("The identities are sealed."))
    write_log(instance=found, action="competitions.read_identities", user=by)
    return opened(list(found.entries.all()))


@transaction.atomic
def publish_ranking(*, found: SealedRound, by, now) -> SealedRound:
    """Ranking, reports and the names of those who agreed become public; every author gets a letter."""
    found = locked(found.pk)
    refuse_strangers(found, by)
    found.published_at = now
    moved = move(found, "publish_ranking", by=by)
    entries = list(found.entries.all())
    places = {row["code"]: row["place"] for row in found.ranking}
    identities = opened(entries)
    for entry in entries:
        identity = identities.get(entry.pk, {})
        if identity.get("may_name"):
            SealedIdentity.objects.filter(entry=entry).update(public_name=public_name_of(identity))
        if identity.get("email"):
            context = {"title": found.title, "code": entry.code, "place": places.get(entry.code)}
            context |= {"because": entry.refused_because(entry.language), "url": ranking_url(found, entry.language)}
            enqueue(kind="sealed_result", to=identity["email"], language=entry.language, context=context, now=now)
    return moved


def ranking_url(found: SealedRound, language: str) -> str:
    """Where an author reads the ranking: in the language in which the entry was sent."""
    with override(language):
        return whole_address(reverse("sealed_ranking", args=[found.competition_key]))


@transaction.atomic
def take_back_name(*, entry: SealedEntry, by, now) -> None:
    """Consent was withdrawn: the entry stands in the ranking without a name from now on, and it does not come back."""
    found = locked(entry.round_id)
    refuse_strangers(found, by)
    if found.state != RoundState.PUBLISHED:
        raise NotReady(_("No name is public yet."))
    if SealedIdentity.objects.filter(entry=entry).exclude(public_name="").update(public_name=""):
        write_log(instance=found, action="competitions.take_back_name", user=by, data={"code": entry.code})


def public_name_of(identity: dict) -> str:
    """As they wish to be called, else their names."""
    names = ", ".join(line.strip() for line in identity.get("names", "").splitlines() if line.strip())
    return (identity.get("public_name", "").strip() or names)[:200]


def erase_identities(*, now, by=None) -> int:
    """Empty the envelopes whose term is over; how many. Names that were published by consent stay on the page."""
    due = Q(entry__round__published_at__lt=now - KEPT_AFTER) | Q(entry__received_at__lt=now - KEPT_AT_MOST)
    rounds = SealedRound.objects.filter(
        pk__in=SealedIdentity.objects.filter(due, erased_at=None).values("entry__round")
    )
    count = 0
    for found in rounds:
        with transaction.atomic():
            rows = SealedIdentity.objects.filter(due, erased_at=None, entry__round=found).values("pk")
            erased = SealedIdentity.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
            count += erased.update(sealed="", erased_at=now)
            write_log(instance=found, action="competitions.erase_identities", user=by)
    return count
