"""News of the Council: from calls for members to votes, in a list and a feed per language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.models import BasePage, NewsItem
from cms.models.pages import SECTIONS, FactsForm

ALMOST_ALL = 101  # shares rounded to a tenth may add up to a little more than 100


class YouthNewsIndexPage(RoutablePageMixin, BasePage):
    """All news of the Council, newest first, by kind, with a feed."""

    programme = "youth"
    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("All news of the Youth Council, by kind, with a feed; made from the news below it.")
    parent_page_types = ["youth_council.YouthCouncilPage"]
    subpage_types = ["youth_council.YouthNewsPage"]
    max_count_per_parent = 1
    template = "youth_council/youth_news_index_page.html"

    class Meta:
        verbose_name = _("Youth Council news list")
        verbose_name_plural = _("Youth Council news lists")

    @path("")
    def index(self, request):
        return import_string("youth_council.views.list_news")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("youth_council.feeds.news_feed")(request, self)


class VoteForm(FactsForm):
    """Refuses shares of more than the whole vote: child rows are not on the page yet when it is cleaned."""

    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("options")
        if formset is not None and formset.is_valid():
            kept = [form for form in formset.forms if form not in formset.deleted_forms]
            if sum(form.cleaned_data.get("percent") or 0 for form in kept) > ALMOST_ALL:
                kept[-1].add_error("percent", _("The shares add up to more than 100%."))
        return cleaned


class YouthNewsPage(NewsItem):
    """One piece of the Council's news; one about a vote carries its results."""

    class Kind(models.TextChoices):
        MEMBERSHIP = "membership", _("Call for members")
        SESSION = "session", _("Summary of a session")
        GROUP = "group", _("Results of a working group")
        VOTE = "vote", _("Vote on a theme")
        CALL = "call", _("Open call")
        EVENT = "event", _("Event")
        REPORT = "report", _("Report")

    programme = "youth"

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.EVENT)
    group = models.ForeignKey(
        "youth_council.WorkingGroup",
        verbose_name=_("working group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    votes = models.PositiveIntegerField(_("votes in all"), null=True, blank=True)
    is_demonstration = models.BooleanField(
        _("is a demonstration"), default=False, help_text=_("The page says that its content is invented.")
    )

    page_description = _("What happened in the Youth Council, on what date, and who says so; also results of a vote.")
    facts = ("kind", "group", "votes", "is_demonstration")
    fact_rows = ("options",)
    served_with = ("group",)
    base_form_class = VoteForm
    parent_page_types = ["youth_council.YouthNewsIndexPage"]
    template = "youth_council/youth_news_page.html"

    facts_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("group")]),
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
        MultiFieldPanel(
            [FieldPanel("votes"), InlinePanel("options", label=_("what could be voted for"), heading=_("Shares"))],
            heading=_("Results of a vote"),
        ),
        *BasePage.label_panels,
        FieldPanel("is_demonstration"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList([*BasePage.content_panels, FieldPanel("body")], heading=_("Words")),
            ObjectList(facts_panels, heading=_("Facts for both languages")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("Youth Council news item")
        verbose_name_plural = _("Youth Council news")

    def clean(self):
        super().clean()
        if self.group_id and self.kind != self.Kind.GROUP:
            raise ValidationError({"group": _("Only results of a working group name one.")})

    @property
    def kind_label(self) -> str:
        return str(KIND_LABELS.get(self.kind, self.kind))

    def get_context(self, request, *args, **kwargs):
        found = import_string("youth_council.views.news_facts")(request, self)
        return super().get_context(request, *args, **kwargs) | found


KIND_LABELS = dict(YouthNewsPage.Kind.choices)
