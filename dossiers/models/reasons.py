"""No promise moves without its reason: checked beside the row where it is typed, and again whenever a draft is kept."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.dates import CITY_ZONE
from cms.models.pages import FactsForm

from ..choices import Keeping
from ..dates import Dated, slips
from ..form_fields import refuse_unknown
from .rows import DossierStage


class DossierForm(FactsForm):
    """Asks for the reason beside the stage that lacks it, and takes no project that nobody funds."""

    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("stages")
        if formset is not None and formset.is_valid() and takes_its_own_facts(self.instance):
            kept = [form for form in formset.forms if form not in formset.deleted_forms]
            forms = {id(form.instance): form for form in kept if form.has_changed() or form.instance.pk}
            stages = [form.instance for form in forms.values()]
            today = timezone.localdate(timezone=CITY_ZONE)
            for stage, field, message in [*slip_problems(self.instance, stages), *overdue_problems(stages, today)]:
                if not forms[id(stage)].has_error(field):
                    forms[id(stage)].add_error(field, message)
        projects = self.formsets.get("projects")
        if projects is not None and projects.is_valid():
            refuse_unknown(projects)
        return cleaned


def takes_its_own_facts(page) -> bool:
    """Whether facts are typed here: a translation has its source's."""
    return page.locale_id is None or page.locale_id == Locale.get_default().pk


def promised_in_public(page) -> dict:
    """Stage → what is promised of it now; nothing while the page is a draft."""
    if page.pk is None or not page.live:
        return {}
    stored = DossierStage.objects.filter(page=page.pk)
    return {key: Dated(*said) for key, *said in stored.values_list("key", "promised_on", "promised_precision")}


def slip_problems(page, stages) -> list[tuple[DossierStage, str, str]]:
    """(stage, its field, message) where a public promise moves and nobody says why, in one of the languages."""
    before = promised_in_public(page)
    moved = [stage for stage in stages if slips(before.get(stage.key, Dated()), stage.promised)]
    words = _("The promised date moves: say why, in one line for the public.")
    return [(stage, field, words) for stage in moved for field in missing(stage)]


def overdue_problems(stages, today: dt.date) -> list[tuple[DossierStage, str, str]]:
    """(stage, its field, message) where a promise has passed. Time does that by itself, so it blocks nobody but the editor."""
    late = [stage for stage in stages if stage.kept_on(today).keeping in (Keeping.OVERDUE, Keeping.LATE)]
    words = _("The promised date has passed: say why, in one line for the public.")
    return [(stage, field, words) for stage in late for field in missing(stage)]


def missing(stage: DossierStage) -> list[str]:
    return [name for name in ("reason_ro", "reason_en") if not getattr(stage, name).strip()]


def refuse_slips(page) -> None:
    """Raise when a public promise would move without its reason."""
    if takes_its_own_facts(page) and (problems := slip_problems(page, page.stages.all())):
        raise ValidationError([message for _stage, _field, message in problems])
