"""What is new in dossiers, for the weekly letter and for feeds: stages that changed, and promises that passed unkept."""

import datetime as dt
from collections import defaultdict
from itertools import groupby

from django.conf import settings
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE, combine
from cms.models.pages import public_url
from cms.queries import private_branches
from participation.queries.news import Piece, subjects_of

from ..choices import OPEN_STATES
from ..models import DossierPage, DossierStage, StageChange
from .timeline import promise_moment

LONGEST_STEP = dt.timedelta(days=366)  # what is promised for a year is stored as its first day


def news_of_dossiers(since: dt.datetime, now: dt.datetime) -> list[Piece]:
    """In a fixed number of queries; that a dossier is new is told by its page."""
    pages = public_dossiers()
    if not pages:
        return []
    subjects = subjects_of(page for versions in pages.values() for page in versions.values())
    by_key = {key: frozenset().union(*(subjects[page.pk] for page in found.values())) for key, found in pages.items()}
    return [*_changed(pages, by_key, since), *_passed(pages, by_key, since, now)]


def public_dossiers() -> dict:
    """Key of a dossier → language → its live page that anybody may read."""
    public = DossierPage.objects.live().filter(alias_of=None).select_related("locale").defer_streamfields()
    if (private := private_branches()) is not None:
        public = public.exclude(private)
    found: dict = defaultdict(dict)
    for page in public:
        found[page.translation_key][page.locale.language_code] = page
    return found


def _changed(pages: dict, subjects: dict, since: dt.datetime) -> list[Piece]:
    """One piece for all that a publication changed; the first publication changed nothing."""
    changes = StageChange.objects.filter(dossier_key__in=pages)
    first: dict = {}
    for key, at in changes.values_list("dossier_key", "at"):
        first[key] = min(at, first.get(key, at))
    recent = [change for change in changes.filter(at__gt=since) if change.at > first[change.dossier_key]]
    recent.sort(key=lambda change: (change.at, change.dossier_key, change.pk))
    found = []
    for (at, key), rows in groupby(recent, key=lambda change: (change.at, change.dossier_key)):
        rows = list(rows)
        found.append(Piece(at, f"stages:{rows[0].pk}", subjects[key], told(pages[key], rows, said_of_change)))
    return found


def _passed(pages: dict, subjects: dict, since: dt.datetime, now: dt.datetime) -> list[Piece]:
    """Promises whose last day went by while their stage is not done."""
    today = now.astimezone(CITY_ZONE).date()
    stages = DossierStage.objects.filter(page__in=[page.pk for found in pages.values() for page in found.values()])
    stages = stages.filter(
        page__locale__language_code=settings.LANGUAGE_CODE,
        state__in=OPEN_STATES,
        promised_on__range=(since.date() - LONGEST_STEP, today),
    )
    found = []
    for stage in stages.select_related("page"):
        last = stage.promised.last
        passed = last and combine(last + dt.timedelta(days=1), dt.time.min)
        if passed and since < passed <= now:
            key = stage.page.translation_key
            name = f"promise:{stage.key}:{stage.promised_on}:{stage.promised_precision}"
            found.append(Piece(passed, name, subjects[key], told(pages[key], [stage], said_of_promise)))
    return found


def told(pages: dict[str, DossierPage], rows: list, said_of):
    """The words of a piece: the dossier's name, and what is said of each row."""

    def words(language: str) -> dict:
        page = pages.get(language) or pages.get(settings.LANGUAGE_CODE) or next(iter(pages.values()))
        said = "; ".join(said_of(row) for row in rows)
        return {"title": _("Dossier: %(title)s") % {"title": page.title}, "said": said, "url": public_url(page)}

    return words


def said_of_change(change: StageChange) -> str:
    if change.is_slip:
        moved = promise_moment(change)
        return f"{moved.title} ({moved.text})" if moved.text else moved.title
    return f"{change.name}: {change.state_label}"


def said_of_promise(stage: DossierStage) -> str:
    names = {"stage": stage.name, "date": stage.promised_label}
    said = _("%(stage)s: it was promised for %(date)s and is not done yet") % names
    return f"{said} ({stage.reason})" if stage.reason else said
