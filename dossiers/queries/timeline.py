"""One timeline of a dossier: stages, pages of all sections, what was done about ideas and projects, promises that moved."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.addresses import address_of
from cms.dates import CITY_ZONE, DAY, MONTH, YEAR, date_label, last_day
from cms.models import CallPage, EventPage
from cms.models.changes import Change
from cms.models.events import EventState
from cms.prepared import Prepared, Slot
from cms.queries import dated_pages, page_type, private_branches
from participation.models import AnswerUpdate
from participation.queries.ideas import answered_ideas
from participation.queries.subjects import idea_words, ideas_address

from ..choices import OPEN_STATES, StageState
from ..models import DossierIdea, DossierPage, StageChange
from .rows import Rows

OF_DOSSIER = DossierIdea.objects.filter(page__translation_key=Slot("key")).values("answer")
IDEAS = Prepared(lambda: answered_ideas().filter(pk__in=OF_DOSSIER).select_related("submission__form").order_by("pk"))
UPDATES = Prepared(lambda: AnswerUpdate.objects.filter(answer__in=OF_DOSSIER))
HOOK = "moments_of_projects"  # (codes, private) → moments of those of the funded projects that are public


@dataclass(frozen=True)
class Moment:
    """Something on the timeline; without a date it is known only that it belongs here."""

    kind: str  # stage, promise, page, idea, step or project: as the CSV names it
    date: dt.date | None
    precision: str
    label: str  # what kind of thing it is
    title: str
    mark: str = "done"
    text: str = ""
    url: str = ""
    lang: str = ""  # of the title, when it is not the reader's
    source: str = ""
    source_url: str = ""

    @property
    def when(self) -> str:
        return date_label(self.date, self.precision, weekday=False)

    @property
    def place(self) -> tuple:
        """Newest last; of what is known to the month only, the month's end."""
        day = last_day(self.date, self.precision)
        return (day is None, day or dt.date.max)


def timeline_of(
    page: DossierPage, rows: Rows, changes: list[StageChange], today: dt.date, request=None
) -> list[Moment]:
    """Newest last, what has no date after everything; as many queries for two hundred as for twenty."""
    private = private_branches(page)
    found = [
        *(stage_moment(stage) for stage in rows.stages if stage.state != StageState.UNKNOWN),
        *(promise_moment(change) for change in changes if change.is_slip),
        *(page_moment(linked, today, request) for linked in linked_pages(page, rows, private)),
        *(idea_moments(page) if rows.ideas else ()),
        *(project_moments(rows, private) if rows.projects else ()),
    ]
    return sorted(found, key=lambda moment: moment.place)


def stage_moment(stage) -> Moment:
    is_ahead = stage.state in OPEN_STATES and stage.promised.is_known
    said = stage.promised if is_ahead else stage.actual
    state = " · ".join([stage.state_label, _("promised for this date")]) if is_ahead else stage.state_label
    source = stage.sourced()
    return Moment(
        "stage", said.date if said.is_known else None, said.precision, _("Stage"), stage.name, stage.mark,
        ". ".join(part for part in (state, stage.reason) if part),
        source=source["source"], source_url=source["source_url"],
    )  # fmt: skip


def promise_moment(change: StageChange) -> Moment:
    """That a promise moved, on the day on which this was published."""
    day = change.at.astimezone(CITY_ZONE).date()
    before = date_label(change.promised_before, change.precision_before, weekday=False)
    names = {"stage": change.name, "before": before, "after": change.promised_label}
    title = (
        _("%(stage)s: the promised date moved from %(before)s to %(after)s")
        if change.promised.is_known
        else _("%(stage)s: the promised date %(before)s no longer holds")
    )
    return Moment("promise", day, DAY, _("Promise"), title % names, "done", change.reason)


def linked_pages(page: DossierPage, rows: Rows, private) -> list:
    return dated_pages((row.target_id for row in rows.links), page.locale, private)


def page_moment(page, today: dt.date, request) -> Moment:
    """A page of whatever section, by what its type's columns say."""
    model = page_type(page)
    is_call = model is not None and issubclass(model, CallPage)
    precision = YEAR if is_call else page.own_precision or DAY  # a call's days may be as unsure as its calendar's
    kind = capfirst(model._meta.verbose_name) if model else ""
    if model is not None and issubclass(model, EventPage) and page.own_kind:
        kind = str(dict(model._meta.get_field("kind").flatchoices).get(page.own_kind, kind))
    day = last_day(page.own_date, precision)
    is_ahead = day is not None and day >= today and (precision in (DAY, MONTH) or page.own_date >= today)
    is_unsure = not is_ahead and (page.was_held is False or page.was_confirmed is False)
    text = {Change.POSTPONED: EventState.POSTPONED.label, Change.CANCELLED: EventState.CANCELLED.label}.get(
        page.own_change, EventState.UNVERIFIED.label if is_unsure else ""
    )
    mark = "imagined" if is_ahead or is_unsure or page.own_change else "done"
    url = address_of(page.url_path, request) or ""
    return Moment("page", page.own_date, precision, kind, page.title, mark, str(text), url)


def idea_moments(page: DossierPage) -> list[Moment]:
    """Answered ideas of the dossier, and each step that was announced of their execution."""
    language, base = get_language(), ideas_address(get_language())
    answers = {answer.pk: answer for answer in IDEAS(key=page.translation_key)}
    words = {pk: idea_words(answer, language) for pk, answer in answers.items()}
    found = []
    for pk, answer in answers.items():
        said = words[pk]
        lang = said["language"] if said["title"] and said["language"] != language else ""
        title = said["title"] or _("An idea without a title")
        day = answer.published_at.astimezone(CITY_ZONE).date()
        found.append(Moment("idea", day, DAY, _("Idea"), title, "done", answer.outcome_label, f"{base}{pk}/", lang))
    for update in UPDATES(key=page.translation_key):
        if update.answer_id in answers:
            found.append(
                step_moment(update, answers[update.answer_id], words[update.answer_id], f"{base}{update.answer_id}/")
            )
    return found


def step_moment(update: AnswerUpdate, answer, said: dict, url: str) -> Moment:
    day = update.happened_on or update.published_at.astimezone(CITY_ZONE).date()
    text = (get_language() == "en" and update.text_en) or update.text_ro
    title = said["title"] or _("An idea without a title")
    lang = said["language"] if said["title"] and said["language"] != get_language() else ""
    return Moment("step", day, DAY, str(update.get_execution_display()), title, "done", text, url, lang)


def project_moments(rows: Rows, private) -> list[Moment]:
    """What the sections that fund tell of the chosen projects; of one that is not public any more, nothing."""
    codes = [row.code for row in rows.projects]
    return [moment for told in hooks.get_hooks(HOOK) for moment in told(codes, private)]
