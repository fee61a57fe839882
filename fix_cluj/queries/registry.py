"""The registry of a call: everything that the log holds of it, of its committee and of its applications, newest first."""

from dataclasses import dataclass
from itertools import chain, islice

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import BaseLogEntry, ModelLogEntry, PageLogEntry

from participation.models import Form, Submission

from ..models import Application, ApplicationVersion, Committee, GrantCallPage
from .board import forms_by_call, seen_by


@dataclass(frozen=True)
class Registry:
    """The entries of a call, and which application each is about."""

    about: dict[str, str]  # id of an application or of one of its versions → code
    entries: list[BaseLogEntry]

    def code_of(self, entry: BaseLogEntry) -> str:
        return self.about.get(entry.object_id, "") if isinstance(entry, ModelLogEntry) else ""


def registry_of(user, call: GrantCallPage, *, code: str = "", most: int | None = None) -> Registry:
    """What was done and by whom; of applications, those on which this person works. With a code, of that one alone."""
    key = call.translation_key
    seen = seen_by(user, key).filter(code=code) if code else seen_by(user, key)
    codes = {str(pk): code for pk, code in seen.values_list("pk", "code")}
    versions = ApplicationVersion.objects.filter(application__in=seen.order_by().values("pk"))
    sent = {str(pk): code for pk, code in versions.values_list("submission", "application__code")}
    wanted = of(Application, codes) | of(Submission, sent)
    pages = PageLogEntry.objects.none()
    if not code:
        committees = Committee.objects.filter(call_key=key).values_list("pk", flat=True)
        wanted |= of(Committee, committees) | of(Form, [form.pk for form in forms_by_call([key])[key]])
        pages = PageLogEntry.objects.filter(page__in=GrantCallPage.objects.filter(translation_key=key).values("pk"))
    rows = ModelLogEntry.objects.filter(wanted).select_related("user").order_by("-timestamp", "-pk")
    of_pages = pages.select_related("user").order_by("-timestamp", "-pk")
    found = sorted(chain(islice(rows, most), islice(of_pages, most)), key=lambda row: row.timestamp, reverse=True)
    return Registry(codes | sent, found[:most])


def of(model, pks) -> Q:
    """The entries about rows of a model."""
    return Q(content_type=ContentType.objects.get_for_model(model), object_id__in=[str(pk) for pk in pks])
