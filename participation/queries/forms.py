"""What pages ask of forms: those below a page, the meanings of their questions, the calls that they belong to."""

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from cms.prepared import Prepared, Slot
from cms.queries import IS_NOT_CLOSED, below, lean

from ..models import FormPage, FormVersion

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
    """Id of a form → title of the page right above its Romanian page, the call that it belongs to; one query."""
    keys = {form.page_key: form.pk for form in forms}
    # Paths are steps of one length: without the last one, a path is that of the page above.
    path_above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    title = Page.objects.filter(path=path_above).values("title")[:1]
    pages = FormPage.objects.filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE, alias_of=None
    )
    found = pages.annotate(title_above=Subquery(title)).values_list("translation_key", "title_above")
    return {keys[key]: above for key, above in found if above}
