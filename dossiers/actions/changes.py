"""A dossier was published: what changed in its stages is recorded, and told to those who follow it."""

from django.db import transaction
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import Locale

from cms.dates import date_label
from cms.models.pages import public_url
from participation.actions.subscriptions import tell

from ..models import DossierPage, DossierStage, StageChange
from ..queries import dossier_of_key

SAID = ("state", "promised_on", "promised_precision", "actual_on", "actual_precision")
COPIED = ("kind", "name_ro", "name_en", "reason_ro", "reason_en", *SAID)


@transaction.atomic
def note_changes(*, dossier: DossierPage, by, now) -> list[StageChange]:
    """Record the stages that differ from what was published before and write to the followers; the rows that were made.

    The first publication is recorded and nobody is told: nothing has changed yet. Only the source language speaks.
    """
    if dossier.locale_id != Locale.get_default().pk or dossier.alias_of_id:
        return []
    DossierPage.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    before = {change.stage_key: change for change in StageChange.objects.filter(dossier_key=dossier.translation_key)}
    stages = DossierStage.objects.filter(page=dossier.pk)
    made = [change_of(stage, before.get(stage.key), dossier, by, now) for stage in stages if differs(stage, before)]
    StageChange.objects.bulk_create(made)
    if made:
        told = write_to_followers(dossier, made, now=now) if before else 0
        data = {"stages": [str(change.stage_key) for change in made], "told": told}
        log(instance=dossier, action="dossiers.change_stage", user=by, data=data)
    return made


def differs(stage: DossierStage, before: dict) -> bool:
    last = before.get(stage.key)
    return last is None or any(getattr(stage, name) != getattr(last, name) for name in SAID)


def change_of(stage: DossierStage, last: StageChange | None, dossier: DossierPage, by, now) -> StageChange:
    made = StageChange(dossier_key=dossier.translation_key, stage_key=stage.key, by=by, at=now)
    for name in COPIED:
        setattr(made, name, getattr(stage, name))
    if last is not None:
        made.state_before, made.promised_before = last.state, last.promised_on
        made.precision_before = last.promised_precision
    return made


def write_to_followers(dossier: DossierPage, made: list[StageChange], *, now) -> int:
    """One letter for everything that a publication changed, at once, in the follower's language; how many letters."""

    def facts(language: str) -> dict:
        with override(language):
            page = dossier_of_key(dossier.translation_key.hex) or dossier
            return {"title": page.title, "changes": [line(change) for change in made], "url": public_url(page)}

    return tell(subject=dossier.subject, kind="dossier_news", context_of=facts, now=now)


def line(change: StageChange) -> dict:
    """A stage as the letter tells it, in the active language."""
    before = date_label(change.promised_before, change.precision_before, weekday=False)
    return {
        "name": change.name,
        "state": change.state_label,
        "happened": change.actual_label if change.actual.is_known else "",
        "promised": change.promised_label if change.promised.is_known else "",
        "promised_before": before if change.is_slip else "",
        "reason": change.reason,
    }
