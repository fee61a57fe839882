"""Reads over applications: the call that a form belongs to, the pages of a call, what else a team can apply to."""

from django.utils.translation import get_language
from wagtail.models import Locale

from participation.choices import FormKind, Role
from participation.models import Form, FormPage, FormVersion, IdeasPage, Submission

from ..budget import Limits, budget_of, in_another_currency, problems
from ..choices import Applicants
from ..eligibility import Team, failed_rules, said_label, team_from, terms_of
from ..models import EligibilityCount, GrantCallPage


def call_of(form: Form) -> GrantCallPage | None:
    """The call whose page stands right above a form's; its Romanian page where there is one, since facts lead there."""
    pages = FormPage.objects.filter(translation_key=form.page_key, alias_of=None)
    paths = [path[: -FormPage.steplen] for path in pages.values_list("path", flat=True)]
    found = list(GrantCallPage.objects.filter(path__in=paths).select_related("locale"))
    return min(found, key=lambda call: call.locale.language_code != "ro", default=None)


def applies_alone(page_key) -> bool:
    """Whether one person applies with that form, so that nobody else is named in it."""
    pages = FormPage.objects.filter(translation_key=page_key, alias_of=None)
    paths = [path[: -FormPage.steplen] for path in pages.values_list("path", flat=True)]
    return GrantCallPage.objects.filter(path__in=paths, applicants=Applicants.INDIVIDUAL).exists()


def forms_of_calls() -> list[Form]:
    """The application forms that stand right below a call."""
    return [form for form in Form.objects.filter(kind=FormKind.APPLICATION) if call_of(form)]


def not_filed():
    """What waits for the city without being an application, in the order in which it came."""
    rows = Submission.objects.real().awaiting_answer().filter(form__kind=FormKind.APPLICATION, erased_at=None)
    return rows.filter(application_version=None).order_by("received_at", "stored_at", "pk")


def page_of_call(call_key) -> GrantCallPage | None:
    """The public page of a call in the active language, else the Romanian one; a page behind a restriction is none."""
    pages = GrantCallPage.objects.live().public().filter(translation_key=call_key, alias_of=None)
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    return by_language.get(get_language()) or by_language.get(Locale.get_default().language_code)


def other_calls_for(team: Team, page: GrantCallPage, now) -> list[GrantCallPage]:
    """Calls that are open now and whose known conditions a team meets; what is invented is named beside its like only."""
    found = GrantCallPage.objects.live().public().filter(locale=page.locale, is_demonstration=page.is_demonstration)
    others = found.open_at(now).exclude(pk=page.pk).defer_streamfields().select_related("locale")
    return [call for call in others if not failed_rules(terms_of(call), team)]


def ideas_page(page: GrantCallPage) -> IdeasPage | None:
    """Where whoever cannot apply can still say what the city should do."""
    return IdeasPage.objects.live().public().filter(locale=page.locale).first()


def describe_about(form: Form, key: str) -> str:
    """What the address of an application's form says of the team, in the active language."""
    if form.kind != FormKind.APPLICATION:
        return ""
    team = team_from(key)
    return said_label(team) if team else ""


def judge_budget(version: FormVersion, cleaned: dict) -> list[tuple[str, str]]:
    """(question's key, what is wrong) of the sums in a call's form, by the call's terms of now."""
    keys = {entry["role"]: entry["key"] for entry in version.structure if entry["role"]}
    if version.form.kind != FormKind.APPLICATION or Role.AMOUNT not in keys:
        return []
    call = call_of(version.form)
    if call is None:
        return []
    limits = Limits(call.ceiling, call.own_contribution, call.currency)
    found = in_another_currency(version.structure, cleaned, call.currency)
    found += problems(limits, budget_of(version.structure, cleaned, call.currency))
    return [(keys[problem.role], problem.message) for problem in found]


def counts_of(call_key) -> list[EligibilityCount]:
    """How many asked whether a call is for them, and which condition shut out how many; the whole first."""
    return list(EligibilityCount.objects.filter(call_key=call_key).order_by("rule"))
