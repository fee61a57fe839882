"""Documents with versions in the staff area: all of them, one with its history, a new version, its text."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.documents.permissions import permission_policy

from ..actions import CannotPost, post_version, write_text
from ..dates import CITY_ZONE, date_label, moment_label
from ..models import DocumentVersion, VersionedDocument, VersionText
from ..models.pages import whole_address
from ..queries.documents import texts_of, versions_of
from ..staff_forms import PostForm, TextForm

LANGUAGES = {"ro": gettext_lazy("in Romanian"), "en": gettext_lazy("in English")}


def may_open(user) -> bool:
    return permission_policy.user_has_any_permission(user, ["add", "change"])


def documents_for(user):
    """The documents whose current file this person may change: each section has a shelf of its own."""
    files = permission_policy.instances_user_has_permission_for(user, "change")
    return VersionedDocument.objects.filter(current__file__in=files).select_related("current__file")


class StaffView(WagtailAdminTemplateMixin):
    """Base: whoever works with the library; the document of the address, or none of that name."""

    header_icon = "doc-full"

    def dispatch(self, request, *args, **kwargs):
        if not may_open(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def series(self) -> VersionedDocument:
        return get_object_or_404(documents_for(self.request.user), pk=self.kwargs["pk"])

    @property
    def back_url(self) -> str:
        return reverse("versions:one", args=[self.series.pk]) if "pk" in self.kwargs else reverse("versions:index")

    def get_breadcrumbs_items(self) -> list:
        trail = [{"url": reverse("versions:index"), "label": _("Documents with versions")}]
        if "pk" in self.kwargs:
            trail.append({"url": reverse("versions:one", args=[self.series.pk]), "label": str(self.series)})
        here = [] if trail[-1]["url"] == self.request.path else [{"url": "", "label": self.page_title}]
        return [*super().get_breadcrumbs_items(), *trail, *here]


class VersionsList(StaffView, TemplateView):
    template_name = "cms/staff/versions.html"
    page_title = gettext_lazy("Documents with versions")

    def get_context_data(self, **kwargs):
        found = documents_for(self.request.user).order_by("-current__posted_at")
        rows = [
            {
                "title": str(series),
                "url": reverse("versions:one", args=[series.pk]),
                "number": series.current.number,
                "posted": day_of(series.current),
            }
            for series in found
        ]
        return super().get_context_data(**kwargs) | {"rows": rows, "add_url": reverse("versions:add")}


class OneDocument(StaffView, TemplateView):
    """All versions with their texts, where each can be read, and what can be added."""

    template_name = "cms/staff/document.html"

    @property
    def page_title(self) -> str:
        return str(self.series)

    def get_context_data(self, **kwargs):
        texts = texts_of(self.series.pk)
        addresses = []
        for code in dict(settings.LANGUAGES):
            with override(code):
                addresses.append(whole_address(reverse("document", args=[self.series.pk])))
        return super().get_context_data(**kwargs) | {
            "versions": [self.told(version, texts) for version in versions_of(self.series.pk)],
            "post_url": reverse("versions:post", args=[self.series.pk]),
            "addresses": addresses,
        }

    def told(self, version: DocumentVersion, texts: dict) -> dict:
        written = []
        for language, name in LANGUAGES.items():
            known = texts.get((version.pk, language), [])
            when = moment_label(known[-1].written_at, weekday=False) if known else ""
            url = reverse("versions:write", args=[self.series.pk, version.number, language])
            written.append({"name": name, "when": when, "url": url, "count": len(known)})
        return {
            "label": version.label,
            "file": version.file,
            "posted": day_of(version),
            "changes_ro": version.changes_ro,
            "changes_en": version.changes_en,
            "by": str(version.posted_by or ""),
            "texts": written,
        }


def day_of(version: DocumentVersion) -> str:
    return date_label(version.file.posted_on, weekday=False) if version.file.posted_on else ""


class FormPage(StaffView, FormView):
    template_name = "cms/staff/form.html"
    submit_label = explanation = ""

    def get_context_data(self, **kwargs):
        about = {"submit_label": self.submit_label, "explanation": self.explanation, "back_url": self.back_url}
        return super().get_context_data(**kwargs) | about


class PostView(FormPage):
    """A file becomes the newest version; without a document in the address, the first of a new one."""

    form_class = PostForm
    submit_label = gettext_lazy("Post it")
    explanation = gettext_lazy(
        "Pages that carry any version of the document show the newest one from this moment on; the versions before stay "
        "readable as they were posted."
    )

    @property
    def page_title(self) -> str:
        return _("Post a new version") if "pk" in self.kwargs else _("Start a document with versions")

    @property
    def last(self) -> DocumentVersion | None:
        return self.series.current if "pk" in self.kwargs else None

    def get_form_kwargs(self):
        today = timezone.localdate(timezone=CITY_ZONE)
        return super().get_form_kwargs() | {"last": self.last, "today": today, "initial": {"posted_on": today}}

    def form_valid(self, form):
        if not permission_policy.user_has_permission_for_instance(
            self.request.user, "change", form.cleaned_data["file"]
        ):
            raise PermissionDenied
        series = self.last.series if self.last else None
        try:
            version = post_version(series=series, by=self.request.user, now=timezone.now(), **form.cleaned_data)
        except CannotPost:
            form.add_error(None, _("Meanwhile somebody posted a version. Look at it first."))
            return self.form_invalid(form)
        messages.success(self.request, _("Posted: %(version)s") % {"version": version.label})
        return redirect("versions:one", version.series_id)


class WriteView(FormPage):
    """The text of a version in one language; what was there is kept behind it."""

    form_class = TextForm
    submit_label = gettext_lazy("Publish the text")
    explanation = gettext_lazy("The file stays as it was posted. Readers see on which day the text was corrected.")

    @property
    def page_title(self) -> str:
        words = {"label": self.version.label, "language": LANGUAGES[self.kwargs["language"]]}
        return _("The text of %(label)s, %(language)s") % words

    @cached_property
    def version(self) -> DocumentVersion:
        if self.kwargs["language"] not in LANGUAGES:
            raise Http404
        return get_object_or_404(self.series.versions.select_related("series"), number=self.kwargs["number"])

    def get_initial(self):
        """The text as it is; of a version that has none yet, the one of the version before, to be put right."""
        known = VersionText.objects.filter(version__series=self.series, language=self.kwargs["language"])
        known = known.filter(version__number__lte=self.version.number).order_by("-version__number", "-pk").first()
        return {"html": known.html, "is_summary": known.is_summary} if known else {}

    def form_valid(self, form):
        language, now = self.kwargs["language"], timezone.now()
        write_text(version=self.version, language=language, by=self.request.user, now=now, **form.cleaned_data)
        messages.success(self.request, _("The text is public wherever a page carries the document."))
        return redirect(self.back_url)


class VersionsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_open(request.user)


class VersionsViewSet(ViewSet):
    name = url_prefix = url_namespace = "versions"
    icon = "doc-full"
    menu_label = gettext_lazy("Documents with versions")
    menu_order = 301
    menu_item_class = VersionsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list:
        return [
            path("", VersionsList.as_view(), name="index"),
            path("add/", PostView.as_view(), name="add"),
            path("<int:pk>/", OneDocument.as_view(), name="one"),
            path("<int:pk>/post/", PostView.as_view(), name="post"),
            path("<int:pk>/<int:number>/<str:language>/", WriteView.as_view(), name="write"),
        ]
