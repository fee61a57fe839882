"""You said, we did: the answered ideas of a year or of a debate with what was done, and how many came and were answered."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, F, Prefetch, Q
from wagtail.models import Locale, Page

from ..choices import IDEA_KINDS, OPEN_STATUSES, Outcome
from ..models import AnswerUpdate, Form, FormPage, Submission
from .ideas import answered_ideas, year_bounds


def ideas_received(year: int | None = None, forms: Iterable[int] | None = None):
    """Every idea that came, answered or not, in public or not: for counting only."""
    found = Submission.objects.real().filter(form__kind__in=IDEA_KINDS).order_by()
    if year:
        start, end = year_bounds(year)
        found = found.filter(received_at__gte=start, received_at__lt=end)
    return found if forms is None else found.filter(form_id__in=list(forms))


def answered_as(**conditions) -> Q:
    """An answer of its own, or that of the idea it was joined to."""
    own = Q(answer__published_at__isnull=False, **{f"answer__{name}": value for name, value in conditions.items()})
    joined = {f"merged_into__answer__{name}": value for name, value in conditions.items()}
    return own | Q(merged_into__answer__published_at__isnull=False, **joined)


def totals(today: dt.date, year: int | None = None, forms: Iterable[int] | None = None) -> dict[str, int]:
    """Received, answered, in term, by disposition, and what waits past the day that its author was told."""
    return ideas_received(year, forms).aggregate(
        received=Count("pk"),
        answered=Count("pk", filter=answered_as()),
        in_term=Count("pk", filter=answered_as(published_at__date__lte=F("promised_on"))),
        taken_over=Count("pk", filter=answered_as(outcome__in=[Outcome.ACCEPTED, Outcome.UNDERWAY])),
        partly=Count("pk", filter=answered_as(outcome=Outcome.PARTLY)),
        explained=Count("pk", filter=answered_as(outcome=Outcome.EXPLAINED)),
        refused=Count("pk", filter=answered_as(outcome=Outcome.REFUSED)),
        overdue=Count("pk", filter=Q(status__in=OPEN_STATUSES, promised_on__lt=today, merged_into=None)),
    )


def register_rows(year: int | None = None, forms: Iterable[int] | None = None):
    """Published answers with their steps, by when the idea came, newest first."""
    found = answered_ideas().select_related("submission__neighbourhood").order_by("-submission__received_at", "-pk")
    if year:
        start, end = year_bounds(year)
        found = found.filter(submission__received_at__gte=start, submission__received_at__lt=end)
    if forms is not None:
        found = found.filter(submission__form_id__in=list(forms))
    return found.prefetch_related(Prefetch("updates", queryset=AnswerUpdate.objects.order_by("published_at", "pk")))


def years_of_ideas() -> list[int]:
    """Years in which ideas came, the latest first."""
    ends = ideas_received().order_by("received_at").values_list("received_at", flat=True)
    first, last = ends.first(), ends.last()
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def calls_for_ideas(locale: Locale) -> list[tuple[str, str, list[int]]]:
    """(key, title, forms) of each page above forms that took ideas: a debate, a call, the ideas page."""
    forms = {
        page_key: (pk, key)
        for pk, key, page_key in Form.objects.filter(kind__in=IDEA_KINDS).values_list("pk", "key", "page_key")
    }
    pages = FormPage.objects.filter(locale=locale, alias_of=None, translation_key__in=list(forms))
    above: dict[str, list[tuple[int, str]]] = {}
    for page in pages.order_by("path").only("path", "translation_key"):
        above.setdefault(page.path[: -page.steplen], []).append(forms[page.translation_key])
    titles = dict(Page.objects.filter(path__in=list(above), live=True).values_list("path", "title"))
    found = [(rows[0][1], titles[path], [pk for pk, _key in rows]) for path, rows in above.items() if path in titles]
    return sorted(found, key=lambda call: call[1])
