"""Reads over sealed entries: the round of a page, the page of a round, what a juror may see."""

from hashlib import sha256

from django.db.models import Count, Q
from django.utils.translation import get_language
from wagtail.models import Locale

from ..choices import RoundState, Standing
from ..models import CompetitionPage, JurySeat, SealedEntry, SealedRound

JURY_READS = (RoundState.JUDGING, RoundState.SIGNING, RoundState.SIGNED, RoundState.OPENING)


def round_of(page: CompetitionPage) -> SealedRound | None:
    """The round of a page, in either language; nothing is asked for pages that take no entries."""
    if not page.takes_sealed_entries:
        return None
    return SealedRound.objects.filter(competition_key=page.translation_key).first()


def keys_with_entries():
    """The keys of competitions to which sealed entries came."""
    return SealedRound.objects.filter(entries__isnull=False).values("competition_key")


def page_of(found: SealedRound, language: str | None = None) -> CompetitionPage | None:
    """The public page of a round in a language, else the Romanian one; a page behind a restriction is none."""
    pages = CompetitionPage.objects.live().public().filter(translation_key=found.competition_key, alias_of=None)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    source = Locale.get_default().language_code
    return by_language.get(language or get_language()) or by_language.get(source)


def seat_of(found: SealedRound, user) -> JurySeat | None:
    """The seat of somebody who was not excused."""
    return found.seats.filter(judge=user, is_excused=False).select_related("judge", "round").first()


def entries_to_judge(seat: JurySeat):
    """What a juror reads: admitted entries without a conflict, once the promise is given and the jury has begun."""
    if seat.promised_at is None or seat.round.state not in JURY_READS:
        return SealedEntry.objects.none()
    mine = SealedEntry.objects.filter(round=seat.round, standing=Standing.ADMITTED, assignments__judge=seat.judge)
    return mine.exclude(conflicts__judge=seat.judge)


def in_own_order(seat: JurySeat, entries) -> list[SealedEntry]:
    """As this juror reads them: every seat has an order of its own, so that no entry is the first for all."""
    return sorted(entries, key=lambda entry: sha256(f"{seat.pk}:{entry.code}".encode()).digest())


def progress_of(found: SealedRound) -> dict[int, tuple[int, int]]:
    """Juror → (handed in, assigned)."""
    rows = found.entries.filter(assignments__isnull=False).values("assignments__judge").order_by()
    handed_in = Count("assignments", filter=Q(assignments__review__handed_in_at__isnull=False))
    counted = rows.annotate(done=handed_in, number=Count("assignments"))
    return {row["assignments__judge"]: (row["done"], row["number"]) for row in counted}
