"""What dossiers hear of funded projects: which may be chosen, and their moments on the red thread."""

from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE, DAY
from cms.queries import private_branches
from dossiers.queries import Moment
from evaluation.choices import JudgingState, Outcome

from ..choices import Applicants, RevisionState
from ..models import Decision, GrantCallPage, Revision
from .projects import Project, followed
from .promises import Step, steps_of

# What of a project belongs on the way of a place; how its reports came and were read stands on its own page.
TOLD = ("funded", "signed", "ends", "summary", "closed", "given_up", "cancelled", "lost")


def projects_to_choose() -> list[tuple[str, list[tuple[str, str]]]]:
    """(call, [(code, title and code)]) of what published results fund, the newest call first."""
    rows = Decision.objects.filter(committee__state=JudgingState.PUBLISHED, outcome=Outcome.AWARDED)
    told = rows.order_by("-committee__published_at", "committee", "place").values_list(
        "committee__call_key", "committee__title", "application__code", "application__submission__title",
        "application__terms__applicants",
    )  # fmt: skip
    told = list(told)
    public = public_calls({key for key, *_rest in told}, private_branches())
    found = []
    for (key, call), projects in groupby(told, key=lambda row: row[:2]):
        if key in public:
            name = _("%(call)s (demonstration)") % {"call": call} if public[key] else call
            found.append((name, [(code, choice_label(code, *rest)) for _key, _call, code, *rest in projects]))
    return found


def choice_label(code: str, title: str, applicants: str | None) -> str:
    """One person is a code for editors too."""
    return f"{title} ({code})" if title and applicants != Applicants.INDIVIDUAL else code


def public_calls(keys: Iterable, private: Q | None) -> dict:
    """Key of a call that anybody may read, in the reader's language or in Romanian → whether it is a demonstration."""
    pages = GrantCallPage.objects.live().filter(translation_key__in=keys, alias_of=None)
    pages = pages.filter(locale__language_code__in={get_language(), settings.LANGUAGE_CODE})
    pages = pages.exclude(private) if private is not None else pages
    return dict(pages.values_list("translation_key", "is_demonstration"))


def moments_of_projects(codes: list[str], private: Q | None) -> list[Moment]:
    """Of those that have a page: in a fixed number of queries, whatever their number."""
    rows = Decision.objects.filter(application__code__in=codes, committee__state=JudgingState.PUBLISHED)
    rows = rows.select_related("committee", "application__submission").defer("application__submission__answers")
    decisions = list(rows.prefetch_related("application__contracts__reports"))
    public = public_calls({row.committee.call_key for row in decisions}, private)
    decisions = [row for row in decisions if row.committee.call_key in public]
    changes = changes_of(decisions)
    today = timezone.localdate(timezone=CITY_ZONE)
    projects = [followed(row, changes.get(row.committee_id, [])) for row in decisions]
    return [
        moment_of(project, step, is_demonstration=public[project.decision.committee.call_key])
        for project in projects
        if project is not None
        for step in steps_of(project, today)
        if step.kind in TOLD and step.day
    ]


def changes_of(decisions: list[Decision]) -> dict[int, list[Revision]]:
    """Committee → changes of its results, oldest first."""
    rows = Revision.objects.filter(committee__in={row.committee_id for row in decisions}, state=RevisionState.APPLIED)
    found: dict[int, list[Revision]] = {}
    for row in rows.order_by("applied_at", "pk"):
        found.setdefault(row.committee_id, []).append(row)
    return found


def moment_of(project: Project, step: Step, *, is_demonstration: bool) -> Moment:
    lang = project.title_language
    said = [_("Demonstration")] if is_demonstration else []
    return Moment(
        "project", step.day, DAY, step.title, project.title, step.state, " · ".join([*said, *([step.text] if step.text else [])]),
        reverse("grant_project", args=[project.decision.committee.call_key, project.application.code]),
        "" if lang == get_language() else lang,
    )  # fmt: skip
