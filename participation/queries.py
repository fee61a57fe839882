"""What pages ask of forms and answers: readers' pages, and the lists of staff."""

from django.utils.translation import get_language
from wagtail.models import Locale, Page

from cms.models import Neighbourhood
from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import IS_NOT_CLOSED, below, lean

from .choices import FormKind
from .models import FormPage, FormVersion, IdeasPage, PersonalDataAccess, PublicAnswer

LISTED_FIELDS = (
    "outcome", "public_title", "public_text", "published_at", "submission__language",
    "submission__neighbourhood__name_ro", "submission__neighbourhood__name_en",
)  # fmt: skip


def answered_ideas():
    """Published answers to ideas whose authors agreed; surveys and applications bring none."""
    return PublicAnswer.objects.public()


def _filtered(has_outcome: bool, has_place: bool):
    answers = answered_ideas()
    if has_outcome:
        answers = answers.filter(outcome=Slot("outcome"))
    if has_place:
        answers = answers.filter(submission__neighbourhood__slug=Slot("neighbourhood"))
    return answers


def _listed(has_outcome: bool, has_place: bool, start: int, stop: int):
    answers = _filtered(has_outcome, has_place).select_related("submission__neighbourhood")
    return answers.only(*LISTED_FIELDS)[start:stop]


LISTED = Prepared(_listed)
COUNTED = Prepared(lambda has_outcome, has_place: counted(_filtered(has_outcome, has_place)))
PLACES = Prepared(
    lambda: (
        Neighbourhood.objects.filter(pk__in=answered_ideas().order_by().values("submission__neighbourhood"))
        .order_by("name_ro")
        .values_list("slug", "name_ro", "name_en")
    )
)
OPEN_IDEA_FORMS = Prepared(
    lambda: (
        FormPage.objects.filter(live=True, locale=Slot("locale"), alias_of=None, kind=FormKind.IDEA)
        .open_at(Slot("now"))
        .values_list("title", "url_path")[:3]
    )
)


IDEAS_PAGE = Prepared(
    lambda: IdeasPage.objects.filter(live=True, alias_of=None, locale__language_code=Slot("language")).only("url_path")
)


def filtered_answers(chosen: dict[str, str]) -> PreparedList:
    """Answered ideas for these filters, newest answer first."""
    outcome, place = chosen.get("outcome", ""), chosen.get("neighbourhood", "")
    return PreparedList(LISTED, COUNTED, (bool(outcome), bool(place)), {"outcome": outcome, "neighbourhood": place})


def places_of_answers() -> list[tuple[str, str]]:
    """Slug and name of the neighbourhoods that some answered idea is about."""
    in_english = get_language() == "en"
    return [(slug, name_en if in_english else name_ro) for slug, name_ro, name_en in PLACES()]


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
