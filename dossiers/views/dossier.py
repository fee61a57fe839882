"""A dossier's page: where it stands, its stages with promises, its figures, one timeline, and how to follow it."""

from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE, date_label
from cms.queries import documents_of
from cms.views.labels import labels_as_facts, organisations_as_facts
from cms.views.record import record_of
from participation.views.idea import address_form

from .. import queries
from ..choices import Keeping, StageState
from ..models import DossierFigure, DossierPage, DossierStage
from .words import keeping_label, years_label

LATE = (Keeping.LATE, Keeping.OVERDUE)


def show_dossier(request, page: DossierPage):
    """Everything that is known, and said to be unknown where it is."""
    today = timezone.localdate(timezone=CITY_ZONE)
    rows = queries.rows_of_dossier(page)
    changes = queries.changes_of(page)
    moments = queries.timeline_of(page, rows, changes, today, request)
    bodies = queries.bodies_of(page, rows.stages)
    url = page.get_url(request)
    context = {
        "facts": facts_of(page),
        "stages": [stage_row(stage, bodies, changes, today) for stage in rows.stages],
        "figures": figures_side_by_side(rows.figures),
        "timeline": [timeline_item(moment) for moment in moments if moment.date],
        "undated": [timeline_item(moment) for moment in moments if not moment.date],
        "documents": [document.listed() for document in documents_of(page)],
        "csv_url": f"{url}data/csv/",
        "record": record_of(page, request, csv_url=f"{url}data/csv/"),
        "follow": {
            "action": reverse("follow"),
            "form": address_form(page.subject, "follow"),
            "title": _("Follow this dossier"),
        },
    }
    return page.render(request, context_overrides=context)


def facts_of(page: DossierPage) -> list[dict]:
    return [
        {"label": _("Place"), "value": page.place},
        *organisations_as_facts(page.terms),
        {
            "label": _("From the verdict to the reception"),
            "value": years_label(page.years_to_reception) or _("not known"),
        },
        *labels_as_facts(page.terms),
    ]


def stage_row(stage: DossierStage, bodies: dict[int, str], changes: list, today) -> dict:
    """A stage as _stages.html shows it: what was promised first and what is promised now, what happened, who says so."""
    promise = stage.kept_on(today)
    is_late = promise.keeping in LATE
    slipped = [change for change in changes if change.stage_key == stage.key and change.is_slip]
    first = date_label(slipped[0].promised_before, slipped[0].precision_before, weekday=False) if slipped else ""
    actual = stage.actual_label if stage.actual.is_known else _("not known")
    reason = stage.reason if is_late or slipped else ""
    facts = [
        {"label": _("Promised first"), "value": first},
        {"label": _("Promised"), "value": stage.promised_label if stage.promised.is_known else _("no date known")},
        {"label": _("Actual"), "value": actual if stage.state == StageState.DONE else ""},
        {"label": _("Promise"), "value": keeping_label(promise)},
        {"label": _("Reason"), "value": reason or (_("No reason was given yet.") if is_late else "")},
        {"label": _("Responsible"), "value": bodies.get(stage.body_id) or _("not known")},
    ]
    is_blank = stage.state == StageState.UNKNOWN and not (stage.promised.is_known or stage.body_id)
    source = stage.sourced()
    return {
        "name": stage.name,
        "mark": stage.mark,
        "label": _("Late") if promise.keeping == Keeping.OVERDUE else stage.state_label,
        "facts": [] if is_blank else facts,
        **source,
        "as_of": source["as_of"] if stage.as_of else "",
    }


def figures_side_by_side(figures: list[DossierFigure]) -> list[dict]:
    """Figures of the same thing together, oldest first: none of them is chosen for the reader."""
    order = {name: place for place, name in enumerate(dict.fromkeys(figure.name_ro for figure in figures))}
    rows = sorted(figures, key=lambda row: (order[row.name_ro], row.as_of is None, row.as_of or timezone.localdate()))
    found = []
    for _name, same in groupby(rows, key=lambda row: row.name_ro):
        told = [row.as_row() for row in same]
        found.append({"name": told[0]["name"], "rows": told, "differ": len({row["value"] for row in told}) > 1})
    return found


def timeline_item(moment: queries.Moment) -> dict:
    return {
        "title": moment.title,
        "date": f"{moment.when} · {moment.label}" if moment.date else moment.label,
        "text": moment.text,
        "state": moment.mark,
        "url": moment.url,
        "lang": moment.lang,
    }
