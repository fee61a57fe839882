"""The report of missing and stale translations: every source page and where it stands in another language."""

import django_filters
from django.conf import settings
from django.db.models import Case, CharField, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

MISSING, WAITING, STALE, COMPLETE = "missing", "waiting", "stale", "complete"
STATES = [
    (MISSING, _("missing")),
    (WAITING, _("not published yet")),
    (STALE, _("older than the source")),
    (COMPLETE, _("complete")),
]


def with_translation_state(pages, target: Locale):
    """Source pages with `state`, `waiting_words` (strings without translation) and `translated_id` for a language."""
    translations = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=target, alias_of=None)
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), locale=target, has_error=False
    )
    segments = StringSegment.objects.filter(
        source__object_id=OuterRef("translation_key"), source__locale=OuterRef("locale")
    )
    waiting = (
        segments.filter(~Exists(translated)).order_by().values("source").annotate(number=Count("pk")).values("number")
    )
    # The same words may stand on another page: what is translated there, for its context, changes nothing here.
    newer = segments.filter(Exists(translated.filter(updated_at__gt=OuterRef(OuterRef("translated_on")))))
    known = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    return pages.annotate(
        translated_id=Subquery(translations.values("pk")[:1]),
        translated_live=Subquery(translations.values("live")[:1]),
        translated_on=Subquery(translations.values("last_published_at")[:1]),
        waiting_words=Coalesce(Subquery(waiting, output_field=IntegerField()), 0),
        # Published again while wagtail-localize was not told: its words may be older than the page's.
        source_on=Subquery(known.values("last_updated_at")[:1]),
    ).annotate(
        has_newer_words=Exists(newer),
        state=Case(
            When(translated_id=None, then=Value(MISSING)),
            When(translated_live=False, then=Value(WAITING)),
            When(
                Q(waiting_words__gt=0) | Q(has_newer_words=True) | Q(source_on__lt=F("last_published_at")),
                then=Value(STALE),
            ),
            default=Value(COMPLETE),
            output_field=CharField(),
        ),
    )


class TranslationStateFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES)

    class Meta:
        model = Page
        fields: list[str] = []


class TranslationStateView(PageReportView):
    """Source pages × the other language; two queries a page of the report, whatever its length."""

    page_title = _("Missing and stale translations")
    header_icon = "wagtail-localize-language"
    results_template_name = "cms/translation_state_results.html"
    index_url_name = "translation_state"
    index_results_url_name = "translation_state_results"
    filterset_class = TranslationStateFilterSet
    any_permission_required = ["add", "change", "publish"]
    list_export = [
        "title",
        "content_type.model_class._meta.verbose_name",
        "state_label",
        "waiting_words",
        "last_published_at",
        "translated_on",
    ]
    export_headings = {
        "title": _("Title"),
        "content_type.model_class._meta.verbose_name": _("Type"),
        "state_label": _("State in the other language"),
        "waiting_words": _("Texts that wait for translation"),
        "last_published_at": _("Published"),
        "translated_on": _("Translation published"),
    }

    def get_base_queryset(self):
        self.target = (
            Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).order_by("pk").first() or Locale.get_default()
        )
        sources = Page.objects.filter(locale=Locale.get_default(), alias_of=None, depth__gte=2)
        pages = with_translation_state(sources, self.target).select_related("content_type")
        return pages.order_by(Case(When(state=COMPLETE, then=1), default=0), "path")  # what waits comes first

    def get_queryset(self):
        return self.get_base_queryset()

    def decorate_paginated_queryset(self, object_list):
        labels = dict(STATES)
        for page in object_list:
            page.state_label = labels[page.state]
        return object_list

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(*args, **kwargs) | {"target": self.target}
