"""The page of what happened with ideas."""

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.models import BasePage
from cms.models.pages import SECTIONS

from .pages import INTRO_FEATURES


class IdeasPage(RoutablePageMixin, BasePage):
    """What happened with ideas: every published answer to an idea whose author agreed."""

    programme = "ideas"
    search_kind = SECTIONS
    page_description = _("What happened with ideas: the city's published answers.")
    max_count_per_parent = 1
    subpage_types = ["participation.FormPage"]

    intro = RichTextField(_("introduction"), features=INTRO_FEATURES, blank=True)
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("ideas page")
        verbose_name_plural = _("ideas pages")

    @path("")
    def index(self, request):
        return import_string("participation.views.ideas.list_ideas")(request, self)

    @path("<int:pk>/", name="idea")
    def idea(self, request, pk: int):
        return import_string("participation.views.idea.show_idea")(request, self, pk)

    @path("registru/", name="registru")
    @path("register/", name="register")
    def register(self, request):
        return import_string("participation.views.register.show_register")(request, self)

    @path("data/", name="data")
    def data(self, request):
        return import_string("participation.views.open_data.describe_data")(request, self)

    @path("data/<slug:kind>/", name="data_file")
    def data_file(self, request, kind: str):
        return import_string("participation.views.open_data.give_data")(request, self, kind)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("participation.feeds.answers_feed")(request, self)
