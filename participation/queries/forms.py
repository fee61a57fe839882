"""What pages ask of forms: those below a page, the meanings of their questions, the calls that they belong to."""

from wagtail.models import Locale, Page

from cms.prepared import Prepared, Slot
from cms.queries import IS_NOT_CLOSED, below, lean

from ..models import FormPage, FormVersion, PersonalDataAccess

FORMS_BELOW = Prepared(
    lambda: lean(
        FormPage.objects.filter(path__range=(Slot("first"), Slot("last")), depth=Slot("depth"), live=True)
        .filter(IS_NOT_CLOSED)
        .order_by("closes_at", "pk")
    )
)


def forms_below(page) -> list[FormPage]:
    """Live forms right below a page of any section, those that close first first."""
    return FORMS_BELOW(**below(page))


def keys_by_role(forms) -> dict[int, dict[str, str]]:
    """Id of each version of these forms → meaning → the key of the question that has it."""
    versions = FormVersion.objects.filter(form__in=forms).values_list("pk", "structure")
    return {pk: {entry["role"]: entry["key"] for entry in structure if entry["role"]} for pk, structure in versions}


def call_titles(forms) -> dict[int, str]:
    """Id of a form → title of the page right above its Romanian page: the call that it belongs to."""
    keys = dict(forms.values_list("page_key", "pk"))
    pages = FormPage.objects.filter(translation_key__in=keys, locale=Locale.get_default(), alias_of=None)
    above = {keys[page.translation_key]: page.path[: -page.steplen] for page in pages.only("path", "translation_key")}
    titles = dict(Page.objects.filter(path__in=set(above.values())).values_list("path", "title"))
    return {pk: titles[path] for pk, path in above.items() if path in titles}


def accesses(submission):
    """Who saw the personal data of a submission, newest first: the person, how (`get_how_display`) and when (`at`)."""
    return PersonalDataAccess.objects.filter(submission=submission).select_related("user").order_by("-at", "-pk")
