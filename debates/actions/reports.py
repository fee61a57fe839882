"""The report of a year: what only people know is kept, the figures of the day are published and stay as they were."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from cms.dates import CITY_ZONE
from cms.signal_handlers import purge

from ..models import AnnualReport, DebatesIndexPage
from ..queries.report import BY_HAND, figures_of

KEPT = (*BY_HAND, "note_ro", "note_en")


def locked_report(year: int) -> AnnualReport:
    """The year's row, held until the transaction ends."""
    AnnualReport.objects.get_or_create(year=year)
    return AnnualReport.objects.select_for_update(of=("self",)).get(year=year)


@transaction.atomic
def keep_report(*, year: int, words: dict, by, now: dt.datetime) -> AnnualReport:
    """Keep what the portal cannot count; a published report keeps its figures until it is published again."""
    row = locked_report(year)
    for name in KEPT:
        setattr(row, name, words[name])
    row.save(update_fields=KEPT)
    log(instance=row, action="debates.keep_report", user=by, data={"year": year})
    return row


@transaction.atomic
def publish_report(*, year: int, by, now: dt.datetime) -> AnnualReport:
    """Freeze figures and remarks as they stand now; said again, the report is published anew with those of that day."""
    row = locked_report(year)
    figures = figures_of(year, now.astimezone(CITY_ZONE).date())
    figures["by_hand"] = {name: getattr(row, name) for name in BY_HAND}
    figures["note"] = {"ro": row.note_ro, "en": row.note_en}
    row.figures, row.published_at, row.by = figures, now, by
    row.save(update_fields=["figures", "published_at", "by"])
    log(instance=row, action="debates.publish_report", user=by, data={"year": year})
    transaction.on_commit(purge_lists)
    return row


@transaction.atomic
def withdraw_report(*, year: int, by, now: dt.datetime) -> AnnualReport:
    """Take it off the site; what was typed stays."""
    row = locked_report(year)
    row.figures, row.published_at = None, None
    row.save(update_fields=["figures", "published_at"])
    log(instance=row, action="debates.withdraw_report", user=by, data={"year": year})
    transaction.on_commit(purge_lists)
    return row


def purge_lists() -> None:
    for page in DebatesIndexPage.objects.live():
        purge(page)
